//===- Fixing.h - Fixes, written into the sources ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_FIXING_H
#define REDIRECT_TIDY_TOOLS_FIXING_H

#include "Checking.h"

namespace redirect {

/// What came of the fixes of some reports.
struct AppliedFixes {
  /// Those that are written whole; one that overlaps another isn't.
  size_t Fixes = 0;
  size_t Files = 0;
  /// Which files weren't written, and why.
  std::vector<std::string> Problems;
  /// What else is to be known of files that were written.
  std::vector<std::string> Notes;
};

/// Writes the fixes of \p Reports. A file that is no longer what \p All was
/// read from is left alone: an editor or another run was faster. Each file is
/// written whole or not at all, and links to it stay.
AppliedFixes applyFixes(llvm::ArrayRef<Report> Reports, const Project &All);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_FIXING_H
