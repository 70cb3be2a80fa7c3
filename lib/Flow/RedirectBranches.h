//===- RedirectBranches.h - The ways to redirects and past them -*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_REDIRECTBRANCHES_H
#define REDIRECT_TIDY_FLOW_REDIRECTBRANCHES_H

#include "Flow/Summary.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/SetVector.h"

namespace clang {
class CFG;
class CFGBlock;
} // namespace clang

namespace redirect {

/// The call or assignment of its function by which \p R is sent.
inline const clang::Expr *siteOf(const Redirect &R) {
  return R.Via ? R.Via : R.Write;
}

/// That by which \p Call is made.
inline const clang::Expr *siteOf(const CallFlow &Call) {
  return Call.Via ? Call.Via : Call.Site;
}

/// True if \p Callee doesn't return without having sent a redirect.
bool alwaysRedirects(const clang::FunctionDecl *Callee,
                     const SummaryMap &Summaries);

/// The branches of one function by which requests get to its redirects, and
/// those by which others get past them.
class RedirectBranches {
public:
  /// Blocks in the order in which they were met.
  using BlockList = llvm::SmallSetVector<const clang::CFGBlock *, 16>;

  /// All that is given must outlive the result. \p Summary is known but for
  /// what its conditions say.
  RedirectBranches(const clang::CFG &Graph, const FunctionFacts &Facts,
                   const SummaryMap &Summaries, const FunctionSummary &Summary);

  bool alwaysRedirects() const { return AlwaysRedirects; }

  /// The blocks from which an end is reached without a redirect or an error.
  const llvm::BitVector &goingOn() const { return GoingOn; }
  /// True if some requests go on so.
  bool mayGoOn() const;
  /// These, and those from which a permanent redirect is reached.
  const llvm::BitVector &goingOnOrMoving() const { return GoingOnOrMoving; }

  /// The condition that \p IsWanted on which it depends whether requests get to
  /// \p Site or to one of \p Instead; null if there is none. What tells routes
  /// apart, such as the request's path, is no condition.
  const clang::Expr *
  conditionBefore(const clang::Expr &Site, const llvm::BitVector &Instead,
                  llvm::function_ref<bool(const clang::Expr &)> IsWanted) const;
  /// The condition of \p Choice, an `if`, a `switch` or `a ? b : c`; null if
  /// that tells routes or pages apart.
  const clang::Expr *conditionOf(const clang::Stmt &Choice) const;

private:
  bool goesOnWith(const clang::CFGBlock &Block,
                  const clang::CFGBlock &Next) const;
  llvm::BitVector leadingToExit(const llvm::BitVector &Without) const;
  llvm::BitVector leadingToMove() const;
  bool isRedirect(const clang::Stmt &S) const;
  bool isAnswer(const clang::Stmt &S) const;
  bool isError(const clang::Expr *Status) const;
  bool mayAnswer(const UserCall &Call) const;
  bool turnsAway(const clang::CFGBlock &Block, const BlockList &Leading,
                 const llvm::BitVector &Instead) const;
  bool asksForRoute(const clang::Stmt &Condition) const;
  bool asksForRoute(const Fact &F) const;

  const clang::CFG &Graph;
  const FunctionFacts &Facts;
  const SummaryMap &Summaries;
  llvm::SmallPtrSet<const clang::Stmt *, 4> Redirecting;
  /// Those of these by which a page moves for good.
  llvm::SmallPtrSet<const clang::Stmt *, 4> Moving;
  llvm::DenseMap<const clang::Stmt *, const clang::CFGBlock *> BlockOf;
  llvm::BitVector GoingOn;
  llvm::BitVector GoingOnOrMoving;
  bool AlwaysRedirects = false;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_REDIRECTBRANCHES_H
