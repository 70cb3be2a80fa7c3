//===- LeftOut.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LeftOut.h"
#include "Findings.h"
#include "ProjectOptions.h"
#include "clang-tidy/GlobList.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include <mutex>
#include <set>

using llvm::StringRef;

namespace redirect {

void leaveOut(std::vector<Report> &Reports, ProjectOptions &Options,
              const PathGlobs &Excluded) {
  llvm::StringMap<std::unique_ptr<clang::tidy::GlobList>> Enabled;
  llvm::erase_if(Reports, [&](const Report &R) {
    if (isAboutConfiguration(R))
      return false;
    const StringRef File = R.Message.FilePath;
    const auto [Known, IsNew] = Enabled.try_emplace(File);
    if (IsNew)
      Known->second = std::make_unique<clang::tidy::GlobList>(
          Options.getOptions(File).Checks.value_or(""));
    return Excluded.match(File) || !Known->second->contains(R.DiagnosticName);
  });
}

//===----------------------------------------------------------------------===//
// NOLINT
//===----------------------------------------------------------------------===//

namespace {

/// A comment that hides reports.
struct Nolint {
  unsigned Offset = 0;
  /// The lines whose reports it hides.
  unsigned First = 0;
  unsigned Last = 0;
  /// "NOLINTNEXTLINE(http-*)"
  StringRef Text;
  /// What stands in the parentheses; "*" without them.
  StringRef Checks;
};

} // namespace

/// True if \p Checks names some of ours on purpose, not all there are.
static bool namesOurs(StringRef Checks) { return Checks.contains("http-"); }

/// Ends the block of \p Checks that was begun last among \p Known at \p Line.
static void endBlock(StringRef Checks, unsigned Line,
                     std::vector<Nolint> &Known) {
  const auto Open =
      llvm::find_if(llvm::reverse(Known), [&](const Nolint &Comment) {
        return Comment.Last == ~0U && Comment.Checks == Checks;
      });
  if (Open != Known.rend())
    Open->Last = Line;
}

/// The comments in \p Text. Of a block the comment that begins it stands for
/// both.
static std::vector<Nolint> nolintsIn(StringRef Text) {
  static constexpr StringRef Word = "NOLINT";
  std::vector<Nolint> Result;
  unsigned Line = 1;
  size_t Counted = 0;
  for (size_t At = Text.find(Word); At != StringRef::npos;
       At = Text.find(Word, At + 1)) {
    Line += Text.slice(Counted, At).count('\n');
    Counted = At;
    StringRef Rest = Text.drop_front(At + Word.size());
    const bool Ends = Rest.consume_front("END");
    const bool Begins = Rest.consume_front("BEGIN");
    const bool IsAbove = Rest.consume_front("NEXTLINE");
    const StringRef Checks = Rest.starts_with("(")
                                 ? Rest.drop_front().split(')').first
                                 : StringRef("*");
    if (Ends) {
      endBlock(Checks, Line, Result);
      continue;
    }
    const size_t Length = Rest.data() - Text.data() - At +
                          (Checks == "*" ? 0 : Checks.size() + 2);
    const unsigned First = Line + (IsAbove ? 1 : 0);
    Result.push_back({static_cast<unsigned>(At), First, Begins ? ~0U : First,
                      Text.substr(At, Length), Checks});
  }
  return Result;
}

/// The same text without any such comment, at no other place.
static std::string withoutNolints(StringRef Text) {
  std::string Result = Text.str();
  for (size_t At = Result.find("NOLINT"); At != std::string::npos;
       At = Result.find("NOLINT", At))
    Result.replace(At, 6, "nolint");
  return Result;
}

namespace {

/// The files with NOLINT comments of which something is to be said.
class NolintFiles {
public:
  NolintFiles(llvm::ArrayRef<ProjectUnit> All,
              llvm::ArrayRef<ProjectUnit *> Checked);

  bool concern(const ProjectUnit &Unit) const {
    return llvm::any_of(Unit.Said.Files, [this](const FileRead &File) {
      return Files.count(File.Path) != 0;
    });
  }
  TextsInstead withoutComments();
  std::vector<Report> unused(llvm::ArrayRef<Report> Hidden);

private:
  std::vector<Report> unusedIn(StringRef File,
                               std::vector<const Report *> Hidden);
  Report tell(StringRef File, const Nolint &Comment) const;

  LineNumbers Lines;
  std::set<std::string> Files;
};

} // namespace

NolintFiles::NolintFiles(llvm::ArrayRef<ProjectUnit> All,
                         llvm::ArrayRef<ProjectUnit *> Checked) {
  for (const ProjectUnit *Unit : Checked)
    for (const FileRead &File : Unit->Said.Files)
      if (llvm::any_of(nolintsIn(Lines.text(File.Path)),
                       [](const Nolint &N) { return namesOurs(N.Checks); }))
        Files.insert(File.Path);
  for (const ProjectUnit &Unit : All)
    if (Unit.Said.Errors)
      for (const FileRead &File : Unit.Said.Files)
        Files.erase(File.Path);
}

TextsInstead NolintFiles::withoutComments() {
  TextsInstead Result;
  for (const std::string &File : Files)
    Result[realPath(File)] = withoutNolints(Lines.text(File));
  return Result;
}

Report NolintFiles::tell(StringRef File, const Nolint &Comment) const {
  Report Result("redirect-tidy-unused-nolint", Report::Warning, "", false);
  Result.Message.FilePath = File.str();
  Result.Message.FileOffset = Comment.Offset;
  Result.Message.Message =
      Comment.Text.str() + " hides no report any more: take it out";
  return Result;
}

/// What there is to say of the comments in \p File, of whose reports they hide
/// \p Hidden.
std::vector<Report> NolintFiles::unusedIn(StringRef File,
                                          std::vector<const Report *> Hidden) {
  std::vector<Report> Stale;
  for (const Nolint &Comment : nolintsIn(Lines.text(File))) {
    const clang::tidy::GlobList Named(Comment.Checks);
    const auto IsHidden = [&](const Report *R) {
      const unsigned Line = Lines.at(File, R->Message.FileOffset).Line;
      return Comment.First <= Line && Line <= Comment.Last &&
             Named.contains(R->DiagnosticName);
    };
    const bool HidesAny = llvm::any_of(Hidden, IsHidden);
    llvm::erase_if(Hidden, IsHidden);
    if (!HidesAny && namesOurs(Comment.Checks))
      Stale.push_back(tell(File, Comment));
  }
  // A comment at the definition of a macro hides what stands at its use.
  return Hidden.empty() ? Stale : std::vector<Report>();
}

std::vector<Report> NolintFiles::unused(llvm::ArrayRef<Report> Hidden) {
  std::vector<Report> Result;
  for (const std::string &File : Files) {
    std::vector<const Report *> InFile;
    for (const Report &R : Hidden)
      if (R.Message.FilePath == File)
        InFile.push_back(&R);
    llvm::append_range(Result, unusedIn(File, std::move(InFile)));
  }
  return Result;
}

std::vector<Report> unusedNolints(Project &All,
                                  llvm::ArrayRef<ProjectUnit *> Checked,
                                  const CheckSettings &Settings,
                                  llvm::ArrayRef<Report> Reports) {
  NolintFiles Files(All.Units, Checked);
  std::vector<ProjectUnit *> Due;
  llvm::copy_if(Checked, std::back_inserter(Due),
                [&](const ProjectUnit *Unit) { return Files.concern(*Unit); });
  const auto KeyOf = [](const Report &R) {
    return R.Message.FilePath + ":" + std::to_string(R.Message.FileOffset) +
           ":" + R.DiagnosticName;
  };
  llvm::StringSet<> Known;
  for (const Report &R : Reports)
    Known.insert(KeyOf(R));
  CheckSettings Without = Settings;
  Without.Texts = Files.withoutComments();
  std::mutex Mutex;
  std::vector<Report> Hidden;
  All.forEach("looking at NOLINT", Due, [&](ProjectUnit &Unit) {
    std::vector<Report> Found = runChecks(Unit, Without);
    const std::lock_guard<std::mutex> Lock(Mutex);
    for (Report &R : Found)
      if (!Known.count(KeyOf(R)))
        Hidden.push_back(std::move(R));
  });
  return Files.unused(Hidden);
}

} // namespace redirect
