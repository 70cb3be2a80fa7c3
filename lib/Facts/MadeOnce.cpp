//===- MadeOnce.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/MadeOnce.h"
#include "Facts/Expressions.h"
#include "Facts/StatementsIn.h"

using namespace clang;

namespace redirect {

/// The variable or member that \p E names; null if it is something else.
static const ValueDecl *named(const Expr &E) {
  const Expr *Written = asWritten(&E);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Written))
    return Reference->getDecl();
  const auto *Member = dyn_cast<MemberExpr>(Written);
  return Member ? Member->getMemberDecl() : nullptr;
}

/// True for nullptr, NULL, 0 and -1, which stand for nothing.
static bool isNothing(const Expr &E) {
  const Expr *Written = E.IgnoreParenCasts();
  if (isa<CXXNullPtrLiteralExpr, GNUNullExpr>(Written))
    return true;
  if (const auto *Minus = dyn_cast<UnaryOperator>(Written))
    return Minus->getOpcode() == UO_Minus;
  const auto *Number = dyn_cast<IntegerLiteral>(Written);
  return Number && Number->getValue() == 0;
}

namespace {

/// A condition that asks whether something is there.
struct Asked {
  /// Null if it asks something else.
  const Expr *What = nullptr;
  bool IsThere = true;
};

} // namespace

/// True for empty(), isEmpty() and isNull().
static bool asksWhetherEmpty(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  return Method && Method->getIdentifier() &&
         (Method->getName() == "empty" || Method->getName() == "isEmpty" ||
          Method->getName() == "isNull");
}

// files, !files, files == nullptr, config.empty(), !home.has_value()
/// What \p Condition asks for, and whether it holds if that is there.
static Asked askedBy(const Expr &Condition) {
  const Expr *Written = asWritten(&Condition);
  bool IsThere = true;
  while (const auto *Not = dyn_cast<UnaryOperator>(Written)) {
    if (Not->getOpcode() != UO_LNot)
      return {};
    Written = asWritten(Not->getSubExpr());
    IsThere = !IsThere;
  }
  if (const auto *Equal = dyn_cast<BinaryOperator>(Written)) {
    if (!Equal->isEqualityOp())
      return {};
    const bool IsLeft = isNothing(*Equal->getLHS());
    if (!IsLeft && !isNothing(*Equal->getRHS()))
      return {};
    return {IsLeft ? Equal->getRHS() : Equal->getLHS(),
            IsThere == (Equal->getOpcode() == BO_NE)};
  }
  const auto *Call = dyn_cast<CXXMemberCallExpr>(Written);
  if (!Call)
    return {Written, IsThere};
  return {objectOf(*Call), IsThere != asksWhetherEmpty(*Call)};
}

/// True if \p E names a variable of its function.
static bool namesLocal(const Expr &E) {
  bool Result = false;
  forEachIn(&E, [&](const Stmt &S) {
    const auto *Reference = dyn_cast<DeclRefExpr>(&S);
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    Result |= Variable && Variable->hasLocalStorage();
  });
  return Result;
}

/// True if \p E makes something, and of nothing that a request says.
static bool isMade(const Expr &E) {
  bool Makes = false;
  forEachIn(&E, [&](const Stmt &S) {
    Makes |= isa<CallExpr, CXXNewExpr, CXXConstructExpr>(S);
  });
  return Makes && !namesLocal(E);
}

// files = openFiles(), files.reset(new Files())
/// What \p S puts into \p Kept; null if it does something else.
static const Expr *putInto(const ValueDecl &Kept, const Stmt &S) {
  const Expr *To = nullptr;
  const Expr *Put = nullptr;
  if (const auto *Binary = dyn_cast<BinaryOperator>(&S)) {
    To = Binary->getOpcode() == BO_Assign ? Binary->getLHS() : nullptr;
    Put = Binary->getRHS();
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S)) {
    const bool IsSet = Operator->getOperator() == OO_Equal;
    To = IsSet ? Operator->getArg(0) : nullptr;
    Put = IsSet ? Operator->getArg(1) : nullptr;
  } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&S)) {
    To = objectOf(*Call);
    Put = Call->getNumArgs() == 1 ? Call->getArg(0) : nullptr;
  }
  return To && named(*To) == &Kept ? Put : nullptr;
}

/// Adds the calls in \p E to \p Calls.
static void addCalls(const Expr &E, SmallVectorImpl<const Stmt *> &Calls) {
  forEachIn(&E, [&](const Stmt &S) {
    if (isa<CallExpr, CXXConstructExpr>(S))
      Calls.push_back(&S);
  });
}

SmallVector<const Stmt *, 4> madeOnce(const IfStmt &If) {
  SmallVector<const Stmt *, 4> Result;
  const Asked Asks = If.getCond() ? askedBy(*If.getCond()) : Asked();
  const ValueDecl *Kept = Asks.What ? named(*Asks.What) : nullptr;
  if (!Kept || namesLocal(*Asks.What))
    return Result;
  forEachIn(Asks.IsThere ? If.getElse() : If.getThen(), [&](const Stmt &S) {
    const Expr *Put = putInto(*Kept, S);
    if (!Put || !isMade(*Put))
      return;
    Result.push_back(&S);
    addCalls(*Put, Result);
  });
  return Result;
}

SmallVector<const Stmt *, 4> madeOnce(const VarDecl &Variable) {
  SmallVector<const Stmt *, 4> Result;
  const Expr *Init = Variable.getInit();
  if (Init && Variable.isStaticLocal() && isMade(*Init))
    addCalls(*Init, Result);
  return Result;
}

} // namespace redirect
