//===- RouteFilters.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/RouteFilters.h"
#include "Facts/Expressions.h"
#include "Facts/Responses.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace redirect {

// middlewares<App, Login, Audit>()
static void addTemplateArguments(ArrayRef<TemplateArgument> Arguments,
                                 FilterClasses &Result) {
  for (const TemplateArgument &Argument : Arguments) {
    if (Argument.getKind() == TemplateArgument::Pack)
      addTemplateArguments(Argument.pack_elements(), Result);
    if (Argument.getKind() != TemplateArgument::Type)
      continue;
    if (const CXXRecordDecl *Class = Argument.getAsType()->getAsCXXRecordDecl())
      Result.insert(Class);
  }
}

// {Post, "LoginFilter"}
static void addNamedByText(const Expr &List, const Vocabulary &Words,
                           FilterClasses &Result) {
  SmallVector<const Stmt *> Pending = {&List};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(S))
      S = Default->getExpr();
    if (const auto *Text = dyn_cast<StringLiteral>(S);
        Text && Text->getCharByteWidth() == 1)
      if (const CXXRecordDecl *Class = Words.classNamed(Text->getString()))
        Result.insert(Class);
    Pending.append(S->child_begin(), S->child_end());
  }
}

/// True if \p Class is derived from one whose objects only other routes name.
static bool isNamedByOthers(const CXXRecordDecl &Class,
                            const Vocabulary &Words) {
  const auto IsNamed = [&](const CXXRecordDecl *Base) {
    const Roles *R = Words.rolesOf(*Base);
    return R && R->IsRoutesFilter;
  };
  return Class.hasDefinition() &&
         !Class.forallBases(
             [&](const CXXRecordDecl *Base) { return !IsNamed(Base); });
}

FilterClasses filtersNamedBy(const Expr &Registration, const RouteModel &Model,
                             const Vocabulary &Words) {
  FilterClasses Result;
  if (Model.Filters.empty())
    return Result;
  const auto *Call = dyn_cast<CallExpr>(&Registration);
  if (Call && !Model.Chain.Filters.empty())
    for (const CallExpr *Link : chainUpTo(*Call)) {
      const FunctionDecl *Callee = Link->getDirectCallee();
      const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
      const TemplateArgumentList *Arguments =
          R && R->IsChainFilters ? Callee->getTemplateSpecializationArgs()
                                 : nullptr;
      if (Arguments)
        addTemplateArguments(Arguments->asArray(), Result);
    }
  if (const auto *Made = dyn_cast_if_present<ClassTemplateSpecializationDecl>(
          Call ? nullptr : Registration.getType()->getAsCXXRecordDecl()))
    addTemplateArguments(Made->getTemplateArgs().asArray(), Result);
  if (Model.MethodsArgument && Model.MethodsArgument->Argument)
    if (const Expr *List =
            argumentAt(Registration, *Model.MethodsArgument->Argument))
      addNamedByText(*List, Words, Result);
  for (const Expr *Argument : argumentsOf(Registration))
    if (const auto *Class = dyn_cast_if_present<CXXRecordDecl>(
            recordBehind(Argument->getType()));
        Class && !Class->isLambda())
      Result.insert(Class);
  if (!Model.FiltersBut.empty())
    Result.remove_if([&](const CXXRecordDecl *Class) {
      return isNamedByOthers(*Class, Words);
    });
  return Result;
}

} // namespace redirect
