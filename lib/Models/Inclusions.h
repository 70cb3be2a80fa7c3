//===- Inclusions.h - How files came into a unit ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_INCLUSIONS_H
#define REDIRECT_TIDY_MODELS_INCLUSIONS_H

#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>
#include <string>

namespace redirect {

/// How a file came into a unit.
struct Inclusion {
  /// Absolute and without dots; empty if the text is in no file.
  std::string Path;
  /// The file with the directive that first included it; invalid if none did.
  clang::FileID By;
  /// True for `#include "orders.h"`.
  bool IsQuoted = false;
  /// The folder in which it was found under the name that the directive says:
  /// `vendor` for `#include <web/server.h>` and vendor/web/server.h. What is
  /// found beside the header that includes it has the folder of that one.
  std::string SearchFolder;
};

/// True if \p Path lies in \p Folder, or below.
bool isBelow(llvm::StringRef Path, llvm::StringRef Folder);

/// Reads how the files of a unit were included, when somebody asks, off the
/// directives themselves: those are there with precompiled headers, too.
class Inclusions {
public:
  explicit Inclusions(const clang::SourceManager &Sources) : Sources(Sources) {}

  const Inclusion &of(clang::FileID File);

private:
  Inclusion read(clang::FileID File);
  std::string absolutePathOf(clang::FileID File) const;
  clang::FileID includerOf(clang::FileID File) const;
  std::string searchFolderOf(const Inclusion &I, llvm::StringRef Spelled);

  const clang::SourceManager &Sources;
  llvm::DenseMap<clang::FileID, std::unique_ptr<const Inclusion>> Known;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_INCLUSIONS_H
