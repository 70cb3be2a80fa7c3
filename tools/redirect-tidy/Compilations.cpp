//===- Compilations.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compilations.h"
#include "DatabaseReading.h"
#include "Models/InputFile.h"
#include "RegularFiles.h"
#include "ResponseFiles.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace clang::tooling;
using llvm::StringRef;

namespace redirect {

namespace {

/// The commands of a project by their files' absolute paths.
class KnownCommands : public CompilationDatabase {
public:
  void add(CompileCommand Command) {
    Command.CommandLine = withoutLaunchers(std::move(Command.CommandLine));
    const std::string File = absolutePath(Command.Filename, Command.Directory);
    std::vector<CompileCommand> &Known = ByFile[File];
    if (Known.empty())
      Files.push_back(File);
    Known.push_back(std::move(Command));
  }

  std::vector<CompileCommand>
  getCompileCommands(StringRef File) const override {
    return ByFile.lookup(absolutePath(File));
  }

  std::vector<std::string> getAllFiles() const override { return Files; }

private:
  llvm::StringMap<std::vector<CompileCommand>> ByFile;
  std::vector<std::string> Files;
};

/// Flags that hold for any file: compile_flags.txt, or what stands behind "--".
class FlagsForAll : public CompilationDatabase {
public:
  FlagsForAll(std::unique_ptr<CompilationDatabase> Flags,
              std::vector<std::string> Files)
      : Flags(std::move(Flags)), Files(std::move(Files)) {}

  std::vector<CompileCommand>
  getCompileCommands(StringRef File) const override {
    return Flags->getCompileCommands(File);
  }

  std::vector<std::string> getAllFiles() const override { return Files; }

private:
  const std::unique_ptr<CompilationDatabase> Flags;
  const std::vector<std::string> Files;
};

} // namespace

/// The nearest folder from \p Folder upwards that has a file \p Name or \p
/// Other. Empty if there is none.
static std::string folderWith(StringRef Folder, StringRef Name,
                              StringRef Other) {
  for (; !Folder.empty(); Folder = llvm::sys::path::parent_path(Folder))
    for (const StringRef Wanted : {Name, Other})
      if (llvm::sys::fs::exists(absolutePath(Wanted, Folder)))
        return Folder.str();
  return "";
}

static constexpr StringRef CommandsFile = "compile_commands.json";
static constexpr StringRef FlagsFile = "compile_flags.txt";

std::string buildAround(StringRef Place) {
  return folderWith(absolutePath(Place), CommandsFile, FlagsFile);
}

/// The file of which the commands come for \p Build: in that folder, or \p
/// Build itself. Fails where there is none: one in a folder above may be
/// another project's.
static llvm::Expected<std::string> databaseFor(StringRef Build) {
  std::string Path = absolutePath(Build);
  if (llvm::sys::path::extension(Path) == ".json" ||
      llvm::sys::path::filename(Path) == FlagsFile)
    return Path;
  for (const StringRef Name : {CommandsFile, FlagsFile})
    if (std::string File = absolutePath(Name, Path);
        llvm::sys::fs::exists(File))
      return File;
  const std::string Other = buildAround(Path);
  return llvm::createStringError(
      llvm::inconvertibleErrorCode(),
      (llvm::sys::fs::exists(Path)
           ? "no compilation database (compile_commands.json, or "
             "compile_flags.txt) in " +
                 Path
           : "there is no folder " + Path) +
          (Other.empty() ? "" : "; there is one in " + Other));
}

static llvm::Expected<std::unique_ptr<Compilations>>
loadFlags(StringRef Path, std::vector<std::string> Files) {
  if (auto Text = readInputFile(Path); !Text)
    return Text.takeError();
  std::string Problem;
  std::unique_ptr<CompilationDatabase> Flags =
      FixedCompilationDatabase::loadFromFile(Path, Problem);
  if (!Flags)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Path + ": " + Problem);
  if (Files.empty())
    Files = sourcesBelow(llvm::sys::path::parent_path(Path));
  return std::make_unique<FlagsForAll>(std::move(Flags), std::move(Files));
}

llvm::Expected<std::unique_ptr<Compilations>>
loadCompilations(llvm::ArrayRef<std::string> Builds,
                 std::unique_ptr<Compilations> Given,
                 std::vector<std::string> Files) {
  if (Given)
    return std::make_unique<FlagsForAll>(std::move(Given), std::move(Files));
  auto Known = std::make_unique<KnownCommands>();
  for (const StringRef Build : Builds) {
    llvm::Expected<std::string> Path = databaseFor(Build);
    if (!Path)
      return Path.takeError();
    if (llvm::sys::path::filename(*Path) == FlagsFile && Builds.size() == 1)
      return loadFlags(*Path, std::move(Files));
    llvm::Expected<std::vector<CompileCommand>> Commands = readDatabase(*Path);
    if (!Commands)
      return Commands.takeError();
    for (CompileCommand &Command : *Commands)
      Known->add(std::move(Command));
  }
  return inferMissingCompileCommands(
      withResponseFiles(std::move(Known), regularFiles()));
}

} // namespace redirect
