//===- RedirectBuilder.h - The redirects that a function sends --*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_REDIRECTBUILDER_H
#define REDIRECT_TIDY_FLOW_REDIRECTBUILDER_H

#include "Flow/Copying.h"
#include "Flow/Evaluator.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace redirect {

/// Puts a function's summary together from the states that the flow has found.
class RedirectBuilder {
public:
  RedirectBuilder(clang::ASTContext &Context, const FunctionFacts &Facts,
                  const SummaryMap &Summaries, const Copying &Copies,
                  const ThrownRedirects &Thrown)
      : Context(Context), Facts(Facts), Summaries(Summaries), Copies(Copies),
        Thrown(Thrown) {
    for (const Registration &R : Facts.Registrations)
      Unvisited[R.Site].push_back(&R);
  }

  /// Leaves to \p Chosen what the flow tells: none of what their handlers may
  /// be besides.
  void leaveOut(llvm::DenseSet<const Registration *> Chosen) {
    ChosenByData = std::move(Chosen);
  }

  /// Takes note of \p S, before and after which the state is \p At.
  void visitBefore(const clang::Stmt &S, const State &At);
  void visitAfter(const clang::Stmt &S, const State &At);
  /// Takes note of \p S, to which no request gets.
  void visitUnreached(const clang::Stmt &S);

  /// Takes note of one way out of the function, on which \p End holds last. All
  /// expressions have been visited.
  void visitEnd(const State &End);
  /// The same where the program ends: what was written by then has been sent.
  void visitExit(const State &Exit);

  /// The summary of a function that returns for \p Returning.
  FunctionSummary finish(const FunctionReach &Returning);

private:
  void visitReturn(const clang::ReturnStmt &Return, const State &At);
  void addReturned(const clang::Expr &Returned, const State &At);
  void visitCall(const clang::Expr &Site, const UserCall &Call,
                 const State &At);
  Evidence doneAfter(const clang::Expr &Site, const UserCall &Call) const;
  void limitLife(const State &At);
  void addToWritesInForce(const clang::Expr &Site, const Fact &F,
                          const State &At);
  bool isSentByCallee(const clang::Expr &Write) const;
  bool isGivenByCallee(const clang::Expr &Write,
                       const clang::Expr *Status) const;
  bool getsResponse(const clang::Expr &Call) const;
  bool goTogether(ResponseObject Response, const clang::Expr *StatusWrite,
                  const clang::Expr *TargetWrite);
  void addFromCallee(const CallFlow &Call, const Redirect &Inner,
                     const State &At);
  ValueSet targetsFor(const Redirect &R, ResponseObject Response,
                      const ValueSet &Targets);
  void addFromResponse(ResponseObject Response, const State &End);
  void addWithTargets(const Redirect &R, const ValueSet &Targets);
  PassedArguments passedArguments(const clang::Expr &Site,
                                  const clang::FunctionDecl &Callee,
                                  const State &At) const;
  void addRegistration(const Registration &R, const State &At);
  void addUnvisitedRegistrations();
  void liftRegistrations(const FunctionSummary &From, const CallFlow &Call,
                         const Evaluator &Evaluate);
  void addCall(const CallFlow &Call);
  void addCall(const clang::Expr &Site, const clang::FunctionDecl &Callee,
               bool IsHandedOver, const State &At);
  bool isChosenByMethod(const clang::Expr &Site, const State &At) const;
  void addCallOfHolder(const clang::Expr &Site, const State &At);
  void handOverArguments(const clang::Expr &Call, const State &At);
  /// Adds what a standard function calls for the rows of a table, if that
  /// depends on the row.
  void visitElements(const clang::CallExpr &Call, const State &At);
  void nameCandidates(const CallableUse &Use, CallFlow Flow);
  void visitUse(const clang::Expr &Site, const CallableUse &Use,
                const State &At);
  void addCallsOf(const ValueSet &Called, const CallFlow &Call,
                  const CallFlow &Here, const State &At);
  CallFlow lifted(const CallFlow &Inner, const CallFlow &Call,
                  const Evaluator &Evaluate) const;
  void lift(const CallFlow &Call, const State &At);
  void visitThrow(const clang::CXXThrowExpr &Throw, const State &At);
  void visitWrites(const clang::Expr &Site, const State &At);
  void addEffect(ResponseObject Response, const State &End);
  void addEffect(ValueSet &Given, Place P, const State &End);
  void addNewValues(const State &End);
  void addNewValue(const clang::ValueDecl &On, const ValueSet *Values,
                   const State &End);
  void visitAssignment(const clang::BinaryOperator &Assignment,
                       const State &At);
  void findByMethod();
  void addPassed(const clang::Expr &Call, const State &At);
  void addMethodMembers(const ValueSet &Values);
  void visitConstruction(const clang::CXXConstructExpr &Construct,
                         const State &At);
  void findMethodMembers();
  ValueSet madeObject(const State &End) const;
  void dropOverwritten();
  void leaveOut(UnsentRedirect::Reason Because, const clang::Expr &Write,
                const clang::Expr *Where, int Code);
  void leaveOut(const Value &Status, const clang::Expr &Write);
  void add(Redirect R);

  clang::ASTContext &Context;
  const FunctionFacts &Facts;
  const SummaryMap &Summaries;
  const Copying &Copies;
  const ThrownRedirects &Thrown;
  FunctionSummary Result;
  /// By their sites, the registrations that haven't been visited.
  llvm::SmallMapVector<const clang::Expr *,
                       llvm::SmallVector<const Registration *, 1>, 2>
      Unvisited;
  llvm::DenseSet<const Registration *> ChosenByData;
  /// The redirects by their status.
  llvm::DenseMap<const clang::Expr *, llvm::SmallVector<Redirect *, 1>>
      ByStatus;
  /// Objects that hold a response, in the order in which they are written.
  llvm::SetVector<ResponseObject> Responses;
  /// What is known at each write of a response.
  llvm::DenseMap<const clang::Expr *, State> AtWrite;
  /// The writes in force before the expression that is visited.
  llvm::SmallVector<State::WriteInForce, 2> InForceBefore;
  /// Writes that a later one replaces on some way.
  llvm::SmallPtrSet<const clang::Expr *, 4> Overwritten;
  /// For whom each write is in force on some way out.
  llvm::DenseMap<const clang::Expr *, FunctionReach> InForceAtEnd;
  /// What is done to each response and parameter that outlives the function; to
  /// the response that it returns, under null.
  llvm::SmallMapVector<const clang::ValueDecl *, Effect, 2> Effects;
  llvm::DenseSet<ResponseObject> Returned;
  /// The methods that the ways out which have been visited are for.
  MethodSet EndsSoFar;
  /// The functions whose calls are looked at, each called by the one before:
  /// one may be passed to itself.
  llvm::SmallVector<const clang::FunctionDecl *, 2> Lifting;
  /// The members of each variable that are set where not all methods get to,
  /// and the variables that calls pass on where they depend on the method.
  llvm::MapVector<const clang::ValueDecl *,
                  llvm::SmallSetVector<const clang::ValueDecl *, 2>>
      SetForSome;
  llvm::DenseSet<const clang::ValueDecl *> PassedBySome;
  /// What is done while each write is in force.
  llvm::DenseMap<const clang::Expr *, Evidence> DoneAfter;
};

/// What is known at \p Site, where the state is \p At, of a call that is made
/// there.
CallFlow callFrom(const clang::Expr &Site, const State &At);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_REDIRECTBUILDER_H
