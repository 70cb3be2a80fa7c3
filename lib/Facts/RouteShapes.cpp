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
#include "Facts/SignatureShapes.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

void RouteShape::add(const RouteShape &Other) {
  Exchanged.insert(Other.Exchanged.begin(), Other.Exchanged.end());
  Controllers.insert(Other.Controllers.begin(), Other.Controllers.end());
  MethodEnumerations.insert(Other.MethodEnumerations.begin(),
                            Other.MethodEnumerations.end());
  ChainPatterns.insert(Other.ChainPatterns.begin(), Other.ChainPatterns.end());
  IsAmbiguous |= Other.IsAmbiguous;
  if (Model.Chain.Pattern.empty())
    Model.Chain = Other.Model.Chain;
  if (!Model.MethodsArgument)
    Model.MethodsArgument = Other.Model.MethodsArgument;
  // One call shows which argument tells the methods of all.
  if (Model.MethodsArgument) {
    Model.Methods.reset();
    IsAmbiguous = false;
  }
  if (Model.Handler.Argument != Other.Model.Handler.Argument)
    Model.Handler.Argument.reset();
}

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
    if (const QualType Signature = firstType(&Template->getTemplateArgs());
        !Signature.isNull())
      if (const auto *Function = Signature->getAs<FunctionProtoType>())
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

/// Adds what a handler is given by a parameter, or gives to it:
/// `[](const Request &, std::function<void(Response)> send) {...}`.
static void addParameter(QualType Parameter, RouteShape &Shape) {
  addExchanged(Parameter, Shape);
  if (const FunctionProtoType *Callback = prototypeOf(Parameter))
    for (const QualType Given : Callback->param_types())
      addExchanged(Given, Shape);
}

void addExchanged(const FunctionDecl &Handler, RouteShape &Shape) {
  addExchanged(Handler.getReturnType(), Shape);
  for (const ParmVarDecl *Parameter : Handler.parameters())
    addParameter(Parameter->getType(), Shape);
}

/// Adds what the handler \p Argument takes, returns and is derived from.
static void addHandler(const Expr &Argument, UserCode &Code,
                       RouteShape &Shape) {
  if (const FunctionProtoType *Prototype = prototypeOf(Argument.getType())) {
    addExchanged(Prototype->getReturnType(), Shape);
    for (const QualType Parameter : Prototype->param_types())
      addParameter(Parameter, Shape);
  }
  const Callables Known =
      resolveCallable(Argument, Code, CallableStores(), nullptr);
  for (const FunctionDecl *Handler : Known.Functions) {
    addExchanged(*Handler, Shape);
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

/// True for "POST" and "GET, POST", false for other texts.
static bool namesMethods(StringRef Text) {
  bool Names = false;
  while (!(Text = Text.ltrim(" ,;|")).empty()) {
    const StringRef Word = Text.take_while(llvm::isAlpha);
    const std::optional<Method> Named = parseMethod(Word);
    if (!Named || *Named == Method::Other)
      return false;
    Names = true;
    Text = Text.drop_front(Word.size());
  }
  return Names;
}

/// True if \p Argument tells methods: "POST", Method::Post, {Get, Post},
/// {"GET", "POST"}. Takes note of the enumerations of which it mentions
/// constants.
static bool tellsMethods(const Expr &Argument, RouteShape &Shape) {
  if (isCallable(Argument.getType()))
    return false;
  if (const std::optional<StringRef> Text = constantText(Argument))
    return namesMethods(*Text);
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
    if (const auto *Literal = dyn_cast<StringLiteral>(S))
      Tells |= Literal->getCharByteWidth() == 1 &&
               namesMethods(Literal->getString());
    // route("/orders", save, filter("POST"))
    if (!isa<CallExpr>(S) || isa<CXXOperatorCallExpr>(S))
      Pending.append(S->child_begin(), S->child_end());
  }
  return Tells;
}

/// True for NULL and 0 where a pointer is wanted.
static bool isNull(const Expr &Argument) {
  const auto *Number = dyn_cast<IntegerLiteral>(Argument.IgnoreParenCasts());
  return Argument.getType()->isPointerType() && Number &&
         Number->getValue() == 0;
}

/// True if \p Argument may tell methods in a way that isn't understood: a
/// number, a text, a list.
static bool mayTellMethods(const Expr &Argument) {
  const QualType Type = Argument.getType().getNonReferenceType();
  if (isa<CXXDefaultArgExpr>(Argument) || Type->isNullPtrType() ||
      isNull(Argument))
    return false;
  const RecordDecl *Record = Type->getAsRecordDecl();
  return Type->isIntegralOrEnumerationType() || mayBeText(Type) ||
         (Record && isStandard(*Record) &&
          !Record->getName().ends_with("_ptr"));
}

/// True if something else than the arguments may tell methods:
/// app.route<Verb::Post>("/orders", save), or what is called on the result,
/// app.route("/orders", save).methods("POST").
static bool mayBeToldMethods(const FunctionDecl &Function) {
  if (const TemplateArgumentList *List =
          Function.getTemplateSpecializationArgs())
    if (llvm::any_of(List->asArray(), [](const TemplateArgument &Argument) {
          return Argument.getKind() == TemplateArgument::Integral ||
                 Argument.getKind() == TemplateArgument::Pack;
        }))
      return true;
  const RecordDecl *Returned = recordBehind(Function.getReturnType());
  const RecordDecl *Definition = Returned ? Returned->getDefinition() : nullptr;
  return Definition && llvm::any_of(Definition->decls(), [](const Decl *D) {
           const auto *Member = dyn_cast<NamedDecl>(D);
           return Member && Member->getIdentifier() &&
                  namesMethodList(Member->getName());
         });
}

/// True for a path as servers match it: "/orders", "^/orders$".
static bool isPath(StringRef Text) { return Text.ltrim('^').starts_with("/"); }

std::pair<StringRef, StringRef> splitPattern(StringRef Text) {
  const StringRef Word = Text.take_while(llvm::isAlpha);
  const StringRef Path = Text.drop_front(Word.size()).ltrim(" :|\t");
  const std::optional<Method> Named = parseMethod(Word);
  if (Word.empty() || !Named || *Named == Method::Other || !isPath(Path) ||
      Path.size() + Word.size() == Text.size())
    return {"", Text};
  return {Word, Path};
}

/// The text by which \p Argument may be a path: its own, or a part of it where
/// a prefix is put before it, `prefix + "/orders"`.
static std::optional<StringRef> pathTextOf(const Expr &Argument) {
  if (const std::optional<StringRef> Text = constantText(Argument))
    return Text;
  const auto *Sum = dyn_cast<CXXOperatorCallExpr>(asWritten(&Argument));
  if (!Sum || Sum->getOperator() != OO_Plus || Sum->getNumArgs() != 2)
    return std::nullopt;
  for (const Expr *Part : {Sum->getArg(1), Sum->getArg(0)})
    if (const std::optional<StringRef> Text = pathTextOf(*Part);
        Text && isPath(*Text))
      return Text;
  return std::nullopt;
}

/// Takes note of what \p Argument, number \p I, says of a route.
static void addArgument(const Expr &Argument, unsigned I, UserCode &Code,
                        RouteShape &Shape) {
  RouteModel &Model = Shape.Model;
  if (isCallable(Argument.getType())) {
    RouteShape Here;
    addHandler(Argument, Code, Here);
    // What comes first only filters: app.post("/orders", withSession, save)
    if (!Here.Exchanged.empty() || !Model.Handler.Argument)
      Model.Handler.Argument = I;
    Shape.Exchanged.insert(Here.Exchanged.begin(), Here.Exchanged.end());
    Shape.Controllers.insert(Here.Controllers.begin(), Here.Controllers.end());
    return;
  }
  const std::optional<StringRef> Text = pathTextOf(Argument);
  if (Text && isPath(splitPattern(*Text).second)) {
    if (!Model.Pattern.Argument) {
      Model.Pattern.Argument = I;
      Shape.PatternNamesMethod = !splitPattern(*Text).first.empty();
    }
    return;
  }
  const auto *Default = dyn_cast<CXXDefaultArgExpr>(&Argument);
  if (!Model.MethodsArgument &&
      tellsMethods(Default ? *Default->getExpr() : Argument, Shape))
    Model.MethodsArgument.emplace().Argument = I;
  else
    Shape.IsAmbiguous |= mayTellMethods(Argument);
}

/// The call of the same chain that tells the path: app.route("/orders") before
/// .get(show).post(save); null if there is none.
static const FunctionDecl *patternInChain(const CallExpr &Call) {
  const SmallVector<const CallExpr *, 4> Chain = chainUpTo(Call);
  for (const CallExpr *Link : ArrayRef(Chain).drop_front()) {
    const FunctionDecl *Callee = Link->getDirectCallee();
    if (!Callee || !Callee->getIdentifier() || Link->getNumArgs() == 0)
      continue;
    const std::optional<StringRef> Text = constantText(*Link->getArg(0));
    if (Text && isPath(*Text) &&
        (namesRegistration(Callee->getName()) ||
         namesUnrestrictedRegistration(Callee->getName())))
      return Callee;
  }
  return nullptr;
}

MethodList listed(MethodSet Methods) {
  MethodList Result;
  for (unsigned I = 0; I != NumMethods; ++I)
    if (Methods.contains(static_cast<Method>(I)))
      Result.Listed.push_back(static_cast<Method>(I));
  return Result;
}

/// Reads the methods off the name of the function, or off the argument that
/// tells them. Returns false if it is no registration.
static bool readMethods(RouteShape &Shape) {
  RouteModel &Model = Shape.Model;
  const StringRef Name = Shape.Registers->getName();
  const std::optional<MethodSet> Named = methodsOfRegistration(Name);
  if (Named) {
    Model.MethodsArgument.reset();
    Model.Methods = listed(*Named);
    Shape.IsAmbiguous = false;
    return true;
  }
  // Who is given a method, a path and what to call registers it, whatever the
  // name of that is.
  if (Model.MethodsArgument) {
    Shape.IsAmbiguous = false;
    Shape.IsNamedSo = namesRegistration(Name);
    return Shape.IsNamedSo || Model.Pattern.Argument;
  }
  if (!namesUnrestrictedRegistration(Name) &&
      !(Shape.PatternNamesMethod && namesRegistration(Name)))
    return false;
  Model.Methods.emplace().Given = MethodList::Word::Any;
  Shape.IsAmbiguous &= !Shape.PatternNamesMethod;
  if (const auto *Function = dyn_cast<FunctionDecl>(Shape.Registers))
    Shape.IsAmbiguous |= mayBeToldMethods(*Function);
  return true;
}

// app.post("/orders", [](Request &req, Response &res) {...})
// http_post(server, "/orders", save_order)
// router.add("POST", "/orders", &Orders::save)
// router.add("POST /orders", save)
// app.route("/orders").post(save)
// server.handle("/orders", handler), for all methods
// host->add_route(host, "POST", "orders/", save)
std::optional<RouteShape> routeShapeOf(const CallExpr &Call, UserCode &Code) {
  const ValueDecl *Pointer = calledPointer(Call);
  const NamedDecl *Function = Call.getDirectCallee();
  if (!Function)
    Function = Pointer;
  if (!Function || !Function->getIdentifier() || isStandard(*Function) ||
      llvm::none_of(Call.arguments(), [](const Expr *Argument) {
        return isCallable(Argument->getType());
      }))
    return std::nullopt;
  RouteShape Shape;
  Shape.Registers = Function;
  Shape.SeenAt = Call.getExprLoc();
  Shape.IsPointer = Pointer != nullptr;
  Shape.Model.Function.Text = Function->getName().str();
  Shape.Model.IsByShape = Shape.Model.PatternNamesMethod = true;
  for (unsigned I = 0; I != Call.getNumArgs(); ++I)
    addArgument(*Call.getArg(I), I, Code, Shape);
  if (!Shape.Model.Handler.Argument || !readMethods(Shape))
    return std::nullopt;
  // A host puts the path together of what the plugin gives it.
  if (Shape.Model.Pattern.Argument ||
      (Pointer && Shape.IsNamedSo && Shape.Model.MethodsArgument))
    return Shape;
  const FunctionDecl *Pattern = patternInChain(Call);
  if (!Pattern)
    return std::nullopt;
  Shape.ChainPatterns.insert(Pattern);
  Shape.Model.Chain.Pattern = {{Pattern->getName().str()}};
  return Shape;
}

bool mayBeRoute(const RecordDecl &Record) {
  const auto *Class = dyn_cast<CXXRecordDecl>(&Record);
  const bool HasBases =
      Class && Class->hasDefinition() && Class->getNumBases() != 0;
  return !Record.isUnion() && !HasBases && !isStandard(Record) &&
         llvm::any_of(Record.fields(), [](const FieldDecl *Field) {
           return isCallable(Field->getType());
         });
}

// static const struct route routes[] = {{"POST", "/orders", save_order}};
std::optional<RouteShape> routeShapeOf(const InitListExpr &List,
                                       UserCode &Code) {
  const RecordDecl *Record = List.getType()->getAsRecordDecl();
  const auto Fields = fieldValues(List);
  if (!Record || Fields.size() < 3)
    return std::nullopt;
  RouteShape Shape;
  Shape.Registers = Record;
  Shape.SeenAt = List.getBeginLoc();
  for (unsigned I = 0; I != Fields.size(); ++I)
    addArgument(*Fields[I].second, I, Code, Shape);
  RouteModel &Model = Shape.Model;
  if (!Model.Pattern.Argument || !Model.Handler.Argument ||
      !Model.MethodsArgument)
    return std::nullopt;
  Shape.IsAmbiguous = false;
  Model.IsByShape = Model.PatternNamesMethod = true;
  // static const struct { ... } routes[]
  Model.Record.Text = hasName(*Record) ? Record->getNameAsString() : "struct";
  if (Model.Record.empty())
    Model.Record.Text = "typedef";
  const auto ByField = [&](ArgumentOrField &Place) {
    Place.Field = Fields[Place.Argument.value_or(0)].first->getName().str();
    Place.Argument.reset();
  };
  ByField(Model.Pattern);
  ByField(Model.Handler);
  ByField(*Model.MethodsArgument);
  return Shape;
}

} // namespace redirect
