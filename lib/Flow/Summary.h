//===- Summary.h - What a function does, for its callers --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_SUMMARY_H
#define REDIRECT_TIDY_FLOW_SUMMARY_H

#include "Flow/State.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <memory>

namespace redirect {

/// A redirect that a function sends itself or by calling another, seen from
/// that function.
struct Redirect {
  const clang::FunctionDecl *Function = nullptr;
  /// Where the status is written; a CXXDefaultArgExpr where it is implicit.
  const clang::Expr *Status = nullptr;
  int Code = 0;
  /// Where the status is written, if that is in another unit.
  const StatusElsewhere *Elsewhere = nullptr;
  /// The call or assignment by which the function sends it.
  const clang::Expr *Write = nullptr;
  /// The call or assignment in which the status stands: in this function or in
  /// one that it calls.
  const clang::Expr *StatusWrite = nullptr;
  Text Target;
  bool IsTargetKnown = false;

  /// For whom the function sends it.
  FunctionReach Reached;
  GuardTest Guard;
  PathTest TestedPath;
  Evidence Done;

  /// If the function sends it by calling another: the call, and the redirect
  /// there; null if what is called only sets the status.
  const clang::Expr *Via = nullptr;
  const Redirect *Inner = nullptr;
  /// True if the function doesn't call that one but hands it over.
  bool IsHandedOver = false;

  /// True if another unit has said that callers decide of it, whatever is known
  /// of that here.
  bool IsOpenElsewhere = false;
  /// True if it keeps the method of some, where the function sends those with
  /// GET to the same target by a status that needn't: its author knows.
  bool IsByMethod = false;
  /// True if what was done before found its target, and keeps it for the next
  /// time: a cache was filled. Only known of permanent redirects.
  bool IsTargetKept = false;
  /// The condition that has chosen the target of several; null if there is
  /// none, or if it isn't known.
  CodePlace ChosenBy;
  /// The parameter, or what else stands for one, that holds the status, if the
  /// callers decide it; else null.
  const clang::ValueDecl *StatusParameter = nullptr;

  /// True if status, target, or whether it is sent at all depend on what
  /// callers pass, so that each call is a redirect of its own.
  bool dependsOnCaller() const;
  /// The class of the objects of which status or target are members, if it
  /// answers what somebody threw; else null.
  const clang::CXXRecordDecl *answersThrown() const;
};

/// The redirects that answer what is thrown, by the class of what is.
using ThrownRedirects = llvm::DenseMap<const clang::CXXRecordDecl *,
                                       llvm::SmallVector<const Redirect *, 1>>;

/// What a call passes for a parameter that may decide what is done with it.
struct PassedArgument {
  unsigned Index = 0;
  ValueSet Values;
  /// True if it is a function, and Values are what that gives.
  bool AreAnswers = false;
};
using PassedArguments = std::vector<PassedArgument>;

/// A call of the project's own functions, and what is known there.
struct CallFlow {
  const clang::Expr *Site = nullptr;
  const clang::FunctionDecl *Callee = nullptr;
  /// The parameter or captured variable that holds the function which is
  /// called, if callers decide that; else null.
  const clang::ValueDecl *Through = nullptr;
  /// True if the class of the object is known of which it is a virtual
  /// function.
  bool IsByClass = false;
  /// What the function holds that is called; null if nothing is known of that.
  std::shared_ptr<const Record> Held;
  bool IsHandedOver = false;
  /// True if it isn't the callee that is called, but what that returns.
  bool IsOfResult = false;
  FunctionReach Reached;
  GuardTest Guard;
  PathTest TestedPath;
  Evidence Done;
  /// The call in this function by which it is made, if a function called here
  /// makes it for what it is passed; else null.
  const clang::Expr *Via = nullptr;
  /// True if nobody has looked at what the call passes: the callee calls
  /// itself.
  bool IsUnseen = false;
  /// True if callers decide whether it is made, or what is called.
  bool isOpen() const { return Through || !Reached.isClosed(); }
  /// What it passes, where other units have what it may call.
  PassedArguments Passed;
  /// The condition that leaves it in doubt which methods get here, if one does.
  const clang::Expr *Doubt = nullptr;
};

/// What a function does to something that outlives it: to a response that it is
/// given, returns, or finds in a member, or to a parameter in which it gives a
/// text or a number back.
struct Effect {
  /// As the function itself names it; null for a response that it returns.
  const clang::ValueDecl *On = nullptr;
  /// The parameter that is handed back as the response that it returns, if one
  /// is.
  const clang::ParmVarDecl *HandsBack = nullptr;
  /// What it gives the response, in terms of the function's own parameters. A
  /// value that is unknown and has no write leaves what was there.
  ValueSet Status;
  ValueSet Location;
  /// The lines of which its callers decide whether they are one of both.
  ValueSet Lines;
  /// The parameter's new value, and the methods for which it may keep its own.
  ValueSet NewValue;
  MethodSet KeepsValueFor;
  /// True if another unit has the function: its writes are no expressions here.
  bool IsElsewhere = false;
};

/// A registration by which a function, or one that it calls, registers what its
/// callers give it, or for the methods that they name.
struct RegistrationFlow {
  /// What it says by itself: not its methods if those are values.
  Route Known;
  /// The handlers beside those of Known.
  ValueSet Handlers;
  /// Handlers that a function called here has registered already, but for what
  /// they hold: that was up to its callers.
  ValueSet Holders;
  /// The methods, and the pattern, if Known doesn't say them.
  std::optional<ValueSet> Methods;
  std::optional<ValueSet> Pattern;
  /// For which values of callers it is made.
  FunctionReach Reached;
  /// The call of the function in which it stands, if that is another one.
  const clang::Expr *Via = nullptr;

  /// True if callers decide of it.
  bool isOpen() const;
  /// True if they decide for which requests it is.
  bool isRouteOpen() const;
  /// The route that has become of it, with the handlers that are known; none if
  /// it isn't known for which methods.
  std::optional<Route> route() const;
  /// The handlers that hold something, such as functions that they call, if
  /// all of it is known.
  llvm::SmallVector<Value, 1> holders() const;
};

/// A response that is written and of which no redirect has become.
struct UnsentRedirect {
  enum class Reason : uint8_t {
    /// Where is the status, whose value isn't known.
    StatusUnknown,
    /// The status is none that redirects.
    OtherStatus,
    /// Nothing gives it a target.
    NoTarget,
    /// Where is a condition that tests the method in a way that isn't
    /// understood.
    Doubt,
    /// A later write replaces it, or none of the methods is left for which its
    /// target is written.
    Replaced,
    /// No request gets to it, whatever its method.
    Unreached,
    /// Its target is what another server has answered.
    PassedOn
  };

  Reason Because = Reason::StatusUnknown;
  /// The call or assignment that writes it.
  const clang::Expr *Write = nullptr;
  const clang::Expr *Where = nullptr;
  int Code = 0;
};

/// What follows inside one function.
struct FunctionSummary {
  /// Null if another unit has the function.
  const FunctionFacts *Facts = nullptr;
  /// True if another unit has it, where it tests the method by itself.
  bool TestsMethodElsewhere = false;
  /// Where it returns; it throws or ends the program for all others.
  FunctionReach Returning = MethodSet::all();
  /// True if it doesn't return without having sent a redirect.
  bool AlwaysRedirects = false;
  /// True if it, or what it calls, may send a permanent redirect that is none
  /// of its callers'.
  bool MayMove = false;
  ValueSet Returns;
  /// What it does on any way, with all that it calls.
  Evidence Done;
  std::vector<CallFlow> Calls;
  /// What the functions do that it returns, as far as that is up to what it is
  /// passed; null if it isn't. They themselves are the first that are called,
  /// and what they return is told as a condition.
  std::unique_ptr<FunctionSummary> OfResult;
  std::vector<RegistrationFlow> Registrations;
  std::vector<Effect> Effects;
  /// The members in its conditions, and those to which it gives what depends on
  /// the request's method.
  llvm::SmallSetVector<const clang::ValueDecl *, 2> TestedMembers;
  llvm::SmallSetVector<const clang::ValueDecl *, 2> MethodMembers;
  std::vector<std::unique_ptr<Redirect>> Redirects;
  /// What it writes of which no redirect has become, each once.
  std::vector<UnsentRedirect> Unsent;
};

/// The functions of which something is known.
struct SummaryMap
    : llvm::DenseMap<const clang::FunctionDecl *, FunctionSummary> {
  /// The members, of any object, to which some function gives what depends on
  /// the request's method.
  llvm::SmallSetVector<const clang::ValueDecl *, 2> MethodMembers;
  /// The members and global variables whose text some function sends.
  llvm::SmallPtrSet<const clang::ValueDecl *, 2> SentHolders;
  /// Those that change while the program serves.
  llvm::SmallPtrSet<const clang::ValueDecl *, 2> ChangedState;

  /// What is known of what calling \p Called does, a Function or a
  /// ResultOfFunction; null if that is nothing.
  const FunctionSummary *ofCalled(const Value &Called) const;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_SUMMARY_H
