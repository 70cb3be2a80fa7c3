//===- UnitFinder.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnitFinder.h"
#include "Models/InputFile.h"
#include "clang/Driver/Types.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using clang::tooling::CompileCommand;
using llvm::StringRef;

namespace redirect {

/// Empty for what can't be read: that is told when a unit asks for it.
static std::string modelHash(StringRef File) {
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> Text =
      readInputFile(File, MaxWrittenSize);
  if (Text)
    return hashOf((*Text)->getBuffer());
  llvm::consumeError(Text.takeError());
  return "";
}

/// The hash of all that it takes to read \p Unit, but for the files themselves.
std::string UnitFinder::keyOf(const ProjectUnit &Unit) const {
  std::string Input = ThisProgram + "\n" + Root + "\n";
  const auto Add = [&](StringRef Text) { Input += (Text + "\n").str(); };
  Add(Unit.Command.Directory);
  Add(Unit.Command.Filename);
  llvm::for_each(Unit.Command.CommandLine, Add);
  Add(Unit.Variant);
  llvm::for_each(Unit.Models.Frameworks, Add);
  Add(Unit.Models.Heuristics ? "by shape" : "by models");
  Add(Unit.Models.OwnServers == OwnServers::Infer ? "own servers" : "");
  for (const std::string &File : Unit.Models.Files) {
    Add(File);
    Add(modelHash(File));
  }
  return hashOf(Input);
}

/// Names the units of one file, in an order that isn't the database's.
void UnitFinder::finish(llvm::MutableArrayRef<ProjectUnit> Units) {
  llvm::sort(Units, [](const ProjectUnit &A, const ProjectUnit &B) {
    return std::tie(A.Command.CommandLine, A.Command.Directory) <
           std::tie(B.Command.CommandLine, B.Command.Directory);
  });
  for (const auto &[Number, Unit] : llvm::enumerate(Units)) {
    if (Units.size() > 1)
      Unit.Variant = "#" + std::to_string(Number + 1);
    Unit.Key = keyOf(Unit);
  }
}

void UnitFinder::addUnits(StringRef File, std::vector<ProjectUnit> &Units) {
  const size_t First = Units.size();
  for (CompileCommand &Command : Database.getCompileCommands(File)) {
    if (const StringRef Language = otherLanguage(File, Command.CommandLine);
        !Language.empty()) {
      Notes.passOver(Language);
      continue;
    }
    if (!llvm::sys::fs::is_regular_file(File)) {
      Notes.missFile(File);
      continue;
    }
    ProjectUnit Unit;
    Unit.File = File.str();
    Unit.Command =
        Reader.read(std::move(Command), File, Options.argumentChanges(File));
    if (llvm::any_of(llvm::drop_begin(Units, First),
                     [&](const ProjectUnit &Other) {
                       return compileTheSame(Other.Command, Unit.Command);
                     }))
      continue;
    Unit.Models = modelsFor(Options.getOptions(File), File);
    Units.push_back(std::move(Unit));
  }
  finish(llvm::MutableArrayRef(Units).drop_front(First));
}

std::vector<ProjectUnit> UnitFinder::unitsOf(std::vector<std::string> Files) {
  llvm::sort(Files);
  Files.erase(std::unique(Files.begin(), Files.end()), Files.end());
  std::vector<ProjectUnit> Result;
  for (const std::string &File : Files)
    addUnits(File, Result);
  return Result;
}

std::vector<ProjectUnit> UnitFinder::likelyUnitsOf(StringRef File) {
  namespace types = clang::driver::types;
  const StringRef Extension = llvm::sys::path::extension(File);
  std::vector<ProjectUnit> Result;
  if (!Extension.empty() &&
      types::isDerivedFromC(
          types::lookupTypeForExtension(Extension.drop_front())) &&
      llvm::sys::fs::exists(File))
    addUnits(File, Result);
  for (const ProjectUnit &Unit : Result)
    if (!Unit.Command.Heuristic.empty())
      Notes.say(File + " isn't compiled by itself; its command is " +
                Unit.Command.Heuristic);
  return Result;
}

} // namespace redirect
