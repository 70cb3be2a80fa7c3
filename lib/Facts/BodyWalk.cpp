//===- BodyWalk.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/BodyWalk.h"
#include "Facts/Callables.h"
#include "Facts/Expressions.h"

using namespace clang;

namespace redirect {

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

} // namespace redirect
