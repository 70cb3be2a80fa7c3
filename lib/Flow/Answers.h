//===- Answers.h - What functions give that are called --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// `when(isRead, page)` decides by what `isRead` answers: who gets to `page` is
// known only where the function is that was passed.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_ANSWERS_H
#define REDIRECT_TIDY_FLOW_ANSWERS_H

#include "Flow/Summary.h"

namespace redirect {

/// Gives what a variable holds of which a function doesn't know it itself.
using WhatHolds = llvm::function_ref<ValueSet(const clang::ValueDecl &)>;

/// What calling \p Called gives as a condition: 1, 0, what isn't known, or made
/// of the method if nobody sees what it makes of the request.
ValueSet answersOf(const ValueSet::Entry &Called, const SummaryMap &Summaries,
                   WhatHolds Holding);

/// What \p Values are where a function leaves it to callers what \p Of holds:
/// of functions, what they answer; of a list of functions, what all of them do.
llvm::SmallVector<PassedValue<const clang::ValueDecl *>, 2>
passedAs(const clang::ValueDecl &Of, const ValueSet &Values,
         const SummaryMap &Summaries, WhatHolds Holding);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_ANSWERS_H
