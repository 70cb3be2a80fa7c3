//===- Unmodelled.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Unmodelled.h"
#include "Facts/DefinitionFinder.h"
#include "Facts/Expressions.h"
#include "Facts/HandlerShapes.h"
#include "Facts/OwnServerShapes.h"
#include "Facts/RouteShapes.h"
#include "Facts/ShapeNames.h"
#include "Facts/SignatureShapes.h"
#include "Models/ModelDraft.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;

namespace redirect {

namespace {

class UnmodelledFinder {
public:
  UnmodelledFinder(ASTContext &Context, Vocabulary &Words,
                   ArrayRef<const Model *> LeftOut)
      : Context(Context), Words(Words), Unwanted(LeftOut, Context),
        Code(Context.getSourceManager(), Words),
        OwnServer(Context, Words, Code, Result) {}

  UnmodelledFramework find();

private:
  void findRegistrations();
  void visit(const Stmt &Body);
  void addRedirecting(const FunctionDecl &Function);
  void addOwnResponses(const FunctionDecl &Function);
  void visit(const CXXMethodDecl &Method);
  void visit(const CallExpr &Call);
  void visit(const CallExpr &Call, const ValueDecl &Pointer);
  void visit(const InitListExpr &List);
  void add(const NamedDecl &Registers, const RouteShape &Shape);
  bool isLeftOut(const NamedDecl &D) const;
  bool registersByModel(const FunctionDecl &Function);
  RecordSet exchanged() const;
  void findShapes();
  void giveImplementations();
  void giveOwnServer();
  bool canRedirect(const RecordDecl *Record) const;
  RecordSet giveHandlers();
  void give(const RouteShape &Route);
  void give(const HandlerShape &Shape);

  ASTContext &Context;
  Vocabulary &Words;
  const Vocabulary Unwanted;
  UserCode Code;
  UnmodelledFramework Result;
  OwnServerShapes OwnServer;
  llvm::MapVector<const NamedDecl *, RouteShape> Routes;
  /// What registers handlers by calling what a model knows.
  llvm::DenseSet<const FunctionDecl *> Wrappers;
  llvm::SetVector<const FunctionDecl *> Called;
  /// The classes of which this unit defines what sends redirects.
  RecordSet Implementing;
  llvm::MapVector<const CXXRecordDecl *, HandlerShape> Handlers;
  llvm::DenseMap<const IdentifierInfo *, bool> MayRegister;
  llvm::DenseMap<const RecordDecl *, bool> MayBeRoute;
  llvm::MapVector<const RecordDecl *, ExchangeShape> Shapes;
};

} // namespace

static bool mayRegister(StringRef Name) {
  return methodsOfRegistration(Name) || namesRegistration(Name) ||
         namesUnrestrictedRegistration(Name);
}

// web_page("POST", "/orders", save_order)
/// True for what is given the name of a method by itself.
static bool isGivenMethod(const CallExpr &Call) {
  return llvm::any_of(Call.arguments(), [](const Expr *Argument) {
    const auto *Literal =
        dyn_cast<StringLiteral>(Argument->IgnoreParenImpCasts());
    return Literal && Literal->getCharByteWidth() == 1 &&
           parseMethod(Literal->getString()).value_or(Method::Other) !=
               Method::Other;
  });
}

/// True for what a model names, wanted or not, for what lies beside it, and for
/// the standard library.
bool UnmodelledFinder::isLeftOut(const NamedDecl &D) const {
  if (isStandard(D) || Words.rolesOf(D) || Unwanted.rolesOf(D))
    return true;
  return Words.isBesideModelled(D) || Unwanted.isBesideModelled(D);
}

/// True for a wrapper of what a model knows, which is followed to that:
/// `void App::post(std::string path, Handler h) { server.Post(path, h); }`.
bool UnmodelledFinder::registersByModel(const FunctionDecl &Function) {
  static constexpr size_t MaxFunctions = 16;
  SmallVector<const Stmt *> Pending;
  llvm::SetVector<const FunctionDecl *> Followed;
  const auto Follow = [&](const FunctionDecl &Callee) {
    const FunctionDecl *Definition = Code.definition(Callee);
    if (Definition && Followed.size() != MaxFunctions &&
        Followed.insert(Definition))
      Pending.push_back(Definition->getBody());
  };
  Follow(Function);
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    if (const auto *Call = dyn_cast<CallExpr>(S))
      if (const FunctionDecl *Callee = Call->getDirectCallee()) {
        if (const Roles *R = Words.rolesOf(*Callee); R && R->Route)
          return true;
        Follow(*Callee);
      }
    Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

void UnmodelledFinder::visit(const CXXMethodDecl &Method) {
  if (!Method.getIdentifier())
    return;
  if (namesRedirect(Method.getName()) && targetParameter(Method))
    Implementing.insert(Method.getParent());
  std::optional<HandlerShape> Shape = handlersBehind(Method);
  if (!Shape || isLeftOut(*Shape->Functions.front().first))
    return;
  const CXXRecordDecl *Class = Shape->Functions.front().first->getParent();
  Handlers.insert({Class, std::move(*Shape)});
}

void UnmodelledFinder::visit(const CallExpr &Call) {
  if (const ValueDecl *Pointer = calledPointer(Call))
    return visit(Call, *Pointer);
  const FunctionDecl *Callee = Call.getDirectCallee();
  const IdentifierInfo *Name = Callee ? Callee->getIdentifier() : nullptr;
  if (!Name)
    return;
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (!Method || Method->isStatic())
    Called.insert(Callee->getCanonicalDecl());
  if (Words.comparesMethods())
    OwnServer.visit(Call, *Callee);
  const auto [Known, IsNew] = MayRegister.try_emplace(Name);
  if (IsNew)
    Known->second = mayRegister(Name->getName());
  if ((!Known->second && !isGivenMethod(Call)) || isLeftOut(*Callee))
    return;
  // Instances of a template share a declaration.
  const FunctionDecl *Pattern = Callee->getTemplateInstantiationPattern(false);
  const FunctionDecl *Declared =
      (Pattern ? Pattern : Callee)->getCanonicalDecl();
  std::optional<RouteShape> Shape = routeShapeOf(Call, Code);
  if (!Shape || Wrappers.contains(Declared))
    return;
  if (Routes.find(Declared) == Routes.end() && registersByModel(*Callee)) {
    Wrappers.insert(Declared);
    return;
  }
  add(*Declared, *Shape);
}

// host->add_route(host, "POST", "/orders", save)
void UnmodelledFinder::visit(const CallExpr &Call, const ValueDecl &Pointer) {
  if (!isGivenMethod(Call) || isLeftOut(Pointer))
    return;
  if (const std::optional<RouteShape> Shape = routeShapeOf(Call, Code))
    add(cast<NamedDecl>(*Pointer.getCanonicalDecl()), *Shape);
}

void UnmodelledFinder::visit(const InitListExpr &List) {
  const RecordDecl *Record = List.getType()->getAsRecordDecl();
  if (!Record)
    return;
  const auto [Known, IsNew] = MayBeRoute.try_emplace(Record);
  if (IsNew)
    Known->second = mayBeRoute(*Record) && !isLeftOut(*Record);
  if (!Known->second)
    return;
  if (const std::optional<RouteShape> Shape = routeShapeOf(List, Code))
    add(*Record, *Shape);
}

void UnmodelledFinder::add(const NamedDecl &Registers,
                           const RouteShape &Shape) {
  if (const auto [Route, IsFirst] = Routes.insert({&Registers, Shape});
      !IsFirst)
    Route->second.add(Shape);
}

void UnmodelledFinder::visit(const Stmt &Body) {
  SmallVector<const Stmt *> Pending = {&Body};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    const auto *E = dyn_cast_if_present<Expr>(S);
    if (!S || (E && E->containsErrors()))
      continue;
    if (Words.comparesMethods())
      OwnServer.visit(*S);
    if (const auto *Call = dyn_cast<CallExpr>(S))
      visit(*Call);
    else if (const auto *List = dyn_cast<InitListExpr>(S))
      visit(*List);
    Pending.append(S->child_begin(), S->child_end());
  }
}

// std::shared_ptr<Response> redirect(const std::string &url)
// void redirect(Response &response, const std::string &url)
/// Takes note of the classes that \p Function may redirect with, where it is
/// called so and no member of theirs.
void UnmodelledFinder::addRedirecting(const FunctionDecl &Function) {
  if (!Function.getIdentifier() || !namesRedirect(Function.getName()) ||
      !targetParameter(Function))
    return;
  const auto Add = [&](QualType Type) {
    const RecordDecl *Record = recordBehind(Type);
    if (Record && Code.contains(Record->getLocation()) && !isLeftOut(*Record))
      Implementing.insert(Record);
  };
  Add(Function.getReturnType());
  for (const ParmVarDecl *Parameter : Function.parameters())
    Add(Parameter->getType());
}

// static void answer(const Request &request, Response &response)
// void Response::setStatus(int code)
/// Takes note of what may be the responses of a server of one's own: classes
/// called so that \p Function takes or returns, or of which it is a member.
void UnmodelledFinder::addOwnResponses(const FunctionDecl &Function) {
  const auto Add = [&](const RecordDecl *Record) {
    if (Record && Record->getIdentifier() &&
        namesResponseClass(Record->getName()) &&
        !namesOthersAnswer(Record->getName()) &&
        Code.contains(Record->getLocation()) && !isLeftOut(*Record))
      Implementing.insert(Record);
  };
  Add(recordBehind(Function.getReturnType()));
  for (const ParmVarDecl *Parameter : Function.parameters())
    Add(recordBehind(Parameter->getType()));
  if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function))
    Add(Method->getParent());
}

// FakeTransport::send
/// True for what takes a server's place in a test.
static bool isStandIn(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return namesStandIn(Function.getNameAsString()) ||
         (Method && namesStandIn(Method->getParent()->getName()));
}

void UnmodelledFinder::findRegistrations() {
  DefinitionFinder Finder(Code);
  Finder.find(Context.getTraversalScope());
  for (const FunctionDecl *Function : Finder.Functions) {
    addRedirecting(*Function);
    if (Words.comparesMethods() && !isStandIn(*Function))
      addOwnResponses(*Function);
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(Function);
        Constructor && Words.comparesMethods())
      OwnServer.visit(*Constructor);
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Function))
      visit(*Method);
    if (const Stmt *Body = Function->getBody(); Body && !isStandIn(*Function))
      visit(*Body);
  }
  for (const Expr *Initializer : Finder.Initializers)
    visit(*Initializer);
}

/// The classes of requests and responses that handlers are given or return.
RecordSet UnmodelledFinder::exchanged() const {
  RecordSet All;
  for (const auto &[Class, Shape] : Handlers) {
    All.insert(Shape.Answers.begin(), Shape.Answers.end());
    All.insert(Shape.Requests.begin(), Shape.Requests.end());
  }
  for (const auto &[Registers, Route] : Routes)
    All.insert(Route.Exchanged.begin(), Route.Exchanged.end());
  All.remove_if(
      [this](const RecordDecl *Record) { return isLeftOut(*Record); });
  return All;
}

/// Finds what the classes that handlers exchange have, by members and by
/// functions.
void UnmodelledFinder::findShapes() {
  const auto IsLeftOut = [this](const NamedDecl &D) { return isLeftOut(D); };
  ExchangeShapes Find(Result, IsLeftOut);
  for (const auto &[Registers, Route] : Routes)
    for (const RecordDecl *Base : Route.Controllers)
      if (!isLeftOut(*Base))
        Shapes.insert({Base, Find.ofClass(*Base)});
  const RecordSet All = exchanged();
  for (const RecordDecl *Record : All)
    Shapes.insert({Record, Find.ofClass(*Record)});
  for (const FunctionDecl *Function : Called) {
    // What a body shows need not be guessed.
    if (Code.definition(*Function))
      continue;
    auto [Shape, Object] = Find.ofFunction(*Function, All);
    if (Object)
      Shapes[Object].add(Shape);
  }
}

/// True for the requests of a modelled framework without registrations: it
/// leaves those to the program. Where a framework has its own, what else is
/// given its requests registers nothing.
static bool isUnregistered(const CXXRecordDecl &Class,
                           const Vocabulary &Words) {
  const auto TellsMethod = [&](const CXXRecordDecl *Part) {
    return llvm::any_of(Part->decls(), [&](const Decl *D) {
      const auto *Member = dyn_cast<NamedDecl>(D);
      const Roles *R = Member ? Words.rolesOf(*Member) : nullptr;
      return R && R->MakesHandler;
    });
  };
  return Class.hasDefinition() &&
         (TellsMethod(&Class) ||
          !Class.forallBases(
              [&](const CXXRecordDecl *Base) { return !TellsMethod(Base); }));
}

/// True if a redirect can be sent with an object of the class \p Record.
bool UnmodelledFinder::canRedirect(const RecordDecl *Record) const {
  const auto *const Found = Shapes.find(Record);
  if (Found != Shapes.end())
    return Found->second.canRedirect();
  const auto *Class = dyn_cast<CXXRecordDecl>(Record);
  return Class && isUnregistered(*Class, Words);
}

void UnmodelledFinder::give(const RouteShape &Route) {
  Roles R;
  R.Route = &Result.Routes.emplace_back(Route.Model);
  Result.give(*Route.Registers, R, Words, Route.SeenAt);
  NameList &Patterns = Result.Routes.back().Chain.Pattern;
  Patterns.clear();
  for (const FunctionDecl *Pattern : Route.ChainPatterns)
    Patterns.push_back({nameInModels(*Pattern), 0});
  Roles OfPattern;
  OfPattern.IsChainPattern = true;
  for (const FunctionDecl *Pattern : Route.ChainPatterns)
    Result.give(*Pattern, OfPattern, Words);
  for (const EnumDecl *Enumeration : Route.MethodEnumerations)
    for (const EnumConstantDecl *Enumerator : Enumeration->enumerators())
      if (const auto Named = methodOfConstant(Enumerator->getName())) {
        Roles OfConstant;
        OfConstant.Names = Named;
        Result.give(*Enumerator, OfConstant, Words);
      }
}

void UnmodelledFinder::give(const HandlerShape &Shape) {
  for (const auto &[Function, Methods] : Shape.Functions) {
    HandlerModel &Model = Result.Handlers.emplace_back();
    Model.Function.Text = Function->getName().str();
    Model.Methods = listed(Methods);
    Roles R;
    R.Handler = &Model;
    Result.give(*Function, R, Words, Shape.SeenAt);
  }
}

/// Where no handler is registered, a unit may still hold what sends their
/// redirects, which is followed from the units that call it, or the responses
/// of a server of one's own:
///
///   void Response::redirect(const std::string &url) {
///     status = 302;
///     setHeader("Location", url);
///   }
void UnmodelledFinder::giveImplementations() {
  const auto IsLeftOut = [this](const NamedDecl &D) { return isLeftOut(D); };
  ExchangeShapes Find(Result, IsLeftOut);
  for (const RecordDecl *Class : Implementing) {
    const ExchangeShape Shape = Find.ofClass(*Class);
    if (!Shape.SetsStatus || !Shape.SetsLocation)
      continue;
    Words.addResponseClass(*Class);
    for (const auto &[D, R] : Shape.Given)
      if (!R.Redirect)
        Result.give(*D, R, Words);
  }
}

/// Gives the registrations and the handlers that can redirect what a model
/// would. Returns the classes that these exchange.
RecordSet UnmodelledFinder::giveHandlers() {
  const auto CanRedirect = [this](const RecordDecl *Record) {
    return canRedirect(Record);
  };
  RecordSet Used;
  for (const auto &[Registers, Route] : Routes) {
    // Handlers that write their answers as text need nothing to do it with.
    const bool IsOfOwnServer = Words.comparesMethods() && Route.isWhole();
    Result.MayBeOwnServer |= Route.isWhole();
    // Whoever calls it, a framework's own function does it in the end.
    const auto IsModelled = [&, &Route = Route](const RecordDecl *Record) {
      return Route.IsPointer && Words.isBesideModelled(*Record);
    };
    const bool Redirects = llvm::any_of(Route.Exchanged, CanRedirect) ||
                           llvm::any_of(Route.Exchanged, IsModelled) ||
                           llvm::any_of(Route.Controllers, CanRedirect);
    if (!IsOfOwnServer && (Route.IsAmbiguous || !Route.IsNamedSo || !Redirects))
      continue;
    give(Route);
    Used.insert(Route.Exchanged.begin(), Route.Exchanged.end());
    Used.insert(Route.Controllers.begin(), Route.Controllers.end());
  }
  for (const auto &[Class, Shape] : Handlers) {
    if (llvm::none_of(Shape.Answers, CanRedirect))
      continue;
    give(Shape);
    Used.insert(Shape.Answers.begin(), Shape.Answers.end());
    Used.insert(Shape.Requests.begin(), Shape.Requests.end());
  }
  return Used;
}

void UnmodelledFinder::giveOwnServer() {
  if (!Words.comparesMethods())
    return;
  giveImplementations();
  OwnServer.give([this](const NamedDecl &D) { return isLeftOut(D); });
}

UnmodelledFramework UnmodelledFinder::find() {
  findRegistrations();
  if (Routes.empty() && Handlers.empty()) {
    if (!Words.comparesMethods())
      giveImplementations();
    giveOwnServer();
    return std::move(Result);
  }
  findShapes();
  for (const RecordDecl *Record : giveHandlers()) {
    const auto *const Shape = Shapes.find(Record);
    if (Shape == Shapes.end())
      continue;
    for (const auto &[D, R] : Shape->second.Given)
      Result.give(*D, R, Words);
    for (const RecordDecl *Class : Shape->second.Classes)
      if (namesExchange(Class->getName())) {
        Words.addExchangeClass(*Class);
        Result.Exchanged.insert(Class);
      }
  }
  giveOwnServer();
  return std::move(Result);
}

UnmodelledFramework addUnmodelled(ASTContext &Context, Vocabulary &Words,
                                  ArrayRef<const Model *> LeftOut) {
  return UnmodelledFinder(Context, Words, LeftOut).find();
}

} // namespace redirect
