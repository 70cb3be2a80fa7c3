//===- Wrappers.h - Functions that call what they hold ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_WRAPPERS_H
#define REDIRECT_TIDY_FLOW_WRAPPERS_H

#include "Flow/Summary.h"

namespace redirect {

/// A call of something that a function holds, and what that is.
struct HeldCall {
  /// Of a Parameter, its Through is null.
  CallFlow Call;
  Value Called;
};

/// Who gets to a place in a function, \p There, if it holds \p Held.
FunctionReach reachHolding(const Record &Held, const FunctionReach &There,
                           const SummaryMap &Summaries);

/// What \p Holder, a Function or a ResultOfFunction, calls of what it holds, or
/// by what that decides, in the order of its calls. `[inner](const Request
/// &req, Response &res) { if (req.method == "GET") inner(req, res); }` calls
/// `inner` for GET.
std::vector<HeldCall> heldCalls(const Value &Holder,
                                const SummaryMap &Summaries);

/// What the functions do that \p Returned may be, in terms of what \p Maker is
/// passed, which returns them; null if that decides of nothing.
std::unique_ptr<FunctionSummary>
summaryOfResult(const ValueSet &Returned, const clang::FunctionDecl &Maker,
                const SummaryMap &Summaries);

/// What is passed as the guards of another unit see it: \p Passed, without the
/// places where it is written.
ValueSet asComparable(const ValueSet &Passed);

/// The call of what a function of another unit returns, \p Result, which tells
/// that unit what the function was passed.
CallFlow callOfResult(const Value &Result, const SummaryMap &Summaries);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_WRAPPERS_H
