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

bool RegistrationFlow::isOpen() const {
  return Handlers.isOpen() || (Methods && Methods->isOpen()) ||
         !Reached.isClosed();
}

std::optional<Route> RegistrationFlow::route() const {
  Route Result = Known;
  for (const ValueSet::Entry &E : Handlers)
    if (E.Is.Is == Value::Kind::Function)
      Result.Handlers.push_back(E.Is.Code);
    else if (E.Is.Is == Value::Kind::ResultOfFunction)
      Result.Makers.push_back(E.Is.Code);
  if (Result.Handlers.empty() && Result.Makers.empty())
    return std::nullopt;
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

// server.Post(path, std::move(handler))
void RedirectBuilder::addRegistration(const Registration &R, const State &At) {
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  RegistrationFlow Result;
  Result.Known = R.Known;
  Result.Reached = At.Reached;
  for (const ParmVarDecl *Parameter : R.Handlers)
    Result.Handlers.add(Value::parameter(*Parameter, R.Site), At.Reached);
  if (R.Methods)
    Result.Methods = Evaluate.evaluate(R.Methods);
  if (R.Pattern)
    Result.Pattern = Evaluate.evaluate(R.Pattern);
  this->Result.Registrations.push_back(std::move(Result));
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
    Lifted.Handlers = Evaluate.substitute(Inner.Handlers, *Call.Site);
    for (std::optional<ValueSet> *Given : {&Lifted.Methods, &Lifted.Pattern})
      if (*Given)
        *Given = Evaluate.substitute(**Given, *Call.Site);
    Result.Registrations.push_back(std::move(Lifted));
  }
}

} // namespace redirect
