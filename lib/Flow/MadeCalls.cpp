//===- MadeCalls.cpp - What a function calls and hands over ---------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ElementCalls.h"
#include "Facts/Expressions.h"
#include "Flow/Choices.h"
#include "Flow/DoneByCall.h"
#include "Flow/RedirectBuilder.h"
#include "Flow/Transfer.h"
#include "Flow/Wrappers.h"

using namespace clang;

namespace redirect {

CallFlow callFrom(const Expr &Site, const State &At) {
  CallFlow Call;
  Call.Site = &Site;
  Call.Reached = At.knownToReach();
  Call.Guard = At.Guard;
  Call.TestedPath = At.TestedPath;
  Call.Done = At.Done;
  Call.Doubt = At.doubt();
  return Call;
}

/// True if the call of \p Callee may run what another unit has.
static bool mayRunElsewhere(const Expr &Site, const FunctionDecl &Callee) {
  const auto *Call = dyn_cast<CallExpr>(&Site);
  return !Callee.hasBody() || (Call && virtualCallee(*Call));
}

/// What the guards of another unit may make of \p Site's arguments.
PassedArguments RedirectBuilder::passedArguments(const Expr &Site,
                                                 const FunctionDecl &Callee,
                                                 const State &At) const {
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  PassedArguments Result;
  for (const auto &[Index, Argument] : llvm::enumerate(argumentsOf(Site))) {
    if (Index >= Callee.getNumParams() ||
        !Value::parameter(*Callee.getParamDecl(Index), nullptr).isComparable())
      continue;
    if (ValueSet Values = asComparable(Evaluate.evaluate(Argument));
        !Values.isUnknown())
      Result.push_back({static_cast<unsigned>(Index), std::move(Values),
                        /*AreAnswers=*/false});
  }
  return Result;
}

/// True if the function does anything that its callers decide.
static bool isOpen(const FunctionSummary &Summary) {
  return llvm::any_of(Summary.Registrations,
                      [](const RegistrationFlow &R) { return R.isOpen(); }) ||
         llvm::any_of(Summary.Calls,
                      [](const CallFlow &C) { return C.isOpen(); }) ||
         llvm::any_of(Summary.Redirects,
                      [](const auto &R) { return R->dependsOnCaller(); });
}

/// True if \p Site calls a virtual function of an object that depends on the
/// method: which of those that override it runs for which isn't known.
bool RedirectBuilder::isChosenByMethod(const Expr &Site,
                                       const State &At) const {
  const auto *Call = dyn_cast<CallExpr>(&Site);
  const Expr *Object = Call && virtualCallee(*Call) ? objectOf(*Call) : nullptr;
  if (!Object || isa<CXXThisExpr>(asWritten(Object)))
    return false;
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  return Evaluate.dependsOnMethod(Object) ||
         Evaluate.evaluate(Object).dependsOnMethod(At.Reached.methods());
}

void RedirectBuilder::addCall(const Expr &Site, const FunctionDecl &Callee,
                              bool IsHandedOver, const State &At) {
  CallFlow Flow = callFrom(Site, At);
  if (beginsRequest(Site, Facts, At))
    Flow.Done = Evidence();
  Flow.Callee = &Callee;
  Flow.IsHandedOver = IsHandedOver;
  Flow.IsUnseen = Callee.hasBody() && !Summaries.contains(&Callee);
  Flow.IsByClass = isByClass(At, Site);
  // Handler *page = method == "GET" ? &shown : &saved; page->run(request);
  if (!Flow.IsByClass && !IsHandedOver && isChosenByMethod(Site, At)) {
    Flow.Reached = MethodSet::none();
    Flow.Doubt = &Site;
  }
  if (!IsHandedOver && mayRunElsewhere(Site, Callee))
    Flow.Passed = passedArguments(Site, Callee, At);
  addCall(Flow);
  lift(Flow, At);
}

// virtual void run(const Request &, Response &) = 0;
/// True if what overrides \p Callee runs in its place, in other units too.
static bool isLeftToOthers(const FunctionDecl &Callee) {
  return Callee.isVirtualAsWritten() && !Callee.hasBody();
}

// std::any_of(rows.begin(), rows.end(), [&](const Row &row) {...})
void RedirectBuilder::visitElements(const CallExpr &Call, const State &At) {
  const std::optional<ElementCall> ForEach = elementCall(Call);
  if (!ForEach)
    return;
  const auto Rows = rowsOf(*ForEach->List);
  if (!Rows)
    return;
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  const ValueSet Called = Evaluate.evaluate(ForEach->Called);
  const auto DependsOnRow = [this](const ValueSet::Entry &E) {
    const auto Known = E.Is.Is == Value::Kind::Function
                           ? Summaries.find(E.Is.Code)
                           : Summaries.end();
    return Known != Summaries.end() && isOpen(Known->second);
  };
  if (!llvm::all_of(Called, DependsOnRow))
    return;
  CallFlow Flow = callFrom(*ForEach->Called, At);
  for (const Expr *Row : Rows->Rows) {
    for (const ValueSet::Entry &E : Called) {
      CallFlow Here = Flow;
      Here.Reached &= E.For;
      Here.Callee = E.Is.Code;
      Here.Held = Evaluate.heldForElement(E.Is, *Row);
      lift(Here, At);
    }
    // Those behind a row get what it has left.
    const ValueSet Answer = Evaluate.givenForElement(*ForEach->Called, *Row);
    if (ForEach->StopsAt)
      Flow.Reached &=
          *ForEach->StopsAt ? Answer.whereFalse() : Answer.whereTrue();
  }
}

void RedirectBuilder::visitCall(const Expr &Site, const UserCall &Call,
                                const State &At) {
  for (const FunctionDecl *Callee : Call.Later)
    addCall(Site, *Callee, /*IsHandedOver=*/true, At);
  const auto IsOpen = [this](const FunctionDecl *Callee) {
    const auto Known = Summaries.find(Callee);
    return Known != Summaries.end() && isOpen(Known->second);
  };
  const auto AddCalls = [&](const State &Here) {
    for (const FunctionDecl *Callee : Call.Callees)
      if (mayRun(Here, Site, *Callee) ||
          (isLeftToOthers(*Callee) && !isByClass(Here, Site)))
        addCall(Site, *Callee, /*IsHandedOver=*/false, Here);
  };
  // What a row holds matters to those alone that ask for it.
  if (receiverOf(Site) || llvm::any_of(Call.Callees, IsOpen))
    forEachOption(At, Site, Facts, AddCalls);
  else
    AddCalls(At);
  addCallOfHolder(Site, At);
  addPassed(Site, At);
  if (llvm::none_of(Call.Callees, [this](const FunctionDecl *Callee) {
        return Summaries.contains(Callee);
      }))
    handOverArguments(Site, At);
}

// f(req, res), where f is a lambda that holds what it calls
void RedirectBuilder::addCallOfHolder(const Expr &Site, const State &At) {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Site);
  if (!Operator || Operator->getOperator() != OO_Call)
    return;
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  ValueSet Holding;
  for (const ValueSet::Entry &E : Evaluate.evaluate(Operator->getArg(0)))
    if (E.Is.Is == Value::Kind::Parameter || E.Is.Holds)
      Holding.add(E.Is, E.For);
  const CallFlow Flow = callFrom(Site, At);
  addCallsOf(Holding, Flow, Flow, At);
}

/// Hands over what \p Call passes to a function of which nothing is known.
void RedirectBuilder::handOverArguments(const Expr &Call, const State &At) {
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  for (const Expr *Argument : argumentsOf(Call))
    if (Facts.CallablesPassed.contains(asWritten(Argument))) {
      CallFlow Flow = callFrom(*Argument, At);
      Flow.IsHandedOver = true;
      addCallsOf(Evaluate.evaluate(Argument), Flow, Flow, At);
    }
}

// if (!rows[i].matches(req)) continue;
/// Says of which functions of other units it has to be known what they do, for
/// \p Flow to say who calls them.
void RedirectBuilder::nameCandidates(const CallableUse &Use, CallFlow Flow) {
  Flow.Reached = {};
  for (const FunctionDecl *Candidate : Use.Candidates)
    if (!Candidate->hasBody()) {
      Flow.Callee = Candidate;
      addCall(Flow);
    }
}

// next(res), pool.submit(next)
void RedirectBuilder::visitUse(const Expr &Site, const CallableUse &Use,
                               const State &At) {
  CallFlow Flow = callFrom(Site, At);
  Flow.IsHandedOver = Use.IsHandedOver;
  // Nothing tells which element is meant, if nothing has been asked of it.
  if (!Use.Holder && isByUnaskedIndex(At, *Use.Called))
    return nameCandidates(Use, Flow);
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  addCallsOf(Use.Holder ? Evaluate.heldByHolder(*Use.Holder, Site)
                        : Evaluate.evaluate(Use.Called),
             Flow, Flow, At);
}

/// Adds \p Call of each function that \p Called may be, or of what callers give
/// for it, and what these do as they are told, by the call \p Here.
void RedirectBuilder::addCallsOf(const ValueSet &Called, const CallFlow &Call,
                                 const CallFlow &Here, const State &At) {
  for (const ValueSet::Entry &E : Called) {
    // pool.submit(tasks)
    if (const ValueSet *Elements = E.Is.Is == Value::Kind::Object && E.Is.Holds
                                       ? E.Is.Holds->find(nullptr)
                                       : nullptr) {
      CallFlow OfAll = Call;
      OfAll.Reached &= E.For;
      addCallsOf(*Elements, OfAll, Here, At);
      continue;
    }
    CallFlow Flow = Call;
    Flow.Reached &= E.For;
    Flow.Callee = nullptr;
    Flow.Through = nullptr;
    Flow.Held = E.Is.Holds;
    if (Flow.Reached.empty() && !Flow.Doubt)
      continue;
    if (E.Is.Is == Value::Kind::Parameter) {
      Flow.Through = E.Is.Variable;
      addCall(Flow);
    }
    if (E.Is.Is != Value::Kind::Function ||
        llvm::is_contained(Lifting, E.Is.Code))
      continue;
    Flow.Callee = E.Is.Code;
    addCall(Flow);
    CallFlow ByThat = Flow;
    ByThat.Site = Here.Site;
    Lifting.push_back(Flow.Callee);
    lift(ByThat, At);
    Lifting.pop_back();
  }
}

/// Adds \p Call. What is called in the same way for several of what callers may
/// pass is called once, for all of them.
void RedirectBuilder::addCall(const CallFlow &Call) {
  if (Call.Via)
    for (CallFlow &Known : Result.Calls)
      if (Known.Via && Known.Site == Call.Site && Known.Callee == Call.Callee &&
          Known.Through == Call.Through &&
          Known.IsHandedOver == Call.IsHandedOver) {
        Known.Reached |= Call.Reached;
        Known.Done.add(Call.Done, MethodSet::all());
        return;
      }
  Result.Calls.push_back(Call);
}

/// \p Inner, a call that the callee of \p Call makes for some of what it is
/// passed, as this function makes it then.
CallFlow RedirectBuilder::lifted(const CallFlow &Inner, const CallFlow &Call,
                                 const Evaluator &Evaluate) const {
  const FunctionReachByCall Here = Evaluate.reachBy(*Call.Site, Inner.Reached);
  CallFlow Result = Inner;
  Result.Site = Inner.Site ? Inner.Site : Call.Site;
  Result.Reached = Call.Reached & Here.Known;
  Result.Guard = Call.Guard;
  Result.Via = Call.Site;
  Result.IsHandedOver |= Call.IsHandedOver;
  Result.Done = Call.Done;
  Result.Done.add(doneByCall(Inner.Done, *Call.Site, *Call.Callee, Facts),
                  MethodSet::all());
  if (!Result.Doubt && !Here.InDoubt.empty())
    Result.Doubt = Call.Site;
  Result.TestedPath.add(Call.TestedPath);
  return Result;
}

/// Adds what the function that \p Call calls does only for some of what it may
/// be passed, and what it sends as it is told: that belongs to the call.
void RedirectBuilder::lift(const CallFlow &Call, const State &At) {
  const auto Summary = Summaries.find(Call.Callee);
  if (Summary == Summaries.end())
    return;
  const Evaluator Evaluate(Context, Facts, Summaries, At, &Call);
  for (const std::unique_ptr<Redirect> &Inner : Summary->second.Redirects)
    if (Inner->dependsOnCaller())
      addFromCallee(Call, *Inner, At);
  liftRegistrations(Summary->second, Call, Evaluate);
  for (const CallFlow &Inner : Summary->second.Calls) {
    if (!Inner.isOpen())
      continue;
    const CallFlow Here = lifted(Inner, Call, Evaluate);
    if (Here.Reached.empty() && !Here.Doubt)
      continue;
    if (Inner.Through)
      addCallsOf(Evaluate.passedFor(*Inner.Through, *Call.Site), Here, Call,
                 At);
    else
      addCall(Here);
  }
}

} // namespace redirect
