//===- DoneByCall.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/DoneByCall.h"
#include "Facts/ObjectOwner.h"

using namespace clang;

namespace redirect {

Evidence doneByCall(const Evidence &Done, const Expr &Site,
                    const FunctionDecl &Callee, const FunctionFacts &Caller) {
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

Evidence workHandedOver(const Evidence &Done, const Expr &Site,
                        const FunctionDecl &Callee,
                        const FunctionFacts &Caller) {
  Evidence Known = Done;
  llvm::erase_if(Known.OnGiven, [&](const GivenWork &Given) {
    return Given.On->getDeclContext() == &Callee;
  });
  Known = doneByCall(Known, Site, Callee, Caller);
  Known.ReadsBodyFor = MethodSet::none();
  Known.BodyRead = nullptr;
  return Known;
}

} // namespace redirect
