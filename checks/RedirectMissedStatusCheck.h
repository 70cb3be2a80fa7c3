//===- RedirectMissedStatusCheck.h ----------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_REDIRECTMISSEDSTATUSCHECK_H
#define REDIRECT_TIDY_CHECKS_REDIRECTMISSEDSTATUSCHECK_H

#include "SharedAnalysis.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace redirect {

/// Finds client code that follows redirects by hand and knows only some of 301,
/// 302, 303, 307 and 308.
class RedirectMissedStatusCheck : public clang::tidy::ClangTidyCheck {
public:
  RedirectMissedStatusCheck(llvm::StringRef Name,
                            clang::tidy::ClangTidyContext *Context,
                            std::shared_ptr<SharedAnalysis> Analysis);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Opts) override;
  void registerPPCallbacks(const clang::SourceManager &Sources,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;

private:
  void report(const MissedStatus &M);

  const std::shared_ptr<SharedAnalysis> Analysis;
  const bool KeepGoing;
  bool IsDone = false;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_REDIRECTMISSEDSTATUSCHECK_H
