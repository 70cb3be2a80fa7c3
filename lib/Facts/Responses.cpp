//===- Responses.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Responses.h"

using namespace clang;

namespace redirect {

const Expr *argumentAt(const Expr &Call, unsigned Index) {
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Call);
  return Index < Arguments.size() ? Arguments[Index] : nullptr;
}

/// \p E without `*`, `&` and the operators of smart pointers.
static const Expr *pointee(const Expr *E) {
  while (true) {
    E = asWritten(E);
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      E = Operator->getSubExpr();
    else if (const auto *Overloaded = dyn_cast<CXXOperatorCallExpr>(E);
             Overloaded && (Overloaded->getOperator() == OO_Star ||
                            Overloaded->getOperator() == OO_Arrow))
      E = Overloaded->getArg(0);
    else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else
      return E;
  }
}

/// The way in which \p R writes to a response; null if it doesn't.
static const ResponsePlace *placeIn(const Roles &R) {
  if (R.Redirect)
    return &R.Redirect->Response;
  if (R.Status)
    return &R.Status->Response;
  return R.Header ? &R.Header->Response : nullptr;
}

/// What makes the object in `std::shared_ptr<Response>(new Response(302))`.
static const Expr *makerIn(const Expr &Made) {
  const Expr *Maker = asWritten(&Made);
  while (true) {
    const auto *Pointer = dyn_cast<CXXConstructExpr>(Maker);
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Maker))
      Maker = asWritten(Cast->getSubExpr());
    else if (const auto *New = dyn_cast<CXXNewExpr>(Maker);
             New && New->getConstructExpr())
      return New->getConstructExpr();
    else if (Pointer && Pointer->getNumArgs() != 0 &&
             isa<CXXNewExpr>(asWritten(Pointer->getArg(0))))
      Maker = asWritten(Pointer->getArg(0));
    else
      return Maker;
  }
}

void Responses::keep(const Expr &Made, const ValueDecl &Holder) {
  const Expr *Maker = makerIn(Made);
  // auto res = req->create_response(found).append_header("Location", url);
  while (true) {
    Holders[Maker] = &Holder;
    const auto *Call = dyn_cast<CallExpr>(Maker);
    const Expr *Object = Call ? objectOf(*Call) : nullptr;
    const FunctionDecl *Callee = Object ? Call->getDirectCallee() : nullptr;
    const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
    const ResponsePlace *Place = R ? placeIn(*R) : nullptr;
    if (!Place || Place->IsResult || Place->Argument)
      return;
    Maker = pointee(Object);
  }
}

ResponseObject Responses::made(const Expr &Maker) const {
  if (const ValueDecl *Holder = Holders.lookup(asWritten(&Maker)))
    return Holder;
  return &Maker;
}

/// What \p Part is a part of: `req` for `&req->res.headers`,
/// `output_headers(req)` and `req.response()`; null if it is a whole.
const Expr *Responses::wholeOf(const Expr &Part, InitialValues &Values) const {
  const Expr *E = pointee(&Part);
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const Roles *R = Words.rolesOf(*Member->getMemberDecl());
    return R && R->IsResponsePart ? Member->getBase() : nullptr;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
    if (!R || !R->IsResponsePart)
      return nullptr;
    const Expr *Object = objectOf(*Call);
    return Object ? Object : argumentAt(*Call, 0);
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || !Variable->hasLocalStorage() || isa<ParmVarDecl>(Variable) ||
      Variable->isCXXForRangeDecl())
    return nullptr;
  // auto &response = request.GetHttpResponse();
  const QualType Type = Variable->getType();
  const bool IsHandle = Type->isReferenceType() || Type->isPointerType();
  const Expr *Init = IsHandle ? Values.of(*Variable) : nullptr;
  return Init ? wholeOf(*Init, Values) : nullptr;
}

const ValueDecl *ownObject(const CXXRecordDecl &Class) {
  const CXXRecordDecl *Definition = Class.getDefinition();
  for (const CXXMethodDecl *Method :
       Definition ? Definition->methods() : Class.methods())
    if (Method->getIdentifier())
      return Method->getCanonicalDecl();
  return nullptr;
}

bool isOwnObject(const ValueDecl *Object, const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return isa_and_present<CXXMethodDecl>(Object) && Method &&
         Method->isInstance() && ownObject(*Method->getParent()) == Object;
}

ResponseObject Responses::behind(const Expr &Object) const {
  InitialValues Values;
  return behind(Object, Values);
}

ResponseObject Responses::behind(const Expr &Object,
                                 InitialValues &Values) const {
  const Expr *E = pointee(&Object);
  const Expr *Part = nullptr;
  while (const Expr *Whole = wholeOf(*E, Values)) {
    Part = E;
    E = pointee(Whole);
  }
  // response().status(302) in a class that has a response of its own
  if (Part && isa<CXXThisExpr>(E))
    return rootObject(*Part);
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    // res.status(302).header("Location", url)
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
    if (const ResponsePlace *Place = R ? placeIn(*R) : nullptr)
      return writtenBy(*Call, *Place, Values);
  }
  if (isa<CXXConstructExpr>(E))
    return made(*E);
  // status_ = 302 in a function of the response itself
  if (isa<CXXThisExpr>(E))
    if (const auto *Class = E->getType()->getPointeeCXXRecordDecl();
        Class && Words.isResponseClass(*Class))
      return ownObject(*Class);
  if (const ValueDecl *Root = rootObject(*E))
    return Root;
  return nullptr;
}

ResponseObject Responses::writtenBy(const CallExpr &Call,
                                    const ResponsePlace &Place) const {
  InitialValues Values;
  return writtenBy(Call, Place, Values);
}

ResponseObject Responses::writtenBy(const CallExpr &Call,
                                    const ResponsePlace &Place,
                                    InitialValues &Values) const {
  const Expr *Object = nullptr;
  if (Place.Argument)
    Object = argumentAt(Call, *Place.Argument);
  else if (!Place.IsResult)
    Object = objectOf(Call);
  if (Object)
    if (const ResponseObject Behind = behind(*Object, Values))
      return Behind;
  return made(Call);
}

} // namespace redirect
