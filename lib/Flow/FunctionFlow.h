//===- FunctionFlow.h - One pass over a function's CFG ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_FUNCTIONFLOW_H
#define REDIRECT_TIDY_FLOW_FUNCTIONFLOW_H

#include "Facts/Facts.h"
#include "Flow/Summary.h"

namespace redirect {

/// Computes what follows inside one function: R(p) for each call, the values
/// that responses have when it returns, the evidence on the way.
///
/// A request's method doesn't change while it is handled, so that branches
/// intersect, joins unite, and nothing depends on who calls. \p Summaries holds
/// the functions called; one that isn't there yet (recursion) is unknown. What
/// is thrown is answered by \p Thrown.
FunctionSummary
analyzeFunction(clang::ASTContext &Context, const FunctionFacts &Facts,
                const SummaryMap &Summaries,
                const ThrownRedirects &Thrown = ThrownRedirects());

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_FUNCTIONFLOW_H
