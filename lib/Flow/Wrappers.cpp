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

const FunctionSummary *SummaryMap::ofCalled(const Value &Called) const {
  const bool IsResult = Called.Is == Value::Kind::ResultOfFunction;
  if (!IsResult && Called.Is != Value::Kind::Function)
    return nullptr;
  const auto Known = find(Called.Code);
  if (Known == end())
    return nullptr;
  return IsResult ? Known->second.OfResult.get() : &Known->second;
}

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
  const FunctionSummary *Known = Summaries.ofCalled(Holder);
  if (!Holder.Holds || !Known)
    return Result;
  for (const CallFlow &Inner : Known->Calls) {
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

namespace {

/// Puts together what the functions do that one function returns.
class ResultSummary {
public:
  ResultSummary(const FunctionDecl &Maker, const SummaryMap &Summaries)
      : Maker(Maker), Summaries(Summaries) {}

  void add(const ValueSet::Entry &Returned);
  std::unique_ptr<FunctionSummary> take() {
    return IsDecided ? std::move(Result) : nullptr;
  }

private:
  FunctionReach asOfMaker(const FunctionReach &Reached) const;
  ValueSet passed(const ValueDecl &Of) const;
  void addDone(const Value &Called, const CallFlow &Call);
  void addCalls(const Value &Called, const CallFlow &Call);
  void addAnswers(const ValueSet::Entry &Returned);

  const FunctionDecl &Maker;
  const SummaryMap &Summaries;
  std::unique_ptr<FunctionSummary> Result = std::make_unique<FunctionSummary>();
  bool IsDecided = false;
};

} // namespace

/// What the callers of the maker pass for \p Of, or else nobody knows.
ValueSet ResultSummary::passed(const ValueDecl &Of) const {
  if (Of.getDeclContext() == &Maker && isa<ParmVarDecl>(Of))
    return {Value::parameter(Of, nullptr), MethodSet::all()};
  return {isCallable(Of.getType()) ? Value::madeOfMethod() : Value::unknown(),
          MethodSet::all()};
}

/// \p Reached, where nothing is asked but what the maker is passed.
FunctionReach ResultSummary::asOfMaker(const FunctionReach &Reached) const {
  const auto Passed = [&](const ValueDecl &Of) { return passed(Of); };
  return reachThrough(FunctionReach(MethodSet::all()), Reached,
                      [&](const ValueDecl *Of) {
                        return passedAs(*Of, Passed(*Of), Summaries, Passed);
                      })
      .Known;
}

/// Adds what \p Called does by itself, which \p Call calls.
void ResultSummary::addDone(const Value &Called, const CallFlow &Call) {
  const FunctionSummary *Known = Summaries.ofCalled(Called);
  if (!Known)
    return;
  static const Record Nothing;
  const Record &Held = Called.Holds ? *Called.Holds : Nothing;
  const bool IsResult = Called.Is == Value::Kind::ResultOfFunction;
  for (const std::unique_ptr<Redirect> &R : Known->Redirects) {
    if (!(IsResult || R->dependsOnCaller()) || R->answersThrown())
      continue;
    IsDecided = true;
    FunctionReach Here =
        asOfMaker(Call.Reached & reachHolding(Held, R->Reached, Summaries));
    if (Here.empty())
      continue;
    Redirect &Added =
        *Result->Redirects.emplace_back(std::make_unique<Redirect>(*R));
    Added.Reached = std::move(Here);
    Added.Done.add(Call.Done, MethodSet::all());
  }
  Result->Done.add(Known->Done, MethodSet::all());
  addCalls(Called, Call);
}

/// Adds what \p Called calls of what it holds, or by what that decides.
void ResultSummary::addCalls(const Value &Called, const CallFlow &Call) {
  for (HeldCall &Made : heldCalls(Called, Summaries)) {
    IsDecided = true;
    CallFlow &Inner = Made.Call;
    Inner.Reached = asOfMaker(Inner.Reached & Call.Reached);
    Inner.Done.add(Call.Done, MethodSet::all());
    if (Inner.Reached.empty())
      continue;
    if (Made.Called.Is == Value::Kind::Parameter) {
      Inner.Through = Made.Called.Variable;
      Result->Calls.push_back(std::move(Inner));
      continue;
    }
    if (Made.Called.Is == Value::Kind::ResultOfFunction) {
      CallFlow OfResult = callOfResult(Made.Called, Summaries);
      OfResult.Reached = Inner.Reached;
      OfResult.Done = Inner.Done;
      Result->Calls.push_back(std::move(OfResult));
    } else if (Made.Called.Is == Value::Kind::Function) {
      Result->Calls.push_back(Inner);
    }
    // What it calls may hold what was passed.
    if (Made.Called.Holds)
      addDone(Made.Called, Inner);
  }
}

/// Adds what \p Returned gives as a condition.
void ResultSummary::addAnswers(const ValueSet::Entry &Returned) {
  const FunctionSummary *Known = Summaries.ofCalled(Returned.Is);
  const bool IsTest =
      Known && (Returned.Is.Is == Value::Kind::ResultOfFunction
                    ? !Known->Returns.empty()
                    : Returned.Is.Code->getReturnType()->isBooleanType());
  if (!IsTest)
    return;
  IsDecided |= Known->Returns.isOpen() || Returned.Is.Holds;
  for (const ValueSet::Entry &E :
       answersOf(Returned, Summaries,
                 [&](const ValueDecl &Of) { return passed(Of); }))
    Result->Returns.add(E.Is, asOfMaker(E.For));
}

void ResultSummary::add(const ValueSet::Entry &Returned) {
  IsDecided |= !Returned.For.isClosed();
  CallFlow Call;
  if (Returned.Is.Is == Value::Kind::ResultOfFunction)
    Call = callOfResult(Returned.Is, Summaries);
  Call.Callee = Returned.Is.Code;
  Call.Reached = asOfMaker(Returned.For);
  Result->Calls.push_back(Call);
  addDone(Returned.Is, Call);
  addAnswers(Returned);
}

std::unique_ptr<FunctionSummary> summaryOfResult(const ValueSet &Returned,
                                                 const FunctionDecl &Maker,
                                                 const SummaryMap &Summaries) {
  ResultSummary Result(Maker, Summaries);
  for (const ValueSet::Entry &E : Returned)
    if (E.Is.Is == Value::Kind::Function ||
        E.Is.Is == Value::Kind::ResultOfFunction)
      Result.add(E);
  return Result.take();
}

//===----------------------------------------------------------------------===//
// What makers of other units are passed
//===----------------------------------------------------------------------===//

/// What calling \p Passed gives, as values.
static ValueSet asValues(ArrayRef<PassedValue<const ValueDecl *>> Passed) {
  using Kind = PassedValue<const ValueDecl *>::Kind;
  ValueSet Result;
  for (const PassedValue<const ValueDecl *> &P : Passed) {
    Value Is = Value::unknown();
    if (P.Is == Kind::Own)
      Is = Value::parameter(*P.Own, nullptr);
    else if (P.Is == Kind::MadeOfMethod)
      Is = Value::madeOfMethod();
    else if (P.Is == Kind::Known)
      Is = P.Known.Is == Constant::Kind::NoFunction
               ? Value::null()
               : Value::number(P.Known.Number);
    Result.add(std::move(Is), P.For);
  }
  return Result;
}

CallFlow callOfResult(const Value &Result, const SummaryMap &Summaries) {
  CallFlow Call;
  Call.Callee = Result.Code;
  Call.IsOfResult = true;
  Call.Reached = MethodSet::all();
  if (!Result.Holds)
    return Call;
  const auto Holding = [&](const ValueDecl &Of) {
    return ValueSet(Value::parameter(Of, nullptr), MethodSet::all());
  };
  for (const auto &[Member, Values] : Result.Holds->Members) {
    const auto *Parameter = dyn_cast_if_present<ParmVarDecl>(Member);
    if (!Parameter)
      continue;
    const unsigned Index = Parameter->getFunctionScopeIndex();
    if (isCallable(Parameter->getType()) ||
        isCallableList(Parameter->getType()))
      Call.Passed.push_back(
          {Index, asValues(passedAs(*Parameter, Values, Summaries, Holding)),
           /*AreAnswers=*/true});
    else if (Value::parameter(*Parameter, nullptr).isComparable())
      Call.Passed.push_back(
          {Index, asComparable(Values), /*AreAnswers=*/false});
  }
  return Call;
}

ValueSet asComparable(const ValueSet &Passed) {
  // Longer texts aren't what code compares with.
  static constexpr size_t MaxLength = 16;
  ValueSet Result;
  for (const ValueSet::Entry &E : Passed) {
    const bool IsText = E.Is.Is == Value::Kind::Text;
    const bool IsWord = IsText && E.Is.Text.Pieces.size() == 1 &&
                        E.Is.Text.isLiteral() &&
                        E.Is.Text.Pieces.front().Characters.size() <= MaxLength;
    Value Known = IsText && !IsWord ? Value::unknown() : E.Is;
    // It makes no difference where it is written.
    Known.Where = nullptr;
    Result.add(std::move(Known), E.For);
  }
  return Result;
}

} // namespace redirect
