//===- DescribedRoutes.cpp - Routes, and what stands for functions --------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What a unit registers may be one of several functions, or a function with
// what it holds. These have lines and keys of their own.
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Program/UnitDescription.h"
#include <set>

using namespace clang;
namespace json = llvm::json;

namespace redirect {

std::string UnitDescription::keyOfHandler(const FunctionDecl &Handler) const {
  if (std::string Key = keyOf(Handler); !Key.empty())
    return Key;
  // A lambda of which there is nothing else to say.
  return Unit + "#" + placeText(Handler.getLocation());
}

void UnitDescription::addRoutes(const UnitFacts &Facts,
                                const Program &Program) {
  for (const auto &[Number, R] : llvm::enumerate(Facts.Routes)) {
    for (const FunctionDecl *Handler : R.Handlers)
      addRoute(R, *Handler, keyOfHandler(*Handler),
               Program.isWrapped(Number, *Handler));
    for (const FunctionDecl *Maker : R.Makers)
      addRoute(R, *Maker, resultKey(keyOf(*Maker)),
               Program.isWrapped(Number, *Maker));
  }
}

void UnitDescription::addRoute(const Route &R, const FunctionDecl &Handler,
                               StringRef Key, bool IsWrapped) {
  DescriptionLineWriter Line = line("route");
  Line.add(Key)
      .add(placeText(R.Where))
      .add(placeText(Handler.getLocation()))
      .add(nameOf(Handler))
      .add(methodsAsText(R.Methods))
      .addIf(R.IsRestricted, "restricted")
      .addIf(R.Is == Route::Kind::Override, "overrides")
      .addIf(R.Is == Route::Kind::RequestLine, "reads")
      .addIf(IsWrapped, "wrapped")
      .addIf(R.IsForAnyPath, "any-path");
  if (R.Pattern)
    Line.add("pattern", json::fixUTF8(*R.Pattern));
  if (R.PartOfPath)
    Line.add("part-of-path", json::fixUTF8(*R.PartOfPath));
  if (R.Runs)
    Line.add("runs", hookName(*R.Runs));
  if (json::Object Passed = passedBy(R); !Passed.empty()) {
    Passed["unit"] = Unit;
    Line.add("passes", jsonText(std::move(Passed)));
  }
}

std::string UnitDescription::keyOfWrapper(unsigned Number) const {
  return Unit + "#wrapper" + std::to_string(Number);
}

void UnitDescription::addWrapper(const Wrapper &W, unsigned Number) {
  const auto PlaceOf = [&](const Expr &E) { return placeOf(E.getExprLoc()); };
  const SummaryWriter Write(PlaceOf);
  {
    DescriptionLineWriter Line = line("function");
    Line.add(keyOfWrapper(Number))
        .add(placeText(W.Code->getLocation()))
        .add(nameOf(*W.Code));
    Write.evidence(W.Done, addTo(Line));
  }
  for (const auto &[R, Methods] : W.Redirects) {
    Redirect Decided = *R;
    Decided.Reached = Methods;
    if (!Methods.empty())
      addSent(Decided, *W.Code, Write, placeText(W.Where));
  }
  for (const auto &[Known, Inner] : W.Calls) {
    CallFlow Call = *Known;
    Call.Reached = methodsIfUnknown(Call.Reached);
    if (const std::string Key = keyOfCalled(Call); !Key.empty())
      addCall(Key, Call, *W.Code, Write);
    if (Inner)
      addCall(keyOfWrapper(*Inner), Call, *W.Code, Write);
  }
}

/// Adds what stands for the functions called \p Keys.
void UnitDescription::addGroup(StringRef Key, const FunctionDecl &Of,
                               ArrayRef<std::string> Keys) {
  line("function")
      .add(Key)
      .add(placeText(Of.getLocation()))
      .add(nameOf(Of))
      .add("group");
  for (const std::string &Called : Keys)
    line("calls").add(Called).add("").add(methodsAsText(MethodSet::all()));
}

std::string UnitDescription::keyOfCalled(const CallFlow &Call) const {
  if (!Call.Callee)
    return "";
  if (!Call.IsOfResult)
    return keyOfHandler(*Call.Callee);
  const std::string Key = keyOf(*Call.Callee);
  return Key.empty() ? Key : resultKey(Key);
}

/// Adds what stands for the functions that \p Maker returns, by what it is
/// passed.
void UnitDescription::addResult(const FunctionDecl &Maker,
                                const FunctionSummary &OfResult) {
  addGroup(resultKey(keyOf(Maker)), Maker, {});
  const auto PlaceOf = [&](const Expr &E) { return placeOf(E.getExprLoc()); };
  const SummaryWriter Write(PlaceOf);
  for (const CallFlow &Call : OfResult.Calls)
    if (const std::string Key = keyOfCalled(Call); !Key.empty())
      addCall(Key, Call, Maker, Write);
}

// Handler makeSave(Store &store) { return [&store](...) {...}; }
void UnitDescription::addReturned(const FunctionDecl &Maker,
                                  const ReturnedHandlers &Returned,
                                  const Program &Program) {
  const std::string Usr = visibleUsr(Maker);
  if (Usr.empty())
    return;
  if (const FunctionSummary *OfResult = Program.resultOf(Maker))
    return addResult(Maker, *OfResult);
  SmallVector<std::string> Keys;
  for (const FunctionDecl *Handler : Returned.Handlers)
    Keys.push_back(keyOfHandler(*Handler));
  for (const FunctionDecl *Other : Returned.Makers)
    Keys.push_back(resultKey(keyOf(*Other)));
  addGroup(resultKey(Usr), Maker, Keys);
}

// void MovedPage::show(const Request &req, Response &res) override
void UnitDescription::addOverriders(const UnitFacts &Facts,
                                    const Program &Program) {
  llvm::MapVector<const CXXMethodDecl *, SmallVector<std::string>> Keys;
  const auto AddOverridden = [&](const FunctionDecl *Function) {
    for (const CXXMethodDecl *Overridden : overriddenBy(*Function))
      Keys[Overridden].push_back(keyOf(*Function));
  };
  llvm::for_each(Program.functions(), AddOverridden);
  for (const FunctionFacts *F : Unfollowed)
    AddOverridden(F->Function);
  for (const auto &[Overridden, Overriders] : Keys)
    if (const std::string Usr = visibleUsr(*Overridden); !Usr.empty())
      addGroup(overridersKey(Usr), *Overridden, Overriders);
  std::set<std::string> Unknown;
  for (const CXXMethodDecl *Overridden : Facts.OverriddenUnknown)
    Unknown.insert(visibleUsr(*Overridden));
  Unknown.erase("");
  for (const std::string &Usr : Unknown)
    line("overrides").add(Usr);
}

} // namespace redirect
