//===- RedirectPermanentAnswerCheck.cpp -----------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RedirectPermanentAnswerCheck.h"
#include "Report.h"

using namespace clang;

namespace redirect {

RedirectPermanentAnswerCheck::RedirectPermanentAnswerCheck(
    StringRef Name, tidy::ClangTidyContext *Context,
    std::shared_ptr<SharedAnalysis> Analysis)
    : RedirectCheck(Name, Context, std::move(Analysis),
                    Problem::PermanentAnswer) {}

void RedirectPermanentAnswerCheck::report(const Finding &F,
                                          const ASTContext &Context) {
  reportWithFix(F, describeKept(F), static_cast<Status>(F.proposed().front()),
                Context);
  diag(F.location(), "%0", DiagnosticIDs::Note) << describeLimit();
}

} // namespace redirect
