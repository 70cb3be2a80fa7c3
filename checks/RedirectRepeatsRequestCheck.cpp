//===- RedirectRepeatsRequestCheck.cpp ------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RedirectRepeatsRequestCheck.h"
#include "Report.h"

using namespace clang;

namespace redirect {

RedirectRepeatsRequestCheck::RedirectRepeatsRequestCheck(
    StringRef Name, tidy::ClangTidyContext *Context,
    std::shared_ptr<SharedAnalysis> Analysis)
    : RedirectCheck(Name, Context, std::move(Analysis),
                    Problem::RepeatsRequest) {}

void RedirectRepeatsRequestCheck::report(const Finding &F,
                                         const ASTContext &Context) {
  reportWithFix(F, describeRepetition(F), Status::SeeOther, Context);
}

} // namespace redirect
