//===- DefinitionFinder.cpp -----------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/DefinitionFinder.h"
#include "Facts/StatementsIn.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace redirect {

void DefinitionFinder::find(ArrayRef<Decl *> Scope) {
  Pending.append(Scope.rbegin(), Scope.rend());
  while (!Pending.empty())
    visit(*Pending.pop_back_val());
}

void DefinitionFinder::visit(const Decl &D) {
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
  // Handler save = [](const Request &, Response &) {...};
  if (const auto *Field = dyn_cast<FieldDecl>(&D)) {
    if (const Expr *Init = Field->getInClassInitializer();
        Init && !Init->isTypeDependent())
      Initializers.push_back(Init);
    return;
  }
  if (const auto *Members = dyn_cast<DeclContext>(&D))
    enter(D, *Members);
}

void DefinitionFinder::enter(const Decl &D, const DeclContext &Members) {
  const auto *Record = dyn_cast<CXXRecordDecl>(&D);
  if (Record && (!Record->isThisDeclarationADefinition() ||
                 Record->isDependentContext() || Record->isLambda()))
    return;
  if (!isa<TranslationUnitDecl>(D) && !Code.contains(D.getLocation()))
    return;
  const SmallVector<Decl *> Declared(Members.decls());
  Pending.append(Declared.rbegin(), Declared.rend());
}

void DefinitionFinder::add(const FunctionDecl &Function) {
  // A template's instance is declared where the template is, and defined
  // on demand.
  if (Code.definition(Function) == &Function ||
      (Function.isTemplateInstantiation() && Code.definition(Function)))
    Functions.push_back(Code.definition(Function));
  else if (Function.isInvalidDecl() &&
           Function.doesThisDeclarationHaveABody() &&
           Code.contains(Function.getLocation()))
    Invalid.push_back(&Function);
}

std::vector<const FunctionDecl *> functionsAndLambdas(const ASTContext &Context,
                                                      UserCode &Code) {
  DefinitionFinder Finder(Code);
  const std::vector<Decl *> Scope = Context.getTraversalScope();
  Finder.find(Scope);
  std::vector<const FunctionDecl *> Result = std::move(Finder.Functions);
  for (size_t I = 0; I != Result.size(); ++I)
    forEachIn(Result[I]->getBody(), [&](const Stmt &S) {
      const auto *Lambda = dyn_cast<LambdaExpr>(&S);
      const CXXMethodDecl *Call = Lambda ? Lambda->getCallOperator() : nullptr;
      if (Call && Call->getBody() && !Call->isDependentContext())
        Result.push_back(Call);
    });
  return Result;
}

} // namespace redirect
