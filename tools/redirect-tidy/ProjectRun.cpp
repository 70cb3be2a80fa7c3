//===- ProjectRun.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProjectRun.h"
#include "ConfigurationFiles.h"
#include "FileWriting.h"
#include "Fixing.h"
#include "IndexFile.h"
#include "LeftOut.h"
#include "LineQuestion.h"
#include "Listings.h"
#include "NamedFiles.h"
#include "Output.h"
#include "Program/UnitAnswers.h"
#include "Rounds.h"
#include "RouteJson.h"
#include "RoutePage.h"
#include "RouteTable.h"
#include "Sarif.h"
#include "Summary.h"
#include "TestFixes.h"
#include "UnitsToCheck.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

namespace redirect {

/// Fails if there is nothing to look at.
llvm::Error ProjectRun::findUnits() {
  std::vector<std::string> Names = Database.getAllFiles();
  if (Names.empty())
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        "no files to look at: the compilation database is empty");
  if (llvm::Error Problem = checkConfigurationFiles(Names))
    return Problem;
  All.Units = Finder.unitsOf(std::move(Names));
  takeNotes();
  if (!Command.IsQuiet && !All.Cache.problem().empty())
    llvm::WithColor::note(llvm::errs(), "redirect-tidy")
        << All.Cache.problem() << "\n";
  if (All.Units.empty())
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        "no files to look at: none of those in the compilation database is "
        "both there and C or C++");
  return checksAnything() && !Command.asksOnly() ? requireChecks()
                                                 : llvm::Error::success();
}

/// Fails if no check is enabled for any unit.
llvm::Error ProjectRun::requireChecks() {
  const auto HasCheck = [this](const ProjectUnit &Unit) {
    return llvm::any_of(settingsFrom(Options.getOptions(Unit.File)),
                        [](const CheckSetting &S) { return S.IsEnabled; });
  };
  if (llvm::any_of(All.Units, HasCheck))
    return llvm::Error::success();
  return llvm::createStringError(
      llvm::inconvertibleErrorCode(),
      "no check is enabled: " +
          (Command.Checks.empty()
               ? "the configuration takes all of http-* out"
               : "--checks=" + Command.Checks + " matches none of http-*"));
}

/// Says what was passed over or not taken as it stands, and keeps it.
void ProjectRun::takeNotes() {
  const CommandNotes Notes = Finder.takeNotes();
  if (!Command.IsQuiet)
    Notes.print(llvm::errs());
  llvm::append_range(PassedOver, Notes.texts());
}

/// Says of each unit that wasn't read whole what couldn't be looked at.
void ProjectRun::nameErrors() const {
  for (const ProjectUnit &Unit : All.Units)
    if (Unit.Said.Errors) {
      using llvm::WithColor;
      (Unit.Said.isRead() || !Unit.Command.Heuristic.empty()
           ? WithColor::warning(llvm::errs(), "redirect-tidy")
           : WithColor::error(llvm::errs(), "redirect-tidy"))
          << Unit.File << ": " << Unit.Said.whatIsMissing() << "\n";
    }
}

/// True if as much was looked at as is asked for, as it is asked for.
bool ProjectRun::isComplete() const {
  if (llvm::any_of(Reports, isAboutConfiguration))
    return false;
  if (Command.IsStrict && Change && !Change->unseen().empty())
    return false;
  // How a file is compiled that nothing compiles was a guess.
  return llvm::all_of(All.Units, [this](const ProjectUnit &Unit) {
    return Command.IsStrict
               ? Unit.Said.Errors == 0
               : Unit.Said.isRead() || !Unit.Command.Heuristic.empty();
  });
}

/// Files that are wanted, and that no unit is made of, are units of their own:
/// a header that nothing includes yet, a source that isn't built yet. Returns
/// whether there are some.
bool ProjectRun::addLikelyUnits() {
  std::vector<ProjectUnit> Likely;
  for (const std::string &Name : Command.Files)
    if (!llvm::sys::fs::is_directory(Name) && !isKnown(Name, All.Units) &&
        !isKnown(realPath(Name), All.Units))
      llvm::move(Finder.likelyUnitsOf(Name), std::back_inserter(Likely));
  takeNotes();
  if (Likely.empty())
    return false;
  llvm::move(Likely, std::back_inserter(All.Units));
  llvm::sort(All.Units, [](const ProjectUnit &A, const ProjectUnit &B) {
    return A.File < B.File;
  });
  return true;
}

llvm::Error ProjectRun::findReports() {
  llvm::Expected<IndexFile> Index = IndexFile::write(*Program);
  if (!Index)
    return Index.takeError();
  const std::vector<ProjectUnit *> Checked = unitsToCheck(
      All, *Program, Command.Files, Command.Wanted.TellsUnusedNolint);
  CheckSettings Settings{Command.Checks, Index->path().str(), Config};
  if (Change && Command.Change.IgnoresNewNolints)
    Settings.Texts = Change->textsWithoutNewNolints();
  Reports = checkAll(All, Checked, *Program, Settings);
  Found = countReports(Reports);
  if (Command.Wanted.TellsUnusedNolint)
    UnusedNolints = unusedNolints(All, Checked, Settings, Reports);
  return keepWanted();
}

llvm::Error ProjectRun::findChange() {
  llvm::Expected<std::optional<ProjectChange>> Found =
      ProjectChange::find(Command.Change, All);
  if (!Found)
    return Found.takeError();
  Change = std::move(*Found);
  if (Change)
    Change->tell(All, Command.Wanted.Baseline, llvm::errs());
  return llvm::Error::success();
}

llvm::Error ProjectRun::keepWanted() {
  llvm::Expected<PathGlobs> Excluded =
      PathGlobs::create(Command.Wanted.Excluded);
  if (!Excluded)
    return Excluded.takeError();
  leaveOut(Reports, Options, *Excluded);
  llvm::erase_if(UnusedNolints, [&](const Report &R) {
    return Excluded->match(R.Message.FilePath);
  });
  if (!Command.Files.empty())
    keepFiles(Reports, Command.Files);
  return llvm::Error::success();
}

/// What the index says to each unit.
static UnitAnswers answersOf(const Project &All, const WholeProgram &Program) {
  UnitAnswers Result;
  for (const ProjectUnit &Unit : All.Units)
    Result.add(Unit.File, Program.indexFor(Unit.name()));
  return Result;
}

llvm::Error ProjectRun::writeFiles() const {
  if (!Command.Index.empty())
    if (llvm::Error Problem =
            writeFile(Command.Index,
                      [&](llvm::raw_ostream &To) { Program->writeIndex(To); }))
      return Problem;
  if (!Command.UnitAnswers.empty())
    if (llvm::Error Problem =
            writeFile(Command.UnitAnswers, [this](llvm::raw_ostream &To) {
              answersOf(All, *Program).write(To);
            }))
      return Problem;
  if (!Command.Sarif.empty())
    if (llvm::Error Problem = writeFile(
            Command.Sarif, sarif(Reports, All.Units, PassedOver, Root)))
      return Problem;
  if (!Command.Html.empty())
    return writeFile(Command.Html,
                     routePage(Program->routes(), Reports, All.Root));
  return llvm::Error::success();
}

/// Answers as a unit does that is made of the file, one with redirects if there
/// is such.
llvm::Error ProjectRun::answerWhy() {
  llvm::Expected<LineQuestion> Asked = LineQuestion::read(Command.Why);
  if (!Asked)
    return Asked.takeError();
  llvm::Expected<std::string> Name = knownName(Asked->File, All.Units);
  if (!Name)
    return Name.takeError();
  Asked->File = std::move(*Name);
  const auto IsMade = [&](const ProjectUnit &Unit) {
    return isMadeOf(Unit, Asked->File);
  };
  auto Unit = llvm::find_if(All.Units, [&](const ProjectUnit &U) {
    return IsMade(U) && concerns(*Program, U);
  });
  if (Unit == All.Units.end())
    Unit = llvm::find_if(All.Units, IsMade);
  llvm::Expected<std::string> Answer =
      answer(*Asked, All, *Unit, *Program, {Command.Checks, "", Config});
  if (!Answer)
    return Answer.takeError();
  llvm::outs() << *Answer;
  return flushOutput();
}

/// Takes back what of \p Applied is wrong, and says how much was looked at.
std::string ProjectRun::verified(AppliedFixes &Applied) const {
  if (!Command.VerifiesFixes || Applied.Files.empty())
    return "";
  llvm::Expected<size_t> Units =
      verifyFixes(Applied, All, Found, {Command.Checks, "", Config});
  if (Units)
    return ", verified in " + counted(*Units, "file");
  Applied.Problems.push_back("not verified: " +
                             llvm::toString(Units.takeError()));
  return "";
}

/// Returns false if some couldn't be applied, and says which. Where files are
/// named, nothing is fixed that only has a note there.
bool ProjectRun::applyFixes(std::vector<Report> Chosen) {
  if (!Command.Fix)
    return true;
  if (!Command.Files.empty())
    llvm::erase_if(Chosen, [this](const Report &R) {
      return !standsIn(R.Message, Command.Files);
    });
  if (Command.FixesTests)
    addTestFixes(Chosen, Reports);
  AppliedFixes Applied = redirect::applyFixes(Chosen, All);
  const std::string Verified = verified(Applied);
  Fixed = Applied.Fixes.size();
  for (const std::string &Problem : Applied.Problems)
    fail(Problem);
  for (const std::string &Note : Applied.Notes)
    llvm::WithColor::warning(llvm::errs(), "redirect-tidy") << Note << "\n";
  if (!Command.IsQuiet)
    llvm::errs() << "redirect-tidy: "
                 << counted(Applied.Fixes.size(), "fix", "fixes")
                 << " applied in " << counted(Applied.Files.size(), "file")
                 << Verified << "\n";
  return Applied.Problems.empty();
}

/// Says what is to be said of each report, and returns those whose fixes are to
/// be applied.
llvm::Expected<std::vector<Report>> ProjectRun::report() {
  const auto Say = [this](const std::string &Text) {
    if (!Command.IsQuiet)
      llvm::WithColor::note(llvm::errs(), "redirect-tidy") << Text << "\n";
  };
  if (llvm::Error Problem =
          applyBaseline(Command.Wanted, Reports, Root, Command.isOfAll(), Say))
    return std::move(Problem);
  if (llvm::Error Problem = writeNew(
          Command.Wanted, {Reports, All.Units, Program->routes()}, Root))
    return std::move(Problem);
  const std::optional<bool> UsesColor = Command.Wanted.UsesColor;
  if (Fix.Is == FixChoice::Kind::Ask)
    return askForFixes(Reports, stdin, UsesColor);
  if (Fix.Is == FixChoice::Kind::Given)
    return givenFix(Fix, Reports);
  print(UnusedNolints, UsesColor, Command.Wanted.Noted);
  print(Reports, UsesColor, Command.Wanted.Noted);
  return Reports;
}

/// Says what there was, and what it ends with.
int ProjectRun::conclude(bool IsDone) const {
  nameErrors();
  // The results are as right without; the next run takes longer.
  if (!Command.IsQuiet && !All.whyNotKept().empty())
    llvm::WithColor::note(llvm::errs(), "redirect-tidy")
        << "not all results are kept for the next run: " << All.whyNotKept()
        << "\n";
  if (!Command.IsQuiet && checksAnything())
    llvm::errs() << "redirect-tidy: "
                 << summaryOf(All.Units, Program->routes(), Reports,
                              Fix.Is == FixChoice::Kind::Sure ? Fixed : 0)
                 << "\n";
  if (!isComplete() || !IsDone)
    return Failed;
  return !UnusedNolints.empty() ||
                 llvm::any_of(Reports,
                              [this](const Report &R) {
                                return severityOf(R) >= Command.Wanted.FailsOn;
                              })
             ? ExitCode::Found
             : NothingFound;
}

/// Describes the units, and finds the files that the command names.
llvm::Error ProjectRun::describe() {
  if (llvm::Error Problem = findUnits())
    return Problem;
  Program = describeAll(All);
  if (addLikelyUnits())
    Program = describeAll(All);
  llvm::Expected<std::vector<std::string>> Known =
      knownFiles(Command.Files, All.Units);
  if (!Known)
    return Known.takeError();
  Command.Files = std::move(*Known);
  return llvm::Error::success();
}

/// Finds what there is to report, and writes the files that are asked for.
llvm::Error ProjectRun::findAndWrite() {
  if (llvm::Error Problem = findChange())
    return Problem;
  if (checksAnything())
    if (llvm::Error Problem = findReports())
      return Problem;
  All.Cache.prune();
  // What is written describes the code before it is fixed. What is to be
  // compared with all there was must hold all there is.
  if (isComplete())
    if (llvm::Error Problem = writeAll(
            Command.Wanted, {Reports, All.Units, Program->routes()}, Root))
      return Problem;
  if (Change)
    keepChanged(Reports, *Change, Lines);
  return writeFiles();
}

/// Returns the exit code.
llvm::Expected<int> ProjectRun::runToEnd() {
  if (!Command.CheckedModel.empty())
    return checkModel();
  if (llvm::Error Problem = describe())
    return std::move(Problem);
  if (!Command.Why.empty()) {
    if (llvm::Error Problem = answerWhy())
      return std::move(Problem);
    return NothingFound;
  }
  if (Command.SuggestsModel)
    return suggestModel();
  if (Command.ListsFrameworks) {
    printFrameworks(frameworksOf(All.Units), llvm::outs());
    return NothingFound;
  }
  if (llvm::Error Problem = findAndWrite())
    return std::move(Problem);
  if (Command.Routes == RoutesForm::Table)
    printRoutes(Program->routes(), llvm::outs());
  if (Command.Routes == RoutesForm::Json)
    llvm::outs() << routesAsJson(Program->routes());
  llvm::Expected<std::vector<Report>> Chosen = report();
  if (!Chosen)
    return Chosen.takeError();
  if (llvm::Error Problem = flushOutput())
    return std::move(Problem);
  return conclude(applyFixes(std::move(*Chosen)));
}

int ProjectRun::run() {
  llvm::Expected<int> Code = runToEnd();
  return Code ? *Code : fail(Code.takeError());
}

} // namespace redirect
