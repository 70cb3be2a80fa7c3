//===- SourceRoot.h - Where a project's source begins -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_SOURCEROOT_H
#define REDIRECT_TIDY_TOOLS_SOURCEROOT_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace redirect {

/// The folder to which code hosts take names of files to be relative: that of
/// the git repository around \p Folder, or \p Folder itself. Ends without a
/// slash.
class SourceRoot {
public:
  explicit SourceRoot(llvm::StringRef Folder);
  /// \p Folder itself, whatever is around it.
  static SourceRoot at(llvm::StringRef Folder);

  llvm::StringRef path() const { return Path; }

  /// "src/orders.cpp"; nothing for a file that stands elsewhere.
  std::optional<std::string> below(llvm::StringRef File) const;

  /// The same, or \p File as it is.
  std::string nameOf(llvm::StringRef File) const;

private:
  SourceRoot() = default;

  std::string Path;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_SOURCEROOT_H
