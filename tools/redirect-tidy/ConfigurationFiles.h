//===- ConfigurationFiles.h - What .clang-tidy files say --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_CONFIGURATIONFILES_H
#define REDIRECT_TIDY_TOOLS_CONFIGURATIONFILES_H

#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"
#include <string>

namespace redirect {

/// The options in \p Text, the contents of a .clang-tidy file. Fails with
/// "FILE:LINE:COLUMN: what is wrong".
llvm::Expected<clang::tidy::ClangTidyOptions>
readConfiguration(llvm::MemoryBufferRef Text);

/// Fails if one of the .clang-tidy files that are about \p Files can't be read
/// or understood: clang-tidy goes on as if it weren't there, with whatever
/// checks and models that leaves.
llvm::Error checkConfigurationFiles(llvm::ArrayRef<std::string> Files);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_CONFIGURATIONFILES_H
