//===- OpenCalls.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/OpenCalls.h"
#include "Models/InputFile.h"

namespace json = llvm::json;

namespace redirect {

void OpenCalls::lift() {
  CallsOf.resize(Functions.size());
  for (unsigned I = 0; I != Calls.size(); ++I) {
    OriginOf.push_back(I);
    CallsOf[Calls[I].Callee].push_back(I);
    if (!Calls[I].Reached.isClosed())
      Pending.push_back(I);
  }
  while (!Pending.empty()) {
    const unsigned Open = Pending.back();
    Pending.pop_back();
    const unsigned Function = Calls[Open].Caller;
    for (const unsigned By : CallsOf[Function])
      // A unit that has the function has looked into it already.
      if (Functions[Calls[By].Caller].IsGroup ||
          !llvm::is_contained(Functions[Function].Units, Calls[By].Unit))
        lift(Open, By);
  }
}

/// Adds what the call \p By makes of the call \p Open of its callee.
void OpenCalls::lift(unsigned Open, unsigned By) {
  const UnitPart::Call &Caller = Calls[By];
  llvm::Expected<json::Value> Parsed =
      parseJson(Caller.Passed.empty() ? "{}" : Caller.Passed);
  if (!Parsed)
    return llvm::consumeError(Parsed.takeError());
  const json::Object *Passed = Parsed->getAsObject();
  // Whoever is overridden is passed the same.
  const bool PassesOn = !overriddenKey(Functions[Caller.Caller].Key).empty();
  const ReachByCall<unsigned> Through = reachThrough(
      Caller.Reached, Calls[Open].Reached, [&](unsigned Parameter) {
        using Value = PassedValue<unsigned>;
        if (PassesOn)
          return llvm::SmallVector<Value, 2>{
              {Value::Kind::Own, {}, Parameter, MethodSet::all()}};
        return Passed ? Reader.passed(*Passed, Parameter)
                      : llvm::SmallVector<Value, 2>{Value()};
      });
  if (Through.Known.empty())
    return;
  UnitPart::Call Result = Calls[Open];
  // Neither unit knows of it alone, and who has the callee is told.
  if (!llvm::is_contained(Functions[Result.Callee].Units, Caller.Unit))
    Result.Unit = Caller.Unit;
  Result.Caller = Caller.Caller;
  Result.Reached = Through.Known;
  Result.IsOpen = !Result.Reached.isClosed();
  Result.Done.add(Caller.Done, MethodSet::all());
  if (Result.Path.empty())
    Result.Path = Caller.Path;
  add(std::move(Result), OriginOf[Open]);
}

void OpenCalls::add(UnitPart::Call Call, unsigned Origin) {
  const auto [Known, IsNew] =
      Lifted.try_emplace({Call.Caller, Origin}, Calls.size());
  const bool IsOpen = !Call.Reached.isClosed();
  if (IsNew) {
    Calls.push_back(std::move(Call));
    OriginOf.push_back(Origin);
  } else {
    UnitPart::Call &Before = Calls[Known->second];
    const ParameterReach Both = Before.Reached | Call.Reached;
    if (Both == Before.Reached)
      return;
    Before.Reached = Both;
    Before.IsOpen = !Both.isClosed();
    Before.Done.add(Call.Done, MethodSet::all());
  }
  if (IsOpen || !Calls[Known->second].Reached.isClosed())
    Pending.push_back(Known->second);
}

} // namespace redirect
