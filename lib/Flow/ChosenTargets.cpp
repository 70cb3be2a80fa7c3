//===- ChosenTargets.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/ChosenTargets.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace redirect {

namespace {

/// The choices in a body in which the expressions stand that it is asked for.
class ChoicesAround {
public:
  void want(const Expr *E) { Around.try_emplace(E, nullptr); }
  void find(const Stmt &Body);
  /// The innermost `if`, `switch` or `a ? b : c` that has \p E in one of its
  /// branches; null if none has.
  const Stmt *choiceOf(const Expr *E) const { return Around.lookup(E); }

private:
  using Entry = std::pair<const Stmt *, const Stmt *>;

  static void addBranches(const Stmt &S, const Stmt *Choice,
                          SmallVectorImpl<Entry> &To);

  llvm::DenseMap<const Stmt *, const Stmt *> Around;
};

} // namespace

/// Adds the parts of \p S, which stands in a branch of \p Choice, each with the
/// choice in which that stands.
void ChoicesAround::addBranches(const Stmt &S, const Stmt *Choice,
                                SmallVectorImpl<Entry> &To) {
  const auto IsBranch = [&S](const Stmt *Part) {
    if (const auto *If = dyn_cast<IfStmt>(&S))
      return Part == If->getThen() || Part == If->getElse();
    if (const auto *Switch = dyn_cast<SwitchStmt>(&S))
      return Part == Switch->getBody();
    const auto *Conditional = dyn_cast<ConditionalOperator>(&S);
    return Conditional && Part != Conditional->getCond();
  };
  for (const Stmt *Part : S.children())
    if (Part)
      To.emplace_back(Part, IsBranch(Part) ? &S : Choice);
}

void ChoicesAround::find(const Stmt &Body) {
  SmallVector<Entry> Pending = {{&Body, nullptr}};
  while (!Pending.empty()) {
    const auto [S, Choice] = Pending.pop_back_val();
    if (const auto Wanted = Around.find(S); Wanted != Around.end())
      Wanted->second = Choice;
    if (!isa<LambdaExpr>(S))
      addBranches(*S, Choice, Pending);
  }
}

/// The expression that begins the target of \p R; null if it isn't known.
static const Expr *beginOf(const Redirect &R) {
  return R.IsTargetKnown && !R.Target.Pieces.empty()
             ? R.Target.Pieces.front().Where
             : nullptr;
}

void addChosenTargets(const RedirectBranches &Branches, const Stmt &Body,
                      FunctionSummary &Summary) {
  llvm::DenseMap<const Expr *, unsigned> Targets;
  for (const std::unique_ptr<Redirect> &R : Summary.Redirects)
    ++Targets[siteOf(*R)];
  SmallVector<Redirect *> Chosen;
  ChoicesAround Choices;
  for (const std::unique_ptr<Redirect> &R : Summary.Redirects)
    if (const Expr *Begin = beginOf(*R); Begin && Targets[siteOf(*R)] > 1) {
      Chosen.push_back(R.get());
      Choices.want(Begin);
    }
  if (Chosen.empty())
    return;
  Choices.find(Body);
  for (Redirect *R : Chosen)
    if (const Stmt *Choice = Choices.choiceOf(beginOf(*R)))
      R->ChosenBy = Branches.conditionOf(*Choice);
}

} // namespace redirect
