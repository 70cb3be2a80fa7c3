//===- Fixing.cpp ---------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixing.h"
#include "AddedLines.h"
#include "FileWriting.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <set>
#include <sys/file.h>

using clang::tooling::Replacement;
using clang::tooling::Replacements;
using llvm::StringRef;
namespace fs = llvm::sys::fs;

namespace redirect {

namespace {

/// What is to be done to each file, by real paths.
using Edits = std::map<std::string, Replacements>;

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
      fs::closeFile(Descriptor);
  }
  LockedFile(const LockedFile &) = delete;
  LockedFile &operator=(const LockedFile &) = delete;

private:
  int Descriptor = -1;
};

} // namespace

/// Adds the fix of \p R, all of it or nothing: a part of it may be wrong alone.
static bool addFix(const Report &R, Edits &To) {
  Edits Changed;
  for (const auto &File : R.Message.Fix) {
    const std::string Path = realPath(File.first());
    const auto Known = To.find(Path);
    Replacements &All =
        Changed
            .try_emplace(Path,
                         Known == To.end() ? Replacements() : Known->second)
            .first->second;
    for (const Replacement &Edit : File.second) {
      const Replacement OfFile(Path, Edit.getOffset(), Edit.getLength(),
                               Edit.getReplacementText());
      if (llvm::is_contained(All, OfFile))
        continue;
      if (llvm::Error Overlap = All.add(OfFile)) {
        llvm::consumeError(std::move(Overlap));
        return false;
      }
    }
  }
  for (auto &[Path, All] : Changed)
    To[Path] = std::move(All);
  return !Changed.empty();
}

/// The hashes of what was read, by real paths; several where it changed while
/// units were read.
static std::map<std::string, std::set<std::string>>
hashesRead(const Edits &Wanted, const Project &All) {
  std::map<std::string, std::set<std::string>> Result;
  std::map<std::string, std::string> Real;
  for (const ProjectUnit &Unit : All.Units)
    for (const FileRead &File : Unit.Said.Files) {
      const auto [Known, IsNew] = Real.try_emplace(File.Path);
      if (IsNew)
        Known->second = realPath(File.Path);
      if (Wanted.count(Known->second))
        Result[Known->second].insert(File.Hash);
    }
  return Result;
}

/// Writes \p Edit into the file \p Path, if it is what was read as \p Hashes.
static llvm::Error fix(const std::string &Path, const Replacements &Edit,
                       const std::set<std::string> &Hashes) {
  const LockedFile Lock(Path);
  const auto Text = llvm::MemoryBuffer::getFile(Path);
  if (!Text)
    return llvm::createStringError(Text.getError(),
                                   Path + ": " + Text.getError().message());
  if (Hashes.size() != 1 || *Hashes.begin() != hashOf((*Text)->getBuffer()))
    return llvm::createStringError(
        llvm::inconvertibleErrorCode(),
        Path + ": not fixed: it has changed since it was read");
  llvm::Expected<std::string> Fixed =
      clang::tooling::applyAllReplacements((*Text)->getBuffer(), Edit);
  if (!Fixed)
    return Fixed.takeError();
  return writeFile(Path, *Fixed);
}

static bool hasOtherNames(const std::string &Path) {
  fs::file_status Status;
  return !fs::status(Path, Status) && Status.getLinkCount() > 1;
}

AppliedFixes applyFixes(llvm::ArrayRef<Report> Reports, const Project &All) {
  AppliedFixes Result;
  Edits Wanted;
  std::map<std::string, size_t> FixesOf;
  for (const Report &R : Reports)
    if (addFix(R, Wanted))
      ++FixesOf[realPath(R.Message.Fix.begin()->first())];
  const auto Hashes = hashesRead(Wanted, All);
  for (const auto &[Path, Edit] : Wanted) {
    const bool HasOtherNames = hasOtherNames(Path);
    const auto Known = Hashes.find(Path);
    llvm::Error Problem =
        fix(Path, Edit,
            Known == Hashes.end() ? std::set<std::string>() : Known->second);
    if (Problem) {
      Result.Problems.push_back(llvm::toString(std::move(Problem)));
      continue;
    }
    if (HasOtherNames)
      Result.Notes.push_back(Path + ": this file has other names (hard links), "
                                    "under which it isn't fixed");
    ++Result.Files;
    Result.Fixes += FixesOf[Path];
  }
  return Result;
}

} // namespace redirect
