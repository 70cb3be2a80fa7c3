//===- Checking.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Checking.h"
#include "JoinedReports.h"
#include "ProjectOptions.h"
#include "Redirects/WholeProgram.h"
#include "ReportJson.h"
#include "clang-tidy/ClangTidy.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

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

/// Takes from the notes the one that the option DataNotes adds.
static void takeData(Report &R) {
  llvm::erase_if(R.Notes, [&](const DiagnosticMessage &Note) {
    std::optional<ReportData> Data = reportDataFrom(Note.Message);
    if (Data)
      R.Says = std::move(*Data);
    return Data.has_value();
  });
}

std::vector<Report>
runChecks(const ProjectUnit &Unit, const CheckSettings &Settings,
          llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Source) {
  // Each unit has a file system of its own, as working folders differ.
  const auto Files = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(
      std::move(Source));
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
  std::vector<Report> Result =
      runChecks(Unit, Settings, llvm::vfs::createPhysicalFileSystem());
  const bool IsSound =
      Unit.Said.Errors == 0 && llvm::none_of(Result, isAboutConfiguration);
  if (IsSound) {
    json::Object Stored = asJson(Result);
    Stored["files"] = asJson(filesElsewhere(Result, Unit, All.Hashes));
    All.Cache.store(Key, std::move(Stored));
  }
  return Result;
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
  return joined(ByUnit);
}

} // namespace redirect
