//===- AnalysisOrder.h - Which functions matter, callees first --*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_ANALYSISORDER_H
#define REDIRECT_TIDY_PROGRAM_ANALYSISORDER_H

#include "Facts/Facts.h"

namespace redirect {

/// The functions whose flow matters: those that write a response, those that
/// lead to such, and what they call. Callees come before callers, but for
/// recursion. In a unit that writes no response there is none. Where others may
/// ask for any function, all of them matter.
std::vector<const clang::FunctionDecl *> analysisOrder(const UnitFacts &Facts,
                                                       bool OthersMayAsk);

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_ANALYSISORDER_H
