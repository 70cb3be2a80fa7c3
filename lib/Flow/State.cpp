//===- State.cpp ----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/State.h"
#include "llvm/ADT/STLExtras.h"

namespace redirect {

void Evidence::addBodyRead(const clang::Expr *Where, MethodSet For) {
  if (For.empty())
    return;
  ReadsBodyFor |= For;
  if (!BodyRead)
    BodyRead = Where;
}

void Evidence::addWork(const clang::Expr *Where, MethodSet For) {
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

void State::forget(Place P) {
  llvm::erase_if(Bindings, [&](const Binding &B) { return B.At == P; });
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

bool State::join(const State &Other) {
  if (Other.Reached.empty())
    return false;
  if (Reached.empty()) {
    *this = Other;
    return true;
  }
  const State Before = *this;
  joinBindings(Other);
  Reached |= Other.Reached;
  Done.add(Other.Done, MethodSet::all());
  if (Guard != Other.Guard || GuardHolds != Other.GuardHolds)
    Guard = nullptr;
  return Reached != Before.Reached || Guard != Before.Guard ||
         !(Done == Before.Done) || Bindings != Before.Bindings;
}

} // namespace redirect
