//===- RedirectMissedStatusCheck.cpp --------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RedirectMissedStatusCheck.h"
#include "ClientReport.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Lex/Preprocessor.h"

using namespace clang;
using namespace clang::ast_matchers;

namespace redirect {

namespace {
AST_MATCHER_P(Decl, isFirst, const bool *, IsDone) { return !*IsDone; }
} // namespace

RedirectMissedStatusCheck::RedirectMissedStatusCheck(
    StringRef Name, tidy::ClangTidyContext *Context,
    std::shared_ptr<SharedAnalysis> Analysis)
    : ClangTidyCheck(Name, Context), Analysis(std::move(Analysis)),
      KeepGoing(Options.getLocalOrGlobal("KeepGoing", false)) {}

void RedirectMissedStatusCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "KeepGoing", KeepGoing);
}

void RedirectMissedStatusCheck::registerPPCallbacks(
    const SourceManager & /*Sources*/, Preprocessor *PP,
    Preprocessor * /*ModuleExpanderPP*/) {
  DiagnosticsEngine &Diagnostics = PP->getDiagnostics();
  Analysis->watch(Diagnostics);
  if (KeepGoing)
    keepGoing(Diagnostics);
}

void RedirectMissedStatusCheck::registerMatchers(MatchFinder *Finder) {
  // The whole unit is looked at once. clangd shows the declarations of the main
  // file alone: the first of them will do.
  Finder->addMatcher(translationUnitDecl(isFirst(&IsDone)), this);
  Finder->addMatcher(functionDecl(isFirst(&IsDone)), this);
}

void RedirectMissedStatusCheck::check(const MatchFinder::MatchResult &Result) {
  IsDone = true;
  for (const MissedStatus &M : Analysis->missedStatuses(*Result.Context))
    report(M);
}

void RedirectMissedStatusCheck::onEndOfTranslationUnit() {
  IsDone = false;
  Analysis->endUnit();
}

void RedirectMissedStatusCheck::report(const MissedStatus &M) {
  const SourceLocation Where = M.Where->getExprLoc();
  diag(Where, "%0") << describeMissed(M);
  for (const std::string &Advice : adviceFor(M))
    diag(Where, "%0", DiagnosticIDs::Note) << Advice;
}

} // namespace redirect
