//===- Wrappers.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Wrappers.h"
#include "Facts/Callables.h"
#include "Flow/Answers.h"

using namespace clang;

namespace redirect {

FunctionReach reachHolding(const Record &Held, const FunctionReach &There,
                           const SummaryMap &Summaries) {
  const auto Holding = [&](const ValueDecl &Of) {
    const ValueSet *Known = Held.find(&Of);
    return Known ? *Known
                 : ValueSet(Value::parameter(Of, nullptr), MethodSet::all());
  };
  return reachThrough(FunctionReach(MethodSet::all()), There,
                      [&](const ValueDecl *Of) {
                        return passedAs(*Of, Holding(*Of), Summaries, Holding);
                      })
      .Known;
}

/// What \p Inner, a call of a function that holds \p Held, calls; none if that
/// has nothing to do with what it holds.
static ValueSet calledBy(const CallFlow &Inner, const Record &Held) {
  if (Inner.Through) {
    const ValueSet *Known = Held.find(Inner.Through);
    if (!Known)
      return {};
    // for (auto &link : links) link(req, res);
    return isCallableList(Inner.Through->getType()) ? Known->member(nullptr)
                                                    : *Known;
  }
  return Inner.Callee && !Inner.Reached.isClosed()
             ? ValueSet(Value::function(*Inner.Callee, Inner.Held),
                        MethodSet::all())
             : ValueSet();
}

std::vector<HeldCall> heldCalls(const Value &Holder,
                                const SummaryMap &Summaries) {
  std::vector<HeldCall> Result;
  const auto Known = Summaries.find(Holder.Code);
  if (!Holder.Holds || Known == Summaries.end())
    return Result;
  const bool IsItself = Holder.Is == Value::Kind::Function;
  for (const CallFlow &Inner :
       IsItself ? Known->second.Calls : Known->second.Wrapped) {
    const ValueSet Called = calledBy(Inner, *Holder.Holds);
    if (Called.empty())
      continue;
    const FunctionReach Here =
        reachHolding(*Holder.Holds, Inner.Reached, Summaries);
    for (const ValueSet::Entry &E : Called) {
      HeldCall Made = {Inner, E.Is};
      Made.Call.Through = nullptr;
      Made.Call.Callee = E.Is.Code;
      Made.Call.Held = E.Is.Holds;
      Made.Call.Reached = Here & E.For;
      if (!Made.Call.Reached.empty())
        Result.push_back(std::move(Made));
    }
  }
  return Result;
}

/// Adds what \p Made calls of what the function was passed that returns it.
static void addWrapped(HeldCall Made, const SummaryMap &Summaries,
                       std::vector<CallFlow> &To) {
  if (Made.Called.Is == Value::Kind::Parameter) {
    Made.Call.Through = Made.Called.Variable;
    To.push_back(std::move(Made.Call));
    return;
  }
  // What it calls may hold what was passed.
  for (CallFlow &Deeper :
       wrappedCalls({Made.Called, Made.Call.Reached}, Summaries)) {
    Deeper.Done.add(Made.Call.Done, MethodSet::all());
    To.push_back(std::move(Deeper));
  }
}

std::vector<CallFlow> wrappedCalls(const ValueSet &Returned,
                                   const SummaryMap &Summaries) {
  std::vector<CallFlow> Result;
  for (const ValueSet::Entry &E : Returned) {
    if (E.Is.Is != Value::Kind::Function &&
        E.Is.Is != Value::Kind::ResultOfFunction)
      continue;
    for (HeldCall &Made : heldCalls(E.Is, Summaries)) {
      Made.Call.Reached &= E.For;
      addWrapped(std::move(Made), Summaries, Result);
    }
  }
  return Result;
}

} // namespace redirect
