//===- AddedLines.h - The lines that a diff adds ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_ADDEDLINES_H
#define REDIRECT_TIDY_TOOLS_ADDEDLINES_H

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"

namespace redirect {

/// The lines that a unified diff adds to files, by `git diff`, `diff -u` or any
/// other, with as much context as it likes.
class AddedLines {
public:
  /// An error if \p Diff is something else.
  static llvm::Expected<AddedLines> read(llvm::StringRef Diff);

  /// \p File is an absolute path. Diffs name files relative to a folder around
  /// them, which isn't known.
  bool contain(llvm::StringRef File, unsigned Line) const;

private:
  llvm::StringMap<llvm::DenseSet<unsigned>> ByFile;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_ADDEDLINES_H
