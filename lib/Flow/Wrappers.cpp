//===- Wrappers.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Wrappers.h"
#include "Flow/Comparison.h"

using namespace clang;

namespace redirect {

/// Who gets to a place in a function, \p There, if it holds \p Held.
static FunctionReach reachHolding(const Record &Held,
                                  const FunctionReach &There) {
  using Passed = PassedValue<const ValueDecl *>;
  return reachThrough(FunctionReach(MethodSet::all()), There,
                      [&](const ValueDecl *Of) {
                        SmallVector<Passed, 2> Result;
                        const ValueSet *Known = Held.find(Of);
                        if (!Known)
                          Result.push_back({Passed::Kind::Own, {}, Of});
                        else
                          for (const ValueSet::Entry &E : *Known)
                            Result.push_back(asPassed(E));
                        return Result;
                      })
      .Known;
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
    const ValueSet *Called =
        Inner.Through ? Holder.Holds->find(Inner.Through) : nullptr;
    if (!Called)
      continue;
    const FunctionReach Here = reachHolding(*Holder.Holds, Inner.Reached);
    for (const ValueSet::Entry &E : *Called) {
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
