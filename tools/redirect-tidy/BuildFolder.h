//===- BuildFolder.h - Where compile commands are looked for ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_BUILDFOLDER_H
#define REDIRECT_TIDY_TOOLS_BUILDFOLDER_H

#include "Commands.h"

namespace redirect {

/// The file with the compile commands that somebody means who doesn't say: of
/// the folders around the first of \p Files, or else around the current one, it
/// is the nearest's own, or that of the folder `build` in it. If there is none,
/// the error tells how build systems write one.
llvm::Expected<std::string> findBuild(llvm::ArrayRef<std::string> Files);

/// The compile commands that \p Command means: those behind "--", those of its
/// builds, or those that findBuild finds, which is told. Where they are given,
/// all files named are units, and nothing is left of them to be chosen.
llvm::Expected<std::unique_ptr<Compilations>>
commandsFor(ProjectCommand &Command);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_BUILDFOLDER_H
