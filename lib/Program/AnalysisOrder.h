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

using AskedFunctions = llvm::function_ref<bool(const clang::FunctionDecl &)>;

/// The functions whose flow matters: those that write a response, those that
/// lead to such, and what they call. Callees come before callers, but for
/// recursion. Those for which \p IsAsked, which may be null, matter in any
/// case; else there is none in a unit that writes no response.
std::vector<const clang::FunctionDecl *> analysisOrder(const UnitFacts &Facts,
                                                       AskedFunctions IsAsked);

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_ANALYSISORDER_H
