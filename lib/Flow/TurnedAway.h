//===- TurnedAway.h - Who is sent away while others go on -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_TURNEDAWAY_H
#define REDIRECT_TIDY_FLOW_TURNEDAWAY_H

#include "Flow/RedirectBranches.h"

namespace redirect {

/// Takes note in \p Summary, which is known but for that, of the conditions
/// that turn requests away: one leads to a redirect, or to a call that always
/// sends one, and who gets past it goes on to an end of the function, without
/// another redirect or an error.
void addTurnedAway(const RedirectBranches &Branches,
                   const SummaryMap &Summaries, FunctionSummary &Summary);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_TURNEDAWAY_H
