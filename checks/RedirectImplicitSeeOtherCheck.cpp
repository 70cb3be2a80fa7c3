//===- RedirectImplicitSeeOtherCheck.cpp ----------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RedirectImplicitSeeOtherCheck.h"
#include "Report.h"

using namespace clang;

namespace redirect {

RedirectImplicitSeeOtherCheck::RedirectImplicitSeeOtherCheck(
    StringRef Name, tidy::ClangTidyContext *Context,
    std::shared_ptr<SharedAnalysis> Analysis)
    : RedirectCheck(Name, Context, std::move(Analysis),
                    Problem::ImplicitSeeOther) {}

void RedirectImplicitSeeOtherCheck::report(const Finding &F,
                                           const ASTContext &Context) {
  reportWithFix(F, describeChoice(F), Status::SeeOther, Context);
}

} // namespace redirect
