//===- Linking.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Linking.h"
#include "Facts/Expressions.h"

using namespace clang;

namespace redirect {

/// The facts of \p Function, to which some may be added; null if it holds an
/// error.
static FunctionFacts *factsOf(const FunctionDecl *Function,
                              const UnitWalkState &Unit, UnitFacts &Facts) {
  auto *const Known = Facts.Functions.find(Function);
  if (Known != Facts.Functions.end())
    return &Known->second;
  if (!Unit.WithoutFacts.contains(Function))
    return nullptr;
  FunctionFacts &Added = Facts.Functions[Function];
  Added.Function = Function;
  return &Added;
}

static void linkRoutes(UnitWalkState &Unit, UnitFacts &Facts) {
  for (PendingRoute &R : Unit.Routes) {
    if (R.Handler)
      R.Registered.Handlers =
          resolveCallable(*R.Handler, Unit.Code, Unit.Stores).Functions;
    Facts.Routes.push_back(std::move(R.Registered));
  }
}

static void linkVirtualCalls(UnitWalkState &Unit, UnitFacts &Facts) {
  for (const PendingVirtualCall &Call : Unit.VirtualCalls) {
    FunctionFacts *Caller = factsOf(Call.Caller, Unit, Facts);
    if (!Caller)
      continue;
    auto &BySite = Caller->BySite;
    const auto Overriders = Unit.Overriders.find(Call.Method);
    if (Overriders == Unit.Overriders.end()) {
      if (Call.IsWork)
        BySite.insert({Call.Site, WorkDone()});
      continue;
    }
    const auto [Known, IsNew] = BySite.insert({Call.Site, UserCall()});
    if (auto *F = std::get_if<UserCall>(&Known->second))
      F->Callees.append(Overriders->second);
  }
}

/// Only a holder that holds one function in all of the unit tells what its call
/// runs: the objects of a class may serve routes of different methods.
static void linkIndirectCalls(UnitWalkState &Unit, UnitFacts &Facts) {
  for (const PendingIndirectCall &Call : Unit.IndirectCalls) {
    const Callables Called =
        resolveCallable(*Call.Object, Unit.Code, Unit.Stores);
    if (Called.Functions.size() != 1)
      continue;
    if (FunctionFacts *Caller = factsOf(Call.Caller, Unit, Facts))
      Caller->BySite.insert({Call.Site, UserCall{Called.Functions, {}}});
  }
}

/// The text or enumerator of which \p E is at most a copy or a view.
static const Expr *copied(const Expr *E) {
  while (true) {
    E = asWritten(E);
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else if (const Expr *Carried = carriedText(*E))
      E = Carried;
    else
      return E;
  }
}

/// True if \p E is the request's method, read here, kept in a local variable or
/// passed on in one of \p Parameters.
static bool isMethod(const Expr *E, const UnitWalkState &Unit,
                     const llvm::DenseSet<const ParmVarDecl *> &Parameters) {
  E = copied(E);
  if (Unit.MethodReads.contains(E))
    return true;
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  if (!Reference)
    return false;
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(Reference->getDecl()))
    return Parameters.contains(Parameter);
  const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
  return Variable && Variable->hasLocalStorage() && Variable->getInit() &&
         Unit.MethodReads.contains(copied(Variable->getInit()));
}

/// Finds the parameters to which every caller in the unit passes the method.
static void linkMethodParameters(const UnitWalkState &Unit, UnitFacts &Facts) {
  llvm::DenseSet<const ParmVarDecl *> Found;
  bool Changed = true;
  while (Changed) {
    Changed = false;
    for (const auto &[Parameter, Arguments] : Unit.Arguments)
      if (!Found.contains(Parameter) &&
          llvm::all_of(Arguments, [&](const Expr *Argument) {
            return isMethod(Argument, Unit, Found);
          })) {
        Found.insert(Parameter);
        Changed = true;
      }
  }
  for (const ParmVarDecl *Parameter : Found) {
    const auto *Function = dyn_cast<FunctionDecl>(Parameter->getDeclContext());
    if (FunctionFacts *Known = factsOf(Function, Unit, Facts))
      Known->MethodParameters.insert(Parameter);
  }
}

void link(UnitWalkState &Unit, UnitFacts &Facts) {
  linkRoutes(Unit, Facts);
  linkVirtualCalls(Unit, Facts);
  linkIndirectCalls(Unit, Facts);
  linkMethodParameters(Unit, Facts);
}

} // namespace redirect
