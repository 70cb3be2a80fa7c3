//===- StatusValues.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/StatusValues.h"
#include "Facts/ClientShapes.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace redirect {

static const Expr *withoutCasts(const Expr *E) {
  while (true) {
    const Expr *Inner = E->IgnoreParenCasts()->IgnoreImplicit();
    if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(Inner))
      Inner = Rewritten->getSemanticForm();
    if (Inner == E)
      return E;
    E = Inner;
  }
}

std::optional<int64_t> StatusValues::of(const Expr &E) const {
  const Expr *Written = withoutCasts(&E);
  const std::string Place = placeOfNumber(*Written, Context);
  if (!Place.empty() && Tests.Places.contains(Place))
    return Status;
  if (const auto Number = signedNumber(*Written, Context))
    return Number;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Written)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    const auto Found = Variable ? Known.find(Variable) : Known.end();
    return Found == Known.end() ? std::nullopt
                                : std::optional<int64_t>(Found->second);
  }
  if (const auto *Unary = dyn_cast<UnaryOperator>(Written))
    return ofUnary(*Unary);
  if (const auto *Operator = dyn_cast<BinaryOperator>(Written))
    return ofOperator(*Operator);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(Written))
    return ofChoice(*Choice);
  const auto *Call = dyn_cast<CallExpr>(Written);
  return Call ? ofAnyCall(*Call) : std::nullopt;
}

std::optional<int64_t> StatusValues::ofUnary(const UnaryOperator &E) const {
  const std::optional<int64_t> Value = of(*E.getSubExpr());
  if (!Value)
    return std::nullopt;
  switch (E.getOpcode()) {
  case UO_LNot:
    return *Value == 0 ? 1 : 0;
  case UO_Minus:
    return -*Value;
  case UO_Plus:
  case UO_Extension:
    return Value;
  default:
    return std::nullopt;
  }
}

std::optional<int64_t>
StatusValues::ofChoice(const ConditionalOperator &E) const {
  const std::optional<int64_t> Condition = of(*E.getCond());
  if (Condition)
    return of(*Condition ? *E.getTrueExpr() : *E.getFalseExpr());
  const std::optional<int64_t> First = of(*E.getTrueExpr());
  return First == of(*E.getFalseExpr()) ? First : std::nullopt;
}

static std::optional<int64_t> calculate(BinaryOperatorKind Kind, int64_t Left,
                                        int64_t Right) {
  switch (Kind) {
  case BO_EQ:
    return Left == Right;
  case BO_NE:
    return Left != Right;
  case BO_LT:
    return Left < Right;
  case BO_LE:
    return Left <= Right;
  case BO_GT:
    return Left > Right;
  case BO_GE:
    return Left >= Right;
  case BO_Add:
    return Left + Right;
  case BO_Sub:
    return Left - Right;
  case BO_Mul:
    return Left * Right;
  case BO_Div:
    return Right == 0 ? std::nullopt : std::optional(Left / Right);
  case BO_Rem:
    return Right == 0 ? std::nullopt : std::optional(Left % Right);
  case BO_And:
    return Left & Right;
  case BO_Or:
    return Left | Right;
  default:
    return std::nullopt;
  }
}

/// Numbers that can be calculated with, whatever they are made of.
static bool isSmall(int64_t Number) {
  return Number > -1000000 && Number < 1000000;
}

std::optional<int64_t> StatusValues::ofOperator(const BinaryOperator &E) const {
  if (E.isAssignmentOp() || E.isCommaOp())
    return E.getOpcode() == BO_Assign || E.isCommaOp() ? of(*E.getRHS())
                                                       : std::nullopt;
  const std::optional<int64_t> Left = of(*E.getLHS());
  if (E.isLogicalOp()) {
    const bool Decides = E.getOpcode() == BO_LOr;
    if (Left && (*Left != 0) == Decides)
      return Decides ? 1 : 0;
    const std::optional<int64_t> Right = of(*E.getRHS());
    if (Right && (*Right != 0) == Decides)
      return Decides ? 1 : 0;
    return Left && Right ? std::optional<int64_t>(Decides ? 0 : 1)
                         : std::nullopt;
  }
  const std::optional<int64_t> Right = Left ? of(*E.getRHS()) : std::nullopt;
  if (!Left || !Right || !isSmall(*Left) || !isSmall(*Right))
    return std::nullopt;
  return calculate(E.getOpcode(), *Left, *Right);
}

std::optional<int64_t> StatusValues::ofAnyCall(const CallExpr &E) const {
  if (const std::optional<StatusCall> Test = statusCall(E, Context)) {
    std::optional<int64_t> Given = Status;
    if (Test->Number)
      Given = of(*Test->Number);
    if (!Given)
      return std::nullopt;
    return llvm::is_contained(Test->Wanted, *Given) ? Test->IfFound
                                                    : Test->IfNot;
  }
  // codes.find(status) == codes.end()
  const StringRef Name = calleeName(E);
  if (Name == "end" || Name == "cend")
    return 0;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E)) {
    const OverloadedOperatorKind Kind = Operator->getOperator();
    if (Operator->getNumArgs() == 2 &&
        (Kind == OO_EqualEqual || Kind == OO_ExclaimEqual)) {
      const std::optional<int64_t> Left = of(*E.getArg(0));
      const std::optional<int64_t> Right = of(*E.getArg(1));
      if (Left && Right)
        return (*Left == *Right) == (Kind == OO_EqualEqual);
      return std::nullopt;
    }
    if (Kind != OO_Call)
      return std::nullopt;
  }
  return OfCall(E);
}

} // namespace redirect
