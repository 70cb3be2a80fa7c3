//===- ResponseFiles.h - Commands that name others --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_RESPONSEFILES_H
#define REDIRECT_TIDY_TOOLS_RESPONSEFILES_H

#include "CommandLines.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace redirect {

/// \p Words of a command that is run in \p Folder, with what stands in the
/// response files of \p Files that they name ("@flags.rsp") in their place.
/// Where these are too much, or can't be read, the words stay as they are:
/// files that name each other twice are soon more than any memory.
CommandLine
withResponseFiles(CommandLine Words, llvm::StringRef Folder,
                  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files);

/// The same for all commands of \p Base.
std::unique_ptr<clang::tooling::CompilationDatabase>
withResponseFiles(std::unique_ptr<clang::tooling::CompilationDatabase> Base,
                  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_RESPONSEFILES_H
