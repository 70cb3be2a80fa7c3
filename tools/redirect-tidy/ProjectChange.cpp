//===- ProjectChange.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ProjectChange.h"
#include "DatabaseReading.h"
#include "GitChanges.h"
#include "Models/InputFile.h"
#include "clang-tidy/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/WithColor.h"

using llvm::StringRef;

namespace redirect {

/// The real paths of all files that units are made of, sorted.
static std::vector<std::string> filesOf(const Project &All) {
  llvm::StringSet<> Names;
  for (const ProjectUnit &Unit : All.Units) {
    Names.insert(Unit.File);
    for (const FileRead &File : Unit.Said.Files)
      Names.insert(File.Path);
  }
  std::vector<std::string> Result;
  for (const StringRef Name : Names.keys())
    Result.push_back(realPath(Name));
  llvm::sort(Result);
  Result.erase(std::unique(Result.begin(), Result.end()), Result.end());
  return Result;
}

static llvm::Expected<AddedLines> readDiff(const std::string &File,
                                           llvm::ArrayRef<std::string> Files) {
  auto Text = readStream(File);
  if (!Text)
    return Text.takeError();
  llvm::Expected<AddedLines> Result =
      AddedLines::read((*Text)->getBuffer(), Files);
  if (Result)
    return Result;
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 File + ": " +
                                     llvm::toString(Result.takeError()));
}

llvm::Expected<std::optional<ProjectChange>>
ProjectChange::find(const ChangeQuestion &Asked, const Project &All) {
  if (Asked.Since.empty() && Asked.Diff.empty()) {
    if (Asked.IgnoresNewNolints)
      return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                     "--no-new-nolint needs --since or --diff, "
                                     "which tell what is new");
    return std::nullopt;
  }
  ProjectChange Result(filesOf(All));
  if (!Asked.Since.empty()) {
    llvm::Expected<AddedLines> Lines =
        linesSince(Asked.Since, ".", Result.Files, Asked.Builds);
    if (!Lines)
      return Lines.takeError();
    Result.Added.push_back(std::move(*Lines));
  }
  if (!Asked.Diff.empty()) {
    llvm::Expected<AddedLines> Lines = readDiff(Asked.Diff, Result.Files);
    if (!Lines)
      return Lines.takeError();
    Result.Added.push_back(std::move(*Lines));
  }
  return std::optional(std::move(Result));
}

bool ProjectChange::contains(StringRef File, unsigned Line) const {
  return llvm::all_of(Added, [&](const AddedLines &Lines) {
    return Lines.contain(File, Line);
  });
}

/// True for what tells the checks, or the compiler, what to do.
static bool isSetting(StringRef Path, const llvm::StringSet<> &Models) {
  const StringRef Name = llvm::sys::path::filename(Path);
  return Name == ".clang-tidy" || Name == "compile_commands.json" ||
         Name == "compile_flags.txt" || Models.contains(Path) ||
         llvm::any_of(Models.keys(), [&](StringRef Model) {
           return Model.ends_with(("/" + Path).str()) ||
                  Model.ends_with(("/" + Path.split('/').second).str());
         });
}

void ProjectChange::tell(const Project &All, StringRef Baseline,
                         llvm::raw_ostream &To) const {
  const std::string Known = Baseline.empty() ? "" : realPath(Baseline);
  llvm::StringSet<> Models;
  for (const ProjectUnit &Unit : All.Units)
    for (const std::string &File : Unit.Models.Files)
      Models.insert(realPath(File));
  for (const AddedLines &Lines : Added)
    for (const std::string &Path : Lines.touched())
      if (isSetting(Path, Models))
        llvm::WithColor::warning(To, "redirect-tidy")
            << Path << ": this change alters what the checks are told\n";
      else if (!Known.empty() && realPath(Path) == Known)
        llvm::WithColor::warning(To, "redirect-tidy")
            << Path << ": this change alters what is passed over\n";
  for (const std::string &Path : unseen())
    llvm::WithColor::warning(To, "redirect-tidy")
        << Path << ": this change is in a source that nothing compiles\n";
  for (const Nolint &New : newNolints())
    llvm::WithColor::warning(To, "redirect-tidy")
        << New.File << ":" << New.Line
        << ": this change adds a NOLINT for these checks\n";
}

std::vector<std::string> ProjectChange::unseen() const {
  std::vector<std::string> Result;
  for (const AddedLines &Lines : Added)
    for (const std::string &Path : Lines.touched())
      if (isSource(Path) && llvm::sys::fs::is_regular_file(Path) &&
          !std::binary_search(Files.begin(), Files.end(), realPath(Path)))
        Result.push_back(Path);
  return Result;
}

/// True if \p Behind, the text behind "NOLINT", suppresses some of our checks:
/// "", "NEXTLINE(http-*)", "BEGIN(bugprone-*,http-redirect-loses-method)".
static bool isAboutOurChecks(StringRef Behind) {
  for (const StringRef Kind : {"NEXTLINE", "BEGIN"})
    if (Behind.consume_front(Kind))
      break;
  if (Behind.starts_with("END"))
    return false;
  if (!Behind.consume_front("("))
    return true;
  const clang::tidy::GlobList Named(Behind.split(')').first);
  return llvm::any_of(checkNames(), [&](const CheckName &Check) {
    return Named.contains(Check.Name);
  });
}

std::vector<ProjectChange::Nolint> ProjectChange::newNolints() const {
  std::vector<Nolint> Result;
  for (const std::string &File : Files) {
    if (!llvm::all_of(Added, [&](const AddedLines &Lines) {
          return Lines.concern(File);
        }))
      continue;
    const std::unique_ptr<llvm::MemoryBuffer> Text = contentsOf(File);
    const StringRef All = Text ? Text->getBuffer() : "";
    for (size_t At = All.find("NOLINT"); At != StringRef::npos;
         At = All.find("NOLINT", At + 1)) {
      const unsigned Line = All.take_front(At).count('\n') + 1;
      const StringRef Behind =
          All.drop_front(At).split('\n').first.drop_front(strlen("NOLINT"));
      if (isAboutOurChecks(Behind) && contains(File, Line))
        Result.push_back({File, Line, At});
    }
  }
  return Result;
}

TextsInstead ProjectChange::textsWithoutNewNolints() const {
  TextsInstead Result;
  for (const Nolint &New : newNolints()) {
    std::string &Text = Result[New.File];
    if (Text.empty())
      if (const auto Read = contentsOf(New.File))
        Text = Read->getBuffer().str();
    if (New.Offset < Text.size())
      Text[New.Offset] = '#';
  }
  return Result;
}

} // namespace redirect
