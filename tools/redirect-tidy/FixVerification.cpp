//===- FixVerification.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FixVerification.h"
#include "AddedLines.h"
#include "IndexFile.h"
#include "Rounds.h"
#include "UnitsToCheck.h"
#include "llvm/ADT/STLExtras.h"

namespace redirect {

ReportCounts countReports(llvm::ArrayRef<Report> Reports) {
  ReportCounts Result;
  for (const Report &R : Reports)
    if (!isAboutConfiguration(R))
      ++Result[realPath(R.Message.FilePath)];
  return Result;
}

namespace {

/// The project as fixes have left it.
class FixedProject {
public:
  FixedProject(AppliedFixes &Applied, const Project &Before,
               const ReportCounts &Found, CheckSettings Settings);

  /// Fails if that can't be told.
  llvm::Error look();
  /// Which files are wrong, and why.
  std::map<std::string, std::string> Wrong;
  size_t UnitsRead = 0;

private:
  std::set<std::string> changedFilesOf(const ProjectUnit &Unit) const;
  void describe();
  llvm::Error check();
  void blame(const std::set<std::string> &Files, const std::string &Why);
  /// Blames all files of \p Fix if one is: they are taken back together.
  void blameTogether(const AppliedFix &Fix);

  AppliedFixes &Applied;
  const Project &Before;
  const ReportCounts &Found;
  CheckSettings Settings;
  Project After;
  std::unique_ptr<WholeProgram> Program;
};

} // namespace

FixedProject::FixedProject(AppliedFixes &Applied, const Project &Before,
                           const ReportCounts &Found, CheckSettings Settings)
    : Applied(Applied), Before(Before), Found(Found),
      Settings(std::move(Settings)),
      After(Before.Root, Before.Jobs, Before.Cache, /*ShowsProgress=*/false) {
  After.Units = Before.Units;
}

/// Those of which \p Unit is made.
std::set<std::string>
FixedProject::changedFilesOf(const ProjectUnit &Unit) const {
  std::set<std::string> Own;
  for (const FileRead &File : Unit.Said.Files)
    Own.insert(realPath(File.Path));
  std::set<std::string> Result;
  for (const FixedFile &File : Applied.Files)
    if (Own.count(File.Path))
      Result.insert(File.Path);
  return Result;
}

void FixedProject::blame(const std::set<std::string> &Files,
                         const std::string &Why) {
  for (const std::string &File : Files)
    Wrong.try_emplace(File, Why);
}

void FixedProject::describe() {
  std::vector<size_t> Again;
  for (const auto &[Number, Unit] : llvm::enumerate(After.Units)) {
    if (changedFilesOf(Unit).empty())
      continue;
    Again.push_back(Number);
    Unit.Said = {};
    Unit.Told.clear();
    Unit.TimesTold = 0;
    Unit.MayLearnMore = false;
  }
  UnitsRead = Again.size();
  Program = describeAll(After);
  for (const size_t Number : Again) {
    const ProjectUnit &Unit = After.Units[Number];
    const ProjectUnit &Was = Before.Units[Number];
    if (Unit.Said.Errors > Was.Said.Errors)
      blame(changedFilesOf(Was),
            "with its fix, " + Unit.File +
                " no longer compiles: " + Unit.Said.FirstError);
  }
}

llvm::Error FixedProject::check() {
  llvm::Expected<IndexFile> Index = IndexFile::write(*Program);
  if (!Index)
    return Index.takeError();
  Settings.Index = Index->path().str();
  std::vector<std::string> Names;
  Names.reserve(Applied.Files.size());
  for (const FixedFile &File : Applied.Files)
    Names.push_back(File.Path);
  const std::vector<Report> Left =
      checkAll(After,
               unitsToCheck(After, *Program, Names,
                            /*TellsUnusedNolint=*/false),
               *Program, Settings);
  ReportCounts Fixed;
  for (const AppliedFix &Fix : Applied.Fixes)
    ++Fixed[Fix.ReportedIn];
  for (const auto &[File, Count] : countReports(Left)) {
    const auto Known = Found.find(File);
    if (Count + Fixed[File] <= (Known == Found.end() ? 0 : Known->second))
      continue;
    // What is new elsewhere comes of any of the fixes.
    const bool IsFixed = llvm::is_contained(Names, File);
    blame(IsFixed ? std::set<std::string>{File}
                  : std::set<std::string>(Names.begin(), Names.end()),
          "its fix leaves something to report in " + File);
  }
  return llvm::Error::success();
}

void FixedProject::blameTogether(const AppliedFix &Fix) {
  const auto Found = llvm::find_if(Fix.Files, [this](const std::string &File) {
    return Wrong.count(File) != 0;
  });
  if (Found != Fix.Files.end())
    blame(Fix.Files, Wrong[*Found]);
}

llvm::Error FixedProject::look() {
  describe();
  if (llvm::Error Problem = check())
    return Problem;
  for (size_t Known = 0; Known != Wrong.size();) {
    Known = Wrong.size();
    for (const AppliedFix &Fix : Applied.Fixes)
      blameTogether(Fix);
  }
  return llvm::Error::success();
}

/// Takes the fixes of \p Wrong back.
static void takeBack(AppliedFixes &Applied,
                     const std::map<std::string, std::string> &Wrong) {
  const auto IsWrong = [&](const std::string &File) {
    return Wrong.count(File) != 0;
  };
  for (const FixedFile &File : Applied.Files)
    if (IsWrong(File.Path)) {
      llvm::Error Problem = restore(File);
      Applied.Problems.push_back(
          Problem ? llvm::toString(std::move(Problem))
                  : File.Path + ": restored: " + Wrong.find(File.Path)->second);
    }
  llvm::erase_if(Applied.Files,
                 [&](const FixedFile &File) { return IsWrong(File.Path); });
  llvm::erase_if(Applied.Fixes, [&](const AppliedFix &Fix) {
    return llvm::any_of(Fix.Files, IsWrong);
  });
}

llvm::Expected<size_t> verifyFixes(AppliedFixes &Applied, const Project &Before,
                                   const ReportCounts &Found,
                                   CheckSettings Settings) {
  // The contents of a file stand in it now.
  Settings.Texts.clear();
  size_t UnitsRead = 0;
  // What is left may need what was taken back.
  while (!Applied.Files.empty()) {
    FixedProject After(Applied, Before, Found, Settings);
    if (llvm::Error Problem = After.look())
      return std::move(Problem);
    UnitsRead = std::max(UnitsRead, After.UnitsRead);
    if (After.Wrong.empty())
      break;
    takeBack(Applied, After.Wrong);
  }
  return UnitsRead;
}

} // namespace redirect
