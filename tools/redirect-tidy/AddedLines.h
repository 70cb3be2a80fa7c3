//===- AddedLines.h - The lines that a change adds --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_ADDEDLINES_H
#define REDIRECT_TIDY_TOOLS_ADDEDLINES_H

#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Error.h"
#include <vector>

namespace redirect {

/// \p Name, without symbolic links; as it stands if there is no such file.
std::string realPath(llvm::StringRef Name);

/// The lines that a change adds to files, by the files' real paths.
class AddedLines {
public:
  /// What the unified diff \p Text adds to \p Files, the absolute paths of all
  /// that the project is made of. Diffs name files relative to a folder that
  /// isn't known. An error if \p Text is something else, or doesn't show what
  /// it adds to one of the files.
  static llvm::Expected<AddedLines> read(llvm::StringRef Text,
                                         llvm::ArrayRef<std::string> Files);

  void add(llvm::StringRef File, llvm::ArrayRef<unsigned> Lines);
  /// Adds a file, or all files in a folder, with all of their lines.
  void addWhole(llvm::StringRef Path);

  /// Adds a file that was changed in whatever way, or is gone.
  void touch(llvm::StringRef Path) { Touched.insert(Path); }

  bool contain(llvm::StringRef File, unsigned Line) const;
  /// True if some lines of \p File, a real path, are among them.
  bool concern(llvm::StringRef File) const;

  /// All files that were changed in whatever way, sorted: by their real paths,
  /// or as the diff calls them.
  std::vector<std::string> touched() const;

private:
  bool isWhole(llvm::StringRef File) const;

  llvm::StringMap<llvm::DenseSet<unsigned>> ByFile;
  llvm::StringSet<> Whole;
  llvm::StringSet<> Touched;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_ADDEDLINES_H
