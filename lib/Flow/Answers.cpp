//===- Answers.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Answers.h"
#include "Facts/Callables.h"
#include "Flow/Comparison.h"

using namespace clang;

namespace redirect {

/// What \p Returned, a value in terms of what the function holds that returns
/// it, is as a condition where \p Holding says what that is.
static ValueSet answered(const ValueSet::Entry &Returned,
                         const SummaryMap &Summaries, WhatHolds Holding) {
  const bool IsGiven = Returned.Is.Is == Value::Kind::GivenByParameter;
  if (!IsGiven && Returned.Is.Is != Value::Kind::Parameter)
    return asCondition(Returned);
  ValueSet Result;
  for (const ValueSet::Entry &E : Holding(*Returned.Is.Variable)) {
    const ValueSet::Entry Here = {E.Is, E.For & Returned.For};
    Result.add(IsGiven ? answersOf(Here, Summaries, Holding)
                       : asCondition(Here),
               Here.For);
  }
  return Result;
}

ValueSet answersOf(const ValueSet::Entry &Called, const SummaryMap &Summaries,
                   WhatHolds Holding) {
  if (Called.Is.Is == Value::Kind::Parameter)
    return asCondition({Value::givenBy(Called.Is), Called.For});
  const bool IsFunction = Called.Is.Is == Value::Kind::Function;
  const FunctionSummary *Known = Summaries.ofCalled(Called.Is);
  // What nobody sees is asked about the request.
  if (!Known || (!IsFunction && Known->Returns.empty()))
    return {IsFunction && Called.Is.Code->hasBody() ? Value::unknown()
                                                    : Value::madeOfMethod(),
            Called.For};
  const Record *Held = Called.Is.Holds.get();
  const auto HeldByIt = [&](const ValueDecl &Of) {
    if (const ValueSet *Values = Held ? Held->find(&Of) : nullptr)
      return *Values;
    return Of.getDeclContext() == Called.Is.Code
               ? ValueSet::unknown(MethodSet::all())
               : Holding(Of);
  };
  ValueSet Result;
  for (const ValueSet::Entry &E : Known->Returns) {
    const FunctionReachByCall Here =
        reachThrough(Called.For, E.For, [&](const ValueDecl *Of) {
          return passedAs(*Of, HeldByIt(*Of), Summaries, HeldByIt);
        });
    Result.add(Value::madeOfMethod(), Called.For & FunctionReach(Here.InDoubt));
    Result.add(answered({E.Is, Here.Known}, Summaries, HeldByIt), Here.Known);
  }
  // That nothing is said of a value doesn't mean that there is none.
  Result.add(Value::unknown(),
             (Called.For & FunctionReach(Known->Returning.methods())) -
                 Result.known());
  return Result;
}

/// What a list of functions answers that are called one by one as long as they
/// give true: true if all of them do, false if one doesn't.
static ValueSet answersOfAll(const ValueSet::Entry &List,
                             const SummaryMap &Summaries, WhatHolds Holding) {
  const ValueSet *Elements =
      List.Is.Holds ? List.Is.Holds->find(nullptr) : nullptr;
  if (!Elements)
    return {Value::madeOfMethod(), List.For};
  FunctionReach All = List.For;
  ValueSet Result;
  for (const ValueSet::Entry &E : *Elements) {
    const ValueSet Given =
        answersOf({E.Is, E.For & List.For}, Summaries, Holding);
    if (!Given.madeOfMethod().empty())
      return {Value::madeOfMethod(), List.For};
    All &= Given.whereTrue();
    Result.add(Value::number(0), Given.whereFalse());
  }
  Result.add(Value::number(1), All);
  return Result;
}

using Passed = PassedValue<const ValueDecl *>;

/// Adds what \p Answers are to who asks for true or false.
static void addAnswers(const ValueSet &Answers, SmallVectorImpl<Passed> &To) {
  const auto Add = [&](bool Answer, const FunctionReach &For) {
    To.push_back({Passed::Kind::Known, Constant::gives(Answer), nullptr, For});
  };
  for (const ValueSet::Entry &E : Answers) {
    if (E.Is.isMadeOfMethod()) {
      To.push_back({Passed::Kind::Unknown, {}, nullptr, E.For});
      continue;
    }
    if (!E.Is.isFalse())
      Add(true, E.For);
    if (!E.Is.isTrue())
      Add(false, E.For);
  }
}

llvm::SmallVector<PassedValue<const ValueDecl *>, 2>
passedAs(const ValueDecl &Of, const ValueSet &Values,
         const SummaryMap &Summaries, WhatHolds Holding) {
  llvm::SmallVector<Passed, 2> Result;
  const bool IsList = isCallableList(Of.getType());
  const bool IsFunction = IsList || isCallable(Of.getType());
  for (const ValueSet::Entry &E : Values) {
    if (!IsFunction || E.Is.Is == Value::Kind::Parameter) {
      Result.push_back(asPassed(E));
    } else if (E.Is.Is == Value::Kind::Null) {
      Result.push_back(
          {Passed::Kind::Known, Constant::noFunction(), nullptr, E.For});
    } else {
      addAnswers(IsList ? answersOfAll(E, Summaries, Holding)
                        : answersOf(E, Summaries, Holding),
                 Result);
    }
  }
  return Result;
}

} // namespace redirect
