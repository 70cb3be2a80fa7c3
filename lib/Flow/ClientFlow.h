//===- ClientFlow.h - What client code does with a status -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A body is gone through once for each status, as if every answer had that one:
// what tests it takes one edge, what tests something else takes both. On the
// way the Location is followed from where it is read to a request. So a
// comparison, a switch, a range and a predicate need no cases of their own, and
// what a loop does in its next round is what it does with what it has kept.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_CLIENTFLOW_H
#define REDIRECT_TIDY_FLOW_CLIENTFLOW_H

#include "Facts/ClientShapes.h"
#include "Facts/StatusTests.h"
#include "Facts/UserCode.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/SmallSet.h"
#include <map>
#include <memory>
#include <tuple>

namespace redirect {

/// Variables, parameters and members that hold a Location.
using LocationHolders = llvm::SmallSet<const clang::ValueDecl *, 8>;

/// What a body does if every answer has a certain status.
struct StatusOutcome {
  /// The blocks of its CFG that are reached.
  llvm::BitVector Reached;
  /// True if a Location gets into a request.
  bool Follows = false;
  /// True if a Location is returned.
  bool GivesLocation = false;
  /// True if something is cut out of the Location, or looked for in it.
  bool CutsOut = false;
  /// The number that is returned; none if unknown, or if there are several.
  std::optional<int64_t> Returned;
  /// The parameters and members that hold the Location where the body ends.
  LocationHolders Holders;
  /// What makes the method GET.
  llvm::SmallVector<const clang::Expr *, 2> MadeGet;
  /// What is given another text or constant than GET.
  llvm::SmallSet<const clang::ValueDecl *, 4> MadeOther;
};

/// Goes through the bodies of one unit. Each is looked at once for each status
/// and for each choice of arguments that hold a Location.
class ClientFlow {
public:
  /// All must outlive the result.
  ClientFlow(clang::ASTContext &Context, const ClientShapes &Shapes,
             UserCode &Code)
      : Context(Context), Shapes(Shapes), Code(Code) {}
  ~ClientFlow();

  /// What \p Function, which has a body, does under \p Status.
  const StatusOutcome &run(const clang::FunctionDecl &Function, int Status) {
    return run(Function, Status, 0);
  }

  /// What \p Function tests, by itself or by predicates that it calls.
  const StatusTests &testsOf(const clang::FunctionDecl &Function);

  /// The CFG of \p Function; null if there is none.
  const clang::CFG *graphOf(const clang::FunctionDecl &Function);

private:
  friend class ClientTransfer;

  /// Bit I of \p Given says that parameter I is given a Location.
  const StatusOutcome &run(const clang::FunctionDecl &Function, int Status,
                           uint64_t Given);
  StatusOutcome go(const clang::FunctionDecl &Function, int Status,
                   uint64_t Given);
  bool isRunning(const clang::FunctionDecl &Function) const;
  /// True for the function that is looked at on its own behalf.
  bool isOutermost(const clang::FunctionDecl &Function) const {
    return Running.front()->getCanonicalDecl() == Function.getCanonicalDecl();
  }
  /// The function that \p Call runs, if its body may be looked at; else null.
  const clang::FunctionDecl *followed(const clang::CallExpr &Call);
  /// True if the function that is looked at on its own behalf, or a predicate
  /// that it calls, names a status.
  bool namesStatus() { return testsOf(*Running.front()).NamesStatus; }
  void addPredicates(const clang::Stmt &Body, StatusTests &To);

  clang::ASTContext &Context;
  const ClientShapes &Shapes;
  UserCode &Code;
  std::map<std::tuple<const clang::FunctionDecl *, int, uint64_t>,
           StatusOutcome>
      Outcomes;
  std::map<const clang::FunctionDecl *, StatusTests> Tests;
  std::map<const clang::FunctionDecl *, std::unique_ptr<clang::CFG>> Graphs;
  llvm::SmallVector<const clang::FunctionDecl *, 8> Running;
  const StatusOutcome Unknown;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_CLIENTFLOW_H
