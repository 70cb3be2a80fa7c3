//===- FileWriting.h - Files, whole or not at all ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_FILEWRITING_H
#define REDIRECT_TIDY_TOOLS_FILEWRITING_H

#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace redirect {

/// Writes what \p Write writes to \p File, whole or not at all; "-" is standard
/// output. It is written beside its place and brought to the disk before it
/// gets there: what stood there is lost neither when the disk is full nor when
/// the power goes. A file keeps its permissions and its owner. Anything but a
/// regular file stays as it is, and that is an error; so does a file that is
/// write-protected.
llvm::Error writeFile(llvm::StringRef File,
                      llvm::function_ref<void(llvm::raw_ostream &To)> Write);
/// The same for \p Text.
llvm::Error writeFile(llvm::StringRef File, llvm::StringRef Text);

/// The same for what can be had again: it needn't survive a power failure, and
/// is the user's alone.
llvm::Error writeScratchFile(llvm::StringRef File, llvm::StringRef Text);

/// Brings to its place what was printed so far. An error if not all of it got
/// there.
llvm::Error flushOutput();

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_FILEWRITING_H
