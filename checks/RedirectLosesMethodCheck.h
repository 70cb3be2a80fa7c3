//===- RedirectLosesMethodCheck.h - clang-tidy ------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_REDIRECTLOSESMETHODCHECK_H
#define REDIRECT_TIDY_CHECKS_REDIRECTLOSESMETHODCHECK_H

#include "Redirects/Redirects.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace redirect {

/// Finds redirects sent with 302 (301) that can answer a POST, PUT, PATCH or
/// DELETE and should be repeated at the target.
class RedirectLosesMethodCheck : public clang::tidy::ClangTidyCheck {
public:
  RedirectLosesMethodCheck(llvm::StringRef Name,
                           clang::tidy::ClangTidyContext *Context);

  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Options) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;

private:
  void report(const Finding &F, const clang::ASTContext &Context);

  const UnrestrictedRoutes Unrestricted;
  const std::vector<Model> Models;
  bool IsDone = false;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_REDIRECTLOSESMETHODCHECK_H
