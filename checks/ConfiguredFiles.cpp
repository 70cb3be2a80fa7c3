//===- ConfiguredFiles.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConfiguredFiles.h"
#include "Models/InputFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace redirect {

std::vector<std::string> listed(llvm::StringRef Text) {
  std::vector<std::string> Result;
  for (const llvm::StringRef Element : llvm::split(Text, ';'))
    if (!Element.trim().empty())
      Result.push_back(Element.trim().str());
  return Result;
}

static bool mentions(llvm::StringRef File, llvm::StringRef Name) {
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> Text =
      readInputFile(File, MaxWrittenSize);
  if (Text)
    return (*Text)->getBuffer().contains(Name);
  llvm::consumeError(Text.takeError()); // There needn't be one.
  return false;
}

std::string findFile(llvm::StringRef Name, llvm::StringRef UnitFile) {
  if (llvm::sys::path::is_absolute(Name))
    return Name.str();
  llvm::SmallString<128> Folder(UnitFile);
  if (llvm::sys::fs::make_absolute(Folder))
    return Name.str();
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
  while (llvm::sys::path::has_parent_path(Folder)) {
    llvm::sys::path::remove_filename(Folder);
    llvm::SmallString<128> Configuration(Folder);
    llvm::sys::path::append(Configuration, ".clang-tidy");
    if (!mentions(Configuration, Name))
      continue;
    llvm::SmallString<128> File(Folder);
    llvm::sys::path::append(File, Name);
    if (llvm::sys::fs::exists(File))
      return File.str().str();
  }
  return Name.str();
}

} // namespace redirect
