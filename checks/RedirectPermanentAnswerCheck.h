//===- RedirectPermanentAnswerCheck.h
//--------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_REDIRECTPERMANENTANSWERCHECK_H
#define REDIRECT_TIDY_CHECKS_REDIRECTPERMANENTANSWERCHECK_H

#include "RedirectCheck.h"

namespace redirect {

/// Finds 301 (308) that answers GET or HEAD though the request was carried out,
/// or refused for a reason that passes, so that who keeps the answer never asks
/// again.
class RedirectPermanentAnswerCheck : public RedirectCheck {
public:
  RedirectPermanentAnswerCheck(llvm::StringRef Name,
                               clang::tidy::ClangTidyContext *Context,
                               std::shared_ptr<SharedAnalysis> Analysis);

private:
  void report(const Finding &F, const clang::ASTContext &Context) override;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_REDIRECTPERMANENTANSWERCHECK_H
