//===- InputFile.h - Reading what others have written -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Models, indexes, compilation databases and configurations may come from
// strangers. What is read here is bounded: it neither hangs nor fills the
// memory nor the stack, whatever it holds.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_INPUTFILE_H
#define REDIRECT_TIDY_MODELS_INPUTFILE_H

#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"

namespace llvm::yaml {
class Node;
} // namespace llvm::yaml

namespace redirect {

/// How large files may be that a program writes: indexes, databases.
inline constexpr uint64_t MaxInputSize = 512 << 20;
/// The same for files that people write: models, configurations. Parsed, they
/// take a hundred times as much memory.
inline constexpr uint64_t MaxWrittenSize = 1 << 20;
/// How large a text may be that comes from a pipe or a program.
inline constexpr uint64_t MaxStreamSize = 64 << 20;
/// How many lists and mappings may stand in one another, in what people write
/// and in what programs do.
inline constexpr unsigned MaxYamlDepth = 64;
inline constexpr unsigned MaxJsonDepth = 500;
/// How many commas may follow one another in YAML: LLVM's parser goes a call
/// deeper with each.
inline constexpr unsigned MaxCommas = 1000;

/// What stands in \p File, which has to be a regular file: others may never
/// end.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
readInputFile(llvm::StringRef File, uint64_t MaxSize = MaxInputSize);

/// The same, however large it is, as a source may be; null if it can't be read.
std::unique_ptr<llvm::MemoryBuffer> contentsOf(llvm::StringRef File);

/// What comes from \p File, which may be a pipe as well; "-" is standard input.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
readStream(llvm::StringRef File, uint64_t MaxSize = MaxStreamSize);

/// What stands in \p File, which people write in YAML.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
readYamlFile(llvm::StringRef File);

/// Fails if the YAML in \p Text is nested too deeply, has an alias or too many
/// commas, names a key twice or holds what is no text. Other mistakes are left
/// to its reader.
llvm::Error checkYaml(llvm::MemoryBufferRef Text);

/// Where in the YAML of \p Text too many commas follow one another; npos if
/// nowhere.
size_t findTooManyCommas(llvm::StringRef Text);

/// Reads over \p Value, whatever it is. Returns false if it is nested too
/// deeply, goes beyond \p End or can't be read.
bool skipValue(llvm::yaml::Node &Value, const char *End);

/// Parses JSON that isn't nested too deeply.
llvm::Expected<llvm::json::Value> parseJson(llvm::StringRef Text);

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_INPUTFILE_H
