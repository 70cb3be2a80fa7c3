//===- DoneByCall.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/DoneByCall.h"
#include "Facts/Expressions.h"
#include "Facts/ObjectOwner.h"

using namespace clang;

namespace redirect {

Evidence doneByCall(const Evidence &Done, const Expr &Site,
                    const FunctionDecl &Callee, const FunctionFacts &Caller) {
  const Fact *F = Caller.at(&Site);
  if (const auto *Call = F ? std::get_if<UserCall>(F) : nullptr;
      Call && Call->IsIdle) {
    Evidence Limited;
    Limited.LimitedFor = Done.LimitedFor;
    return Limited;
  }
  Evidence Result = Done;
  Result.OnGiven.clear();
  for (const GivenWork &Given : Done.OnGiven) {
    const ObjectOwner Owner = ownerOfGiven(*Given.On, Site, Callee, Caller);
    if (Owner.Is == ObjectOwner::Kind::Given)
      Result.addGivenWork({Owner.By, Given.For, Given.Where});
    else if (!Owner.isOwn())
      Result.addWork(Given.Where, Given.For);
  }
  return Result;
}

/// True if \p Site calls the standard library, which passes on what it is
/// given.
static bool isStandardCall(const Expr &Site) {
  const auto *Call = dyn_cast<CallExpr>(&Site);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  return Callee && isStandard(*Callee);
}

/// True for a parameter by which an object of a class is given to be changed.
static bool isRecord(const NamedDecl &Given) {
  const auto *Parameter = dyn_cast<ParmVarDecl>(&Given);
  const RecordDecl *Record =
      Parameter ? recordBehind(Parameter->getType()) : nullptr;
  return Record && !isStandard(*Record);
}

// withVisit(req, [](Visit &visit) { visit.touch(); })
Evidence workHandedOver(const Evidence &Done, const Expr &Site,
                        const FunctionDecl &Callee,
                        const FunctionFacts &Caller) {
  Evidence Known = Done;
  Evidence OnPassed;
  llvm::erase_if(Known.OnGiven, [&](const GivenWork &Given) {
    if (Given.On->getDeclContext() != &Callee)
      return false;
    if (!isStandardCall(Site) && isRecord(*Given.On))
      OnPassed.addPossibleWork(Given.Where, Given.For);
    return true;
  });
  Known = doneByCall(Known, Site, Callee, Caller);
  Known.add(OnPassed, MethodSet::all());
  Known.ReadsBodyFor = MethodSet::none();
  Known.BodyRead = nullptr;
  return Known;
}

} // namespace redirect
