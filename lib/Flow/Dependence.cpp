//===- Dependence.cpp - What depends on the method ------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Flow/Evaluator.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace redirect {

/// What \p Named was initialised with, if that tells what it is still.
static const Expr *initOf(const ValueDecl &Named) {
  const auto *Variable = dyn_cast<VarDecl>(&Named);
  const bool IsKept =
      Variable &&
      (Variable->hasLocalStorage() ||
       (Variable->isStaticLocal() && Variable->getType().isConstQualified()));
  return IsKept ? Variable->getInit() : nullptr;
}

/// True for a list that is longer than what tests of a request are kept in.
static bool isLongList(const Stmt *S) {
  static constexpr unsigned MaxTests = 32;
  const auto *List = dyn_cast<InitListExpr>(S);
  return List && List->getNumInits() > MaxTests;
}

bool Evaluator::holdsMethod(const ValueDecl &Named) const {
  const ValueSet *Bound = At.find({&Named, Place::Part::Value});
  const ValueSet *Pointee = At.find({&Named, Place::Part::Pointee});
  // A response that is handed on was given a status for some methods only.
  const bool IsResponse = At.find({&Named, Place::Part::Status}) ||
                          At.find({&Named, Place::Part::Location});
  if (!IsResponse)
    if ((Bound && Bound->dependsOnMethod(At.Reached.methods())) ||
        (Pointee && Pointee->dependsOnMethod(At.Reached.methods())))
      return true;
  return keepsMethod(Named);
}

bool Evaluator::keepsMethod(const ValueDecl &Named) const {
  const auto *Variable = dyn_cast<VarDecl>(&Named);
  return Variable && !At.find({&Named, Place::Part::Value}) &&
         Facts.MethodVariables.contains(Variable);
}

/// True if what \p Call returns depends on the method, or what the functions do
/// that are handed over there.
bool Evaluator::givesMethod(const Expr &Site, const UserCall &Call) const {
  if (!Call.Callees.empty() &&
      evaluateCall(&Site, Call).dependsOnMethod(At.Reached.methods()))
    return true;
  return llvm::any_of(Call.Later, [&](const FunctionDecl *Callee) {
    const auto Known = Summaries.find(Callee);
    return Known != Summaries.end() && Known->second.Returns.dependsOnMethod(
                                           Known->second.Returning.methods());
  });
}

/// The variable that \p E names, or what a structured binding takes apart; null
/// if it names none.
static const ValueDecl *namedBy(const Stmt *S) {
  const auto *Reference = dyn_cast<DeclRefExpr>(S);
  if (!Reference)
    return nullptr;
  if (const auto *Binding = dyn_cast<BindingDecl>(Reference->getDecl()))
    return dyn_cast_if_present<ValueDecl>(Binding->getDecomposedDecl());
  return Reference->getDecl();
}

/// True for an enumerator that is named for a method: Kind::get, kPost.
static bool namesMethod(const Stmt *S) {
  const auto *Reference = dyn_cast<DeclRefExpr>(S);
  const auto *Constant =
      Reference ? dyn_cast<EnumConstantDecl>(Reference->getDecl()) : nullptr;
  if (!Constant)
    return false;
  const StringRef Name = Constant->getName();
  const auto Names = [](StringRef Word) {
    const std::optional<Method> Named = parseMethod(Word);
    return Named && *Named != Method::Other;
  };
  return Names(Name) || Names(Name.rsplit('_').second) ||
         Names(Name.drop_front());
}

// request->route, where that is a variable
/// The variable of which \p S is a field; null if it is none.
static const ValueDecl *wholeOf(const Stmt &S) {
  const auto *Member = dyn_cast<MemberExpr>(&S);
  return Member && isa<FieldDecl>(Member->getMemberDecl())
             ? namedBy(asWritten(Member->getBase()))
             : nullptr;
}

/// True for the request's method, a test of it, and what is named for one.
bool Evaluator::isAboutMethod(const Stmt &S) const {
  const Fact *F = Facts.at(&S);
  const auto *Read = F ? std::get_if<RequestRead>(F) : nullptr;
  return (Read && Read->Part == RequestPart::Method) ||
         (F && std::holds_alternative<MethodTest>(*F)) || namesMethod(&S);
}

/// True if what stands at \p S is known to depend on the method, whatever it is
/// made of.
bool Evaluator::isTiedToMethod(const Stmt &S) const {
  if (isAboutMethod(S))
    return true;
  const Fact *F = Facts.at(&S);
  if (const auto *Call = F ? std::get_if<UserCall>(F) : nullptr;
      Call && givesMethod(*cast<Expr>(&S), *Call))
    return true;
  const auto *Member = dyn_cast<MemberExpr>(&S);
  if (!Member) {
    const ValueDecl *Named = namedBy(&S);
    return Named && holdsMethod(*Named);
  }
  const Expr *Base = asWritten(Member->getBase());
  const ValueDecl *Whole = namedBy(Base);
  const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
  return isAboutMethod(*Base) ||
         (Whole && (At.dependsOnMethod(Whole, Field) || keepsMethod(*Whole))) ||
         holdsMethod(*Member->getMemberDecl());
}

bool Evaluator::dependsOnMethod(const Expr *E) const {
  SmallVector<const Stmt *> Pending = {E};
  llvm::SmallPtrSet<const ValueDecl *, 4> Seen;
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (isTiedToMethod(*S))
      return true;
    const ValueDecl *Whole = wholeOf(*S);
    if (const ValueDecl *Named = Whole ? Whole : namedBy(S)) {
      const bool IsBound = At.find({Named, Place::Part::Value});
      const Expr *Init = IsBound ? nullptr : initOf(*Named);
      if (Init && Seen.insert(Named).second)
        Pending.push_back(Init);
    }
    if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
      const auto Known = Summaries.find(Lambda->getCallOperator());
      if (Known != Summaries.end() && Known->second.Returns.dependsOnMethod(
                                          Known->second.Returning.methods()))
        return true;
    } else if (!Whole && !isLongList(S) &&
               !llvm::is_contained(Facts.RequestLines, S))
      llvm::copy_if(S->children(), std::back_inserter(Pending),
                    [](const Stmt *Child) { return Child != nullptr; });
  }
  return false;
}

} // namespace redirect
