//===- Fixing.h - Fixes, written into the sources ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_FIXING_H
#define REDIRECT_TIDY_TOOLS_FIXING_H

#include "Checking.h"
#include <set>

namespace redirect {

/// A file that was written.
struct FixedFile {
  /// A real path.
  std::string Path;
  std::string Before;
  std::string After;
};

/// A fix that was written whole; one that overlaps another isn't.
struct AppliedFix {
  /// The file in which the report stands, and those that the fix changed, by
  /// their real paths.
  std::string ReportedIn;
  std::set<std::string> Files;
};

/// What came of the fixes of some reports.
struct AppliedFixes {
  std::vector<AppliedFix> Fixes;
  std::vector<FixedFile> Files;
  /// Which files weren't written, and why.
  std::vector<std::string> Problems;
  /// What else is to be known of files that were written.
  std::vector<std::string> Notes;
};

/// Writes the fixes of \p Reports. A file that is no longer what \p All was
/// read from is left alone: an editor or another run was faster. Each file is
/// written whole or not at all, and links to it stay.
AppliedFixes applyFixes(llvm::ArrayRef<Report> Reports, const Project &All);

/// Gives \p File the text back that it had before it was fixed. Fails if it is
/// no longer what it became by the fix.
llvm::Error restore(const FixedFile &File);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_FIXING_H
