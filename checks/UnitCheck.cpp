//===- UnitCheck.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnitCheck.h"
#include "CheckGlobs.h"
#include "ConfiguredFiles.h"
#include "clang-tidy/GlobList.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace redirect {

namespace {
AST_MATCHER_P(Decl, isFirst, const bool *, IsDone) { return !*IsDone; }
} // namespace

/// True if \p Globs, as the option Checks has them, name no checks but this
/// module's.
static bool areAlone(StringRef Globs) {
  SmallVector<StringRef> All;
  llvm::SplitString(Globs, All, ", \n");
  auto *const Last = llvm::find(llvm::reverse(All), "-*").base();
  return llvm::all_of(llvm::make_range(Last, All.end()), [](StringRef Glob) {
    return Glob.starts_with("-") || Glob.starts_with("http-");
  });
}

UnitCheck::UnitCheck(StringRef Name, tidy::ClangTidyContext *Context,
                     std::shared_ptr<SharedAnalysis> Analysis)
    : ClangTidyCheck(Name, Context), Name(Name), Settings(*Context),
      Analysis(std::move(Analysis)),
      Exclude(Options.getLocalOrGlobal("Exclude", "")),
      KeepGoing(Options.getLocalOrGlobal("KeepGoing", false)),
      AreAlone(areAlone(Context->getOptions().Checks.value_or(""))) {
  readExcluded();
}

void UnitCheck::readExcluded() {
  llvm::Expected<PathGlobs> Read = PathGlobs::create(listed(Exclude));
  if (Read)
    Excluded = std::move(*Read);
  else
    configurationDiag("option 'Exclude': %0")
        << llvm::toString(Read.takeError());
}

void UnitCheck::storeOptions(tidy::ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "Exclude", Exclude);
  Options.store(Opts, "KeepGoing", KeepGoing);
}

void UnitCheck::registerPPCallbacks(const SourceManager & /*Sources*/,
                                    Preprocessor *PP,
                                    Preprocessor * /*ModuleExpanderPP*/) {
  DiagnosticsEngine &Diagnostics = PP->getDiagnostics();
  Analysis->watch(Diagnostics);
  if (KeepGoing)
    keepGoing(Diagnostics);
}

void UnitCheck::registerMatchers(MatchFinder *Finder) {
  Analysis->addCheck();
  // The analysis looks at the whole unit once. clangd hides the unit itself and
  // shows the declarations of the main file only: the first of them will do.
  Finder->addMatcher(translationUnitDecl(isFirst(&IsDone)).bind("unit"), this);
  Finder->addMatcher(functionDecl(isFirst(&IsDone)), this);
}

void UnitCheck::check(const MatchFinder::MatchResult &Result) {
  IsDone = true;
  // Who keeps going tells of errors in his own words. The tooling's, "Error
  // while processing", would sound as if nothing had been found.
  if (KeepGoing)
    Result.Context->getDiagnostics().getClient()->clear();
  checkUnit(*Result.Context);
  // The matchers' own walk over the whole unit would find nothing more, and it
  // visits lists of initializers in one another twice for each that is around.
  if (Analysis->endCheck() && AreAlone &&
      Result.Nodes.getNodeAs<TranslationUnitDecl>("unit"))
    Result.Context->setTraversalScope({});
}

void UnitCheck::onEndOfTranslationUnit() {
  IsDone = false;
  Analysis->endUnit();
}

bool UnitCheck::isExcluded(SourceLocation Place,
                           const SourceManager &Sources) const {
  const SourceLocation At = Sources.getFileLoc(Place);
  const bool IsHeaders = !Sources.isInMainFile(At);
  if (Excluded.empty() && !IsHeaders)
    return false;
  SmallString<128> Path(Sources.getFilename(At));
  Sources.getFileManager().makeAbsolutePath(Path);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Excluded.match(Path) || (IsHeaders && isLeftOut(Path));
}

/// True if the .clang-tidy around the header \p File takes the check out: what
/// is said there of other checks alone is not about it.
bool UnitCheck::isLeftOut(StringRef File) const {
  const std::string Checks =
      Settings.getOptionsForFile(File).Checks.value_or("");
  const bool IsAboutOurs =
      areAllOff(Checks) || StringRef(Checks).contains("-http-");
  return IsAboutOurs && !tidy::GlobList(Checks).contains(Name);
}

} // namespace redirect
