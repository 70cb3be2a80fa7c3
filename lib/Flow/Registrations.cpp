//===- Registrations.cpp - What functions register for their callers ------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Comparison.h"
#include "Flow/RedirectBuilder.h"

using namespace clang;

namespace redirect {

bool RegistrationFlow::isRouteOpen() const {
  return (Methods && Methods->isOpen()) || !Reached.isClosed();
}

bool RegistrationFlow::isOpen() const {
  return Handlers.isOpen() || Holders.isOpen() || isRouteOpen();
}

SmallVector<Value, 1> RegistrationFlow::holders() const {
  SmallVector<Value, 1> Result;
  for (const ValueSet *Values : {&Handlers, &Holders})
    for (const ValueSet::Entry &E : *Values)
      if (E.Is.Holds && !E.Is.isOpen())
        Result.push_back(E.Is);
  return Result;
}

std::optional<Route> RegistrationFlow::route() const {
  if (isRouteOpen())
    return std::nullopt;
  Route Result = Known;
  for (const ValueSet::Entry &E : Handlers)
    if (E.Is.Is == Value::Kind::Function)
      Result.Handlers.push_back(E.Is.Code);
    else if (E.Is.Is == Value::Kind::ResultOfFunction)
      Result.Makers.push_back(E.Is.Code);
  if (Methods) {
    Result.Methods = MethodSet::none();
    Result.IsRestricted = true;
    for (const ValueSet::Entry &E : *Methods) {
      const std::optional<Method> Named = namedMethod(E.Is);
      if (!Named)
        return std::nullopt;
      Result.Methods |= *Named;
    }
  }
  if (Via)
    Result.Where = Via->getExprLoc();
  if (Pattern && Pattern->begin() != Pattern->end()) {
    const Text &Spelled = Pattern->begin()->Is.Text;
    if (std::next(Pattern->begin()) == Pattern->end() &&
        Spelled.Pieces.size() == 1 && Spelled.isLiteral())
      Result.Pattern = Spelled.Pieces.front().Characters;
  }
  return Result;
}

// if (isAdmin) server.Post("/notes", withUser(save));
/// Registers what is known for whoever may be asked, whatever callers pass:
/// that decides of a server, and not of a request.
static void closeIfKnown(RegistrationFlow &R) {
  ValueSet Closed = R.Handlers.whateverIsPassed();
  if (Closed.isOpen())
    return;
  R.Reached = R.Reached.methods();
  R.Handlers = std::move(Closed);
}

// server.Post(path, std::move(handler)), server.Post("/notes", withUser(save))
void RedirectBuilder::addRegistration(const Registration &R, const State &At) {
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  RegistrationFlow Result;
  Result.Known = R.Known;
  Result.Reached = At.Reached;
  const ValueSet Given =
      R.Known.Given ? Evaluate.evaluate(R.Known.Given) : ValueSet();
  if (isKnownCallable(Given)) {
    Result.Known.Handlers.clear();
    Result.Known.Makers.clear();
    Result.Handlers = Given;
  } else if (ChosenByData.contains(&R) ||
             (R.Known.Given && Evaluate.isOfRow(R.Known.Given))) {
    // What isn't understood of one row may be in any other.
    return;
  } else {
    for (const ParmVarDecl *Parameter : R.Handlers)
      Result.Handlers.add(Value::parameter(*Parameter, R.Site), At.Reached);
  }
  if (R.Methods)
    Result.Methods = Evaluate.evaluate(R.Methods);
  if (R.Pattern)
    Result.Pattern = Evaluate.evaluate(R.Pattern);
  if (!R.Methods)
    closeIfKnown(Result);
  this->Result.Registrations.push_back(std::move(Result));
}

/// Adds what the function registers where no request of any method gets to, or
/// in code that the flow doesn't see: a server is set up before it serves.
void RedirectBuilder::addUnvisitedRegistrations() {
  State Anywhere;
  Anywhere.Reached = MethodSet::all();
  for (const auto &[Site, Registrations] : Unvisited)
    for (const Registration *R : Registrations)
      addRegistration(*R, Anywhere);
}

/// Leaves the handlers of \p R that are known where they are registered, so
/// that callers add what is up to them.
static void leaveRegistered(RegistrationFlow &R) {
  R.Known.Handlers.clear();
  R.Known.Makers.clear();
  ValueSet Passed;
  for (const ValueSet::Entry &E : R.Handlers)
    if (E.Is.Is == Value::Kind::Parameter)
      Passed.add(E.Is, E.For);
    else if (E.Is.isOpen())
      R.Holders.add(E.Is, E.For);
  R.Handlers = std::move(Passed);
}

// add(server, "POST", "/notes", save), where add is what registers
void RedirectBuilder::liftRegistrations(const FunctionSummary &From,
                                        const CallFlow &Call,
                                        const Evaluator &Evaluate) {
  for (const RegistrationFlow &Inner : From.Registrations) {
    const FunctionReachByCall Here =
        Evaluate.reachBy(*Call.Site, Inner.Reached);
    // Those that nobody decides stay where they are.
    if (!Inner.isOpen() || Here.Known.empty())
      continue;
    RegistrationFlow Lifted = Inner;
    Lifted.Via = Call.Site;
    Lifted.Reached = Here.Known;
    if (!Inner.isRouteOpen())
      leaveRegistered(Lifted);
    Lifted.Handlers = Evaluate.substitute(Lifted.Handlers, *Call.Site);
    Lifted.Holders = Evaluate.substitute(Lifted.Holders, *Call.Site);
    for (std::optional<ValueSet> *Given : {&Lifted.Methods, &Lifted.Pattern})
      if (*Given)
        *Given = Evaluate.substitute(**Given, *Call.Site);
    Result.Registrations.push_back(std::move(Lifted));
  }
}

} // namespace redirect
