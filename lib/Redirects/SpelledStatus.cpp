//===- SpelledStatus.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/SpelledStatus.h"
#include "Facts/Expressions.h"
#include "Facts/StatementsIn.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

static bool standsIn(const Stmt *Part, const Expr &Status) {
  bool Found = false;
  if (Part)
    forEachIn(Part, [&](const Stmt &S) { Found |= &S == &Status; });
  return Found;
}

/// What is done in \p S where something equals \p Code; null if S asks nothing
/// of that kind.
static const Stmt *doneFor(int Code, const Stmt &S, const ASTContext &Context) {
  const auto IsCode = [&](const Expr *E) {
    return E && constantNumber(*E, Context) == Code;
  };
  if (const auto *Case = dyn_cast<CaseStmt>(&S))
    return IsCode(Case->getLHS()) ? Case->getSubStmt() : nullptr;
  const auto *If = dyn_cast<IfStmt>(&S);
  const auto *Test =
      If ? dyn_cast<BinaryOperator>(If->getCond()->IgnoreParenImpCasts())
         : nullptr;
  return Test && Test->getOpcode() == BO_EQ &&
                 (IsCode(Test->getLHS()) || IsCode(Test->getRHS()))
             ? If->getThen()
             : nullptr;
}

bool isSpelledOnDemand(const Expr &Status, int Code, const Program &Unit,
                       const SourceManager &Sources) {
  const SourceLocation Where = Sources.getExpansionLoc(Status.getExprLoc());
  for (const FunctionDecl *Function : Unit.functions()) {
    const Stmt *Body = Function->getBody();
    if (!Body || !Sources.isPointWithin(
                     Where, Sources.getExpansionLoc(Body->getBeginLoc()),
                     Sources.getExpansionLoc(Body->getEndLoc())))
      continue;
    bool Found = false;
    forEachIn(Body, [&](const Stmt &S) {
      const Stmt *Done = doneFor(Code, S, Function->getASTContext());
      Found |= Done && standsIn(Done, Status);
    });
    if (Found)
      return true;
  }
  return false;
}

} // namespace redirect
