//===- BodyWalk.h - The facts in one body -----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_BODYWALK_H
#define REDIRECT_TIDY_FACTS_BODYWALK_H

#include "Facts/Callables.h"
#include "Facts/Facts.h"
#include "Facts/ModelledFacts.h"
#include "Facts/Work.h"
#include "clang/AST/StmtVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace redirect {

/// A registration whose handlers are looked up when all of the unit is known.
struct PendingRoute {
  Route Registered;
  const clang::Expr *Handler;
};

/// What the walks over all bodies of a unit share.
struct UnitWalkState {
  const Vocabulary &Words;
  UserCode &Code;
  WorkRecognizer &Work;
  ModelledFacts Modelled;
  CallableStores Stores;
  std::vector<PendingRoute> Routes;
  /// Lambdas met on the way, whose bodies are functions of their own.
  std::vector<const clang::FunctionDecl *> Lambdas;
  /// Classes defined inside bodies.
  std::vector<clang::Decl *> LocalDeclarations;
};

/// Recognises the facts in one body. Works on a list instead of recursing, so
/// that no depth of nesting can exhaust the stack.
class BodyWalk : public clang::ConstStmtVisitor<BodyWalk> {
public:
  BodyWalk(UnitWalkState &Unit, FunctionFacts &Facts)
      : Unit(Unit), Facts(Facts) {}

  /// False if \p Root holds an error, so that its facts can't be trusted. The
  /// routes in what is intact of it still count.
  bool walk(const clang::Stmt *Root);

  void VisitLambdaExpr(const clang::LambdaExpr *Lambda);
  void VisitDeclRefExpr(const clang::DeclRefExpr *Reference);
  void VisitDeclStmt(const clang::DeclStmt *Declarations);
  void VisitCXXForRangeStmt(const clang::CXXForRangeStmt *Loop);
  void VisitMemberExpr(const clang::MemberExpr *Member);
  void VisitBinaryOperator(const clang::BinaryOperator *Operator);
  void VisitCallExpr(const clang::CallExpr *Call);
  void VisitCXXConstructExpr(const clang::CXXConstructExpr *Construct);
  void VisitCXXNewExpr(const clang::CXXNewExpr *New);
  void VisitInitListExpr(const clang::InitListExpr *List);
  void VisitCXXThrowExpr(const clang::CXXThrowExpr *) { Facts.Throws = true; }

private:
  void push(const clang::Stmt *S, bool IsStatement) {
    if (S)
      Pending.emplace_back(S, IsStatement);
  }
  void pushChildren(const clang::Stmt *S, bool IsStatement);

  void add(const clang::Expr *Site, Fact F);
  void addWork(const clang::Expr *Site);
  void addHandOver(const clang::Expr *Site,
                   llvm::SmallVector<const clang::FunctionDecl *, 1> Callees);
  void addUserCall(const clang::Expr *Site, const clang::FunctionDecl &Callee);
  void addMakingOf(const clang::Expr *Site, clang::QualType Made);
  bool addRoute(const clang::CallExpr *Call);
  void addAssignment(const clang::Expr *Target, const clang::Expr *Source);

  UnitWalkState &Unit;
  FunctionFacts &Facts;
  llvm::SmallVector<std::pair<const clang::Stmt *, bool>> Pending;
  /// Mentions of callables whose calls are known otherwise: callees, registered
  /// handlers, initial values of local variables.
  llvm::SmallPtrSet<const clang::Expr *, 8> Accounted;
  bool ValueIsUnused = false;
};

/// The model of the virtual function that \p Method overrides, at any depth;
/// null if no framework calls it.
const HandlerModel *overriddenHandler(const clang::CXXMethodDecl &Method,
                                      const Vocabulary &Words);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_BODYWALK_H
