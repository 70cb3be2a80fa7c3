//===- AddedLines.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AddedLines.h"
#include "UnifiedDiff.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;

namespace redirect {

std::string realPath(StringRef Name) {
  llvm::SmallString<128> Real;
  return llvm::sys::fs::real_path(Name, Real) ? Name.str() : Real.str().str();
}

/// True if \p Path is called \p Name, seen from a folder around it.
static bool isCalled(StringRef Path, StringRef Name) {
  return Path == Name || (Path.consume_back(Name) && Path.ends_with("/"));
}

namespace {

/// Finds which of a project's files a diff is about.
class DiffMatcher {
public:
  explicit DiffMatcher(llvm::ArrayRef<std::string> Files) : Files(Files) {
    for (const StringRef File : Files)
      ByName[llvm::sys::path::filename(File)].push_back(File);
  }

  /// "b/src/a.cpp" may be "src/a.cpp" with git's prefix, and "a.cpp" in a
  /// folder "src" with none: where it can't be told, both are meant.
  std::vector<StringRef> filesFor(const DiffedFile &Diffed) const {
    std::vector<StringRef> Result = called(Diffed.New);
    if (Result.empty() || Diffed.Old != Diffed.New)
      llvm::append_range(Result, called(withoutPrefix(Diffed)));
    return Result;
  }

  /// One of the files that may have changed by what the diff doesn't show;
  /// empty if there is none.
  StringRef untold(const DiffedFile &Diffed) const {
    for (const StringRef File : Files)
      if (isUntold(File, Diffed))
        return File;
    return "";
  }

private:
  static StringRef withoutPrefix(const DiffedFile &Diffed) {
    return StringRef(Diffed.New).split('/').second;
  }

  std::vector<StringRef> called(StringRef Name) const {
    std::vector<StringRef> Result =
        ByName.lookup(llvm::sys::path::filename(Name));
    llvm::erase_if(Result,
                   [&](StringRef File) { return !isCalled(File, Name); });
    return Name.empty() ? std::vector<StringRef>() : Result;
  }

  static bool isUntold(StringRef File, const DiffedFile &Diffed) {
    // Names with odd signs are quoted: any of them may be this one.
    if (!Diffed.NamedIn.empty())
      return StringRef(Diffed.NamedIn).contains('"') ||
             StringRef(Diffed.NamedIn)
                 .contains(llvm::sys::path::filename(File));
    return isBelow(File, Diffed.New) || isBelow(File, withoutPrefix(Diffed));
  }

  static bool isBelow(StringRef File, StringRef Name) {
    if (Name.empty())
      return false;
    for (; !File.empty(); File = llvm::sys::path::parent_path(File))
      if (isCalled(File, Name))
        return true;
    return false;
  }

  const llvm::ArrayRef<std::string> Files;
  llvm::StringMap<std::vector<StringRef>> ByName;
};

} // namespace

llvm::Expected<AddedLines> AddedLines::read(StringRef Text,
                                            llvm::ArrayRef<std::string> Files) {
  llvm::Expected<std::vector<DiffedFile>> Diff = readUnifiedDiff(Text);
  if (!Diff)
    return Diff.takeError();
  const DiffMatcher Matcher(Files);
  AddedLines Result;
  for (const DiffedFile &Diffed : *Diff) {
    Result.touch(Diffed.New.empty() ? Diffed.Old : Diffed.New);
    if (const StringRef File = Diffed.IsUntold ? Matcher.untold(Diffed) : "";
        !File.empty())
      return llvm::createStringError(
          llvm::inconvertibleErrorCode(),
          "the diff doesn't show what has changed in " + File +
              ", which it takes for binary or for a submodule; use git diff "
              "--text, or --since");
    for (const StringRef File : Matcher.filesFor(Diffed)) {
      if (Diffed.IsWhole)
        Result.addWhole(realPath(File));
      Result.add(realPath(File), Diffed.Lines);
    }
  }
  return Result;
}

void AddedLines::add(StringRef File, llvm::ArrayRef<unsigned> Lines) {
  touch(File);
  ByFile[File].insert(Lines.begin(), Lines.end());
}

void AddedLines::addWhole(StringRef Path) {
  touch(Path);
  Whole.insert(Path);
}

/// A folder stands for what is in it.
bool AddedLines::isWhole(StringRef File) const {
  for (; !File.empty(); File = llvm::sys::path::parent_path(File))
    if (Whole.contains(File))
      return true;
  return false;
}

bool AddedLines::contain(StringRef File, unsigned Line) const {
  const std::string Real = realPath(File);
  const auto Known = ByFile.find(Real);
  return (Known != ByFile.end() && Known->second.contains(Line)) ||
         isWhole(Real);
}

bool AddedLines::concern(StringRef File) const {
  return ByFile.contains(File) || isWhole(File);
}

std::vector<std::string> AddedLines::touched() const {
  std::vector<std::string> Result;
  for (const StringRef Path : Touched.keys())
    Result.push_back(Path.str());
  llvm::sort(Result);
  return Result;
}

} // namespace redirect
