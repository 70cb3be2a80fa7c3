//===- Handles.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Handles.h"
#include "Facts/Expressions.h"
#include "Facts/ObjectOwner.h"
#include "Facts/Work.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace redirect {

/// True if \p Construct is given something that outlives the function, to be
/// changed: Orders(database)
static bool isMadeOfLasting(const CXXConstructExpr &Construct,
                            const FunctionFacts &In) {
  return llvm::any_of(llvm::zip(Construct.arguments(),
                                Construct.getConstructor()->parameters()),
                      [&](const auto &Given) {
                        const auto &[Argument, Parameter] = Given;
                        return isMutable(*Parameter) &&
                               !Parameter->getType()->isRValueReferenceType() &&
                               !ownerOf(*Argument, In).isOwn();
                      });
}

bool isHandle(const Expr &Object, const FunctionFacts &In) {
  const VarDecl *Variable = ownVariable(Object);
  const Expr *Init = Variable && Variable->getInit()
                         ? asWritten(Variable->getInit())
                         : nullptr;
  const auto *Construct = dyn_cast_if_present<CXXConstructExpr>(Init);
  if (!Construct)
    return false;
  return isMadeOfLasting(*Construct, In);
}

namespace {

/// Goes back from an object to all that it was made of.
class Origins {
public:
  Origins(const FunctionFacts &In,
          llvm::function_ref<bool(QualType)> IsExchange)
      : In(In), IsExchange(IsExchange) {}

  bool leadOn(const Expr &Object) {
    Pending.push_back(&Object);
    while (!Pending.empty() && !Found)
      look(*asWritten(Pending.pop_back_val()));
    return Found;
  }

private:
  void look(const Expr &E);
  void lookAt(const DeclRefExpr &Reference);
  void lookAt(const CallExpr &Call);
  void take(const Expr *Argument);

  const FunctionFacts &In;
  llvm::function_ref<bool(QualType)> IsExchange;
  SmallVector<const Expr *> Pending;
  llvm::SmallPtrSet<const VarDecl *, 4> Seen;
  bool Found = false;
};

} // namespace

/// Looks at \p Argument, of which something is made. Texts and numbers are
/// copied.
void Origins::take(const Expr *Argument) {
  Found |= IsExchange(asWritten(Argument)->getType());
  const QualType Type = Argument->getType().getNonReferenceType();
  if (!isText(Type) && (Type->isRecordType() || leadsElsewhere(Type)))
    Pending.push_back(Argument);
}

void Origins::lookAt(const DeclRefExpr &Reference) {
  const ValueDecl *Named = Reference.getDecl();
  // auto [visit, isOld] = find(req);
  if (const auto *Binding = dyn_cast<BindingDecl>(Named))
    Named = Binding->getDecomposedDecl();
  const auto *Variable = dyn_cast_if_present<VarDecl>(Named);
  if (!Variable || !Variable->hasLocalStorage() || isa<ParmVarDecl>(Variable) ||
      !Seen.insert(Variable).second)
    return;
  if (const Expr *Init = boundExpression(*Variable))
    Pending.push_back(Init);
  if (const auto Later = In.PointedLater.find(Variable);
      Later != In.PointedLater.end())
    Pending.append(Later->second.begin(), Later->second.end());
}

void Origins::lookAt(const CallExpr &Call) {
  for (const Expr *Argument : Call.arguments())
    take(Argument);
  const Expr *Object = objectOf(Call);
  if (!Object)
    return;
  Found |= IsExchange(asWritten(Object)->getType()) ||
           (Call.isPRValue() && !ownerOf(*Object, In).isOwn());
  Pending.push_back(Object);
}

/// What \p E is a part of, or one of: `visit` for `visit.user`, both sides of a
/// choice.
static SmallVector<const Expr *, 2> wholesOf(const Expr &E) {
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(&E))
    return {Choice->getTrueExpr(), Choice->getFalseExpr()};
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return {Member->getBase()};
  if (const auto *Operator = dyn_cast<UnaryOperator>(&E))
    return {Operator->getSubExpr()};
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(&E))
    return {Cast->getSubExpr()};
  return {};
}

void Origins::look(const Expr &E) {
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&E))
    return lookAt(*Reference);
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    return lookAt(*Call);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E)) {
    Found |= isMadeOfLasting(*Construct, In);
    for (const Expr *Argument : Construct->arguments())
      take(Argument);
  } else if (const auto *List = dyn_cast<InitListExpr>(&E)) {
    for (const Expr *Argument : List->inits())
      take(Argument);
  } else if (const auto *New = dyn_cast<CXXNewExpr>(&E)) {
    if (const Expr *Init = New->getInitializer())
      Pending.push_back(Init);
  } else {
    Pending.append(wholesOf(E));
  }
}

bool mayBeHandle(const Expr &Object, const FunctionFacts &In,
                 llvm::function_ref<bool(QualType)> IsExchange) {
  return Origins(In, IsExchange).leadOn(Object);
}

} // namespace redirect
