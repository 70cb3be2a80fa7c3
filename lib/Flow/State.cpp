//===- State.cpp ----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/State.h"
#include "llvm/ADT/STLExtras.h"

namespace redirect {

void Evidence::addBodyRead(CodePlace Where, MethodSet For) {
  if (For.empty())
    return;
  ReadsBodyFor |= For;
  if (!BodyRead)
    BodyRead = Where;
}

void Evidence::addWork(CodePlace Where, MethodSet For) {
  if (For.empty())
    return;
  WorksFor |= For;
  if (!Work)
    Work = Where;
}

void Evidence::add(const Evidence &Other, MethodSet For) {
  addBodyRead(Other.BodyRead, Other.ReadsBodyFor & For);
  addWork(Other.Work, Other.WorksFor & For);
}

bool Evidence::operator==(const Evidence &RHS) const {
  return ReadsBodyFor == RHS.ReadsBodyFor && WorksFor == RHS.WorksFor &&
         BodyRead == RHS.BodyRead && Work == RHS.Work;
}

void GuardTest::join(const GuardTest &Other) {
  if (*this == Other)
    return;
  const bool ArePartsOfOne = Condition && Other.Condition &&
                             Whole == Other.Whole && Holds == Other.Holds;
  Condition = ArePartsOfOne ? Whole : nullptr;
}

const ValueSet *State::find(Place P) const {
  for (const Binding &B : Bindings)
    if (B.At == P)
      return &B.Values;
  return nullptr;
}

void State::bind(Place P, ValueSet Values) {
  for (Binding &B : Bindings)
    if (B.At == P) {
      B.Values = std::move(Values);
      return;
    }
  Bindings.push_back({P, std::move(Values)});
}

template <typename Predicate>
llvm::SmallVector<State::WriteInForce, 2>
State::writesInForce(Predicate IsWanted) const {
  llvm::SmallVector<WriteInForce, 2> Result;
  for (const Binding &B : Bindings)
    if (IsWanted(B.At))
      for (const ValueSet::Entry &E : B.Values)
        if (E.Is.Write)
          Result.emplace_back(E.Is.Write, E.For & Reached);
  return Result;
}

llvm::SmallVector<State::WriteInForce, 2> State::writesInForce() const {
  return writesInForce([](const Place &) { return true; });
}

llvm::SmallVector<State::WriteInForce, 2> State::statusWritesInForce() const {
  return writesInForce(
      [](const Place &P) { return P.Of == Place::Part::Status; });
}

llvm::SmallVector<ResponseObject, 1>
State::writtenBy(const clang::Expr *Write) const {
  llvm::SmallVector<ResponseObject, 1> Result;
  for (const Binding &B : Bindings)
    if (llvm::any_of(B.Values, [&](const ValueSet::Entry &E) {
          return E.Is.Write == Write;
        }))
      Result.push_back(B.At.Object);
  return Result;
}

void State::joinBindings(const State &Other) {
  // A place that only one side knows is unknown on the other.
  for (Binding &B : Bindings) {
    B.Values = B.Values.restrictedTo(Reached);
    if (const ValueSet *Theirs = Other.find(B.At))
      B.Values.add(*Theirs, Other.Reached);
    else
      B.Values.add(Value::unknown(), Other.Reached);
  }
  for (const Binding &Theirs : Other.Bindings)
    if (!find(Theirs.At)) {
      ValueSet Values = Theirs.Values.restrictedTo(Other.Reached);
      Values.add(Value::unknown(), Reached);
      Bindings.push_back({Theirs.At, std::move(Values)});
    }
}

static constexpr uint8_t BothEdges = 3;

FunctionReach State::knownToReach() const {
  return doubt() ? FunctionReach() : Reached;
}

const clang::Expr *State::doubt() const {
  for (const auto &[Condition, Edges] : Doubts)
    if (Edges != BothEdges)
      return Condition;
  return nullptr;
}

void State::setDoubt(const clang::Expr *Condition, uint8_t Edges) {
  for (auto &[Known, KnownEdges] : Doubts)
    if (Known == Condition) {
      KnownEdges = Edges;
      return;
    }
  Doubts.emplace_back(Condition, Edges);
}

void State::joinDoubts(const State &Other) {
  for (const auto &[Condition, Edges] : Other.Doubts) {
    uint8_t Joined = Edges;
    for (const auto &[Known, KnownEdges] : Doubts)
      if (Known == Condition)
        Joined |= KnownEdges;
    setDoubt(Condition, Joined);
  }
}

bool State::join(const State &Other) {
  if (Other.Reached.empty())
    return false;
  if (Reached.empty()) {
    *this = Other;
    return true;
  }
  const State Before = *this;
  joinBindings(Other);
  joinDoubts(Other);
  Reached |= Other.Reached;
  Done.add(Other.Done, MethodSet::all());
  Guard.join(Other.Guard);
  if (TestedPath != Other.TestedPath)
    TestedPath = {};
  return Reached != Before.Reached || !(Guard == Before.Guard) ||
         TestedPath != Before.TestedPath || !(Done == Before.Done) ||
         Doubts != Before.Doubts || Bindings != Before.Bindings;
}

} // namespace redirect
