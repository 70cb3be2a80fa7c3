//===- BodyWalk.h - The facts in one body -----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_BODYWALK_H
#define REDIRECT_TIDY_FACTS_BODYWALK_H

#include "Facts/Facts.h"
#include "Facts/Work.h"
#include "clang/AST/StmtVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace redirect {

/// Recognises the facts in one body. Works on a list instead of recursing, so
/// that no depth of nesting can exhaust the stack.
class BodyWalk : public clang::ConstStmtVisitor<BodyWalk> {
public:
  BodyWalk(const Vocabulary &Words, UserCode &Code, WorkRecognizer &Work,
           FunctionFacts &Facts, std::vector<Route> &Routes)
      : Words(Words), Code(Code), Work(Work), Facts(Facts), Routes(Routes) {}

  /// False if \p Root holds an error, so that its facts can't be trusted. The
  /// routes in what is intact of it still count.
  bool walk(const clang::Stmt *Root);

  /// Lambdas met on the way, whose bodies are functions of their own.
  std::vector<const clang::FunctionDecl *> Lambdas;
  /// Classes defined inside the body.
  std::vector<clang::Decl *> LocalDeclarations;

  void VisitLambdaExpr(const clang::LambdaExpr *Lambda);
  void VisitDeclRefExpr(const clang::DeclRefExpr *Reference);
  void VisitDeclStmt(const clang::DeclStmt *Declarations);
  void VisitMemberExpr(const clang::MemberExpr *Member);
  void VisitBinaryOperator(const clang::BinaryOperator *Operator);
  void VisitCallExpr(const clang::CallExpr *Call);
  void VisitCXXConstructExpr(const clang::CXXConstructExpr *Construct);
  void VisitCXXThrowExpr(const clang::CXXThrowExpr *) { Facts.Throws = true; }

private:
  void push(const clang::Stmt *S, bool IsStatement) {
    if (S)
      Pending.emplace_back(S, IsStatement);
  }
  void pushChildren(const clang::Stmt *S, bool IsStatement);

  void add(const clang::Expr *Site, Fact F) {
    Facts.BySite.insert({Site, std::move(F)});
  }
  void addWork(const clang::Expr *Site) {
    if (Work.doesWork(*Site, ValueIsUnused))
      add(Site, WorkDone());
  }
  void addHandOver(const clang::Expr *Site,
                   llvm::SmallVector<const clang::FunctionDecl *, 1> Callees) {
    if (!Callees.empty() && !Accounted.contains(Site))
      add(Site, UserCall{std::move(Callees), /*IsHandedOver=*/true});
  }
  bool addModelled(const clang::CallExpr *Call, const Roles &R);
  void addRedirect(const clang::CallExpr *Call, const RedirectModel &Model);
  void addHeader(const clang::CallExpr *Call, const HeaderModel &Model);
  void addRoute(const clang::CallExpr *Call, const RouteModel &Model);
  void addComparison(const clang::CallExpr *Call, const ComparisonModel &Model);
  void addResponseWrite(const clang::Expr *Site, ResponseWrite Write);

  const Vocabulary &Words;
  UserCode &Code;
  WorkRecognizer &Work;
  FunctionFacts &Facts;
  std::vector<Route> &Routes;
  llvm::SmallVector<std::pair<const clang::Stmt *, bool>> Pending;
  /// Mentions of callables whose calls are known otherwise: callees, registered
  /// handlers, initial values of local variables.
  llvm::SmallPtrSet<const clang::Expr *, 8> Accounted;
  bool ValueIsUnused = false;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_BODYWALK_H
