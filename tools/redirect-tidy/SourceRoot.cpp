//===- SourceRoot.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SourceRoot.h"
#include "CommandLines.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;

namespace redirect {

SourceRoot::SourceRoot(StringRef Folder) : Path(absolutePath(Folder)) {
  for (StringRef Around = Path; !Around.empty();
       Around = llvm::sys::path::parent_path(Around))
    // A folder, or in another work tree of the repository a file.
    if (llvm::sys::fs::exists(absolutePath(".git", Around))) {
      Path = Around.str();
      return;
    }
}

SourceRoot SourceRoot::at(StringRef Folder) {
  SourceRoot Result;
  Result.Path = absolutePath(Folder);
  return Result;
}

static std::optional<std::string> strip(StringRef File, StringRef Root) {
  if (File.consume_front(Root) && (Root == "/" || File.consume_front("/")))
    return File.str();
  return std::nullopt;
}

std::optional<std::string> SourceRoot::below(StringRef File) const {
  if (std::optional<std::string> Known = strip(File, Path))
    return Known;
  llvm::SmallString<128> RealFile;
  llvm::SmallString<128> RealRoot;
  if (llvm::sys::fs::real_path(File, RealFile) ||
      llvm::sys::fs::real_path(Path, RealRoot))
    return std::nullopt;
  return strip(RealFile, RealRoot);
}

std::string SourceRoot::nameOf(StringRef File) const {
  return below(File).value_or(File.str());
}

} // namespace redirect
