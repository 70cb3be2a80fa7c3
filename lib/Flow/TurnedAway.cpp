//===- TurnedAway.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/TurnedAway.h"

using namespace clang;

namespace redirect {

void addTurnedAway(const RedirectBranches &Branches,
                   const SummaryMap &Summaries, FunctionSummary &Summary) {
  if (!Branches.mayGoOn())
    return;
  const auto Add = [&](const Expr *Site, MethodSet For, Evidence &Done) {
    if (const Expr *Condition =
            Site ? Branches.conditionBefore(*Site, Branches.goingOn(),
                                            [](const Expr &) { return true; })
                 : nullptr)
      Done.addTurnedAway(Condition, For);
  };
  for (const std::unique_ptr<Redirect> &R : Summary.Redirects)
    Add(siteOf(*R), R->Reached.methods(), R->Done);
  for (CallFlow &Call : Summary.Calls)
    if (alwaysRedirects(Call.Callee, Summaries))
      Add(siteOf(Call), Call.Reached.methods(), Call.Done);
}

} // namespace redirect
