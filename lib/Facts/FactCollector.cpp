//===- FactCollector.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactCollector.h"
#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Facts/Work.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtVisitor.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace redirect {

namespace {

/// Finds the definitions of user code, declaration by declaration. Works on a
/// list instead of recursing, so that no depth of nesting can exhaust the
/// stack.
class DefinitionFinder {
public:
  explicit DefinitionFinder(UserCode &Code) : Code(Code) {}

  void find(ArrayRef<Decl *> Scope) {
    Pending.append(Scope.rbegin(), Scope.rend());
    while (!Pending.empty())
      visit(*Pending.pop_back_val());
  }

  /// Functions with a body, in source order.
  std::vector<const FunctionDecl *> Functions;
  /// What runs before main: `static const bool Ready = addRoutes(server);`
  std::vector<const Expr *> Initializers;

private:
  void visit(const Decl &D) {
    if (const auto *Function = dyn_cast<FunctionDecl>(&D))
      return add(*Function);
    if (const auto *Template = dyn_cast<FunctionTemplateDecl>(&D)) {
      for (const FunctionDecl *Instance : Template->specializations())
        add(*Instance);
      return;
    }
    if (const auto *Template = dyn_cast<ClassTemplateDecl>(&D)) {
      Pending.append(Template->spec_begin(), Template->spec_end());
      return;
    }
    if (const auto *Variable = dyn_cast<VarDecl>(&D)) {
      if (Variable->hasInit() && Code.contains(Variable->getLocation()) &&
          !Variable->getType()->isDependentType())
        Initializers.push_back(Variable->getInit());
      return;
    }
    if (const auto *Members = dyn_cast<DeclContext>(&D))
      enter(D, *Members);
  }

  void enter(const Decl &D, const DeclContext &Members) {
    const auto *Record = dyn_cast<CXXRecordDecl>(&D);
    if (Record && (!Record->isThisDeclarationADefinition() ||
                   Record->isDependentContext() || Record->isLambda()))
      return;
    if (!isa<TranslationUnitDecl>(D) && !Code.contains(D.getLocation()))
      return;
    const SmallVector<Decl *> Declared(Members.decls());
    Pending.append(Declared.rbegin(), Declared.rend());
  }

  void add(const FunctionDecl &Function) {
    // A template's instance is declared where the template is, and defined
    // on demand.
    if (Code.definition(Function) == &Function ||
        (Function.isTemplateInstantiation() && Code.definition(Function)))
      Functions.push_back(Code.definition(Function));
  }

  UserCode &Code;
  SmallVector<const Decl *> Pending;
};

/// Recognises the facts in one body. Works on a list, as above.
class BodyWalk : public ConstStmtVisitor<BodyWalk> {
public:
  BodyWalk(const Vocabulary &Words, UserCode &Code, WorkRecognizer &Work,
           FunctionFacts &Facts, std::vector<Route> &Routes)
      : Words(Words), Code(Code), Work(Work), Facts(Facts), Routes(Routes) {}

  /// False if \p Root holds an error, so that its facts can't be trusted. The
  /// routes in what is intact of it still count.
  bool walk(const Stmt *Root) {
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
    return IsIntact;
  }

  /// Lambdas met on the way, whose bodies are functions of their own.
  std::vector<const FunctionDecl *> Lambdas;
  /// Classes defined inside the body.
  std::vector<Decl *> LocalDeclarations;

  void VisitLambdaExpr(const LambdaExpr *Lambda);
  void VisitDeclRefExpr(const DeclRefExpr *Reference);
  void VisitDeclStmt(const DeclStmt *Declarations);
  void VisitMemberExpr(const MemberExpr *Member);
  void VisitBinaryOperator(const BinaryOperator *Operator);
  void VisitCallExpr(const CallExpr *Call);
  void VisitCXXConstructExpr(const CXXConstructExpr *Construct);
  void VisitCXXThrowExpr(const CXXThrowExpr *) { Facts.Throws = true; }

private:
  void push(const Stmt *S, bool IsStatement) {
    if (S)
      Pending.emplace_back(S, IsStatement);
  }
  void pushChildren(const Stmt *S, bool IsStatement);

  void add(const Expr *Site, Fact F) {
    Facts.BySite.insert({Site, std::move(F)});
  }
  void addWork(const Expr *Site) {
    if (Work.doesWork(*Site, ValueIsUnused))
      add(Site, WorkDone());
  }
  void addHandOver(const Expr *Site,
                   SmallVector<const FunctionDecl *, 1> Callees) {
    if (!Callees.empty() && !Accounted.contains(Site))
      add(Site, UserCall{std::move(Callees), /*IsHandedOver=*/true});
  }
  bool addModelled(const CallExpr *Call, const Roles &R);
  void addRedirect(const CallExpr *Call, const RedirectModel &Model);
  void addHeader(const CallExpr *Call, const HeaderModel &Model);
  void addRoute(const CallExpr *Call, const RouteModel &Model);
  void addComparison(const CallExpr *Call, const ComparisonModel &Model);
  void addResponseWrite(const Expr *Site, ResponseWrite Write);

  const Vocabulary &Words;
  UserCode &Code;
  WorkRecognizer &Work;
  FunctionFacts &Facts;
  std::vector<Route> &Routes;
  SmallVector<std::pair<const Stmt *, bool>> Pending;
  /// Mentions of callables whose calls are known otherwise: callees, registered
  /// handlers, initial values of local variables.
  llvm::SmallPtrSet<const Expr *, 8> Accounted;
  bool ValueIsUnused = false;
};

} // namespace

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

// pool.submit([&] { ... })
void BodyWalk::VisitLambdaExpr(const LambdaExpr *Lambda) {
  SmallVector<const FunctionDecl *, 1> Bodies = lambdaBodies(*Lambda, Code);
  Lambdas.insert(Lambdas.end(), Bodies.begin(), Bodies.end());
  addHandOver(Lambda, std::move(Bodies));
}

// pool.submit(sendHome)
void BodyWalk::VisitDeclRefExpr(const DeclRefExpr *Reference) {
  if (const auto *Function = dyn_cast<FunctionDecl>(Reference->getDecl())) {
    if (const FunctionDecl *Definition = Code.definition(*Function))
      addHandOver(Reference, {Definition});
    return;
  }
  if (const Roles *R = Words.rolesOf(*Reference->getDecl()); R && R->Reads)
    add(Reference, RequestRead{*R->Reads});
  const CXXRecordDecl *Class = Reference->getType()->getAsCXXRecordDecl();
  if (Class && Class->isLambda())
    if (const CXXMethodDecl *Body = Class->getLambdaCallOperator())
      if (const FunctionDecl *Definition = Code.definition(*Body))
        addHandOver(Reference, {Definition});
}

// auto sendHome = [&] { ... };
void BodyWalk::VisitDeclStmt(const DeclStmt *Declarations) {
  for (Decl *D : Declarations->decls()) {
    if (const auto *Variable = dyn_cast<VarDecl>(D);
        Variable && Variable->getInit())
      Accounted.insert(asWritten(Variable->getInit()));
    if (isa<CXXRecordDecl>(D))
      LocalDeclarations.push_back(D);
  }
}

// req.method, req.body
void BodyWalk::VisitMemberExpr(const MemberExpr *Member) {
  const ValueDecl *D = Member->getMemberDecl();
  if (const Roles *R = Words.rolesOf(*D); R && R->Reads && isa<FieldDecl>(D)) {
    add(Member, RequestRead{*R->Reads});
    Facts.ReadsRequest = true;
  }
}

// res.status = 302
void BodyWalk::VisitBinaryOperator(const BinaryOperator *Operator) {
  if (Operator->getOpcode() == BO_Assign)
    if (const auto *Member =
            dyn_cast<MemberExpr>(asWritten(Operator->getLHS())))
      if (const Roles *R = Words.rolesOf(*Member->getMemberDecl());
          R && R->Status)
        return addResponseWrite(Operator, {rootObject(*Member->getBase()),
                                           Operator->getRHS(), nullptr});
  addWork(Operator);
}

// Entry(text), where the project defines the constructor
void BodyWalk::VisitCXXConstructExpr(const CXXConstructExpr *Construct) {
  if (const FunctionDecl *Definition =
          Code.definition(*Construct->getConstructor()))
    add(Construct, UserCall{{Definition}, /*IsHandedOver=*/false});
}

void BodyWalk::VisitCallExpr(const CallExpr *Call) {
  Accounted.insert(Call->getCallee()->IgnoreParenImpCasts());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    Accounted.insert(asWritten(Operator->getArg(0)));

  const FunctionDecl *Callee = Call->getDirectCallee();
  if (!Callee)
    return;
  if (const Roles *R = Words.rolesOf(*Callee); R && addModelled(Call, *R))
    return;
  if (const FunctionDecl *Definition = Code.definition(*Callee))
    add(Call, UserCall{{Definition}, /*IsHandedOver=*/false});
  else
    addWork(Call);
}

bool BodyWalk::addModelled(const CallExpr *Call, const Roles &R) {
  const unsigned NumArgs = Call->getNumArgs();
  if (R.Route && R.Route->Handler < NumArgs)
    addRoute(Call, *R.Route);
  else if (R.Redirect &&
           std::max(R.Redirect->Location, R.Redirect->Status) < NumArgs)
    addRedirect(Call, *R.Redirect);
  else if (R.Header && std::max(R.Header->Name, R.Header->Value) < NumArgs)
    addHeader(Call, *R.Header);
  else if (R.Comparison)
    addComparison(Call, *R.Comparison);
  else if (R.Reads) {
    add(Call, RequestRead{*R.Reads});
    Facts.ReadsRequest = true;
  } else
    return false;
  return true;
}

void BodyWalk::addResponseWrite(const Expr *Site, ResponseWrite Write) {
  add(Site, Write);
  Facts.WritesResponse = true;
}

static const ValueDecl *objectOf(const CallExpr *Call) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(Call);
  return Member ? rootObject(*Member->getImplicitObjectArgument()) : nullptr;
}

// res.set_redirect("/home")
void BodyWalk::addRedirect(const CallExpr *Call, const RedirectModel &Model) {
  addResponseWrite(Call, {objectOf(Call), Call->getArg(Model.Status),
                          Call->getArg(Model.Location)});
}

// res.set_header("Location", "/home"), res.set_header("Set-Cookie", session)
void BodyWalk::addHeader(const CallExpr *Call, const HeaderModel &Model) {
  const std::optional<StringRef> Name = constantText(*Call->getArg(Model.Name));
  if (!Name)
    return;
  if (Name->equals_insensitive("Location"))
    addResponseWrite(Call,
                     {objectOf(Call), nullptr, Call->getArg(Model.Value)});
  else if (Name->equals_insensitive("Set-Cookie"))
    add(Call, WorkDone());
}

// server.Post("/orders", handler)
void BodyWalk::addRoute(const CallExpr *Call, const RouteModel &Model) {
  Callables Handlers = resolveCallable(*Call->getArg(Model.Handler), Code);
  Accounted.insert(Handlers.Mentions.begin(), Handlers.Mentions.end());
  Route R;
  R.Registration = Call;
  R.Methods = Model.Methods.methods();
  R.IsRestricted = Model.Methods.isRestricted();
  if (Model.Pattern)
    R.Pattern = constantText(*Call->getArg(*Model.Pattern));
  R.Handlers = std::move(Handlers.Functions);
  Routes.push_back(std::move(R));
}

// strcmp(method, "POST"), method.compare("POST")
void BodyWalk::addComparison(const CallExpr *Call,
                             const ComparisonModel &Model) {
  SmallVector<const Expr *, 4> Texts;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    Texts.push_back(Member->getImplicitObjectArgument());
  Texts.append(Call->arg_begin(), Call->arg_end());
  if (Texts.size() >= 2)
    add(Call, TextComparison{Texts[0], Texts[1], Model.EqualIs});
}

namespace {

class UnitWalk {
public:
  UnitWalk(ASTContext &Context, const Vocabulary &Words)
      : Words(Words), Code(Context.getSourceManager(), Words),
        Work(Context.getSourceManager(), Words, Code) {}

  void walk(ArrayRef<Decl *> Scope) {
    find(Scope);
    while (!Pending.empty()) {
      const FunctionDecl *Function = Pending.back();
      Pending.pop_back();
      if (Seen.insert(Function).second)
        walkFunction(*Function);
    }
  }

  UnitFacts Result;

private:
  void find(ArrayRef<Decl *> Scope) {
    DefinitionFinder Finder(Code);
    Finder.find(Scope);
    Pending.insert(Pending.end(), Finder.Functions.rbegin(),
                   Finder.Functions.rend());
    for (const Expr *Initializer : Finder.Initializers) {
      FunctionFacts Unused;
      walkBody(Initializer, Unused);
    }
  }

  void walkFunction(const FunctionDecl &Function) {
    FunctionFacts Facts;
    Facts.Function = &Function;
    bool IsIntact = true;
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
      for (const CXXCtorInitializer *Initializer : Constructor->inits())
        IsIntact &= walkBody(Initializer->getInit(), Facts);
    IsIntact &= walkBody(Function.getBody(), Facts);
    if (IsIntact && (!Facts.BySite.empty() || Facts.Throws))
      Result.Functions.insert({&Function, std::move(Facts)});
  }

  bool walkBody(const Stmt *Body, FunctionFacts &Facts) {
    BodyWalk Walk(Words, Code, Work, Facts, Result.Routes);
    const bool IsIntact = Walk.walk(Body);
    Pending.insert(Pending.end(), Walk.Lambdas.rbegin(), Walk.Lambdas.rend());
    if (!Walk.LocalDeclarations.empty())
      find(Walk.LocalDeclarations);
    return IsIntact;
  }

  const Vocabulary &Words;
  UserCode Code;
  WorkRecognizer Work;
  std::vector<const FunctionDecl *> Pending;
  llvm::SmallPtrSet<const FunctionDecl *, 16> Seen;
};

} // namespace

UnitFacts collectFacts(ASTContext &Context, const Vocabulary &Words) {
  UnitWalk Walk(Context, Words);
  const std::vector<Decl *> Scope = Context.getTraversalScope();
  Walk.walk(Scope);
  return std::move(Walk.Result);
}

} // namespace redirect
