//===- RedirectMissedStatusCheck.cpp --------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RedirectMissedStatusCheck.h"
#include "ClientReport.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace redirect {

RedirectMissedStatusCheck::RedirectMissedStatusCheck(
    StringRef Name, tidy::ClangTidyContext *Context,
    std::shared_ptr<SharedAnalysis> Analysis)
    : UnitCheck(Name, Context, std::move(Analysis)) {}

void RedirectMissedStatusCheck::checkUnit(ASTContext &Context) {
  for (const MissedStatus &M : analysis().missedStatuses(Context))
    if (!isExcluded(M.Where->getExprLoc(), Context.getSourceManager()))
      report(M);
}

void RedirectMissedStatusCheck::report(const MissedStatus &M) {
  const SourceLocation Where = M.Where->getExprLoc();
  diag(Where, "%0") << describeMissed(M);
  for (const std::string &Advice : adviceFor(M))
    diag(Where, "%0", DiagnosticIDs::Note) << Advice;
}

} // namespace redirect
