//===- Checking.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Checking.h"
#include "AddedLines.h"
#include "JoinedReports.h"
#include "LLVMVersions.h"
#include "ProjectOptions.h"
#include "Redirects/WholeProgram.h"
#include "RegularFiles.h"
#include "ReportJson.h"
#include "clang-tidy/ClangTidy.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace clang::tidy;
namespace json = llvm::json;
using clang::tooling::DiagnosticMessage;
using clang::tooling::Replacement;
using clang::tooling::Replacements;
using llvm::StringRef;

namespace redirect {

/// Names the file of a message, and those of its fix, by absolute paths.
static void makeAbsolute(DiagnosticMessage &Message, StringRef Folder) {
  if (!Message.FilePath.empty())
    Message.FilePath = absolutePath(Message.FilePath, Folder);
  llvm::StringMap<Replacements> Fix;
  for (const auto &File : Message.Fix) {
    const std::string Path = absolutePath(File.first(), Folder);
    for (const Replacement &Edit : File.second)
      // What didn't overlap doesn't now.
      llvm::consumeError(
          Fix[Path].add(Replacement(Path, Edit.getOffset(), Edit.getLength(),
                                    Edit.getReplacementText())));
  }
  Message.Fix = std::move(Fix);
}

/// The files of \p Unit that are read otherwise than they stand.
static llvm::IntrusiveRefCntPtr<llvm::vfs::InMemoryFileSystem>
textsFor(const ProjectUnit &Unit, const TextsInstead &Texts) {
  auto Result = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  for (const FileRead &File : Unit.Said.Files)
    if (const auto Text = Texts.find(realPath(File.Path)); Text != Texts.end())
      Result->addFile(File.Path, /*ModificationTime=*/0,
                      llvm::MemoryBuffer::getMemBufferCopy(Text->second));
  return Result;
}

/// Takes from the notes the one that the option DataNotes adds.
static void takeData(Report &R) {
  llvm::erase_if(R.Notes, [&](const DiagnosticMessage &Note) {
    std::optional<ReportData> Data = reportDataFrom(Note.Message);
    if (Data)
      R.Says = std::move(*Data);
    return Data.has_value();
  });
}

std::vector<Report> runChecks(const ProjectUnit &Unit,
                              const CheckSettings &Settings) {
  // Each unit has a file system of its own, as working folders differ.
  const auto Files =
      llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(regularFiles());
  if (!Settings.Texts.empty())
    Files->pushOverlay(textsFor(Unit, Settings.Texts));
  ClangTidyContext Context(std::make_unique<ProjectOptions>(Settings, Files));
  std::vector<Report> Result;
  for (ClangTidyError &Said :
       runClangTidy(Context, UnitCompilation(Unit.Command), {Unit.File}, Files,
                    /*ApplyAnyFix=*/false)) {
    // What the compiler says is told when the unit is described.
    if (StringRef(Said.DiagnosticName).starts_with("clang-diagnostic-"))
      continue;
    Report &R = Result.emplace_back(std::move(Said));
    takeData(R);
    makeAbsolute(R.Message, R.BuildDirectory);
    for (DiagnosticMessage &Note : R.Notes)
      makeAbsolute(Note, R.BuildDirectory);
    for (ExpectingPlace &Place : R.Says.Expecting)
      Place.File = absolutePath(Place.File, R.BuildDirectory);
  }
  return Result;
}

/// The files in which reports or their notes stand, but for those of the unit.
static std::vector<FileRead> filesElsewhere(llvm::ArrayRef<Report> Reports,
                                            const ProjectUnit &Unit,
                                            FileHashes &Hashes) {
  llvm::StringSet<> Known;
  for (const FileRead &File : Unit.Said.Files)
    Known.insert(File.Path);
  std::vector<FileRead> Result;
  const auto Add = [&](const DiagnosticMessage &Message) {
    if (!Message.FilePath.empty() && Known.insert(Message.FilePath).second)
      Result.push_back({Message.FilePath, Hashes.of(Message.FilePath)});
  };
  for (const Report &R : Reports) {
    Add(R.Message);
    llvm::for_each(R.Notes, Add);
  }
  return Result;
}

/// The hash of all on which the unit's reports depend, but for the text of the
/// files in which their notes stand.
static std::string keyOf(const ProjectUnit &Unit, const WholeProgram &Program,
                         const CheckSettings &Settings) {
  // The index's file has another name each time.
  ProjectOptions Options({Settings.Checks, "", Settings.Config});
  std::string Input = "check\n" + Unit.Key +
                      configurationAsText(Options.getOptions(Unit.File)) +
                      Program.indexFor(Unit.name());
  for (const FileRead &File : Unit.Said.Files)
    Input += File.Path + "\n" + File.Hash + "\n";
  for (const auto &[File, Text] : Settings.Texts)
    Input += "instead\n" + File + "\n" + hashOf(Text) + "\n";
  return hashOf(Input);
}

static std::vector<Report> check(Project &All, ProjectUnit &Unit,
                                 const WholeProgram &Program,
                                 const CheckSettings &Settings) {
  const std::string Key = keyOf(Unit, Program, Settings);
  if (const std::optional<json::Object> Found = All.Cache.find(Key))
    if (std::optional<std::vector<Report>> Known = reportsFromJson(*Found);
        Known && All.Hashes.areCurrent(filesFromJson(Found->getArray("files"))))
      return std::move(*Known);
  Unit.IsUnchanged = false;
  std::vector<Report> Result = runChecks(Unit, Settings);
  const bool IsSound =
      Unit.Said.Errors == 0 && llvm::none_of(Result, isAboutConfiguration) &&
      llvm::all_of(Result, [](const Report &R) { return canBeKept(R); });
  if (IsSound) {
    json::Object Stored = asJson(Result);
    Stored["files"] = asJson(filesElsewhere(Result, Unit, All.Hashes));
    All.keep(Key, std::move(Stored));
  }
  return Result;
}

/// The options that none of our checks has, as reports. What has no check in
/// its name may be for others.
static void addUnknownOptions(const ClangTidyOptions &Options,
                              std::vector<Report> &To) {
  const llvm::StringSet<> Known =
      getAllChecksAndOptions(CLANG_TIDY_LISTED_CHECKS).Options;
  for (const StringRef Name : Options.CheckOptions.keys())
    if (Name.starts_with("http-") && !Known.contains(Name)) {
      Report &R = To.emplace_back("clang-tidy-config", Report::Warning,
                                  /*BuildDirectory=*/"",
                                  /*IsWarningAsError=*/false);
      R.Message = DiagnosticMessage(("unknown option '" + Name + "'").str());
    }
}

/// What is wrong with the configurations of \p Units. A unit with which no
/// redirect has to do isn't checked, and a framework's name with a mistake in
/// it makes that of all: so each configuration is tried on a file without text.
static std::vector<Report>
configurationProblems(llvm::ArrayRef<ProjectUnit> Units,
                      const CheckSettings &Settings) {
  ProjectOptions Options({Settings.Checks, "", Settings.Config});
  llvm::StringSet<> Known;
  std::vector<Report> Result;
  for (const ProjectUnit &Unit : Units) {
    const ClangTidyOptions OfUnit = Options.getOptions(Unit.File);
    if (!Known.insert(configurationAsText(OfUnit)).second)
      continue;
    addUnknownOptions(OfUnit, Result);
    ProjectUnit Empty;
    Empty.File = Unit.File;
    Empty.Command = {Unit.Command.Directory,
                     Unit.File,
                     {"clang++", "-fsyntax-only", Unit.File},
                     ""};
    Empty.Said.Files = {{Unit.File, ""}};
    CheckSettings OfEmpty = Settings;
    OfEmpty.Texts = {{realPath(Unit.File), ""}};
    llvm::append_range(Result, runChecks(Empty, OfEmpty));
  }
  return Result;
}

/// Adds those of \p Problems that \p Reports don't tell.
static void addProblems(std::vector<Report> &Reports,
                        std::vector<Report> Problems) {
  for (Report &Problem : Problems)
    if (isAboutConfiguration(Problem) &&
        llvm::none_of(Reports, [&](const Report &R) {
          return R.Message.Message == Problem.Message.Message;
        }))
      Reports.push_back(std::move(Problem));
}

bool isAboutConfiguration(const Report &R) {
  return R.DiagnosticName == "clang-tidy-config";
}

std::vector<Report> checkAll(Project &All, llvm::ArrayRef<ProjectUnit *> Some,
                             const WholeProgram &Program,
                             const CheckSettings &Settings) {
  llvm::DenseMap<const ProjectUnit *, size_t> NumberOf;
  for (const auto &[Number, Unit] : llvm::enumerate(Some))
    NumberOf[Unit] = Number;
  std::vector<std::vector<Report>> ByUnit(Some.size());
  All.forEach("checking", Some, [&](ProjectUnit &Unit) {
    ByUnit[NumberOf.lookup(&Unit)] = check(All, Unit, Program, Settings);
  });
  std::vector<Report> Result = joined(ByUnit);
  addProblems(Result, configurationProblems(All.Units, Settings));
  return Result;
}

} // namespace redirect
