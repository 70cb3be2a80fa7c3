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
/// The same for files that people write: models, configurations.
inline constexpr uint64_t MaxWrittenSize = 4 << 20;
/// How many lists and mappings may stand in one another, in what people write
/// and in what programs do.
inline constexpr unsigned MaxYamlDepth = 64;
inline constexpr unsigned MaxJsonDepth = 500;

/// What stands in \p File, which has to be a regular file: others may never
/// end.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
readInputFile(llvm::StringRef File, uint64_t MaxSize = MaxInputSize);

/// The same for a file that people write in YAML.
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
readYamlFile(llvm::StringRef File);

/// Fails if the YAML in \p Text is nested too deeply, has an alias, names a key
/// twice or holds what is no text. Other mistakes are left to its reader.
llvm::Error checkYaml(llvm::MemoryBufferRef Text);

/// Reads over \p Value, whatever it is. Returns false if it is nested too
/// deeply or can't be read.
bool skipValue(llvm::yaml::Node &Value);

/// Parses JSON that isn't nested too deeply.
llvm::Expected<llvm::json::Value> parseJson(llvm::StringRef Text);

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_INPUTFILE_H
