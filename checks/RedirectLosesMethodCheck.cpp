//===- RedirectLosesMethodCheck.cpp ---------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RedirectLosesMethodCheck.h"
#include "Report.h"

using namespace clang;

namespace redirect {

RedirectLosesMethodCheck::RedirectLosesMethodCheck(
    StringRef Name, tidy::ClangTidyContext *Context,
    std::shared_ptr<SharedAnalysis> Analysis)
    : RedirectCheck(Name, Context, std::move(Analysis), Problem::LosesMethod) {}

void RedirectLosesMethodCheck::report(const Finding &F,
                                      const ASTContext &Context) {
  const Status Keeping = methodKeepingStatus(F.Code);
  if (F.Means == Meaning::Forward)
    return reportWithFix(F, describeLoss(F), Keeping, Context);
  diag(F.location(), "%0") << describeLoss(F);
  explain(F, Context);
  // Two fixes, each on a note of its own: editors offer both, and clang-tidy
  // applies neither.
  offerFix(F, Keeping, Context);
  offerFix(F, Status::SeeOther, Context);
}

} // namespace redirect
