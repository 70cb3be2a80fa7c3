//===- Calls.cpp - What calls run, and what they are given ----------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"

using namespace clang;

namespace redirect {

const Expr *invokedBy(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Callee->getIdentifier() && Callee->getName() == "invoke" &&
                 isStandard(*Callee) && Call.getNumArgs() != 0
             ? Call.getArg(0)
             : nullptr;
}

SmallVector<const Expr *, 4> argumentsOf(const Expr &Call) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&Call))
    return {Construct->arg_begin(), Construct->arg_end()};
  // The call that is a default argument
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(&Call))
    return argumentsOf(*asWritten(Default->getExpr()));
  // A temporary that is destroyed, delete answer, res.status = 302
  if (!isa<CallExpr>(Call))
    return {};
  const auto &AnyCall = cast<CallExpr>(Call);
  if (const Expr *Invoked = invokedBy(AnyCall)) {
    const bool HasObject = Invoked->getType()->isMemberFunctionPointerType();
    const unsigned First = HasObject && AnyCall.getNumArgs() > 1 ? 2 : 1;
    return {AnyCall.arg_begin() + First, AnyCall.arg_end()};
  }
  // The object of an overloaded operator is its first argument, for which there
  // is a parameter only in `operator()(this Self &self, int status)`.
  const CXXMethodDecl *Method =
      isa<CXXOperatorCallExpr>(Call) ? calledMethod(AnyCall) : nullptr;
  const bool HasObject = Method && !Method->isExplicitObjectMemberFunction();
  return {AnyCall.arg_begin() + (HasObject ? 1 : 0), AnyCall.arg_end()};
}

const CXXMethodDecl *calledMethod(const CallExpr &Call) {
  return dyn_cast_if_present<CXXMethodDecl>(Call.getDirectCallee());
}

const Expr *objectOf(const CallExpr &Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Member->getImplicitObjectArgument();
  const CXXMethodDecl *Method = calledMethod(Call);
  const bool IsFirstArgument = Method && Call.getNumArgs() != 0 &&
                               (isa<CXXOperatorCallExpr>(Call) ||
                                Method->isExplicitObjectMemberFunction());
  return IsFirstArgument ? Call.getArg(0) : nullptr;
}

bool isReadOnly(const CXXMethodDecl &Method) {
  if (!Method.isExplicitObjectMemberFunction())
    return Method.isConst();
  // std::string path(this const Request &self)
  const QualType Type = Method.getParamDecl(0)->getType();
  return !Type->isReferenceType() || Type->getPointeeType().isConstQualified();
}

const Expr *subscriptOf(const CXXOperatorCallExpr &Call) {
  return Call.getOperator() == OO_Subscript && Call.getNumArgs() > 1
             ? Call.getArg(1)
             : nullptr;
}

const Expr *pointee(const Expr *E) {
  while (true) {
    E = asWritten(E);
    if (const auto *Operator = dyn_cast<UnaryOperator>(E))
      E = Operator->getSubExpr();
    else if (const auto *Overloaded = dyn_cast<CXXOperatorCallExpr>(E);
             Overloaded && (Overloaded->getOperator() == OO_Star ||
                            Overloaded->getOperator() == OO_Arrow))
      E = Overloaded->getArg(0);
    else if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else
      return E;
  }
}

/// The call, if it is one, on whose result \p Call calls a member; null if \p
/// Call begins a chain.
static const CallExpr *previousInChain(const CallExpr &Call) {
  const Expr *Object = nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    Object = Operator->getArg(0);
  else
    Object = objectOf(Call);
  if (!Object)
    return nullptr;
  Object = asWritten(Object);
  // auto &route = CROW_ROUTE(app, "/orders");
  const auto *Reference = dyn_cast<DeclRefExpr>(Object);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (Variable && Variable->hasLocalStorage() && Variable->getInit())
    Object = asWritten(Variable->getInit());
  return dyn_cast<CallExpr>(Object);
}

SmallVector<const CallExpr *, 4> chainUpTo(const CallExpr &Call) {
  static constexpr size_t MaxCalls = 64;
  SmallVector<const CallExpr *, 4> Result;
  for (const CallExpr *Link = &Call; Link && Result.size() != MaxCalls;
       Link = previousInChain(*Link))
    Result.push_back(Link);
  return Result;
}

const NamedDecl *receiver(const Expr &E) {
  if (isa<CXXThisExpr>(asWritten(&E)))
    return asWritten(&E)->getType()->getPointeeCXXRecordDecl();
  return rootObject(E);
}

const CXXMethodDecl *virtualCallee(const CallExpr &Call) {
  const CXXMethodDecl *Method = calledMethod(Call);
  const auto *Member = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParens());
  if (!Method || !Method->isVirtual() || (Member && Member->hasQualifier()))
    return nullptr;
  return Method->getCanonicalDecl();
}

SmallVector<const CXXMethodDecl *, 2>
overriddenBy(const FunctionDecl &Function) {
  SmallVector<const CXXMethodDecl *, 2> Result;
  SmallVector<const CXXMethodDecl *> Pending = {
      dyn_cast<CXXMethodDecl>(&Function)};
  while (!Pending.empty())
    if (const CXXMethodDecl *Method = Pending.pop_back_val())
      for (const CXXMethodDecl *Overridden : Method->overridden_methods()) {
        Result.push_back(Overridden->getCanonicalDecl());
        Pending.push_back(Overridden);
      }
  return Result;
}

} // namespace redirect
