//===- Fixing.cpp ---------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixing.h"
#include "AddedLines.h"
#include "FileWriting.h"
#include "Models/InputFile.h"
#include "llvm/ADT/STLExtras.h"
#include <map>
#include <set>
#include <sys/file.h>
#include <unistd.h>

using clang::tooling::Replacement;
using clang::tooling::Replacements;
namespace fs = llvm::sys::fs;

namespace redirect {

namespace {

/// What is to be done to each file, by real paths.
using FileEdits = std::map<std::string, Replacements>;
using FileHashesRead = std::map<std::string, std::set<std::string>>;

/// Keeps others that ask for the same lock from a file while it is replaced.
class LockedFile {
public:
  explicit LockedFile(const std::string &Path) {
    if (fs::openFileForRead(Path, Descriptor))
      Descriptor = -1;
    else
      while (flock(Descriptor, LOCK_EX) != 0 && errno == EINTR)
        ;
  }
  ~LockedFile() {
    if (Descriptor >= 0)
      close(Descriptor);
  }
  LockedFile(const LockedFile &) = delete;
  LockedFile &operator=(const LockedFile &) = delete;

private:
  int Descriptor = -1;
};

} // namespace

/// The real paths of the files that the fix of \p R changes.
static std::set<std::string> filesOf(const Report &R) {
  std::set<std::string> Result;
  for (const auto &File : R.Message.Fix)
    Result.insert(realPath(File.first()));
  return Result;
}

/// Adds \p Edits of the file \p Path. Returns false if they overlap others.
static bool addEdits(const std::string &Path, const Replacements &Edits,
                     Replacements &To) {
  for (const Replacement &Edit : Edits) {
    const Replacement OfFile(Path, Edit.getOffset(), Edit.getLength(),
                             Edit.getReplacementText());
    if (llvm::is_contained(To, OfFile))
      continue;
    if (llvm::Error Overlap = To.add(OfFile)) {
      llvm::consumeError(std::move(Overlap));
      return false;
    }
  }
  return true;
}

/// Adds the fix of \p R, all of it or nothing: a part of it may be wrong alone.
static bool addFix(const Report &R, FileEdits &To) {
  FileEdits Changed;
  for (const auto &File : R.Message.Fix) {
    const std::string Path = realPath(File.first());
    Replacements &All = Changed.try_emplace(Path, To[Path]).first->second;
    if (!addEdits(Path, File.second, All))
      return false;
  }
  for (auto &[Path, All] : Changed)
    To[Path] = std::move(All);
  return true;
}

/// The hashes of what was read of \p Files; several where a file changed while
/// units were read.
static FileHashesRead hashesRead(const std::set<std::string> &Files,
                                 const Project &All) {
  FileHashesRead Result;
  std::map<std::string, std::string> Real;
  for (const ProjectUnit &Unit : All.Units)
    for (const FileRead &File : Unit.Said.Files) {
      const auto [Known, IsNew] = Real.try_emplace(File.Path);
      if (IsNew)
        Known->second = realPath(File.Path);
      if (Files.count(Known->second))
        Result[Known->second].insert(File.Hash);
    }
  return Result;
}

/// The text of the file \p Path, if it is still the one with \p Hashes.
static llvm::Expected<std::string>
textAsRead(const std::string &Path, const std::set<std::string> &Hashes) {
  const auto Text = contentsOf(Path);
  if (!Text)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Path + ": not fixed: it can't be read");
  if (Hashes.size() != 1 || *Hashes.begin() != hashOf(Text->getBuffer()))
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        Path + ": not fixed: it has changed since it was read");
  return Text->getBuffer().str();
}

static llvm::Expected<FixedFile> fix(const std::string &Path,
                                     const Replacements &Edits,
                                     const std::set<std::string> &Hashes) {
  const LockedFile Lock(Path);
  llvm::Expected<std::string> Text = textAsRead(Path, Hashes);
  if (!Text)
    return Text.takeError();
  llvm::Expected<std::string> Fixed =
      clang::tooling::applyAllReplacements(*Text, Edits);
  if (!Fixed)
    return Fixed.takeError();
  if (llvm::Error Problem = writeFile(Path, *Fixed))
    return std::move(Problem);
  return FixedFile{Path, std::move(*Text), std::move(*Fixed)};
}

llvm::Error restore(const FixedFile &File) {
  const LockedFile Lock(File.Path);
  const auto Text = contentsOf(File.Path);
  if (!Text || Text->getBuffer() != File.After)
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        File.Path + ": not restored: it has changed since it was fixed");
  return writeFile(File.Path, File.Before);
}

static bool hasOtherNames(const std::string &Path) {
  fs::file_status Status;
  return !fs::status(Path, Status) && Status.getLinkCount() > 1;
}

namespace {

/// Applies the fixes of some reports, file by file.
class Fixer {
public:
  explicit Fixer(FileHashesRead Hashes) : Hashes(std::move(Hashes)) {}

  /// Passes over files that have changed already.
  void lookAt(const std::set<std::string> &Files);
  /// Takes the fix of \p R, unless it is about such a file.
  void take(const Report &R);
  void write();

  AppliedFixes Result;

private:
  void write(const std::string &Path, const Replacements &Edits);

  FileHashesRead Hashes;
  FileEdits Wanted;
  std::set<std::string> Left;
  std::vector<AppliedFix> Taken;
};

} // namespace

void Fixer::lookAt(const std::set<std::string> &Files) {
  for (const std::string &Path : Files)
    if (llvm::Expected<std::string> Text = textAsRead(Path, Hashes[Path]);
        !Text) {
      Result.Problems.push_back(llvm::toString(Text.takeError()));
      Left.insert(Path);
    }
}

void Fixer::take(const Report &R) {
  std::set<std::string> Files = filesOf(R);
  const auto IsLeft = [this](const std::string &Path) {
    return Left.count(Path) != 0;
  };
  if (Files.empty() || llvm::any_of(Files, IsLeft))
    return;
  if (addFix(R, Wanted))
    Taken.push_back({realPath(R.Message.FilePath), std::move(Files)});
  else
    Result.Notes.push_back(
        *Files.begin() +
        ": a fix overlaps another and was left out; run again");
}

void Fixer::write(const std::string &Path, const Replacements &Edits) {
  const bool HasOtherNames = hasOtherNames(Path);
  llvm::Expected<FixedFile> Fixed = fix(Path, Edits, Hashes[Path]);
  if (!Fixed) {
    Result.Problems.push_back(llvm::toString(Fixed.takeError()));
    Left.insert(Path);
    return;
  }
  Result.Files.push_back(std::move(*Fixed));
  if (HasOtherNames)
    Result.Notes.push_back(Path + ": this file has other names (hard links), "
                                  "under which it isn't fixed");
}

void Fixer::write() {
  for (const auto &[Path, Edits] : Wanted)
    if (!Edits.empty())
      write(Path, Edits);
  const auto IsLeft = [this](const std::string &Path) {
    return Left.count(Path) != 0;
  };
  for (AppliedFix &Fix : Taken)
    if (llvm::none_of(Fix.Files, IsLeft))
      Result.Fixes.push_back(std::move(Fix));
}

AppliedFixes applyFixes(llvm::ArrayRef<Report> Reports, const Project &All) {
  std::set<std::string> Files;
  for (const Report &R : Reports)
    Files.merge(filesOf(R));
  if (Files.empty())
    return {};
  Fixer Fixes(hashesRead(Files, All));
  Fixes.lookAt(Files);
  for (const Report &R : Reports)
    Fixes.take(R);
  Fixes.write();
  return std::move(Fixes.Result);
}

} // namespace redirect
