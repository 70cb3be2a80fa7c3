//===- Responses.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Responses.h"
#include "Facts/StatementsIn.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

const Expr *argumentAt(const Expr &Call, unsigned Index) {
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Call);
  return Index < Arguments.size() ? Arguments[Index] : nullptr;
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

/// What \p Call gives back of what it is given: of `Response &mark(Response
/// &res)`, the only argument that can be the result; null if that isn't known.
static const Expr *passedThrough(const Expr &Call) {
  const auto *Known = dyn_cast<CallExpr>(&Call);
  const FunctionDecl *Callee = Known ? Known->getDirectCallee() : nullptr;
  if (!Callee || isa<CXXMethodDecl>(Callee) || isStandard(*Callee) ||
      !Callee->getReturnType()->isReferenceType())
    return nullptr;
  const Expr *Result = nullptr;
  for (unsigned I = 0; I != Callee->getNumParams(); ++I) {
    const QualType Type = Callee->getParamDecl(I)->getType();
    if (Type.getCanonicalType() != Callee->getReturnType().getCanonicalType() ||
        I >= Known->getNumArgs())
      continue;
    if (Result)
      return nullptr;
    Result = Known->getArg(I);
  }
  return Result;
}

/// The local reference that \p E names; null if it names none.
static const VarDecl *localReference(const Expr &E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(&E);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Variable && !isa<ParmVarDecl>(Variable) &&
                 Variable->getType()->isReferenceType()
             ? Variable
             : nullptr;
}

/// What tells the constant \p Key from others; none if it is no constant.
static std::optional<std::string> constantKey(const Expr *Key) {
  Key = asWritten(Key);
  while (const Expr *Carried = carriedText(*Key))
    Key = asWritten(Carried);
  if (const std::optional<StringRef> Text = constantText(*Key))
    return "\"" + Text->str();
  if (const auto *Number = dyn_cast<IntegerLiteral>(Key))
    return llvm::toString(Number->getValue(), 10, false);
  return std::nullopt;
}

/// The container or array of which \p E is an element, and by which key, where
/// that is a constant: `all[0]`, `byName["a"]`, `queue.back()`.
static std::pair<const Expr *, std::string> keyOf(const Expr &E) {
  const Expr *Container = nullptr;
  const Expr *Key = nullptr;
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&E)) {
    Container = Element->getBase();
    Key = Element->getIdx();
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E)) {
    Container = Operator->getArg(0);
    Key = subscriptOf(*Operator);
  } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&E)) {
    const CXXMethodDecl *Method = calledMethod(*Call);
    const IdentifierInfo *Name = Method ? Method->getIdentifier() : nullptr;
    if (!Name || !isStandard(*Method))
      return {};
    Container = objectOf(*Call);
    if (Name->isStr("front") || Name->isStr("back"))
      return {Container, Name->getName().str()};
    if (Name->isStr("at") && Call->getNumArgs() == 1)
      Key = Call->getArg(0);
  }
  const std::optional<std::string> Constant =
      Container && Key ? constantKey(Key) : std::nullopt;
  return Constant ? std::pair(Container, *Constant)
                  : std::pair<const Expr *, std::string>();
}

/// The response that is an element of a local container; null if \p Object is
/// none, or if it isn't known which one. Those of other containers are known by
/// these alone, as functions may share them.
ResponseObject Responses::elementOf(const Expr &Object) const {
  InitialValues Values;
  const Expr *E = pointee(&Object);
  while (const VarDecl *Variable = localReference(*E)) {
    const Expr *Init = Values.of(*Variable);
    if (!Init)
      return nullptr;
    E = pointee(Init);
  }
  const auto [Container, Key] = keyOf(*E);
  const auto *Reference =
      Container ? dyn_cast<DeclRefExpr>(asWritten(Container)) : nullptr;
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || !Variable->hasLocalStorage() || isa<ParmVarDecl>(Variable) ||
      Variable->getType()->isReferenceType() ||
      Variable->getType()->isPointerType())
    return nullptr;
  return Elements.try_emplace({Variable, Key}, E).first->second;
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
  if (isa<CXXConstructExpr, InitListExpr>(E))
    return made(*E);
  // status_ = 302 in a function of the response itself
  if (isa<CXXThisExpr>(E))
    if (const auto *Class = E->getType()->getPointeeCXXRecordDecl();
        Class && Words.isResponseClass(*Class))
      return ownObject(*Class);
  if (const Expr *Passed = passedThrough(*E))
    return behind(*Passed, Values);
  const ResponseObject Element = elementOf(*E);
  return Element ? Element : ResponseObject(rootObject(*E));
}

// std::move(res), all[0], evhttp_request_get_output_headers(req), start(302)
ResponseObject Responses::given(const Expr &Argument) const {
  const Expr *E = pointee(&Argument);
  if (const auto *Moved = dyn_cast<CallExpr>(E);
      Moved && Moved->isCallToStdMove())
    E = pointee(Moved->getArg(0));
  else if (isa<DeclRefExpr>(E) && !localReference(*E) && !isPart(*E))
    return nullptr;
  if (!recordBehind(E->getType()))
    return nullptr;
  const ResponseObject Behind = behind(*E);
  const auto *Named = dyn_cast_if_present<const ValueDecl *>(Behind);
  return isa_and_present<FunctionDecl>(Named) && isa<CallExpr>(E) ? made(*E)
                                                                  : Behind;
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

/// The only pointer among the parameters that \p Init mentions; null if there
/// is none, or if there are several.
static const ParmVarDecl *pointerIn(const Expr &Init) {
  llvm::SmallPtrSet<const ParmVarDecl *, 2> Pointers;
  forEachIn(&Init, [&](const Stmt &S) {
    const auto *Reference = dyn_cast<DeclRefExpr>(&S);
    const auto *Parameter =
        Reference ? dyn_cast<ParmVarDecl>(Reference->getDecl()) : nullptr;
    if (Parameter && Parameter->getType()->isPointerType())
      Pointers.insert(Parameter);
  });
  return Pointers.size() == 1 ? *Pointers.begin() : nullptr;
}

// struct peer *it = (struct peer *)user; write(it->fd, text, length);
// struct peer *it = container_of(conn, struct peer, conn);
ResponseObject Responses::connectionOf(const CallExpr &Call,
                                       const ResponsePlace &Place) const {
  const ResponseObject Written = writtenBy(Call, Place);
  const Expr *Object =
      Place.Argument ? argumentAt(Call, *Place.Argument) : nullptr;
  const auto *Member =
      Object ? dyn_cast<MemberExpr>(asWritten(Object)) : nullptr;
  const VarDecl *Holder =
      Member && Member->isArrow() ? variableNamed(*Member->getBase()) : nullptr;
  if (!Holder || !Holder->isLocalVarDecl() || !Holder->getInit())
    return Written;
  const ParmVarDecl *Given = pointerIn(*Holder->getInit());
  return Given ? ResponseObject(Given) : Written;
}

const RecordDecl *recordMadeBy(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !isStandard(*Callee) || !Callee->getIdentifier() ||
      !Callee->getName().starts_with("make_"))
    return nullptr;
  const QualType Made = firstType(Callee->getTemplateSpecializationArgs());
  return Made.isNull() ? nullptr : Made->getAsRecordDecl();
}

} // namespace redirect
