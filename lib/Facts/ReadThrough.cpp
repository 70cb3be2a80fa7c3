//===- ReadThrough.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ReadThrough.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace redirect {

namespace {

/// What a body asks for, and what it gives back.
class AskedAndGiven {
public:
  explicit AskedAndGiven(const Stmt &Body) {
    SmallVector<const Stmt *> Pending = {&Body};
    while (!Pending.empty()) {
      const Stmt *S = Pending.pop_back_val();
      if (!S || isa<LambdaExpr>(S))
        continue;
      if (const auto *If = dyn_cast<IfStmt>(S))
        addMentions(If->getCond(), Asked);
      else if (const auto *Choice = dyn_cast<ConditionalOperator>(S))
        addMentions(Choice->getCond(), Asked);
      else if (const auto *Return = dyn_cast<ReturnStmt>(S);
               Return && Return->getRetValue() &&
               givesObject(*Return->getRetValue()))
        addWay(Return->getRetValue(), GivenBack);
      Pending.append(S->child_begin(), S->child_end());
    }
  }

  bool holds(const ValueDecl &Object) const {
    return Asked.contains(&Object) && GivenBack.contains(&Object);
  }

private:
  using Objects = llvm::SmallPtrSet<const ValueDecl *, 4>;

  /// True for a part of an object; how many it has, or whether that went well,
  /// is none.
  static bool givesObject(const Expr &Returned) {
    return !Returned.getType()->isArithmeticType() ||
           isa<DeclRefExpr, MemberExpr>(asWritten(&Returned));
  }

  /// Adds what \p E, which is null for `if consteval`, names, also by way of
  /// local variables: `const auto found = cache.find(key)`.
  static void addMentions(const Expr *E, Objects &To) {
    SmallVector<const Stmt *> Pending = {E};
    InitialValues Values;
    while (!Pending.empty()) {
      const Stmt *S = Pending.pop_back_val();
      if (const auto *Member = dyn_cast_if_present<MemberExpr>(S))
        To.insert(Member->getMemberDecl());
      if (const auto *Reference = dyn_cast_if_present<DeclRefExpr>(S)) {
        To.insert(Reference->getDecl());
        const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
        if (Variable && Variable->hasLocalStorage() &&
            !isa<ParmVarDecl>(Variable))
          Pending.push_back(Values.of(*Variable));
      }
      if (S && !isa<LambdaExpr>(S))
        Pending.append(S->child_begin(), S->child_end());
    }
  }

  /// Adds what \p E is reached by: `found->second`, `*instance`.
  static void addWay(const Expr *E, Objects &To) {
    InitialValues Values;
    while (E) {
      E = asWritten(E);
      const Expr *Before = nullptr;
      if (const auto *Member = dyn_cast<MemberExpr>(E)) {
        To.insert(Member->getMemberDecl());
        Before = Member->getBase();
      } else if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
        To.insert(Reference->getDecl());
        const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
        if (Variable && Variable->hasLocalStorage() &&
            !isa<ParmVarDecl>(Variable))
          Before = Values.of(*Variable);
      } else if (const auto *Unary = dyn_cast<UnaryOperator>(E)) {
        Before = Unary->getSubExpr();
      } else if (const auto *Call = dyn_cast<CallExpr>(E)) {
        Before = objectOf(*Call);
      }
      E = Before;
    }
  }

  Objects Asked;
  Objects GivenBack;
};

} // namespace

/// What is changed at \p Site; null if that isn't told there.
static const ValueDecl *changedAt(const Expr &Site) {
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&Site))
    return rootObject(*Assignment->getLHS());
  const auto *Call = dyn_cast<CallExpr>(&Site);
  const Expr *Object = Call ? objectOf(*Call) : nullptr;
  return Object ? rootObject(*Object) : nullptr;
}

void dropReadThrough(const Stmt &Body, FunctionFacts &Facts) {
  const FunctionDecl *Function = Facts.Function;
  if (!Function || Function->getReturnType()->isVoidType())
    return;
  // Entry &Store::add(Entry entry), which gives back what it has stored
  if (const IdentifierInfo *Name = Function->getIdentifier();
      Name && traitsOfName(Name->getName()).IsChange)
    return;
  std::optional<AskedAndGiven> Known;
  Facts.BySite.remove_if([&](const auto &At) {
    if (!std::holds_alternative<WorkDone>(At.second))
      return false;
    const ValueDecl *Changed = changedAt(*cast<Expr>(At.first));
    if (!Changed)
      return false;
    if (!Known)
      Known.emplace(Body);
    return Known->holds(*Changed);
  });
}

} // namespace redirect
