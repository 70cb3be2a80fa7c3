//===- GitChanges.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "GitChanges.h"
#include "GitRepository.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;

namespace redirect {

namespace {

/// A file that differs, by `git diff-index --raw`.
struct ChangedFile {
  /// The kind of what there was, and is: "100644", "120000" for a symbolic
  /// link, "160000" for a submodule, "000000" for nothing.
  StringRef OldMode;
  StringRef NewMode;
  /// The contents that there were, by their hash.
  StringRef OldBlob;
  StringRef OldName;
  StringRef Name;
  bool IsInConflict = false;

  bool isSubmodule() const { return NewMode == "160000"; }
  bool isGone() const { return NewMode == "000000" && !IsInConflict; }
  /// True if what there was tells what is new. It doesn't for a text that
  /// becomes a source by its name.
  bool isEdited() const {
    using llvm::sys::path::extension;
    return OldMode.starts_with("100") && NewMode.starts_with("100") &&
           extension(OldName) == extension(Name);
  }
};

/// Puts together what has changed in a repository and its submodules.
class ChangeCollector {
public:
  /// Lines are told of \p Files alone. What git doesn't know in \p Builds is
  /// made there, unless it is one of these.
  ChangeCollector(AddedLines &Added, const llvm::StringSet<> &Files,
                  llvm::ArrayRef<std::string> Builds)
      : Added(Added), Files(Files), Builds(Builds) {}

  /// All changes of \p Git since \p Commit.
  llvm::Error collect(const GitRepository &Git, StringRef Commit);

private:
  void addSubmodule(const GitRepository &Git, const ChangedFile &File);
  llvm::Error compare(const GitRepository &Git,
                      llvm::ArrayRef<ChangedFile> Edited);
  llvm::Error addUntracked(const GitRepository &Git);

  AddedLines &Added;
  const llvm::StringSet<> &Files;
  llvm::ArrayRef<std::string> Builds;
};

} // namespace

static llvm::Error misread(StringRef What) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 "git's list of changes can't be read: " +
                                     What);
}

/// Reads ":100644 100644 1234abc... 0000000... M\0src/a.cpp\0". A file that was
/// renamed has two names: the old one, then the new one.
static llvm::Expected<std::vector<ChangedFile>> readChanges(StringRef Text) {
  std::vector<ChangedFile> Result;
  while (!Text.empty()) {
    const auto [Head, AfterHead] = Text.split('\0');
    llvm::SmallVector<StringRef, 5> Words;
    Head.split(Words, ' ');
    if (Words.size() != 5 || !Words[0].consume_front(":") || Words[4].empty())
      return misread(Head);
    const char Kind = Words[4].front();
    const auto [OldName, AfterName] = AfterHead.split('\0');
    const bool HasTwoNames = Kind == 'R' || Kind == 'C';
    const auto [Name, Rest] =
        HasTwoNames ? AfterName.split('\0') : std::pair(OldName, AfterName);
    if (Name.empty())
      return misread(Head);
    Result.push_back(
        {Words[0], Words[1], Words[2], OldName, Name, Kind == 'U'});
    Text = Rest;
  }
  return Result;
}

/// True if \p Path stands below \p Folder.
static bool isIn(StringRef Path, StringRef Folder) {
  return Path.consume_front(Folder) && Path.starts_with("/");
}

/// What hasn't been added to git yet is new, unless the build makes it: a
/// database, and the sources with which a compiler is tried.
llvm::Error ChangeCollector::addUntracked(const GitRepository &Git) {
  const std::string Root = realPath(Git.path(""));
  const auto IsMade = [&](StringRef Path) {
    return !Files.contains(Path) && llvm::any_of(Builds, [&](StringRef Build) {
      return isIn(Build, Root) && isIn(Path, Build);
    });
  };
  llvm::Expected<std::string> Names =
      Git.run({"ls-files", "-z", "--others", "--exclude-standard"});
  if (!Names)
    return Names.takeError();
  for (StringRef Rest = *Names; !Rest.empty();) {
    const auto [Name, After] = Rest.split('\0');
    if (const std::string Path = realPath(Git.path(Name)); !IsMade(Path))
      Added.addWhole(Path);
    Rest = After;
  }
  return llvm::Error::success();
}

llvm::Error ChangeCollector::collect(const GitRepository &Git,
                                     StringRef Commit) {
  llvm::Expected<std::string> Raw =
      Git.run({"diff-index", "-r", "-z", "--raw", "--no-abbrev", "-M",
               "--ignore-submodules=none", Commit, "--"});
  if (!Raw)
    return Raw.takeError();
  llvm::Expected<std::vector<ChangedFile>> Changes = readChanges(*Raw);
  if (!Changes)
    return Changes.takeError();
  std::vector<ChangedFile> Edited;
  for (const ChangedFile &File : *Changes) {
    Added.touch(realPath(Git.path(File.OldName)));
    if (File.isSubmodule())
      addSubmodule(Git, File);
    else if (File.isEdited() && Files.contains(realPath(Git.path(File.Name))))
      Edited.push_back(File);
    else if (File.isEdited())
      Added.touch(realPath(Git.path(File.Name)));
    else if (!File.isGone()) // A new file, or what a link leads to.
      Added.addWhole(realPath(Git.path(File.Name)));
  }
  if (llvm::Error Problem = compare(Git, Edited))
    return Problem;
  return addUntracked(Git);
}

/// A submodule of which the old commit isn't there is new as a whole.
void ChangeCollector::addSubmodule(const GitRepository &Git,
                                   const ChangedFile &File) {
  const std::string Folder = Git.path(File.Name);
  llvm::Expected<GitRepository> Inner = GitRepository::at(Folder);
  llvm::Error Problem =
      Inner ? collect(*Inner, File.OldBlob) : Inner.takeError();
  if (Problem)
    Added.addWhole(realPath(Folder));
  llvm::consumeError(std::move(Problem));
}

/// Compares the contents that were with those in the working tree, as they
/// stand there: what git makes of them by attributes may be anything.
llvm::Error ChangeCollector::compare(const GitRepository &Git,
                                     llvm::ArrayRef<ChangedFile> Edited) {
  if (Edited.empty())
    return llvm::Error::success();
  llvm::Expected<ContentPairs> Pairs = ContentPairs::create();
  if (!Pairs)
    return Pairs.takeError();
  std::vector<StringRef> Blobs;
  for (const ChangedFile &File : Edited)
    Blobs.push_back(File.OldBlob);
  llvm::Error Problem = Git.readBlobs(
      Blobs, [&](size_t Number, StringRef Contents) -> llvm::Error {
        return Pairs->add(Contents, Git.path(Edited[Number].Name));
      });
  if (Problem)
    return Problem;
  llvm::Expected<std::vector<std::vector<unsigned>>> Lines = Pairs->compare();
  if (!Lines)
    return Lines.takeError();
  for (const auto &[File, New] : llvm::zip_equal(Edited, *Lines))
    Added.add(realPath(Git.path(File.Name)), New);
  return llvm::Error::success();
}

/// True if git knows one of \p Files.
static llvm::Expected<bool> hasAny(const GitRepository &Git,
                                   const llvm::StringSet<> &Files) {
  llvm::Expected<std::string> Names =
      Git.run({"ls-files", "-z", "--recurse-submodules"});
  if (!Names)
    return Names.takeError();
  return llvm::any_of(llvm::split(*Names, '\0'), [&](StringRef Name) {
    return Files.contains(Git.path(Name));
  });
}

llvm::Expected<AddedLines> linesSince(StringRef Revision, StringRef Folder,
                                      llvm::ArrayRef<std::string> Names,
                                      llvm::ArrayRef<std::string> Builds) {
  llvm::Expected<GitRepository> Git = GitRepository::around(Folder);
  if (!Git)
    return Git.takeError();
  llvm::StringSet<> Files;
  for (const StringRef Name : Names)
    Files.insert(Name);
  llvm::Expected<bool> HasAny = hasAny(*Git, Files);
  if (!HasAny)
    return HasAny.takeError();
  if (!*HasAny)
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        "none of the project's files is in the repository " + Git->path("") +
            ", whose changes are asked for");
  llvm::Expected<std::string> Base = Git->mergeBase(Revision);
  if (!Base)
    return Base.takeError();
  AddedLines Result;
  if (llvm::Error Problem =
          ChangeCollector(Result, Files, Builds).collect(*Git, *Base))
    return std::move(Problem);
  return Result;
}

} // namespace redirect
