//===- ChosenRegistrations.cpp --------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/ChosenRegistrations.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/Analyses/Dominators.h"
#include "llvm/ADT/SetVector.h"
#include <optional>

using namespace clang;

namespace redirect {

using Variables = llvm::SmallSetVector<const ValueDecl *, 8>;

/// Adds the local variables that \p S mentions.
static void addMentioned(const Stmt &S, Variables &To) {
  SmallVector<const Stmt *> Pending = {&S};
  while (!Pending.empty()) {
    const Stmt *Part = Pending.pop_back_val();
    if (!Part)
      continue;
    Pending.append(Part->child_begin(), Part->child_end());
    const auto *Reference = dyn_cast<DeclRefExpr>(Part);
    const ValueDecl *Named = Reference ? Reference->getDecl() : nullptr;
    if (const auto *Binding = dyn_cast_if_present<BindingDecl>(Named))
      Named = Binding->getDecomposedDecl();
    if (const auto *Variable = dyn_cast_if_present<VarDecl>(Named);
        Variable && Variable->isLocalVarDeclOrParm())
      To.insert(Variable);
  }
}

// auto page = row.page;
/// What \p S is made of: the local variables that it mentions, and those of
/// which these are made. What one parameter is may go with the others.
static Variables sourcesOf(const Stmt &S, const FunctionDecl &In) {
  Variables Result;
  addMentioned(S, Result);
  for (size_t I = 0; I != Result.size(); ++I) {
    if (isa<ParmVarDecl>(Result[I]))
      Result.insert(In.param_begin(), In.param_end());
    else if (const auto *Variable = dyn_cast<VarDecl>(Result[I]);
             Variable && Variable->getInit())
      addMentioned(*Variable->getInit(), Result);
  }
  return Result;
}

/// True for what goes through a list and decides nothing of its elements.
static bool isLoop(const Stmt *S) {
  return isa_and_present<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S);
}

static CFGBlock *blockOf(CFG &Graph, const Expr &Site) {
  for (CFGBlock *Block : Graph)
    for (const CFGElement &Element : *Block)
      if (const auto S = Element.getAs<CFGStmt>(); S && S->getStmt() == &Site)
        return Block;
  return nullptr;
}

/// True if several functions may be what \p R registers.
static bool isOneOfSeveral(const Registration &R) {
  return R.Known.Given && R.Known.Handlers.size() + R.Known.Makers.size() > 1;
}

/// True if a condition on any of \p Sources is among those that \p Deciding
/// are.
static bool isChosenBy(ArrayRef<CFGBlock *> Deciding, const Variables &Sources,
                       const FunctionDecl &In) {
  return llvm::any_of(Deciding, [&](const CFGBlock *Block) {
    const Stmt *Condition = Block->getTerminatorCondition();
    return Condition && !isLoop(Block->getTerminatorStmt()) &&
           llvm::any_of(sourcesOf(*Condition, In), [&](const ValueDecl *V) {
             return Sources.contains(V);
           });
  });
}

llvm::DenseSet<const Registration *>
chosenRegistrations(CFG &Graph, const FunctionFacts &Facts) {
  llvm::DenseSet<const Registration *> Result;
  std::optional<ControlDependencyCalculator> Deciding;
  for (const Registration &R : Facts.Registrations) {
    CFGBlock *Block = isOneOfSeveral(R) ? blockOf(Graph, *R.Site) : nullptr;
    if (!Block)
      continue;
    if (!Deciding)
      Deciding.emplace(&Graph);
    const FunctionDecl &In = *Facts.Function;
    if (isChosenBy(Deciding->getControlDependencies(Block),
                   sourcesOf(*R.Known.Given, In), In))
      Result.insert(&R);
  }
  return Result;
}

} // namespace redirect
