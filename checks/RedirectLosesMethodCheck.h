//===- RedirectLosesMethodCheck.h -----------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_REDIRECTLOSESMETHODCHECK_H
#define REDIRECT_TIDY_CHECKS_REDIRECTLOSESMETHODCHECK_H

#include "RedirectCheck.h"

namespace redirect {

/// Finds redirects sent with 302 (301) that can answer a POST, PUT, PATCH or
/// DELETE and should be repeated at the target.
class RedirectLosesMethodCheck : public RedirectCheck {
public:
  RedirectLosesMethodCheck(llvm::StringRef Name,
                           clang::tidy::ClangTidyContext *Context,
                           std::shared_ptr<SharedAnalysis> Analysis);

private:
  void report(const Finding &F, const clang::ASTContext &Context) override;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_REDIRECTLOSESMETHODCHECK_H
