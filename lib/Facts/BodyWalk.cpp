//===- BodyWalk.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/BodyWalk.h"
#include "Facts/Expressions.h"

using namespace clang;

namespace redirect {

/// The object of which \p Site reads a part: req in `req.body`; null if it is
/// unknown.
static const ValueDecl *objectRead(const Stmt &Site) {
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&Site))
    return rootObject(*Call->getImplicitObjectArgument());
  if (const auto *Member = dyn_cast<MemberExpr>(&Site))
    return rootObject(*Member->getBase());
  return nullptr;
}

/// Drops what looks like a read of the request but is one of a response:
/// messages of both kinds can share a class.
static void dropReadsOfResponses(FunctionFacts &Facts) {
  llvm::SmallPtrSet<const ValueDecl *, 4> Responses;
  for (const auto &[Site, F] : Facts.BySite)
    if (const auto *Write = std::get_if<ResponseWrite>(&F))
      if (const auto *Response =
              dyn_cast_if_present<const ValueDecl *>(Write->Response))
        Responses.insert(Response);
  if (Responses.empty())
    return;
  Facts.BySite.remove_if([&](const auto &Entry) {
    const ValueDecl *Object = std::holds_alternative<RequestRead>(Entry.second)
                                  ? objectRead(*Entry.first)
                                  : nullptr;
    return Object && Responses.contains(Object);
  });
}

bool BodyWalk::walk(const Stmt *Root) {
  bool IsIntact = true;
  push(Root, /*IsStatement=*/true);
  while (!Pending.empty()) {
    const auto [S, IsStatement] = Pending.pop_back_val();
    if (const auto *E = dyn_cast<Expr>(S); E && E->containsErrors()) {
      IsIntact = false;
      continue;
    }
    ValueIsUnused = IsStatement;
    Visit(S);
    pushChildren(S, IsStatement);
  }
  dropReadsOfResponses(Facts);
  return IsIntact;
}

/// True if a child of \p Parent that is an expression is a statement there.
static bool holdsStatement(const Stmt *Parent, const Stmt *Child) {
  if (isa<CompoundStmt, SwitchCase, LabelStmt>(Parent))
    return true;
  if (const auto *If = dyn_cast<IfStmt>(Parent))
    return Child == If->getThen() || Child == If->getElse();
  if (const auto *For = dyn_cast<ForStmt>(Parent))
    return Child == For->getBody();
  if (const auto *While = dyn_cast<WhileStmt>(Parent))
    return Child == While->getBody();
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(Parent))
    return Child == Range->getBody();
  return false;
}

void BodyWalk::pushChildren(const Stmt *S, bool IsStatement) {
  if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, CXXTypeidExpr>(S))
    return;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    for (const Expr *Capture : Lambda->capture_inits())
      push(Capture, false);
    return;
  }
  const bool PassesOn = IsStatement && isa<FullExpr, CXXBindTemporaryExpr>(S);
  SmallVector<const Stmt *> Children(S->children());
  for (const Stmt *Child : llvm::reverse(Children))
    push(Child, PassesOn || (Child && holdsStatement(S, Child)));
}

void BodyWalk::add(const Expr *Site, Fact F) {
  if (std::holds_alternative<ResponseWrite>(F))
    Facts.WritesResponse = true;
  if (const auto *Read = std::get_if<RequestRead>(&F);
      Read && Read->Part == RequestPart::Method)
    Unit.MethodReads.insert(Site);
  Facts.BySite.insert({Site, std::move(F)});
}

void BodyWalk::addWork(const Expr *Site) {
  if (Unit.Work.doesWork(*Site, ValueIsUnused))
    add(Site, WorkDone());
}

void BodyWalk::addHandOver(const Expr *Site,
                           SmallVector<const FunctionDecl *, 1> Callees) {
  Unit.Mentioned.insert(Unit.Mentioned.end(), Callees.begin(), Callees.end());
  if (!Callees.empty() && !Accounted.contains(Site))
    add(Site, UserCall{std::move(Callees), /*IsHandedOver=*/true});
}

// pool.submit([&] { ... })
void BodyWalk::VisitLambdaExpr(const LambdaExpr *Lambda) {
  addHandOver(Lambda, lambdaBodies(*Lambda, Unit.Code));
}

// pool.submit(sendHome), or the request's method
void BodyWalk::VisitDeclRefExpr(const DeclRefExpr *Reference) {
  const ValueDecl &Named = *Reference->getDecl();
  if (const auto *Function = dyn_cast<FunctionDecl>(&Named)) {
    if (const FunctionDecl *Definition = Unit.Code.definition(*Function))
      addHandOver(Reference, {Definition});
    return;
  }
  if (std::optional<Fact> F = Unit.Modelled.ofMention(Named))
    return add(Reference, std::move(*F));
  const CXXRecordDecl *Class = Reference->getType()->getAsCXXRecordDecl();
  if (Class && Class->isLambda())
    if (const CXXMethodDecl *Body = Class->getLambdaCallOperator())
      if (const FunctionDecl *Definition = Unit.Code.definition(*Body))
        addHandOver(Reference, {Definition});
}

// auto sendHome = [&] { ... };
void BodyWalk::VisitDeclStmt(const DeclStmt *Declarations) {
  for (Decl *D : Declarations->decls()) {
    if (const auto *Variable = dyn_cast<VarDecl>(D);
        Variable && Variable->getInit()) {
      const Expr *Init = asWritten(Variable->getInit());
      if (isa<LambdaExpr, DeclRefExpr>(Init))
        Accounted.insert(Init);
      Unit.Modelled.keep(*Init, *Variable);
    }
    if (isa<CXXRecordDecl>(D))
      Unit.LocalDeclarations.push_back(D);
  }
}

// for (const auto &[path, handler] : table) server.Post(path, handler);
void BodyWalk::VisitCXXForRangeStmt(const CXXForRangeStmt *Loop) {
  const auto *Range = Loop->getRangeInit();
  const VarDecl *Element = Loop->getLoopVariable();
  if (Range && Element)
    Unit.Stores.add(*Element, *Range);
}

// req.method, req.body
void BodyWalk::VisitMemberExpr(const MemberExpr *Member) {
  if (std::optional<Fact> F = Unit.Modelled.ofMention(*Member->getMemberDecl()))
    add(Member, std::move(*F));
}

// handlers["/orders"] = saveOrder, this->handler = handler
void BodyWalk::addAssignment(const Expr *Target, const Expr *Source) {
  const ValueDecl *Holder = rootObject(*Target);
  if (!Holder)
    return;
  Unit.Modelled.keep(*asWritten(Source), *Holder);
  Unit.Stores.add(*Holder, *Source);
}

void BodyWalk::VisitBinaryOperator(const BinaryOperator *Operator) {
  if (Operator->getOpcode() == BO_Assign)
    addAssignment(Operator->getLHS(), Operator->getRHS());
  if (std::optional<Fact> F = Unit.Modelled.ofAssignment(*Operator))
    return add(Operator, std::move(*F));
  addWork(Operator);
}

// ++entries
void BodyWalk::VisitUnaryOperator(const UnaryOperator *Operator) {
  addWork(Operator);
}

// return [=](const Request &req, Response &res) {...};
void BodyWalk::VisitReturnStmt(const ReturnStmt *Return) {
  if (Facts.Function && Return->getRetValue())
    Unit.Stores.add(*Facts.Function, *Return->getRetValue());
}

// {"/orders", saveOrder}, a row of a table
void BodyWalk::VisitInitListExpr(const InitListExpr *List) {
  const auto *Record = List->getType()->getAsRecordDecl();
  if (!Record || Record->isUnion())
    return;
  unsigned Index = 0;
  for (const FieldDecl *Field : Record->fields()) {
    if (Index == List->getNumInits())
      return;
    Unit.Stores.add(*Field, *List->getInit(Index++));
  }
}

/// True for the types in which frameworks keep a method: strings and
/// enumerations.
static bool mayBeMethod(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isEnumeralType())
    return true;
  if (Type->isPointerType())
    return Type->getPointeeType()->isCharType();
  return isText(Type);
}

// sendHome(res), Entry(text)
void BodyWalk::addUserCall(const Expr *Site, const FunctionDecl &Callee) {
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(*Site);
  for (unsigned I = 0; I != Arguments.size() && I != Callee.getNumParams();
       ++I) {
    const ParmVarDecl *Parameter = Callee.getParamDecl(I);
    Unit.Stores.add(*Parameter, *Arguments[I]);
    if (mayBeMethod(Parameter->getType()))
      Unit.Arguments[Parameter].push_back(Arguments[I]);
  }
  Unit.Mentioned.push_back(&Callee);
  add(Site, UserCall{{&Callee}, /*IsHandedOver=*/false});
}

void BodyWalk::VisitCXXConstructExpr(const CXXConstructExpr *Construct) {
  if (std::optional<Fact> F = Unit.Modelled.ofConstruction(*Construct))
    return add(Construct, std::move(*F));
  if (const FunctionDecl *Definition =
          Unit.Code.definition(*Construct->getConstructor()))
    addUserCall(Construct, *Definition);
  else
    addWork(Construct);
}

// page.show(res), where show is virtual
bool BodyWalk::addVirtualCall(const CallExpr *Call,
                              const FunctionDecl &Callee) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  const auto *Member = dyn_cast<MemberExpr>(Call->getCallee()->IgnoreParens());
  const bool IsDirect = Member && Member->hasQualifier();
  if (!Method || !Method->isVirtual() || IsDirect)
    return false;
  Unit.VirtualCalls.push_back({Facts.Function, Call, Method->getCanonicalDecl(),
                               Unit.Work.doesWork(*Call, ValueIsUnused)});
  return true;
}

const HandlerModel *overriddenHandler(const CXXMethodDecl &Method,
                                      const Vocabulary &Words) {
  SmallVector<const CXXMethodDecl *> Pending(Method.overridden_methods());
  while (!Pending.empty()) {
    const CXXMethodDecl *Overridden = Pending.pop_back_val();
    if (const Roles *R = Words.rolesOf(*Overridden); R && R->Handler)
      return R->Handler;
    Pending.append(Overridden->begin_overridden_methods(),
                   Overridden->end_overridden_methods());
  }
  return nullptr;
}

/// Takes note that a handler object is made, so that its handlers serve what
/// gets here.
void BodyWalk::addMakingOf(const Expr *Site, QualType Made) {
  const CXXRecordDecl *Class = Made->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition() || !Class->isPolymorphic() ||
      !Unit.Code.contains(Class->getLocation()))
    return;
  SmallVector<const FunctionDecl *, 1> Handlers;
  const auto AddHandlersOf = [&](const CXXRecordDecl *Base) {
    for (const CXXMethodDecl *Method : Base->methods())
      if (overriddenHandler(*Method, Unit.Words))
        if (const FunctionDecl *Definition = Unit.Code.definition(*Method))
          Handlers.push_back(Definition);
    return true;
  };
  AddHandlersOf(Class);
  Class->forallBases(AddHandlersOf);
  addHandOver(Site, std::move(Handlers));
}

// return new PostHandler;
void BodyWalk::VisitCXXNewExpr(const CXXNewExpr *New) {
  addMakingOf(New, New->getAllocatedType());
}

/// What the standard library's functions do with callables and handlers.
void BodyWalk::addStandardCall(const CallExpr *Call,
                               const FunctionDecl &Callee) {
  // handlers.emplace("/orders", saveOrder)
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (const ValueDecl *Container =
            rootObject(*Member->getImplicitObjectArgument()))
      for (const Expr *Argument : Member->arguments())
        Unit.Stores.add(*Container, *Argument);
  // return std::make_unique<PostHandler>();
  const TemplateArgumentList *Arguments =
      Callee.getTemplateSpecializationArgs();
  if (Arguments && Arguments->size() != 0 &&
      Arguments->get(0).getKind() == TemplateArgument::Type)
    addMakingOf(Call, Arguments->get(0).getAsType());
}

void BodyWalk::VisitCallExpr(const CallExpr *Call) {
  Accounted.insert(Call->getCallee()->IgnoreParenImpCasts());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call)) {
    Accounted.insert(asWritten(Operator->getArg(0)));
    if (Operator->getOperator() == OO_Equal && Operator->getNumArgs() == 2)
      addAssignment(Operator->getArg(0), Operator->getArg(1));
  }
  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee || addRoute(Call))
    return;
  if (std::optional<Fact> F = Unit.Modelled.ofCall(*Call)) {
    const Roles *R = Unit.Words.rolesOf(*Callee);
    Facts.MayBeHandler |= R && R->MakesHandler;
    return add(Call, std::move(*F));
  }
  const bool IsVirtual = addVirtualCall(Call, *Callee);
  if (const FunctionDecl *Definition = Unit.Code.definition(*Callee))
    return addUserCall(Call, *Definition);
  // Whether it is work depends on whether there are overriders.
  if (IsVirtual)
    return;

  if (isStandard(*Callee))
    addStandardCall(Call, *Callee);
  addWork(Call);
}

/// The functions of the class in which \p Registering stands that override what
/// \p Name names.
static SmallVector<const FunctionDecl *, 1>
overridersBeside(const FunctionDecl &Registering, StringRef Name,
                 UnitWalkState &Unit) {
  SmallVector<const FunctionDecl *, 1> Result;
  const auto *Class = dyn_cast<CXXRecordDecl>(Registering.getDeclContext());
  if (!Class)
    return Result;
  for (const CXXMethodDecl *Method : Class->methods())
    if (Method->size_overridden_methods() != 0 && Method->getIdentifier() &&
        Method->getName() == Name)
      if (const FunctionDecl *Definition = Unit.Code.definition(*Method))
        Result.push_back(Definition);
  return Result;
}

// server.Post("/orders", handler)
bool BodyWalk::addRoute(const CallExpr *Call) {
  std::optional<Route> Registered = Unit.Modelled.routeOf(*Call);
  if (!Registered)
    return false;
  const RouteModel &Model =
      *Unit.Words.rolesOf(*Call->getDirectCallee())->Route;
  const Expr *Handler = Model.Handler ? Call->getArg(*Model.Handler) : nullptr;
  if (Handler) {
    const Callables Direct =
        resolveCallable(*Handler, Unit.Code, CallableStores());
    Accounted.insert(Direct.Mentions.begin(), Direct.Mentions.end());
    Unit.Mentioned.insert(Unit.Mentioned.end(), Direct.Functions.begin(),
                          Direct.Functions.end());
  } else if (Facts.Function) {
    Registered->Handlers =
        overridersBeside(*Facts.Function, Model.Overrider, Unit);
  }
  Unit.Routes.push_back({std::move(*Registered), Handler});
  return true;
}

} // namespace redirect
