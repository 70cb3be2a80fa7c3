//===- Commands.h - What redirect-tidy is asked to do -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_COMMANDS_H
#define REDIRECT_TIDY_TOOLS_COMMANDS_H

#include "CommandReader.h"
#include "Compilations.h"
#include "Models/ModelLibrary.h"
#include "Reporting.h"

namespace redirect {

/// What redirect-tidy ends with.
enum ExitCode : int {
  NothingFound = 0,
  Found = 1,
  /// Something failed: nothing of a unit could be read, a file not be written.
  Failed = 2
};

/// Prints "redirect-tidy: error: ..." and returns Failed.
int fail(const llvm::Twine &Problem);
int fail(llvm::Error Problem);

/// Which change is looked at, if not all there is.
struct ChangeQuestion {
  /// A unified diff; empty for none.
  std::string Diff;
  /// A commit of git; empty for none.
  std::string Since;
  /// The folders that the build writes to.
  std::vector<std::string> Builds;
  /// Comments that the change brings suppress nothing.
  bool IgnoresNewNolints = false;
};

/// How routes are printed.
enum class RoutesForm : uint8_t { None, Table, Json };

/// `redirect-tidy -p BUILD [FILE...]`: all of it, in one command.
struct ProjectCommand {
  /// Only what stands, or has a note, in these files is reported; all if there
  /// are none.
  std::vector<std::string> Files;
  /// Where the compile commands come from, and what stands behind "--".
  std::vector<std::string> Builds;
  std::unique_ptr<Compilations> Given;
  /// The compilers that may be run, as globs.
  std::string QueryDriver;
  /// As clang-tidy's option of that name.
  std::string Checks;
  /// As clang-tidy's option of that name.
  std::string Config;
  std::string Root;
  /// Files to write; empty for none.
  std::string Index;
  /// Empty, or where to write for whom the index says the same as before.
  std::string UnitAnswers;
  std::string Sarif;
  std::string Html;
  /// Only what it touches is reported.
  ChangeQuestion Change;
  /// Where results are kept; empty for nowhere.
  std::string Cache;
  unsigned Jobs = 0;
  /// Which fixes to apply, as FixChoice reads it; nothing for none.
  std::optional<std::string> Fix;
  /// What is fixed is looked at again, and taken back where it is wrong.
  bool VerifiesFixes = false;
  /// What tests expect of a fixed redirect is changed with it.
  bool FixesTests = false;
  bool IsQuiet = false;
  /// Whatever can't be looked at is a failure.
  bool IsStrict = false;
  bool ShowsProgress = false;
  RoutesForm Routes = RoutesForm::None;
  /// Print the frameworks, and check nothing.
  bool ListsFrameworks = false;
  /// What is changed in all compile commands.
  ArgumentChanges Arguments;
  Reporting Wanted;
  /// FILE:LINE of which to print what is known; empty for none.
  std::string Why;
  /// The model of which to print what the project doesn't have; empty for none.
  std::string CheckedModel;
  /// Print a model of what is recognised without one.
  bool SuggestsModel = false;

  /// True if something is asked of the project, and nothing checked.
  bool asksOnly() const {
    return !Why.empty() || !CheckedModel.empty() || SuggestsModel;
  }

  /// True if nothing of the project is left out.
  bool isOfAll() const {
    return Files.empty() && Change.Diff.empty() && Change.Since.empty();
  }
};
int run(ProjectCommand Command);

/// `redirect-tidy describe`: the map step, for build systems.
struct DescribeCommand {
  std::string File;
  std::string Output;
  /// The route index to read; empty for none.
  std::string Index;
  std::string Root;
  std::vector<std::string> Builds;
  std::unique_ptr<Compilations> Given;
  std::string QueryDriver;
  ModelSelection Models;
};
int run(DescribeCommand Command);

/// `redirect-tidy reduce`: all descriptions make a route index.
struct ReduceCommand {
  std::vector<std::string> Descriptions;
  std::string Output;
  /// "UNIT=FILE": what of the index that unit asks for.
  std::vector<std::string> Slices;
  /// "UNIT=FILE": what of the index that unit's description depends on.
  std::vector<std::string> Told;
};
int run(const ReduceCommand &Command);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_COMMANDS_H
