//===- AnswerLife.h - How long a redirect holds -----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_ANSWERLIFE_H
#define REDIRECT_TIDY_FLOW_ANSWERLIFE_H

#include "Flow/RedirectBranches.h"

namespace redirect {

/// True if \p Callee may send a permanent redirect, whoever calls. Of those in
/// other units it is known that they redirect.
bool mayMove(const clang::FunctionDecl *Callee, const SummaryMap &Summaries);

/// Takes note of how long the permanent redirects hold that \p Summary, which
/// is known but for that, sends itself or by calls: whether they depend on
/// state that passes, and whether what was done before only finds their target.
void addAnswerLife(const RedirectBranches &Branches, const FunctionFacts &Facts,
                   const SummaryMap &Summaries, FunctionSummary &Summary);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_ANSWERLIFE_H
