//===- UnitsToCheck.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnitsToCheck.h"
#include "CommandLines.h"
#include "NamedFiles.h"
#include "Program/SummaryJson.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;

namespace redirect {

bool concerns(const WholeProgram &Program, const ProjectUnit &Unit) {
  return Unit.mattersAlone() || Unit.Said.MissesStatus ||
         Program.concerns(Unit.name());
}

/// False if nothing in the unit can be reported: it neither redirects nor has a
/// status for others, whatever gets to it. A NOLINT that nothing needs stands
/// in such units as well.
static bool mayReport(const ProjectUnit &Unit, const Project &All,
                      const WholeProgram &Program, bool TellsUnusedNolint) {
  if (Unit.Said.MissesStatus || !Unit.Said.Problems.empty())
    return true;
  if (!concerns(Program, Unit))
    return false;
  // A file that goes by another name may be any.
  const auto MayHave = [&](StringRef File) {
    const std::string Name = absolutePath(File, All.Root);
    return isMadeOf(Unit, Name) || !isKnown(Name, All.Units);
  };
  return Unit.redirects() || TellsUnusedNolint ||
         llvm::any_of(Program.statusFilesOf(Unit.name()), MayHave);
}

/// True if what \p Unit reports may stand, or have a note, in the file: the
/// unit is made of it, or is told something that names it.
static bool mayName(const ProjectUnit &Unit, const WholeProgram &Program,
                    StringRef File) {
  const std::string Name = fileAsText(llvm::sys::path::filename(File));
  return isMadeOf(Unit, File) ||
         StringRef(Name).find_first_of("\"\\") != StringRef::npos ||
         StringRef(Program.indexFor(Unit.name())).contains(Name);
}

std::vector<ProjectUnit *> unitsToCheck(Project &All,
                                        const WholeProgram &Program,
                                        llvm::ArrayRef<std::string> Files,
                                        bool TellsUnusedNolint) {
  std::vector<ProjectUnit *> Result;
  for (ProjectUnit &Unit : All.Units)
    if (mayReport(Unit, All, Program, TellsUnusedNolint) &&
        (Files.empty() || llvm::any_of(Files, [&](StringRef File) {
           return mayName(Unit, Program, File);
         })))
      Result.push_back(&Unit);
  return Result;
}

} // namespace redirect
