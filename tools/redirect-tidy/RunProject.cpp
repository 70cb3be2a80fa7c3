//===- RunProject.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "BuildFolder.h"
#include "Commands.h"
#include "LineQuestion.h"
#include "Listings.h"
#include "ProjectRun.h"
#include "llvm/Support/Path.h"

namespace redirect {

/// Which fixes \p Command wants.
static llvm::Expected<FixChoice> fixesFor(const ProjectCommand &Command) {
  if (!Command.Fix && Command.VerifiesFixes)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "--verify needs --fix");
  if (!Command.Fix && Command.FixesTests)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "--fix-tests needs --fix");
  if (!Command.Fix)
    return FixChoice();
  llvm::Expected<FixChoice> Result = FixChoice::read(*Command.Fix);
  if (Result && Result->Is == FixChoice::Kind::Ask &&
      Command.Change.Diff == "-")
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        "--fix=ask reads answers from standard input: give --diff a file");
  return Result;
}

/// Makes the files that \p Command names whole paths. Behind "--" stand the
/// flags of the file that --why asks about.
static llvm::Error completeFiles(ProjectCommand &Command) {
  if (!Command.Why.empty()) {
    llvm::Expected<LineQuestion> Asked = LineQuestion::read(Command.Why);
    if (!Asked)
      return Asked.takeError();
    if (Command.Given && Command.Files.empty())
      Command.Files.push_back(Asked->File);
  }
  for (std::string &File : Command.Files)
    File = absolutePath(File);
  return llvm::Error::success();
}

/// The configuration that \p Command gives; nothing if it gives none.
static llvm::Expected<std::optional<clang::tidy::ClangTidyOptions>>
configFor(const ProjectCommand &Command) {
  if (Command.Config.empty())
    return std::nullopt;
  llvm::Expected<clang::tidy::ClangTidyOptions> Parsed =
      parseConfig(Command.Config);
  if (!Parsed)
    return Parsed.takeError();
  return std::optional(std::move(*Parsed));
}

int run(ProjectCommand Command) {
  if (llvm::Error Problem = Command.Wanted.check(Command.isOfAll()))
    return fail(std::move(Problem));
  llvm::Expected<FixChoice> Fix = fixesFor(Command);
  if (!Fix)
    return fail(Fix.takeError());
  if (llvm::Error Problem = completeFiles(Command))
    return fail(std::move(Problem));
  auto Database = commandsFor(Command);
  if (!Database && Command.ListsFrameworks) {
    llvm::consumeError(Database.takeError());
    printFrameworks({}, llvm::outs());
    return NothingFound;
  }
  if (!Database)
    return fail(Database.takeError());
  auto Config = configFor(Command);
  if (!Config)
    return fail(Config.takeError());
  llvm::Expected<QueryDriver> Drivers =
      QueryDriver::create(Command.QueryDriver);
  if (!Drivers)
    return fail(Drivers.takeError());
  return ProjectRun(std::move(Command), **Database, std::move(*Config),
                    std::move(*Drivers), std::move(*Fix))
      .run();
}

} // namespace redirect
