//===- Steps.cpp ----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "FileWriting.h"
#include "Models/InputFile.h"
#include "Program/SummaryJson.h"
#include "ProjectOptions.h"
#include "Redirects/WholeProgram.h"
#include "Rounds.h"
#include "UnitMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/WithColor.h"

using clang::tooling::CompileCommand;
using llvm::StringRef;

namespace redirect {

int fail(const llvm::Twine &Problem) {
  llvm::WithColor::error(llvm::errs(), "redirect-tidy") << Problem << "\n";
  return Failed;
}

int fail(llvm::Error Problem) {
  return fail(llvm::toString(std::move(Problem)));
}

/// How \p File is compiled, ready to be read.
static llvm::Expected<CompileCommand> commandFor(DescribeCommand &Command,
                                                 const std::string &File) {
  if (const std::string Build = buildAround(File); Command.Builds.empty())
    Command.Builds = {Build.empty() ? File : Build};
  auto Database =
      loadCompilations(Command.Builds, std::move(Command.Given), {File});
  if (!Database)
    return Database.takeError();
  llvm::Expected<QueryDriver> Drivers =
      QueryDriver::create(Command.QueryDriver);
  if (!Drivers)
    return Drivers.takeError();
  const std::vector<CompileCommand> Commands =
      (*Database)->getCompileCommands(File);
  if (Commands.empty())
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        File + ": the compilation database has no command for it");
  CommandNotes Notes;
  CommandReader Reader(std::move(*Drivers), Notes);
  ProjectOptions Options({"", "", std::nullopt});
  CompileCommand Result =
      Reader.read(Commands.front(), File, Options.argumentChanges(File));
  Notes.print(llvm::errs());
  return Result;
}

int run(DescribeCommand Command) {
  std::optional<RouteIndex> Index;
  if (!Command.Index.empty()) {
    llvm::Expected<RouteIndex> Read = RouteIndex::read(Command.Index);
    if (!Read)
      return fail(Read.takeError());
    Index = std::move(*Read);
  }
  const std::string File = absolutePath(Command.File);
  llvm::Expected<CompileCommand> Compile = commandFor(Command, File);
  if (!Compile)
    return fail(Compile.takeError());
  const ModelLibrary Library;
  const DescribedUnit Unit =
      describeUnit(*Compile, File,
                   {Library, Command.Models, Index ? &*Index : nullptr,
                    /*IsPart=*/true, absolutePath(Command.Root), ""});
  if (llvm::Error Problem = writeFile(Command.Output, Unit.Description))
    return fail(std::move(Problem));
  const std::string Problem = Command.File + ": " + Unit.whatIsMissing();
  if (!Unit.isRead())
    return fail(Problem);
  if (Unit.Errors)
    llvm::WithColor::warning(llvm::errs(), "redirect-tidy") << Problem << "\n";
  return NothingFound;
}

/// Writes the part for each unit of an option that takes UNIT=FILE.
static llvm::Error
writeParts(StringRef Option, llvm::ArrayRef<std::string> Wanted,
           llvm::function_ref<std::string(StringRef)> PartFor) {
  for (const StringRef Part : Wanted) {
    const auto [Unit, File] = Part.rsplit('=');
    if (File.empty())
      return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                     Option + " takes UNIT=FILE, not " + Part);
    if (llvm::Error Problem = writeFile(File, PartFor(fileAsText(Unit))))
      return Problem;
  }
  return llvm::Error::success();
}

int run(const ReduceCommand &Command) {
  WholeProgram Program;
  for (const std::string &File : Command.Descriptions) {
    auto Buffer = readInputFile(File);
    if (!Buffer)
      return fail(Buffer.takeError());
    if (llvm::Error Problem = Program.add(std::move(*Buffer)))
      return fail(std::move(Problem));
  }
  Program.solve();
  if (llvm::Error Problem =
          writeFile(Command.Output,
                    [&](llvm::raw_ostream &To) { Program.writeIndex(To); }))
    return fail(std::move(Problem));
  if (llvm::Error Problem =
          writeParts("--slice", Command.Slices,
                     [&](StringRef Unit) { return Program.indexFor(Unit); }))
    return fail(std::move(Problem));
  if (llvm::Error Problem =
          writeParts("--told", Command.Told, [&](StringRef Unit) {
            return toldBy(Program.indexFor(Unit), Unit);
          }))
    return fail(std::move(Problem));
  return NothingFound;
}

} // namespace redirect
