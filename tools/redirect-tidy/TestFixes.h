//===- TestFixes.h - Tests that a fix would break ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_TESTFIXES_H
#define REDIRECT_TIDY_TOOLS_TESTFIXES_H

#include "Checking.h"

namespace redirect {

/// Adds to the fix of each of \p Chosen what tests then have to expect of its
/// route. A test of which another of \p All expects something else, or isn't
/// fixed, is left alone: which of them it sees isn't known.
void addTestFixes(std::vector<Report> &Chosen, llvm::ArrayRef<Report> All);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_TESTFIXES_H
