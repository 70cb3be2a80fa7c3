//===- BodyCallables.cpp - What a body does with callables ----------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/BodyWalk.h"
#include "Facts/Expressions.h"

using namespace clang;

namespace redirect {

/// The lambda or the function that \p Init is, seen through what makes a
/// pointer or a std::function of it; null if it is something else.
static const Expr *plainCallable(const Expr *Init) {
  while (true) {
    Init = asWritten(Init);
    const auto *AddressOf = dyn_cast<UnaryOperator>(Init);
    const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
    const auto *Conversion = dyn_cast<CXXMemberCallExpr>(Init);
    if (AddressOf && AddressOf->getOpcode() == UO_AddrOf)
      Init = AddressOf->getSubExpr();
    else if (Construct && Construct->getNumArgs() == 1 &&
             isStandard(*Construct->getConstructor()))
      Init = Construct->getArg(0);
    else if (Conversion && objectOf(*Conversion) &&
             isa_and_present<CXXConversionDecl>(calledMethod(*Conversion)))
      Init = objectOf(*Conversion);
    else
      break;
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(Init);
  const bool IsFunction =
      Reference && isa<FunctionDecl, VarDecl>(Reference->getDecl());
  return IsFunction || isa<LambdaExpr>(Init) ? Init : nullptr;
}

/// True for a table of rows that are spelled out: what they hold is called
/// where the table is used.
static bool isTable(const VarDecl &Variable) {
  const QualType Type = Variable.getType();
  const auto *Class = dyn_cast_if_present<ClassTemplateSpecializationDecl>(
      Type->getAsCXXRecordDecl());
  const Expr *Init = asWritten(Variable.getInit());
  const auto *Construct = dyn_cast<CXXConstructExpr>(Init);
  const bool IsList = isa<InitListExpr>(Init) ||
                      (Construct && Construct->isStdInitListInitialization());
  return IsList && (Variable.isStaticLocal() || !isCallableList(Type)) &&
         (Type->isArrayType() || (Class && isStandard(*Class)));
}

// auto sendHome = [&] {...}; std::function<void()> next = sendHome;
void BodyWalk::keepCallable(const VarDecl &Variable) {
  // static const Row rows[] = {{"GET", show}, {"POST", save}};
  if (isTable(Variable))
    accountFor(*Variable.getInit());
  const Expr *Init = Variable.hasLocalStorage() && !isa<ParmVarDecl>(Variable)
                         ? plainCallable(Variable.getInit())
                         : nullptr;
  if (!Init)
    return;
  SmallVector<const FunctionDecl *, 1> Functions;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Init);
      Reference && isa<VarDecl>(Reference->getDecl()))
    Functions = Unit.LocalCallables.lookup(Reference->getDecl());
  else
    Functions =
        resolveCallable(*Init, Unit.Code, CallableStores(), nullptr).Functions;
  if (Functions.empty())
    return;
  // It runs where the variable is called, or what is made of it.
  Accounted.insert(Init);
  Unit.Mentioned.insert(Unit.Mentioned.end(), Functions.begin(),
                        Functions.end());
  Unit.LocalCallables[&Variable] = std::move(Functions);
}

/// The object that \p Call calls: next in `next(res)`, page in
/// `(this->*page)(res)` and `std::invoke(page, this, res)`; null where a
/// function is called by its name.
static const Expr *calledObject(const CallExpr &Call) {
  if (const Expr *Invoked = invokedBy(Call))
    return Invoked;
  const auto *Pointed = dyn_cast<BinaryOperator>(asWritten(Call.getCallee()));
  if (Pointed && Pointed->isPtrMemOp())
    return Call.getDirectCallee() ? nullptr : Pointed->getRHS();
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (Operator)
    return Operator->getOperator() == OO_Call ? Operator->getArg(0) : nullptr;
  return Call.getDirectCallee() ? nullptr : Call.getCallee();
}

const VarDecl *givenByCaller(const DeclRefExpr &Reference) {
  const auto *Variable = dyn_cast<VarDecl>(Reference.getDecl());
  const bool IsGiven = Variable && Variable->hasLocalStorage() &&
                       (isa<ParmVarDecl>(Variable) ||
                        Reference.refersToEnclosingVariableOrCapture());
  return IsGiven && isCallable(Variable->getType()) ? Variable : nullptr;
}

// next(res), this->onSave(res)
bool BodyWalk::addIndirectCall(const CallExpr *Call) {
  const Expr *Object = calledObject(*Call);
  const FunctionDecl *Callee = Call->getDirectCallee();
  const bool IsKnown =
      Callee && (Unit.Code.followed(*Callee) || Unit.Words.rolesOf(*Callee));
  if (!Object || IsKnown)
    return false;
  if (invokedBy(*Call))
    accountFor(*Object);
  const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(Object));
  if (Reference && Unit.LocalCallables.contains(Reference->getDecl())) {
    addCall(Call, {Unit.LocalCallables.lookup(Reference->getDecl()),
                   {},
                   Unit.Modelled.made(*Call)});
    return true;
  }
  // What a parameter holds depends on who calls.
  if (const VarDecl *Holder = Reference ? givenByCaller(*Reference) : nullptr) {
    add(Call, CallableUse{Holder,
                          /*IsHandedOver=*/false,
                          Unit.Work.workOf(*Call, ValueIsUnused, Facts),
                          nullptr,
                          {}});
    return true;
  }
  Unit.IndirectCalls.push_back({Facts.Function, Call, Object});
  for (const Expr *Argument : argumentsOf(*Call))
    if (isCallable(Argument->getType()))
      keepCallablePassed(*Argument);
  return false;
}

/// Takes note that what \p Callable mentions isn't handed over there.
void BodyWalk::accountFor(const Expr &Callable) {
  const Callables Known =
      resolveCallable(Callable, Unit.Code, CallableStores(), nullptr);
  Accounted.insert(Known.Mentions.begin(), Known.Mentions.end());
  Unit.Mentioned.insert(Unit.Mentioned.end(), Known.Functions.begin(),
                        Known.Functions.end());
}

/// Takes note of what a function of the project is passed: it says itself
/// whether it calls that.
void BodyWalk::keepCallablePassed(const Expr &Argument) {
  accountFor(Argument);
  Unit.CallablesPassed.emplace_back(Facts.Function, &Argument);
}

// app.post("/orders", saveOrder), onlyReads(req, [&] { sendHome(res); })
void BodyWalk::keepCallablesPassed(const Expr &Call,
                                   ArrayRef<const ParmVarDecl *> To) {
  for (const auto &[Argument, Parameter] : llvm::zip(argumentsOf(Call), To))
    if (isCallable(Parameter->getType()))
      keepCallablePassed(*Argument);
}

} // namespace redirect
