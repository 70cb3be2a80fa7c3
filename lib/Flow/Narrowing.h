//===- Narrowing.h - Who takes which edge of a function ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_NARROWING_H
#define REDIRECT_TIDY_FLOW_NARROWING_H

#include "Flow/Choices.h"
#include "Flow/Summary.h"
#include "clang/AST/Stmt.h"
#include "clang/Analysis/CFG.h"

namespace redirect {

/// Takes a state over an edge of the CFG: leaves those whom its condition lets
/// through, and says of whom that isn't known.
class Narrowing {
public:
  Narrowing(clang::ASTContext &Context, const FunctionFacts &Facts,
            const SummaryMap &Summaries, const clang::CFG &Graph)
      : Context(Context), Facts(Facts), Summaries(Summaries) {
    findWholeConditions(Graph);
  }

  /// By the condition, or the switch, with which \p Block ends.
  void byCondition(State &Leaving, const clang::CFGBlock &Block,
                   unsigned Edge) const;
  /// By the loop that \p Block begins, which those in \p GoingOn begin again;
  /// null if nobody has yet.
  void byLoop(State &Leaving, const clang::CFGBlock &Block, unsigned Edge,
              const FunctionReach *GoingOn) const;

private:
  void findWholeConditions(const clang::CFG &Graph);
  void bySwitch(State &Leaving, const clang::SwitchStmt &Switch,
                const clang::CFGBlock &Block, unsigned Edge) const;
  Admission throughSwitch(const State &At, const clang::SwitchStmt &Switch,
                          const clang::CFGBlock &Block, unsigned Edge) const;

  clang::ASTContext &Context;
  const FunctionFacts &Facts;
  const SummaryMap &Summaries;
  /// By an `a || b` that ends a block of its own, the whole condition that it
  /// is part of.
  llvm::DenseMap<const clang::Stmt *, const clang::Expr *> WholeConditions;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_NARROWING_H
