//===- RedirectRepeatsRequestCheck.h --------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_REDIRECTREPEATSREQUESTCHECK_H
#define REDIRECT_TIDY_CHECKS_REDIRECTREPEATSREQUESTCHECK_H

#include "RedirectCheck.h"

namespace redirect {

/// Finds redirects sent with 307 (308) after the request has been carried out,
/// so that clients submit it twice.
class RedirectRepeatsRequestCheck : public RedirectCheck {
public:
  RedirectRepeatsRequestCheck(llvm::StringRef Name,
                              clang::tidy::ClangTidyContext *Context,
                              std::shared_ptr<SharedAnalysis> Analysis);

private:
  void report(const Finding &F, const clang::ASTContext &Context) override;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_REDIRECTREPEATSREQUESTCHECK_H
