//===- PassingState.h - What may be otherwise tomorrow ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_PASSINGSTATE_H
#define REDIRECT_TIDY_FLOW_PASSINGSTATE_H

#include "Flow/Summary.h"

namespace redirect {

/// True if what \p E gives, in the function of \p Facts, depends on state that
/// passes: a session, a cookie or another header of the request, the address
/// of the client, the clock, or a variable that changes while the program
/// serves. The request's own URL and scheme don't pass: they are what a cache
/// keeps an answer by (RFC 9111 section 2), with Host and what a proxy says of
/// them (X-Forwarded-Proto).
bool asksPassingState(const clang::Expr &E, const FunctionFacts &Facts,
                      const SummaryMap &Summaries);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_PASSINGSTATE_H
