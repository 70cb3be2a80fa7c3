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

// logins, this->pages, &pages
/// True if \p E names an object that may change, or takes its address. What a
/// constant answers was known when it was written, and a text is a value.
static bool namesObject(const Expr *E) {
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    E = asWritten(Address->getSubExpr());
  const bool IsNamed = isa<DeclRefExpr>(E) || isa<MemberExpr>(E);
  const QualType Type = E->getType();
  return IsNamed && Type->isRecordType() && !Type.isConstQualified() &&
         !isText(Type);
}

// isLogin ? logins : pages
/// True if \p E is one of several objects that are named there.
static bool choosesObject(const Expr *E) {
  const auto *Choice = dyn_cast<ConditionalOperator>(E);
  if (!Choice)
    return namesObject(E);
  const Expr *Either[] = {Choice->getTrueExpr(), Choice->getFalseExpr()};
  return llvm::all_of(
      Either, [](const Expr *One) { return choosesObject(asWritten(One)); });
}

// auto &limiter = isLogin ? logins : pages;
/// True if \p E names a reference, or a pointer, to one of several objects
/// that exist whatever the method is.
bool Evaluator::isChosenObject(const Expr *E) const {
  const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(E));
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || !Variable->hasLocalStorage() || !Variable->getInit())
    return false;
  if (Variable->getType()->isReferenceType() ||
      Variable->getType().isConstQualified())
    return choosesObject(asWritten(Variable->getInit()));
  const ValueSet *Bound = At.find({Variable, Place::Part::Value});
  return Bound && llvm::all_of(*Bound, [](const ValueSet::Entry &One) {
           return One.Is.Is == Value::Kind::Object && One.Is.Where &&
                  namesObject(asWritten(One.Is.Where));
         });
}

// limiter.allow(req.remote_addr), mayCome(limiter, req.remote_addr)
/// What decides what \p Call gives. Where it asks about something, which of
/// several objects it asks doesn't: the question is the same.
SmallVector<const Stmt *> Evaluator::decidersOf(const CallExpr &Call) const {
  const auto *Callee = Call.getDirectCallee();
  const auto *Method = dyn_cast_if_present<CXXMethodDecl>(Callee);
  const bool IsFixed = Callee && !isa<CXXOperatorCallExpr>(Call) &&
                       !(Method && Method->isVirtual());
  SmallVector<const Stmt *> Deciders;
  if (IsFixed)
    for (const Expr *Argument : Call.arguments())
      if (!isa<CXXDefaultArgExpr>(Argument) && !isChosenObject(Argument))
        Deciders.push_back(Argument);
  if (Deciders.empty())
    return SmallVector<const Stmt *>(Call.children());
  const auto *OfMember = dyn_cast<CXXMemberCallExpr>(&Call);
  if (!OfMember || !isChosenObject(OfMember->getImplicitObjectArgument()))
    Deciders.push_back(Call.getCallee());
  return Deciders;
}

bool Evaluator::dependsOnMethod(const Expr *E) const {
  SmallVector<const Stmt *> Pending = {E};
  llvm::SmallPtrSet<const ValueDecl *, 4> Seen;
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
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
    } else if (const auto *Call = dyn_cast<CallExpr>(S)) {
      if (!llvm::is_contained(Facts.RequestLines, S))
        llvm::append_range(Pending, decidersOf(*Call));
    } else if (!Whole && !isLongList(S) &&
               !llvm::is_contained(Facts.RequestLines, S))
      llvm::append_range(Pending, S->children());
  }
  return false;
}

} // namespace redirect
