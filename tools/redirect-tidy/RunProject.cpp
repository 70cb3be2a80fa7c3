//===- RunProject.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Commands.h"
#include "Findings.h"
#include "ProjectOptions.h"
#include "Rounds.h"
#include "RoutePage.h"
#include "RouteTable.h"
#include "Sarif.h"
#include "clang/Driver/Types.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

using llvm::StringRef;

namespace redirect {

namespace {

/// The route index in a file that the checks can read, for as long as they run.
class IndexFile {
public:
  static llvm::Expected<IndexFile> write(const WholeProgram &Program) {
    llvm::SmallString<128> Model;
    llvm::sys::path::system_temp_directory(/*ErasedOnReboot=*/true, Model);
    llvm::sys::path::append(Model, "redirect-tidy-%%%%%%%%.index");
    // A signal removes it, too.
    llvm::Expected<llvm::sys::fs::TempFile> File =
        llvm::sys::fs::TempFile::create(Model);
    if (!File)
      return File.takeError();
    llvm::raw_fd_ostream Out(File->FD, /*shouldClose=*/false);
    Program.writeIndex(Out);
    Out.flush();
    IndexFile Result(std::move(*File));
    if (const std::error_code Problem = Out.error()) {
      Out.clear_error();
      return llvm::createStringError(Problem,
                                     Result.path() + ": " + Problem.message());
    }
    return Result;
  }
  IndexFile(IndexFile &&) = default;
  ~IndexFile() { llvm::consumeError(File.discard()); }

  StringRef path() const { return File.TmpName; }

private:
  explicit IndexFile(llvm::sys::fs::TempFile File) : File(std::move(File)) {}

  llvm::sys::fs::TempFile File;
};

/// One run over a project, from the compilation database to the reports.
class ProjectRun {
public:
  ProjectRun(ProjectCommand Command, const Compilations &Database,
             std::optional<clang::tidy::ClangTidyOptions> Config)
      : Command(std::move(Command)), Config(std::move(Config)),
        All(Database, absolutePath(this->Command.Root), this->Command.Jobs,
            ResultCache(this->Command.Cache), this->Command.ShowsProgress) {}

  int run();

private:
  void findUnits();
  bool isKnown(StringRef Name) const;
  llvm::Error findFiles();
  void nameErrors() const;
  llvm::Error findReports();
  llvm::Error keepWanted();
  llvm::Error writeFiles() const;
  void summarize(size_t Found) const;
  bool isComplete() const;
  std::vector<ProjectUnit *> unitsToCheck();
  bool checksAnything() const {
    return !Command.PrintsRoutes || !Command.Sarif.empty() ||
           !Command.Html.empty() || Command.Fixes;
  }

  ProjectCommand Command;
  const std::optional<clang::tidy::ClangTidyOptions> Config;
  Project All;
  std::unique_ptr<WholeProgram> Program;
  std::vector<Report> Reports;
  LineNumbers Lines;
};

} // namespace

/// The hash of all that it takes to read \p File, but for the files themselves.
static std::string keyOf(const Project &All, const ProjectUnit &Unit,
                         StringRef ProgramHash) {
  std::string Input = (ProgramHash + "\n" + All.Root + "\n").str();
  const auto Add = [&](StringRef Text) { Input += (Text + "\n").str(); };
  Add(Unit.Command.Directory);
  Add(Unit.Command.Filename);
  llvm::for_each(Unit.Command.CommandLine, Add);
  llvm::for_each(Unit.Models.Frameworks, Add);
  Add(Unit.Models.Heuristics ? "by shape" : "by models");
  for (const std::string &File : Unit.Models.Files) {
    const auto Text = llvm::MemoryBuffer::getFile(File);
    Add(File);
    Add(Text ? hashOf((*Text)->getBuffer()) : "");
  }
  return hashOf(Input);
}

/// False for assembler, of which a compilation database may tell, too.
static bool isCode(StringRef File) {
  namespace types = clang::driver::types;
  const types::ID Kind =
      types::lookupTypeForExtension(llvm::sys::path::extension(File).drop_front(
          llvm::sys::path::has_extension(File) ? 1 : 0));
  return Kind == types::TY_INVALID || types::isDerivedFromC(Kind);
}

void ProjectRun::findUnits() {
  std::vector<std::string> Names = All.Database.getAllFiles();
  // Flags that stand behind "--" are for the files given.
  if (Names.empty())
    Names = Command.Files;
  for (std::string &Name : Names)
    Name = absolutePath(Name);
  llvm::sort(Names);
  Names.erase(std::unique(Names.begin(), Names.end()), Names.end());
  ProjectOptions Options({Command.Checks, "", Config});
  const std::string ThisProgram = programHash();
  for (const std::string &Name : Names) {
    if (!isCode(Name))
      continue;
    for (const auto &Command : All.Database.getCompileCommands(Name)) {
      ProjectUnit &Unit = All.Units.emplace_back();
      Unit.File = Name;
      Unit.Command = Command;
      Unit.Models = modelsFor(Options.getOptions(Name), Name);
      Unit.Key = keyOf(All, Unit, ThisProgram);
    }
  }
}

/// Says of each unit that wasn't read whole what couldn't be looked at.
void ProjectRun::nameErrors() const {
  for (const ProjectUnit &Unit : All.Units)
    if (Unit.Said.Errors) {
      using llvm::WithColor;
      (Unit.Said.isRead() ? WithColor::warning(llvm::errs(), "redirect-tidy")
                          : WithColor::error(llvm::errs(), "redirect-tidy"))
          << Unit.File << ": " << Unit.Said.whatIsMissing() << "\n";
    }
}

/// True if as much was looked at as is asked for.
bool ProjectRun::isComplete() const {
  return llvm::all_of(All.Units, [this](const ProjectUnit &Unit) {
    return Command.IsStrict ? Unit.Said.Errors == 0 : Unit.Said.isRead();
  });
}

static bool isMadeOf(const ProjectUnit &Unit, StringRef Name) {
  return Unit.File == Name ||
         llvm::any_of(Unit.Said.Files,
                      [&](const FileRead &File) { return File.Path == Name; });
}

bool ProjectRun::isKnown(StringRef Name) const {
  return llvm::any_of(
      All.Units, [&](const ProjectUnit &Unit) { return isMadeOf(Unit, Name); });
}

/// Fails if one of the files that are wanted isn't part of any unit: nothing
/// would be said of it, as if all were well.
llvm::Error ProjectRun::findFiles() {
  for (std::string &Name : Command.Files) {
    if (isKnown(Name))
      continue;
    llvm::SmallString<128> Real;
    if (const std::error_code Problem = llvm::sys::fs::real_path(Name, Real))
      return llvm::createStringError(Problem, Name + ": " + Problem.message());
    if (!isKnown(Real))
      return llvm::createStringError(
          llvm::inconvertibleErrorCode(),
          Name + " is no part of the project: nothing that is compiled "
                 "includes it");
    Name = Real.str().str();
  }
  return llvm::Error::success();
}

/// Units of which no code can send a redirect have nothing to report.
std::vector<ProjectUnit *> ProjectRun::unitsToCheck() {
  std::vector<ProjectUnit *> Result;
  for (ProjectUnit &Unit : All.Units)
    if (Unit.matters() && (Command.Files.empty() ||
                           llvm::any_of(Command.Files, [&](StringRef Name) {
                             return isMadeOf(Unit, Name);
                           })))
      Result.push_back(&Unit);
  return Result;
}

llvm::Error ProjectRun::findReports() {
  llvm::Expected<IndexFile> Index = IndexFile::write(*Program);
  if (!Index)
    return Index.takeError();
  Reports = checkAll(All, unitsToCheck(), *Program,
                     {Command.Checks, Index->path().str(), Config});
  return keepWanted();
}

llvm::Error ProjectRun::keepWanted() {
  if (!Command.Files.empty())
    keepFiles(Reports, Command.Files);
  if (Command.Diff.empty())
    return llvm::Error::success();
  const auto Text = llvm::MemoryBuffer::getFileOrSTDIN(Command.Diff);
  if (!Text)
    return llvm::createStringError(
        Text.getError(), Command.Diff + ": " + Text.getError().message());
  llvm::Expected<AddedLines> Added = AddedLines::read((*Text)->getBuffer());
  if (!Added)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Command.Diff + ": " +
                                       llvm::toString(Added.takeError()));
  keepAdded(Reports, *Added, Lines);
  return llvm::Error::success();
}

llvm::Error ProjectRun::writeFiles() const {
  if (!Command.Index.empty())
    if (llvm::Error Problem =
            writeFile(Command.Index,
                      [&](llvm::raw_ostream &To) { Program->writeIndex(To); }))
      return Problem;
  if (!Command.Sarif.empty())
    if (llvm::Error Problem =
            writeFile(Command.Sarif, sarif(Reports, All.Units)))
      return Problem;
  if (!Command.Html.empty())
    return writeFile(Command.Html,
                     routePage(Program->routes(), Reports, All.Root));
  return llvm::Error::success();
}

void ProjectRun::summarize(size_t Found) const {
  const auto Counted = [](size_t Count, StringRef Word) {
    return std::to_string(Count) + " " + Word.str() + (Count == 1 ? "" : "s");
  };
  llvm::errs() << "redirect-tidy: " << Counted(Found, "finding") << " in "
               << Counted(All.Units.size(), "unit");
  const auto Count = [this](auto IsCounted, StringRef What) {
    if (const size_t Units = llvm::count_if(All.Units, IsCounted))
      llvm::errs() << ", " << Units << " of them " << What;
  };
  Count([](const ProjectUnit &Unit) { return Unit.IsUnchanged; }, "unchanged");
  Count([](const ProjectUnit &Unit) { return Unit.Said.Errors != 0; },
        "not read whole");
  llvm::errs() << "\n";
}

int ProjectRun::run() {
  findUnits();
  if (All.Units.empty())
    return fail("no files to look at: the compilation database is empty");
  Program = describeAll(All);
  if (llvm::Error Problem = findFiles())
    return fail(std::move(Problem));
  if (checksAnything())
    if (llvm::Error Problem = findReports())
      return fail(std::move(Problem));
  All.Cache.prune();
  // Files first: what is written describes the code before it is fixed.
  if (llvm::Error Problem = writeFiles())
    return fail(std::move(Problem));
  if (Command.PrintsRoutes)
    printRoutes(Program->routes(), llvm::outs());
  const bool IsPrinted = print(Reports, Command.Fixes);
  nameErrors();
  const size_t Problems = llvm::count_if(Reports, isAboutConfiguration);
  const size_t Found = Reports.size() - Problems;
  if (!Command.IsQuiet && checksAnything())
    summarize(Found);
  if (!isComplete() || Problems || !IsPrinted)
    return Failed;
  return Found ? ExitCode::Found : NothingFound;
}

int run(ProjectCommand Command) {
  const std::string First = Command.Files.empty() ? "." : Command.Files.front();
  for (std::string &File : Command.Files)
    File = absolutePath(File);
  if (Command.Build.empty() && Command.Files.empty())
    Command.Build = ".";
  auto Database = loadCompilations(Command.Build, absolutePath(First),
                                   std::move(Command.Given));
  if (!Database)
    return fail(Database.takeError());
  std::optional<clang::tidy::ClangTidyOptions> Config;
  if (!Command.Config.empty()) {
    auto Parsed = parseConfig(Command.Config);
    if (!Parsed)
      return fail(Parsed.takeError());
    Config = std::move(*Parsed);
  }
  return ProjectRun(std::move(Command), **Database, std::move(Config)).run();
}

} // namespace redirect
