//===- RegularFiles.h - Files that have an end ------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REGULARFILES_H
#define REDIRECT_TIDY_TOOLS_REGULARFILES_H

#include "llvm/Support/VirtualFileSystem.h"

namespace redirect {

/// This machine's files, of which only regular ones can be read, and /dev/null:
/// a source may ask for a pipe that nobody writes to, or for /dev/zero. Each
/// has a working folder of its own.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> regularFiles();

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REGULARFILES_H
