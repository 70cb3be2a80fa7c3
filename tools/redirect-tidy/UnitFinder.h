//===- UnitFinder.h - The units of a project --------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_UNITFINDER_H
#define REDIRECT_TIDY_TOOLS_UNITFINDER_H

#include "CommandReader.h"
#include "Project.h"
#include "ProjectOptions.h"

namespace redirect {

/// Makes units of what a project's commands compile.
class UnitFinder {
public:
  /// \p Options and \p Database must outlive the result. Units below \p Root
  /// are named relative to it.
  UnitFinder(const Compilations &Database, ProjectOptions &Options,
             QueryDriver Drivers, std::string Root)
      : Database(Database), Options(Options), Root(std::move(Root)),
        Reader(std::move(Drivers), Notes) {}

  /// One unit for each command of each of \p Files, absolute paths. What isn't
  /// C or C++, and what isn't there, is noted and passed over.
  std::vector<ProjectUnit> unitsOf(std::vector<std::string> Files);

  /// A unit for \p File, which no command compiles: it is read as a file that
  /// is like it. Empty if there is none, or \p File isn't C or C++.
  std::vector<ProjectUnit> likelyUnitsOf(llvm::StringRef File);

  /// What wasn't taken as it stands, since this was asked last.
  CommandNotes takeNotes() { return std::exchange(Notes, {}); }

private:
  void addUnits(llvm::StringRef File, std::vector<ProjectUnit> &Units);
  void finish(llvm::MutableArrayRef<ProjectUnit> Units);
  std::string keyOf(const ProjectUnit &Unit) const;

  const Compilations &Database;
  ProjectOptions &Options;
  const std::string Root;
  const std::string ThisProgram = programHash();
  CommandNotes Notes;
  CommandReader Reader;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_UNITFINDER_H
