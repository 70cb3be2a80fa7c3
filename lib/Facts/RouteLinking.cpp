//===- RouteLinking.cpp - Who serves routes -------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/RouteLinking.h"
#include "Facts/Expressions.h"

using namespace clang;

namespace redirect {

FunctionFacts *factsOf(const FunctionDecl *Function, const UnitWalkState &Unit,
                       UnitFacts &Facts) {
  auto *const Known = Facts.Functions.find(Function);
  if (Known != Facts.Functions.end())
    return &Known->second;
  if (!Unit.WithoutFacts.contains(Function))
    return nullptr;
  FunctionFacts &Added = Facts.Functions[Function];
  Added.Function = Function;
  return &Added;
}

// void show(const HttpRequestPtr &, Callback &&, std::string id)
static bool linkRouteParameters(FunctionFacts &Handler) {
  bool IsNew = false;
  for (const ParmVarDecl *Parameter : Handler.Function->parameters())
    if (const QualType Type = Parameter->getType().getNonReferenceType();
        isText(Type) || Type->isArithmeticType())
      IsNew |= Handler.RouteParameters.insert(Parameter).second;
  return IsNew;
}

/// Where \p Parameter is mentioned in \p Body.
static SmallVector<const Expr *, 4> mentionsOf(const ParmVarDecl &Parameter,
                                               const Stmt &Body) {
  SmallVector<const Expr *, 4> Found;
  SmallVector<const Stmt *> Pending = {&Body};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    const auto *Reference = dyn_cast_if_present<DeclRefExpr>(S);
    if (Reference && Reference->getDecl() == &Parameter)
      Found.push_back(Reference);
    if (S)
      Pending.append(S->child_begin(), S->child_end());
  }
  return Found;
}

// MHD_Result serve(void *, MHD_Connection *, const char *url, const char
// *method)
static bool linkParameters(const ParametersModel &Parameters,
                           FunctionFacts &Handler) {
  const FunctionDecl &Function = *Handler.Function;
  const unsigned Count = Function.getNumParams();
  bool IsNew = false;
  const auto Insert = [&](auto &Into, std::optional<unsigned> Index) {
    if (Index && *Index < Count)
      IsNew |= Into.insert(Function.getParamDecl(*Index)).second;
  };
  Insert(Handler.MethodVariables, Parameters.Method);
  Insert(Handler.TargetVariables, Parameters.Target);
  if (Parameters.TargetIf && Parameters.TargetIf->Value &&
      Parameters.TargetIf->Parameter < Count)
    Handler.TargetIf = {Function.getParamDecl(Parameters.TargetIf->Parameter),
                        *Parameters.TargetIf->Value};
  for (const unsigned Body : Parameters.Body)
    if (Body < Count)
      for (const Expr *Mention :
           mentionsOf(*Function.getParamDecl(Body), *Function.getBody()))
        IsNew |=
            Handler.BySite.insert({Mention, RequestRead{RequestPart::Body}})
                .second;
  return IsNew;
}

bool linkHandlers(const Route &R, UnitFacts &Facts) {
  if (!R.PassesParameters && R.Parameters.empty())
    return false;
  bool IsNew = false;
  for (const FunctionDecl *Handler : R.Handlers) {
    auto *const Known = Facts.Functions.find(Handler);
    if (Known == Facts.Functions.end())
      continue;
    if (R.PassesParameters)
      IsNew |= linkRouteParameters(Known->second);
    IsNew |= linkParameters(R.Parameters, Known->second);
  }
  return IsNew;
}

/// The members of the class of the program that \p Type is; none if it is none.
static SmallVector<const FieldDecl *, 8> membersOf(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition() || Class->isLambda() ||
      isStandard(*Class))
    return {};
  return {Class->getDefinition()->field_begin(),
          Class->getDefinition()->field_end()};
}

/// True if what \p Type is decides of something: it can be called, or code
/// compares it: a flag, a name, a record with a flag or a function.
static bool mayDecide(QualType Type) {
  Type = Type.getNonReferenceType();
  return isCallable(Type) || isCallableList(Type) || isText(Type) ||
         Type->isIntegralOrEnumerationType() ||
         llvm::any_of(membersOf(Type), [](const FieldDecl *Member) {
           return Member->getType()->isBooleanType() ||
                  isCallable(Member->getType());
         });
}

/// True if \p Lambda has captured something that decides.
static bool holdsDecision(const LambdaExpr &Lambda) {
  return llvm::any_of(Lambda.capture_inits(), [](const Expr *Capture) {
    return Capture && mayDecide(Capture->getType());
  });
}

// Page(/*writes=*/true), where pages can be called
/// True if \p S is an object that can be called and holds what decides.
static bool isDecidingObject(const Stmt &S) {
  const auto *Made = dyn_cast<Expr>(&S);
  return isa_and_present<CXXConstructExpr, InitListExpr, DeclRefExpr>(Made) &&
         isCallable(Made->getType()) &&
         llvm::any_of(membersOf(Made->getType()), [](const FieldDecl *Member) {
           return mayDecide(Member->getType());
         });
}

/// The function in which \p Lambda stands.
static const FunctionDecl *functionAround(const LambdaExpr &Lambda) {
  return dyn_cast<FunctionDecl>(Lambda.getLambdaClass()->getDeclContext());
}

/// True if \p Handler names a variable or a member that holds a callable, such
/// as a row of a table, makes an object that holds what decides, or passes
/// callables to a function: it takes the flow to tell what is meant.
static bool namesHolder(const Expr &Handler) {
  SmallVector<const Stmt *> Pending = {&Handler};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    if (isDecidingObject(*S))
      return true;
    const auto *Reference = dyn_cast<DeclRefExpr>(S);
    const auto *Member = dyn_cast<MemberExpr>(S);
    const ValueDecl *Named = Reference ? Reference->getDecl()
                             : Member  ? Member->getMemberDecl()
                                       : nullptr;
    if (Named && !isa<FunctionDecl>(Named) && isCallable(Named->getType()))
      return true;
    const auto *Call = dyn_cast<CallExpr>(S);
    if (Call && llvm::any_of(Call->arguments(), [](const Expr *Argument) {
          return isCallable(Argument->getType());
        }))
      return true;
    Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

/// True if what is given as the handler is a function, or a lambda that holds
/// nothing which decides of what it does: it takes no flow to tell what serves
/// the route.
static bool isPlain(const Expr &Handler, const Callables &Given) {
  return Given.Parameters.empty() && !namesHolder(Handler) &&
         Given.Makers.empty() && Given.Functions.size() == 1 &&
         llvm::none_of(Given.Mentions, [](const Expr *Mention) {
           const auto *Lambda = dyn_cast<LambdaExpr>(Mention);
           return Lambda && holdsDecision(*Lambda);
         });
}

/// Keeps what \p R says for the flow to tell the rest.
static void addRegistration(PendingRoute R, const Callables &Given,
                            FunctionFacts &In) {
  Registration Result;
  Result.Site = R.Site;
  Result.Handlers = Given.Parameters;
  Result.Methods = R.Methods;
  Result.Pattern = R.Pattern;
  Result.Known = std::move(R.Registered);
  In.Registrations.push_back(std::move(Result));
}

/// Finds out what may serve \p R, as far as names tell. Returns what is given
/// as the handler.
static Callables linkHandlersOf(PendingRoute &R, UnitWalkState &Unit,
                                UnitFacts &Facts) {
  Callables Given;
  R.Registered.Given = R.Handler;
  if (R.Handler) {
    Given = resolveCallable(*R.Handler, Unit.Code, Unit.Stores, R.In);
    R.Registered.Handlers = Given.Functions;
    R.Registered.Makers = Given.Makers;
  }
  for (const FunctionDecl *Handler : R.Registered.Handlers)
    factsOf(Handler, Unit, Facts);
  linkHandlers(R.Registered, Facts);
  return Given;
}

llvm::DenseSet<const FunctionDecl *> linkRoutes(UnitWalkState &Unit,
                                                UnitFacts &Facts) {
  llvm::DenseSet<const FunctionDecl *> ByShape;
  std::optional<MethodSet> Limit = Unit.Limit;
  if (Unit.Elsewhere)
    if (const std::optional<MethodSet> Others = Unit.Elsewhere->limit())
      Limit = Limit.value_or(MethodSet()) | *Others;
  for (PendingRoute &R : Unit.Routes) {
    Unit.Paths.complete(R);
    if (Limit && !R.Registered.IsRestricted)
      R.Registered.Methods &= *Limit;
    const Callables Given = linkHandlersOf(R, Unit, Facts);
    if (R.How->IsByShape)
      ByShape.insert(R.Registered.Handlers.begin(),
                     R.Registered.Handlers.end());
    const bool TakesFlow =
        R.Methods || (R.Handler && !isPlain(*R.Handler, Given));
    FunctionFacts *In =
        R.In && TakesFlow ? factsOf(R.In, Unit, Facts) : nullptr;
    if (In) {
      // Page moved(bool strict) { return [strict](...) {...}; }
      for (const Expr *Mention : Given.Mentions)
        if (const auto *Lambda = dyn_cast<LambdaExpr>(Mention))
          factsOf(functionAround(*Lambda), Unit, Facts);
      addRegistration(std::move(R), Given, *In);
    } else if (!R.Methods)
      Facts.Routes.push_back(std::move(R.Registered));
  }
  return ByShape;
}

void linkRegisteredElsewhere(const UnitWalkState &Unit, UnitFacts &Facts) {
  const auto LinkPassed = [](const PassedElsewhere &Passed,
                             FunctionFacts &Handler) {
    if (Passed.PassesRouteParameters)
      linkRouteParameters(Handler);
    linkParameters(Passed.Parameters, Handler);
  };
  for (auto &[Function, Known] : Facts.Functions)
    LinkPassed(Unit.Elsewhere->passedTo(*Function), Known);
  for (const auto &[Maker, Made] : Facts.Returned)
    for (const FunctionDecl *Handler : Made.Handlers)
      if (FunctionFacts *Known = factsOf(Handler, Unit, Facts))
        LinkPassed(Unit.Elsewhere->passedToResultOf(*Maker), *Known);
}

// if (parse(line, &request)) redirect(&request);
void linkReaders(UnitFacts &Facts) {
  using Calling = std::pair<FunctionFacts *, const Expr *>;
  llvm::DenseMap<const FunctionDecl *, SmallVector<Calling, 2>> CallsOf;
  llvm::SmallPtrSet<const FunctionDecl *, 8> Readers;
  SmallVector<Route> Pending;
  for (const Route &R : Facts.Routes)
    if (R.Is == Route::Kind::RequestLine &&
        Readers.insert(R.Handlers.front()).second)
      Pending.push_back(R);
  if (Pending.empty())
    return;
  for (auto &[Function, Known] : Facts.Functions)
    for (const auto &[Site, F] : Known.BySite)
      if (const auto *Call = std::get_if<UserCall>(&F))
        for (const FunctionDecl *Callee : Call->Callees)
          CallsOf[Callee].emplace_back(&Known, cast<Expr>(Site));
  while (!Pending.empty()) {
    Route R = Pending.pop_back_val();
    for (const auto &[Caller, Site] : CallsOf.lookup(R.Handlers.front())) {
      Caller->RequestLines.push_back(Site);
      if (!Readers.insert(Caller->Function).second)
        continue;
      R.Handlers.front() = Caller->Function;
      Facts.Routes.push_back(R);
      Pending.push_back(R);
    }
  }
}

} // namespace redirect
