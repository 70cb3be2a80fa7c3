//===- AnalysisOrder.h - Which functions matter, callees first --*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_ANALYSISORDER_H
#define REDIRECT_TIDY_PROGRAM_ANALYSISORDER_H

#include "Flow/State.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace redirect {

using AskedFunctions = llvm::function_ref<bool(const FunctionFacts &)>;

/// True if \p Function throws what somebody catches to write a response.
bool throwsResponse(const FunctionFacts &Function, const UnitFacts &Facts);

/// True if \p Function writes a response, or leads to one that another unit may
/// have.
bool leadsToResponse(const FunctionFacts &Function, const UnitFacts &Facts);

/// The functions whose flow matters: those for which \p IsAsked, those that
/// lead to such, and what they call. Callees come before callers, but for
/// recursion.
std::vector<const clang::FunctionDecl *> analysisOrder(const UnitFacts &Facts,
                                                       AskedFunctions IsAsked);

/// The same where signs tell of the functions: those that \p Decide, those that
/// lead to such, and those for which \p IsAsked.
std::vector<const clang::FunctionDecl *>
analysisOrderBySigns(const UnitFacts &Facts, AskedFunctions Decide,
                     AskedFunctions IsAsked);

/// What functions of the unit work, by themselves or by what they call of it,
/// as far as that can be told without their flow.
llvm::DenseMap<const clang::FunctionDecl *, Evidence>
workWithoutFlow(const UnitFacts &Facts);

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_ANALYSISORDER_H
