//===- GivenParts.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/GivenParts.h"
#include "Facts/Expressions.h"
#include "Facts/Responses.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace redirect {

/// What \p E uses that a model may name; null if it is nothing.
static const NamedDecl *usedBy(const Expr &E) {
  if (const auto *Call = dyn_cast<CallExpr>(&E)) {
    if (const RecordDecl *Made = recordMadeBy(*Call))
      return Made;
    return Call->getDirectCallee();
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E)) {
    const CXXConstructorDecl &Used = *Construct->getConstructor();
    return Used.isCopyOrMoveConstructor() ? nullptr : Used.getParent();
  }
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return Member->getMemberDecl();
  const auto *Reference = dyn_cast<DeclRefExpr>(&E);
  return Reference ? Reference->getDecl() : nullptr;
}

const Roles *rolesUsedBy(const Expr &E, const Vocabulary &Words) {
  const NamedDecl *Used = usedBy(E);
  return Used ? Words.rolesOf(*Used) : nullptr;
}

const RedirectModel *redirectModelOf(const Expr &E, const Vocabulary &Words) {
  if (!isa<CallExpr, CXXConstructExpr>(E))
    return nullptr;
  const Roles *R = rolesUsedBy(E, Words);
  if (!R || !R->Redirect)
    return nullptr;
  const bool Makes = isa<CXXConstructExpr>(E);
  return (Makes ? R->Redirect->Constructor : R->Redirect->Function).empty()
             ? nullptr
             : R->Redirect;
}

const Expr *statusIn(const Expr &Site, const StatusArguments &Arguments,
                     const Vocabulary &Words) {
  if (Arguments.Only)
    return argumentAt(Site, *Arguments.Only);
  for (const unsigned Index : Arguments.AnyOf) {
    const Expr *Argument = argumentAt(Site, Index);
    if (!Argument)
      continue;
    const QualType Type = Argument->getType().getNonReferenceType();
    const RecordDecl *Class = Type->getAsRecordDecl();
    const Roles *R = Class ? Words.rolesOf(*Class) : nullptr;
    if ((Type->isIntegralOrEnumerationType() && !Type->isBooleanType()) ||
        (R && R->IsStatusClass))
      return Argument;
  }
  return nullptr;
}

const Expr *targetGiven(const Expr &E, const Vocabulary &Words) {
  const RedirectModel *Model = redirectModelOf(E, Words);
  return Model ? argumentAt(E, Model->Location) : nullptr;
}

const Expr *statusGiven(const Expr &E, const Vocabulary &Words) {
  const RedirectModel *Model = redirectModelOf(E, Words);
  if (Model)
    return Model->Status ? argumentAt(E, *Model->Status) : nullptr;
  return nullptr;
}

} // namespace redirect
