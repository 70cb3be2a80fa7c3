//===- RedirectLosesMethodCheck.cpp ---------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RedirectLosesMethodCheck.h"
#include "Fixes/StatusSpelling.h"
#include "Http/Status.h"
#include "Models/ModelReader.h"
#include "Report.h"
#include "clang/ASTMatchers/ASTMatchers.h"

using namespace clang;
using namespace clang::ast_matchers;

template <>
struct clang::tidy::OptionEnumMapping<redirect::UnrestrictedRoutes> {
  static ArrayRef<std::pair<redirect::UnrestrictedRoutes, StringRef>>
  getEnumMapping() {
    static constexpr std::pair<redirect::UnrestrictedRoutes, StringRef>
        Mapping[] = {{redirect::UnrestrictedRoutes::Forwarding, "forwarding"},
                     {redirect::UnrestrictedRoutes::Always, "always"},
                     {redirect::UnrestrictedRoutes::Never, "never"}};
    return Mapping;
  }
};

namespace redirect {

namespace {
AST_MATCHER_P(Decl, isFirst, const bool *, IsDone) { return !*IsDone; }
} // namespace

RedirectLosesMethodCheck::RedirectLosesMethodCheck(
    StringRef Name, tidy::ClangTidyContext *Context)
    : ClangTidyCheck(Name, Context),
      Unrestricted(
          Options.get("UnrestrictedRoutes", UnrestrictedRoutes::Forwarding)),
      Models(readBuiltinModels()) {}

void RedirectLosesMethodCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Opts) {
  Options.store(Opts, "UnrestrictedRoutes", Unrestricted);
}

void RedirectLosesMethodCheck::registerMatchers(MatchFinder *Finder) {
  // The analysis looks at the whole unit once. clangd hides the unit itself and
  // shows the declarations of the main file only: the first of them will do.
  Finder->addMatcher(translationUnitDecl(isFirst(&IsDone)), this);
  Finder->addMatcher(functionDecl(isFirst(&IsDone)), this);
}

void RedirectLosesMethodCheck::check(const MatchFinder::MatchResult &Result) {
  IsDone = true;
  for (const Finding &F : findRedirects(*Result.Context, Models, Unrestricted))
    if (F.Means != Meaning::Answer)
      report(F, *Result.Context);
}

static FixItHint hint(const std::optional<Edit> &E) {
  return E ? FixItHint::CreateReplacement(E->Range, E->Text) : FixItHint();
}

void RedirectLosesMethodCheck::report(const Finding &F,
                                      const ASTContext &Context) {
  const Status Keeping = methodKeepingStatus(F.Code);
  const std::string Loss = describeLoss(F);
  const std::optional<Edit> Keep = respellStatus(F, Keeping, Context);
  if (F.Means == Meaning::Forward)
    diag(F.location(), "%0; use %1 to have it repeated unchanged")
        << Loss << statusName(Keeping) << hint(Keep);
  else
    diag(F.location(), "%0; use %1 if the request is to be repeated there, or "
                       "%2 if another page is to be shown")
        << Loss << statusName(Keeping) << statusName(Status::SeeOther);

  for (const Note &N : describeReasons(F, Context.getSourceManager()))
    diag(N.Location, N.Text, DiagnosticIDs::Note);
  if (F.Means == Meaning::Forward)
    return;
  // Two fixes, each on a note of its own: editors offer both, and clang-tidy
  // applies neither.
  diag(F.location(), "use %0: clients repeat the request", DiagnosticIDs::Note)
      << statusName(Keeping) << hint(Keep);
  diag(F.location(), "use %0: clients fetch the page with GET",
       DiagnosticIDs::Note)
      << statusName(Status::SeeOther)
      << hint(respellStatus(F, Status::SeeOther, Context));
}

} // namespace redirect
