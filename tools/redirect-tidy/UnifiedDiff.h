//===- UnifiedDiff.h - A diff, as text --------------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_UNIFIEDDIFF_H
#define REDIRECT_TIDY_TOOLS_UNIFIEDDIFF_H

#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace redirect {

/// What a diff says of one file.
struct DiffedFile {
  /// The names in its header, with whatever stands before them ("a/", "b/");
  /// empty for /dev/null.
  std::string Old;
  std::string New;
  /// The lines that are added.
  std::vector<unsigned> Lines;
  /// Set for a copy, of which only the difference is shown.
  bool IsWhole = false;
  /// Set where the diff doesn't show what was changed, as with submodules.
  bool IsUntold = false;
  /// For binary files, the line that names them: where a name ends in it is
  /// anybody's guess.
  std::string NamedIn;
};

/// Reads a unified diff by git or by any other, with as much context as it
/// likes, and with what `git log`, `git show` and `git format-patch` put around
/// it. What could be a line of a diff and can't be understood is an error, as
/// something may have been added there.
llvm::Expected<std::vector<DiffedFile>> readUnifiedDiff(llvm::StringRef Text);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_UNIFIEDDIFF_H
