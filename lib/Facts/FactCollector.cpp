//===- FactCollector.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactCollector.h"
#include "Facts/BodyWalk.h"
#include "Facts/DefinitionFinder.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace redirect {

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
