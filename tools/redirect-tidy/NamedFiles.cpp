//===- NamedFiles.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "NamedFiles.h"
#include "SourceRoot.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include <set>

using llvm::StringRef;

namespace redirect {

bool isMadeOf(const ProjectUnit &Unit, StringRef Name) {
  return Unit.File == Name ||
         llvm::any_of(Unit.Said.Files,
                      [&](const FileRead &File) { return File.Path == Name; });
}

bool isKnown(StringRef Name, llvm::ArrayRef<ProjectUnit> Units) {
  return llvm::any_of(
      Units, [&](const ProjectUnit &Unit) { return isMadeOf(Unit, Name); });
}

llvm::Expected<std::string> knownName(StringRef File,
                                      llvm::ArrayRef<ProjectUnit> Units) {
  if (isKnown(File, Units))
    return File.str();
  llvm::SmallString<128> Real;
  if (const std::error_code Problem = llvm::sys::fs::real_path(File, Real))
    return llvm::createStringError(Problem, File + ": " + Problem.message());
  if (!isKnown(Real, Units))
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        File + " is no part of the project: nothing that is compiled "
               "includes it");
  return Real.str().str();
}

/// The files below \p Folder of which units are made.
static std::set<std::string> knownBelow(StringRef Folder,
                                        llvm::ArrayRef<ProjectUnit> Units) {
  const SourceRoot Root = SourceRoot::at(Folder);
  std::set<std::string> Result;
  const auto Add = [&](const std::string &File) {
    if (Root.below(File))
      Result.insert(File);
  };
  for (const ProjectUnit &Unit : Units) {
    Add(Unit.File);
    for (const FileRead &File : Unit.Said.Files)
      Add(File.Path);
  }
  return Result;
}

llvm::Expected<std::vector<std::string>>
knownFiles(llvm::ArrayRef<std::string> Names,
           llvm::ArrayRef<ProjectUnit> Units) {
  std::vector<std::string> Found;
  for (const std::string &Name : Names) {
    if (llvm::sys::fs::is_directory(Name)) {
      const std::set<std::string> Below = knownBelow(Name, Units);
      if (Below.empty())
        return llvm::createStringError(
            llvm::inconvertibleErrorCode(),
            Name + ": nothing in this folder is part of the project");
      llvm::append_range(Found, Below);
      continue;
    }
    llvm::Expected<std::string> Known = knownName(Name, Units);
    if (!Known)
      return Known.takeError();
    Found.push_back(std::move(*Known));
  }
  return Found;
}

} // namespace redirect
