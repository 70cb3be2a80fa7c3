//===- BuildFolder.h - Where compile commands are looked for ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_BUILDFOLDER_H
#define REDIRECT_TIDY_TOOLS_BUILDFOLDER_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"

namespace redirect {

/// The file with the compile commands that somebody means who doesn't say: of
/// the folders around the first of \p Files, or else around the current one, it
/// is the nearest's own, or that of the folder `build` in it. If there is none,
/// the error tells how build systems write one.
llvm::Expected<std::string> findBuild(llvm::ArrayRef<std::string> Files);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_BUILDFOLDER_H
