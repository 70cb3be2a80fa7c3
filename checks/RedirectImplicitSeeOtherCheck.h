//===- RedirectImplicitSeeOtherCheck.h ------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_REDIRECTIMPLICITSEEOTHERCHECK_H
#define REDIRECT_TIDY_CHECKS_REDIRECTIMPLICITSEEOTHERCHECK_H

#include "RedirectCheck.h"

namespace redirect {

/// Finds redirects sent with 302 (301) that answer a POST, PUT, PATCH or DELETE
/// with another page.
class RedirectImplicitSeeOtherCheck : public RedirectCheck {
public:
  RedirectImplicitSeeOtherCheck(llvm::StringRef Name,
                                clang::tidy::ClangTidyContext *Context,
                                std::shared_ptr<SharedAnalysis> Analysis);

private:
  void report(const Finding &F, const clang::ASTContext &Context) override;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_REDIRECTIMPLICITSEEOTHERCHECK_H
