//===- BuildFolder.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BuildFolder.h"
#include "AddedLines.h"
#include "DatabaseReading.h"
#include "SourceRoot.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

using llvm::StringRef;

namespace redirect {

/// Empty if there is none around \p Start.
static std::string nearestBuild(StringRef Start) {
  for (StringRef Folder = Start; !Folder.empty();
       Folder = llvm::sys::path::parent_path(Folder))
    for (const StringRef Name :
         {"compile_commands.json", "build/compile_commands.json",
          "compile_flags.txt"})
      if (std::string File = absolutePath(Name, Folder);
          llvm::sys::fs::exists(File))
        return File;
  return "";
}

llvm::Expected<std::string> findBuild(llvm::ArrayRef<std::string> Files) {
  const std::string Current = absolutePath(".");
  std::string Found = Files.empty() ? "" : nearestBuild(Files.front());
  if (Found.empty())
    Found = nearestBuild(Current);
  if (!Found.empty())
    return Found;
  return llvm::createStringError(
      llvm::inconvertibleErrorCode(),
      "no compilation database (compile_commands.json, or compile_flags.txt) "
      "in " +
          Current +
          ", its folder build, or above it; -p names another folder.\n"
          "  CMake:   cmake -S . -B build -DCMAKE_EXPORT_COMPILE_COMMANDS=ON\n"
          "  Meson:   meson setup build\n"
          "  others:  bear -- make");
}

/// \p Files, with what is C or C++ below it in the place of each folder.
static std::vector<std::string> sourcesOf(llvm::ArrayRef<std::string> Files) {
  std::vector<std::string> Result;
  for (const std::string &File : Files)
    if (llvm::sys::fs::is_directory(File))
      llvm::append_range(Result, sourcesBelow(File));
    else
      Result.push_back(File);
  return Result;
}

llvm::Expected<std::unique_ptr<Compilations>>
commandsFor(ProjectCommand &Command) {
  const bool AreGiven = Command.Given != nullptr;
  if (!AreGiven && Command.Builds.empty()) {
    llvm::Expected<std::string> Found = findBuild(Command.Files);
    if (!Found)
      return Found.takeError();
    if (!Command.IsQuiet)
      llvm::WithColor::note(llvm::errs(), "redirect-tidy")
          << "compile commands: " << SourceRoot::at(".").nameOf(*Found) << "\n";
    Command.Builds = {std::move(*Found)};
  }
  for (const std::string &Build : Command.Builds)
    Command.Change.Builds.push_back(realPath(Build));
  auto Result = loadCompilations(Command.Builds, std::move(Command.Given),
                                 sourcesOf(Command.Files));
  // Each file is a unit then, which shows its headers as well.
  if (AreGiven && Command.Why.empty())
    Command.Files.clear();
  return Result;
}

} // namespace redirect
