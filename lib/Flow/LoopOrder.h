//===- LoopOrder.h - Who gets past which row of a table ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// In `for (auto &row : rows) if (row.accepts(req)) return row.page(req, res);`
// what a row answers doesn't get to those behind it, and what all of them leave
// gets behind the loop.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_LOOPORDER_H
#define REDIRECT_TIDY_FLOW_LOOPORDER_H

#include "Flow/State.h"

namespace redirect {

/// What \p Loop lets go on from one element to the next, where it begins again
/// with \p At.
llvm::SmallVector<PassedOptions, 1> passedBy(const State &At,
                                             const clang::Stmt &Loop);

/// Adds \p Added to what is known of the same choice. Returns whether a method
/// gets past one of its options that didn't before.
bool addPassed(std::vector<PassedOptions> &To, const PassedOptions &Added);

/// The order of options, if some of them keep methods from others; else null.
std::shared_ptr<const OptionOrder>
orderOf(llvm::ArrayRef<PassedOptions> Passed);

/// The methods that don't get past all that \p Condition has gone through.
MethodSet lostBy(const State &At, const clang::Expr &Condition);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_LOOPORDER_H
