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
#include "Facts/ModelledRoutes.h"
#include "Facts/RequestLines.h"
#include "Facts/RoutePaths.h"
#include "Facts/Work.h"
#include "clang/AST/StmtVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace redirect {

/// A call of a virtual function, whose overriders are known when all of the
/// unit is. If there are none, the call may be work.
struct PendingVirtualCall {
  const clang::FunctionDecl *Caller;
  const clang::Expr *Site;
  const clang::CXXMethodDecl *Method;
  std::optional<WorkDone> LooksLike;
};

/// A call of what a variable or a member holds, which is known when all of the
/// unit is.
struct PendingIndirectCall {
  const clang::FunctionDecl *Caller;
  const clang::CallExpr *Site;
  const clang::Expr *Object;
};

/// What the walks over all bodies of a unit share.
struct UnitWalkState {
  UnitWalkState(const Vocabulary &Words, UserCode &Code, WorkRecognizer &Work,
                const CodeElsewhere *Elsewhere)
      : Words(Words), Code(Code), Work(Work), Elsewhere(Elsewhere),
        Modelled(Words), ModelledRoutes(Words), Paths(Words) {}

  const Vocabulary &Words;
  UserCode &Code;
  WorkRecognizer &Work;
  /// Null if nothing is known of other units.
  const CodeElsewhere *Elsewhere;
  ModelledFacts Modelled;
  redirect::Printers Printers;
  const redirect::ModelledRoutes ModelledRoutes;
  RoutePaths Paths;
  CallableStores Stores;
  std::vector<PendingRoute> Routes;
  /// All methods that the unit's servers serve at all, where they are limited.
  std::optional<MethodSet> Limit;
  /// What functions pass that can be called.
  std::vector<std::pair<const clang::FunctionDecl *, const clang::Expr *>>
      CallablesPassed;
  std::vector<PendingVirtualCall> VirtualCalls;
  std::vector<PendingIndirectCall> IndirectCalls;
  /// What local variables were initialised with, where that is a lambda or a
  /// function.
  llvm::DenseMap<const clang::ValueDecl *,
                 llvm::SmallVector<const clang::FunctionDecl *, 1>>
      LocalCallables;
  /// By a virtual function, the definitions that override it at any depth.
  llvm::DenseMap<const clang::CXXMethodDecl *,
                 llvm::SmallVector<const clang::FunctionDecl *, 1>>
      Overriders;
  /// Functions without errors in which no fact was found.
  llvm::DenseSet<const clang::FunctionDecl *> WithoutFacts;
  /// Functions met on the way: lambdas, and those that are called, handed over
  /// or registered. They need not stand in the scope that is walked.
  std::vector<const clang::FunctionDecl *> Mentioned;
  llvm::DenseSet<const clang::CXXRecordDecl *> AnsweredClasses;
  bool MayCompareMethods = false;
  /// What stands for the client where the standard output goes there.
  const clang::FunctionDecl *StandardOutput = nullptr;
  /// Classes defined inside bodies.
  std::vector<clang::Decl *> LocalDeclarations;
  /// By a function, the parameters that it fills with what was received.
  llvm::DenseMap<const clang::FunctionDecl *, llvm::SmallVector<unsigned, 1>>
      Receivers;
  llvm::SmallVector<unsigned, 1>
  receivedBy(const clang::FunctionDecl &Function);
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
  void VisitImplicitCastExpr(const clang::ImplicitCastExpr *Cast);
  void VisitDeclRefExpr(const clang::DeclRefExpr *Reference);
  void VisitStringLiteral(const clang::StringLiteral *Text);
  void VisitIntegerLiteral(const clang::IntegerLiteral *Number);
  void VisitDeclStmt(const clang::DeclStmt *Declarations);
  void VisitCXXForRangeStmt(const clang::CXXForRangeStmt *Loop);
  void VisitMemberExpr(const clang::MemberExpr *Member);
  void VisitIfStmt(const clang::IfStmt *If);
  void VisitSwitchStmt(const clang::SwitchStmt *Switch);
  void VisitBinaryOperator(const clang::BinaryOperator *Operator);
  void VisitUnaryOperator(const clang::UnaryOperator *Operator);
  void VisitArraySubscriptExpr(const clang::ArraySubscriptExpr *Element);
  void VisitReturnStmt(const clang::ReturnStmt *Return);
  void VisitCXXMemberCallExpr(const clang::CXXMemberCallExpr *Call);
  void VisitCallExpr(const clang::CallExpr *Call);
  void VisitCXXConstructExpr(const clang::CXXConstructExpr *Construct);
  void VisitCXXNewExpr(const clang::CXXNewExpr *New);
  void VisitCXXDeleteExpr(const clang::CXXDeleteExpr *Delete);
  void VisitCXXBindTemporaryExpr(const clang::CXXBindTemporaryExpr *Temporary);
  void VisitCXXDefaultArgExpr(const clang::CXXDefaultArgExpr *Default);
  void VisitInitListExpr(const clang::InitListExpr *List);
  void VisitCXXThrowExpr(const clang::CXXThrowExpr *Throw);
  void VisitCXXCatchStmt(const clang::CXXCatchStmt *Catch);

private:
  void push(const clang::Stmt *S, bool IsStatement) {
    if (S)
      Pending.emplace_back(S, IsStatement);
  }
  void pushChildren(const clang::Stmt *S, bool IsStatement);

  void add(const clang::Expr *Site, Fact F);
  bool isOwnOfExchange() const;
  void addWork(const clang::Expr *Site);
  void addHandOver(const clang::Expr *Site,
                   llvm::SmallVector<const clang::FunctionDecl *, 1> Callees);
  void addCall(const clang::Expr *Site, const UserCall &Call);
  void addUserCall(const clang::Expr *Site, const clang::FunctionDecl &Callee);
  void keepCallablesPassed(const clang::Expr &Call,
                           llvm::ArrayRef<const clang::ParmVarDecl *> To);
  void keepCallablePassed(const clang::Expr &Argument);
  void accountFor(const clang::Expr &Callable);
  void addReceived(const clang::CallExpr &Call,
                   const clang::FunctionDecl &Callee);
  bool addListPrinted(const clang::CallExpr &Call,
                      const clang::FunctionDecl &Callee);
  bool addTextMade(const clang::CallExpr &Call,
                   const clang::FunctionDecl &Callee);
  bool addToldCall(const clang::CallExpr &Call,
                   const clang::FunctionDecl &Callee);
  bool isTold(const clang::FunctionDecl &Callee, const Roles &R) const;
  bool addRequestLine(const clang::CallExpr &Call, const Roles *R);
  void addRequestLine(const clang::Expr &Site, const RequestLineRead &Read);
  void dropRequestLinesOf(const clang::ValueDecl &Text);
  void addExtraction(const clang::CXXOperatorCallExpr &Call);
  void addTakenMethod(const clang::Expr &Site, const clang::Expr &Target,
                      const clang::Expr &Source);
  std::optional<Method> methodNumber(const clang::Expr &E) const;
  bool isMethodConstant(const clang::Expr &E);
  void addNumberedMethod(const clang::Expr &Compared,
                         const clang::Expr &Number);
  void addFirstLetter(const clang::Expr &Left, const clang::Expr &Right);
  void addModelled(const clang::CallExpr &Call, Fact F, const Roles *R);
  void addDestructor(const clang::Expr &Init, clang::QualType Type);
  void keepCallable(const clang::VarDecl &Variable);
  /// Returns whether it is known already what is called.
  bool addIndirectCall(const clang::CallExpr *Call);
  void addStandardCall(const clang::CallExpr *Call,
                       const clang::FunctionDecl &Callee);
  /// Returns whether the call may go to an overrider.
  bool addVirtualCall(const clang::CallExpr *Call);
  void addMakingOf(const clang::Expr *Site, clang::QualType Made);
  bool addRoute(std::optional<PendingRoute> Registered);
  void addFilters(const PendingRoute &Route);
  bool addStarted(const clang::CallExpr &Call,
                  const clang::FunctionDecl &Callee, const StartModel &Model);
  void addRecords();
  void addSpelledMethods();
  void addWordLoops(const clang::Stmt &Body);
  std::optional<Fact> methodByType(const clang::ValueDecl &Named);
  std::optional<Fact> partOfRecord(const clang::ValueDecl &Mentioned);
  bool mayCompareMethods();
  void addTextHolder(const clang::ValueDecl &Mentioned);
  void addComparedMethod(const clang::Expr &Left, const clang::Expr &Right);
  bool addOperator(const clang::CXXOperatorCallExpr &Operator);
  bool addInsertion(const clang::CXXOperatorCallExpr &Call);
  void addIndex(const clang::Expr &List, const clang::Expr &Index);
  void addAssignment(const clang::Expr *Target, const clang::Expr *Source);

  UnitWalkState &Unit;
  FunctionFacts &Facts;
  llvm::SmallVector<std::pair<const clang::Stmt *, bool>> Pending;
  /// Mentions of callables whose calls are known otherwise: callees, registered
  /// handlers, initial values of local variables; and what is only tested.
  llvm::SmallPtrSet<const clang::Expr *, 8> Accounted;
  /// Lambdas that are given to what does no work.
  llvm::SmallPtrSet<const clang::Expr *, 4> Idle;
  /// Insertions into a stream that are the beginning of longer ones.
  llvm::SmallPtrSet<const clang::Expr *, 8> InsertedInto;
  /// The buffers that something has been received into.
  llvm::SmallPtrSet<const clang::ValueDecl *, 2> Received;
  /// By what holds a text, the letters with which its own are compared.
  llvm::MapVector<const clang::ValueDecl *, llvm::SmallVector<LetterTest, 4>>
      Letters;
  /// Assignments by which something is made for all requests.
  llvm::SmallPtrSet<const clang::Stmt *, 2> MadeOnce;
  bool ValueIsUnused = false;
  bool SpeaksToCaches = false;
  /// Records that are registrations, and what is assigned to their fields.
  llvm::MapVector<const clang::ValueDecl *, ModelledRoutes::FieldValues>
      Records;
  llvm::SmallVector<const clang::CXXRecordDecl *, 1> Caught;
};

/// The parameter or captured variable that \p Reference names, if that can be
/// called; null if it is something else.
const clang::VarDecl *givenByCaller(const clang::DeclRefExpr &Reference);

/// The model of the virtual function that \p Method overrides, at any depth;
/// null if no framework calls it.
const HandlerModel *overriddenHandler(const clang::CXXMethodDecl &Method,
                                      const Vocabulary &Words);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_BODYWALK_H
