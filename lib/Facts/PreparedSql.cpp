//===- PreparedSql.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/PreparedSql.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "Facts/StatementsIn.h"
#include "Facts/Work.h"

using namespace clang;

namespace redirect {

/// What the first of \p Texts does that is a statement.
template <typename Range> static SqlEffect firstEffect(Range &&Texts) {
  for (const Expr *Text : Texts)
    if (const SqlEffect Effect = sqlEffect(*Text); Effect != SqlEffect::Unknown)
      return Effect;
  return SqlEffect::Unknown;
}

SqlEffect sqlEffectOf(const CallExpr &Call) {
  return firstEffect(Call.arguments());
}

/// The body of the lambda that \p S calls where it stands: `[] {...}()`
static const Stmt *bodyCalledBy(const Stmt &S) {
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(&S);
  const auto *Lambda = Call && Call->getOperator() == OO_Call
                           ? dyn_cast<LambdaExpr>(asWritten(Call->getArg(0)))
                           : nullptr;
  return Lambda ? Lambda->getBody() : nullptr;
}

/// What the statement does that is given to what makes \p Made.
static SqlEffect effectGivenIn(const Expr &Made) {
  SqlEffect Result = SqlEffect::Unknown;
  SmallVector<const Stmt *> Bodies = {&Made};
  while (!Bodies.empty() && Result == SqlEffect::Unknown)
    forEachIn(Bodies.pop_back_val(), [&](const Stmt &S) {
      if (const Stmt *Body = bodyCalledBy(S))
        Bodies.push_back(Body);
      if (Result != SqlEffect::Unknown)
        return;
      if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S))
        Result = firstEffect(Construct->arguments());
      else if (const auto *Call = dyn_cast<CallExpr>(&S))
        Result = sqlEffectOf(*Call);
    });
  return Result;
}

PreparedSql::PreparedSql(const Stmt &Body) {
  forEachIn(&Body, [this](const Stmt &S) {
    if (const auto *Declarations = dyn_cast<DeclStmt>(&S))
      addInitial(*Declarations);
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
    if (Operator && Operator->isAssignmentOp())
      addAssigned(*Operator);
    else if (const auto *Call = dyn_cast<CallExpr>(&S))
      addPrepared(*Call);
  });
}

void PreparedSql::add(const VarDecl &Handle, SqlEffect Effect) {
  const auto [Known, IsNew] = Effects.try_emplace(&Handle, Effect);
  if (!IsNew && Known->second != SqlEffect::Changes &&
      Effect != SqlEffect::Reads)
    Known->second = Effect;
}

// QSqlQuery query = preparedQuery("DELETE FROM orders");
void PreparedSql::addInitial(const DeclStmt &Declarations) {
  for (const Decl *D : Declarations.decls()) {
    const auto *Variable = dyn_cast<VarDecl>(D);
    const Expr *Init = Variable ? Variable->getInit() : nullptr;
    if (!Init || isText(Variable->getType()) ||
        pointsToText(Variable->getType()))
      continue;
    if (const SqlEffect Effect = effectGivenIn(*Init);
        Effect != SqlEffect::Unknown)
      add(*Variable, Effect);
  }
}

// query = preparedQuery(sql);
void PreparedSql::addAssigned(const CXXOperatorCallExpr &Assignment) {
  if (const VarDecl *Handle = ownVariable(*Assignment.getArg(0)))
    add(*Handle, effectGivenIn(*Assignment.getArg(1)));
}

/// True if \p Call has a name that says that something is prepared.
static bool isPreparing(const CallExpr &Call) {
  static constexpr llvm::StringLiteral Preparing[] = {"prepare", "prepared"};
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Callee->getIdentifier() &&
         hasWord(Callee->getName(), Preparing);
}

void PreparedSql::addPrepared(const CallExpr &Call) {
  const SqlEffect Effect = sqlEffectOf(Call);
  const bool IsPreparing = isPreparing(Call);
  if (Effect == SqlEffect::Unknown && !IsPreparing)
    return;
  if (const Expr *Object = objectOf(Call)) {
    if (const VarDecl *Handle = ownVariable(*Object))
      add(*Handle, Effect);
    return;
  }
  bool TakesAddress = false;
  for (const Expr *Argument : Call.arguments()) {
    const auto *Address = dyn_cast<UnaryOperator>(asWritten(Argument));
    if (!Address || Address->getOpcode() != UO_AddrOf)
      continue;
    TakesAddress = true;
    if (const VarDecl *Handle = ownVariable(*Address->getSubExpr()))
      add(*Handle, Effect);
  }
  // mysql_stmt_prepare(statement, "DELETE FROM orders", length)
  if (!TakesAddress && IsPreparing && Call.getNumArgs() != 0)
    if (const VarDecl *Handle = ownVariable(*Call.getArg(0)))
      add(*Handle, Effect);
}

} // namespace redirect
