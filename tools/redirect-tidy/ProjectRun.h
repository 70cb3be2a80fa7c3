//===- ProjectRun.h - A run over a whole project ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_PROJECTRUN_H
#define REDIRECT_TIDY_TOOLS_PROJECTRUN_H

#include "Commands.h"
#include "Findings.h"
#include "FixChoice.h"
#include "FixVerification.h"
#include "ProjectChange.h"
#include "ProjectOptions.h"
#include "Redirects/WholeProgram.h"
#include "SourceRoot.h"
#include "UnitFinder.h"

namespace redirect {

/// One run over a project, from the compilation database to the reports.
class ProjectRun {
public:
  ProjectRun(ProjectCommand Command, const Compilations &Database,
             std::optional<clang::tidy::ClangTidyOptions> Config,
             QueryDriver Drivers, FixChoice Fix)
      : Command(std::move(Command)), Config(std::move(Config)),
        Database(Database), Fix(std::move(Fix)),
        All(absolutePath(this->Command.Root), this->Command.Jobs,
            ResultCache(this->Command.Cache), this->Command.ShowsProgress),
        Options(
            {this->Command.Checks, "", this->Config, this->Command.Arguments}),
        Finder(Database, Options, std::move(Drivers), All.Root) {}

  /// Returns the exit code.
  int run();

private:
  llvm::Error findUnits();
  llvm::Error requireChecks();
  bool addLikelyUnits();
  void takeNotes();
  void nameErrors() const;
  llvm::Error findReports();
  llvm::Error findChange();
  llvm::Error keepWanted();
  llvm::Error writeFiles() const;
  llvm::Error answerWhy();
  llvm::Expected<int> checkModel();
  llvm::Expected<int> suggestModel();
  llvm::Expected<std::vector<Report>> report();
  bool applyFixes(std::vector<Report> Chosen);
  std::string verified(AppliedFixes &Applied) const;
  int conclude(bool IsDone) const;
  llvm::Error describe();
  llvm::Error findAndWrite();
  llvm::Expected<int> runToEnd();
  bool isComplete() const;
  bool checksAnything() const {
    return Command.Routes == RoutesForm::None || !Command.Sarif.empty() ||
           !Command.Html.empty() || Command.Fix ||
           Command.Wanted.asksForFindings();
  }

  ProjectCommand Command;
  const std::optional<clang::tidy::ClangTidyOptions> Config;
  const Compilations &Database;
  const FixChoice Fix;
  Project All;
  const SourceRoot Root{All.Root};
  ProjectOptions Options;
  UnitFinder Finder;
  std::unique_ptr<WholeProgram> Program;
  std::optional<ProjectChange> Change;
  std::vector<std::string> PassedOver;
  std::vector<Report> Reports;
  std::vector<Report> UnusedNolints;
  /// How many findings were fixed, but for what was taken back.
  size_t Fixed = 0;
  /// What there was before anything was left out.
  ReportCounts Found;
  LineNumbers Lines;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_PROJECTRUN_H
