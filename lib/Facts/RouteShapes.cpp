//===- RouteShapes.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/RouteShapes.h"
#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Facts/ShapeNames.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace redirect {

/// The parameters and the result of what an object of \p Type, or a pointer of
/// that type, calls; null if that depends on the arguments.
static const FunctionProtoType *prototypeOf(QualType Type) {
  Type = Type.getNonReferenceType();
  if (const auto *Member = Type->getAs<MemberPointerType>())
    Type = Member->getPointeeType();
  else if (Type->isPointerType())
    Type = Type->getPointeeType();
  if (const auto *Function = Type->getAs<FunctionProtoType>())
    return Function;
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return nullptr;
  // std::function<void(Request &, Response &)>
  if (const auto *Template = dyn_cast<ClassTemplateSpecializationDecl>(Class))
    if (Template->getTemplateArgs().size() != 0)
      if (const TemplateArgument &Signature = Template->getTemplateArgs()[0];
          Signature.getKind() == TemplateArgument::Type)
        if (const auto *Function =
                Signature.getAsType()->getAs<FunctionProtoType>())
          return Function;
  const DeclarationName Call =
      Class->getASTContext().DeclarationNames.getCXXOperatorName(OO_Call);
  const DeclContext::lookup_result Operators = Class->lookup(Call);
  const auto *Only = Operators.isSingleResult()
                         ? dyn_cast<CXXMethodDecl>(Operators.front())
                         : nullptr;
  return Only ? Only->getType()->getAs<FunctionProtoType>() : nullptr;
}

/// False for `struct {...} value`, true for `typedef struct {...} value_t`.
static bool hasName(const RecordDecl &Record) {
  return Record.getIdentifier() || Record.getTypedefNameForAnonDecl();
}

/// Adds the class to which \p Type gives access, if it can be that of a request
/// or a response.
static void addExchanged(QualType Type, RouteShape &Shape) {
  const RecordDecl *Record = recordBehind(Type);
  const auto *Class = dyn_cast_if_present<CXXRecordDecl>(Record);
  if (!Record || !hasName(*Record) || isText(Type) ||
      (Class && Class->isLambda()))
    return;
  if (!isStandard(*Record))
    Shape.Exchanged.insert(Record);
  // Task<Response>
  if (const auto *Template = dyn_cast<ClassTemplateSpecializationDecl>(Record))
    for (const TemplateArgument &Argument :
         Template->getTemplateArgs().asArray())
      if (Argument.getKind() == TemplateArgument::Type)
        if (const RecordDecl *Inner = recordBehind(Argument.getAsType());
            Inner && hasName(*Inner) && !isStandard(*Inner))
          Shape.Exchanged.insert(Inner);
}

/// Adds what a handler with \p Prototype is given, or gives to what it is
/// given: `[](const Request &, std::function<void(Response)> send) {...}`.
static void addExchanged(const FunctionProtoType &Prototype,
                         RouteShape &Shape) {
  addExchanged(Prototype.getReturnType(), Shape);
  for (const QualType Parameter : Prototype.param_types()) {
    addExchanged(Parameter, Shape);
    if (const FunctionProtoType *Callback = prototypeOf(Parameter))
      for (const QualType Given : Callback->param_types())
        addExchanged(Given, Shape);
  }
}

/// Adds what the handler \p Argument takes, returns and is derived from.
static void addHandler(const Expr &Argument, UserCode &Code,
                       RouteShape &Shape) {
  if (const FunctionProtoType *Prototype = prototypeOf(Argument.getType()))
    addExchanged(*Prototype, Shape);
  const Callables Known = resolveCallable(Argument, Code, CallableStores());
  for (const FunctionDecl *Handler : Known.Functions) {
    addExchanged(*Handler->getType()->castAs<FunctionProtoType>(), Shape);
    const auto *Method = dyn_cast<CXXMethodDecl>(Handler);
    if (Method && !Method->getParent()->isLambda())
      Method->getParent()->forallBases([&](const CXXRecordDecl *Base) {
        Shape.Controllers.insert(Base);
        return true;
      });
  }
}

bool namesMethods(const EnumDecl &Enumeration) {
  MethodSet Named;
  for (const EnumConstantDecl *Enumerator : Enumeration.enumerators())
    if (const std::optional<Method> M = methodOfConstant(Enumerator->getName()))
      Named |= *M;
  return Named.contains(Method::Get) && Named.contains(Method::Post);
}

/// True if \p Argument tells methods: "POST", Method::Post, {Get, Post}. Takes
/// note of the enumerations of which it mentions constants.
static bool tellsMethods(const Expr &Argument, RouteShape &Shape) {
  if (isCallable(Argument.getType()))
    return false;
  if (const std::optional<StringRef> Text = constantText(Argument)) {
    const std::optional<Method> Named = parseMethod(*Text);
    return Named && *Named != Method::Other;
  }
  bool Tells = false;
  SmallVector<const Stmt *> Pending = {&Argument};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    const auto *Reference = dyn_cast<DeclRefExpr>(S);
    const auto *Enum =
        Reference ? dyn_cast<EnumDecl>(Reference->getDecl()->getDeclContext())
                  : nullptr;
    if (Enum && namesMethods(*Enum)) {
      Shape.MethodEnumerations.insert(Enum);
      Tells = true;
    }
    Pending.append(S->child_begin(), S->child_end());
  }
  return Tells;
}

/// Reads the methods off the name of the function, or finds the argument that
/// tells them. Returns false if it is no registration.
static bool readMethods(StringRef Name, std::optional<unsigned> MethodsArgument,
                        RouteModel &Model) {
  if (const std::optional<MethodSet> Named = methodsOfRegistration(Name)) {
    Model.Methods.emplace();
    for (unsigned I = 0; I != NumMethods; ++I)
      if (Named->contains(static_cast<Method>(I)))
        Model.Methods->Listed.push_back(static_cast<Method>(I));
    return true;
  }
  if (MethodsArgument && namesRegistration(Name)) {
    Model.MethodsArgument.emplace().Argument = MethodsArgument;
    return true;
  }
  if (MethodsArgument || !namesUnrestrictedRegistration(Name))
    return false;
  Model.Methods.emplace().Given = MethodList::Word::Any;
  return true;
}

// app.post("/orders", [](Request &req, Response &res) {...})
// http_post(server, "/orders", save_order)
// router.add("POST", "/orders", &Orders::save)
// server.handle("/orders", handler), for all methods
std::optional<RouteShape> routeShapeOf(const CallExpr &Call, UserCode &Code) {
  const FunctionDecl *Function = Call.getDirectCallee();
  if (!Function || !Function->getIdentifier() || isStandard(*Function) ||
      Call.getNumArgs() < 2)
    return std::nullopt;
  RouteShape Shape;
  Shape.Function = Function;
  Shape.Model.Function.Text = Function->getName().str();
  Shape.Model.IsByShape = true;
  std::optional<unsigned> MethodsArgument;
  for (unsigned I = 0; I != Call.getNumArgs(); ++I) {
    const Expr &Argument = *Call.getArg(I);
    if (isCallable(Argument.getType())) {
      RouteShape Here;
      addHandler(Argument, Code, Here);
      // What comes first only filters: app.post("/orders", withSession, save)
      if (!Here.Exchanged.empty() || !Shape.Model.Handler.Argument)
        Shape.Model.Handler.Argument = I;
      Shape.Exchanged.insert(Here.Exchanged.begin(), Here.Exchanged.end());
      Shape.Controllers.insert(Here.Controllers.begin(),
                               Here.Controllers.end());
    } else if (const std::optional<StringRef> Text = constantText(Argument);
               Text && Text->ltrim('^').starts_with("/")) {
      if (!Shape.Model.Pattern.Argument)
        Shape.Model.Pattern.Argument = I;
    } else if (!MethodsArgument && tellsMethods(Argument, Shape)) {
      MethodsArgument = I;
    }
  }
  if (!Shape.Model.Pattern.Argument || !Shape.Model.Handler.Argument ||
      !readMethods(Function->getName(), MethodsArgument, Shape.Model))
    return std::nullopt;
  return Shape;
}

} // namespace redirect
