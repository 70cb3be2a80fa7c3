//===- CallEvaluation.cpp - What calls give and find ----------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Facts/FormatParameters.h"
#include "Flow/Answers.h"
#include "Flow/Choices.h"
#include "Flow/Evaluator.h"
#include "Flow/Lengths.h"
#include "Flow/Objects.h"

using namespace clang;

namespace redirect {

SmallVector<const FieldDecl *, 2>
Evaluator::methodMembersOf(const CXXConstructExpr &Construct) const {
  SmallVector<const FieldDecl *, 2> Result;
  const FunctionDecl *Definition = nullptr;
  if (!Construct.getConstructor()->isDefined(Definition) ||
      Construct.getNumArgs() == 0)
    return Result;
  const bool Depends =
      llvm::any_of(Construct.arguments(), [this](const Expr *Argument) {
        return dependsOnMethod(Argument);
      });
  if (!Depends)
    return Result;
  for (const CXXCtorInitializer *Initializer :
       cast<CXXConstructorDecl>(Definition)->inits())
    if (const FieldDecl *Field = Initializer->getMember())
      if (const Expr *Init = initialValue(Construct, *Field);
          Init && llvm::is_contained(Construct.arguments(), Init) &&
          dependsOnMethod(Init))
        Result.push_back(Field);
  return Result;
}

/// True if \p Inner, which may be null, is \p Context or stands in it.
static bool encloses(const DeclContext &Context, const FunctionDecl *Inner) {
  for (const DeclContext *Around = Inner; Around; Around = Around->getParent())
    if (Around == &Context)
      return true;
  return false;
}

/// True if \p Call is the call of \p Callee, and not one that makes it.
bool Evaluator::callsItself(const Expr &Call, const DeclContext &Callee) const {
  const Fact *F = Facts.at(&Call);
  if (const auto *Known = F ? std::get_if<UserCall>(F) : nullptr)
    return llvm::is_contained(Known->Callees, &Callee);
  const auto *Use = F ? std::get_if<CallableUse>(F) : nullptr;
  return Use && !Use->IsHandedOver && Called && Called->Site == &Call &&
         !Called->Via && Called->Callee == &Callee;
}

/// What \p Call, which calls the function of \p Parameter, passes for it.
ValueSet Evaluator::passedArgument(const ParmVarDecl &Parameter,
                                   const Expr &Call) const {
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Call);
  const unsigned Index = Parameter.getFunctionScopeIndex();
  if (Index >= Arguments.size())
    return unknown();
  // redirect(conn, "https://%s%s", host, path)
  const auto *Callee = dyn_cast<FunctionDecl>(Parameter.getDeclContext());
  if (Callee && Callee->isVariadic())
    if (formatGiven(*Callee) == Index)
      return formatted(Arguments[Index], FormatStyle::Printf,
                       ArrayRef(Arguments).drop_front(Callee->getNumParams()));
  // add(out, path, slash - path)
  const bool IsLengthBehind = pointsToText(Parameter.getType()) &&
                              Index + 1 < Arguments.size() &&
                              isDistance(*Arguments[Index + 1]);
  const ValueSet Passed = evaluate(Arguments[Index]);
  const bool IsSpelled = llvm::all_of(Passed, [](const ValueSet::Entry &E) {
    return E.Is.Is != Value::Kind::Text || E.Is.Text.isLiteral();
  });
  return IsLengthBehind && !IsSpelled ? unknown() : Passed;
}

/// The one argument of \p Call for a parameter that is a record with \p Field;
/// null if there is no such one, or if there are several.
const Expr *Evaluator::recordArgument(const FieldDecl &Field,
                                      const Expr &Call) const {
  const Fact *F = Facts.at(&Call);
  const auto *Known = F ? std::get_if<UserCall>(F) : nullptr;
  if (!Known || Known->Callees.empty())
    return nullptr;
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Call);
  const Expr *Result = nullptr;
  for (const ParmVarDecl *Parameter : Known->Callees.front()->parameters()) {
    const unsigned Index = Parameter->getFunctionScopeIndex();
    if (givenClass(Parameter->getType()) != Field.getParent() ||
        Index >= Arguments.size())
      continue;
    if (Result)
      return nullptr;
    Result = Arguments[Index];
  }
  return Result;
}

/// What \p Field holds in the object for which \p Call calls, in what it
/// throws, or in the record that it passes.
ValueSet Evaluator::heldFor(const FieldDecl &Field, const Expr &Call) const {
  // status_ = 301; ... "HTTP/1.1 " + phrase()
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  if (const Expr *Object = Member ? objectOf(*Member) : nullptr)
    if (ValueSet Own = memberOf(Object, Field); !Own.isUnknown())
      return Own;
  if (const Expr *Given =
          decides(Field) ? recordArgument(Field, Call) : nullptr)
    return memberOf(Given, Field);
  const auto *Throw = dyn_cast<CXXThrowExpr>(&Call);
  const Expr *Init = Throw && Throw->getSubExpr()
                         ? initialValue(*Throw->getSubExpr(), Field)
                         : nullptr;
  return Init ? evaluate(Init)
              : ValueSet(Value::parameter(Field, &Call), At.Reached);
}

ValueSet Evaluator::passedFor(const ValueDecl &Variable,
                              const Expr &Call) const {
  const bool HoldsSomething = Called && Called->Site == &Call && Called->Held;
  if (const ValueSet *Held =
          HoldsSomething ? Called->Held->find(&Variable) : nullptr)
    return *Held;
  if (const auto *Field = dyn_cast<FieldDecl>(&Variable))
    return heldFor(*Field, Call);
  const auto *Parameter = dyn_cast<ParmVarDecl>(&Variable);
  const DeclContext *Owner = Variable.getDeclContext();
  if (Parameter && callsItself(Call, *Owner))
    return passedArgument(*Parameter, Call);
  // Whoever else calls it passes what nobody sees.
  if (Parameter && !encloses(*Owner, Facts.Function))
    return unknown();
  // A lambda has captured it: from this function, or from one around it.
  if (const ValueSet *Bound = At.find({&Variable, Place::Part::Value}))
    return Bound->seenBy(At.Reached);
  if (const auto *Captured = dyn_cast<VarDecl>(&Variable);
      Captured && Facts.MethodVariables.contains(Captured))
    return {Value::requestMethod(), At.Reached};
  if (Owner != Facts.Function || Parameter)
    return {Value::parameter(Variable, &Call), At.Reached};
  return unknown();
}

FunctionReachByCall Evaluator::reachBy(const Expr &Call,
                                       const FunctionReach &There) const {
  const auto Passed = [&](const ValueDecl &Of) { return passedFor(Of, Call); };
  return reachThrough(At.Reached, There, [&](const ValueDecl *Of) {
    return passedAs(*Of, Passed(*Of), Summaries, Passed);
  });
}

ValueSet Evaluator::substitute(const ValueSet &Values, const Expr &Call) const {
  ValueSet Result;
  for (const ValueSet::Entry &E : Values) {
    const FunctionReachByCall For = reachBy(Call, E.For);
    Result.add(Value::madeOfMethod(), At.Reached & For.InDoubt);
    if (For.Known.empty())
      continue;
    if (E.Is.Is == Value::Kind::Parameter)
      Result.add(passedFor(*E.Is.Variable, Call), For.Known);
    else if (E.Is.Is == Value::Kind::GivenByParameter)
      for (const ValueSet::Entry &Called : passedFor(*E.Is.Variable, Call))
        Result.add(
            answersOf(Called, Summaries,
                      [&](const ValueDecl &Of) { return passedFor(Of, Call); }),
            For.Known);
    else if (E.Is.Is == Value::Kind::Text)
      Result.add(substituteText(E.Is.Text, Call), For.Known);
    else if (E.Is.Holds) {
      Value V = E.Is;
      V.Holds = substituteMembers(*E.Is.Holds, Call);
      if (V.Holds->size() > Record::MaxSize)
        V.Holds = nullptr;
      Result.add(std::move(V), For.Known);
    } else
      Result.add(E.Is, For.Known);
  }
  return Result;
}

std::shared_ptr<const Record>
Evaluator::substituteMembers(const Record &Members, const Expr &Call) const {
  auto Result = std::make_shared<Record>();
  for (const auto &[Member, Values] : Members.Members)
    Result->Members.emplace_back(Member, substitute(Values, Call));
  return Result;
}

/// What \p Call gives if it runs the function that \p Callee tells of.
ValueSet Evaluator::returnedBy(const FunctionSummary &Callee,
                               const Expr &Call) const {
  ValueSet Result = substitute(Callee.Returns, Call);
  // That nothing is said of a value doesn't mean that there is none.
  Result.add(Value::unknown(),
             reachBy(Call, Callee.Returning).Known - Result.known());
  return Result;
}

/// What \p Call gives if it calls \p Callable; none if nothing is known of
/// that.
std::optional<ValueSet> Evaluator::givenByCalled(const Value &Callable,
                                                 const CallExpr &Call) const {
  if (Callable.Is == Value::Kind::Parameter)
    return ValueSet(Value::givenBy(Callable), At.Reached);
  const FunctionSummary *Known = Summaries.ofCalled(Callable);
  const bool IsResult = Callable.Is == Value::Kind::ResultOfFunction;
  if (!Known || (IsResult && Known->Returns.empty()))
    return std::nullopt;
  CallFlow ThisCall;
  ThisCall.Site = &Call;
  ThisCall.Callee = Callable.Code;
  ThisCall.Held = Callable.Holds;
  const Evaluator OfThis(Context, Facts, Summaries, At, &ThisCall);
  return OfThis.returnedBy(*Known, Call);
}

// guard(req), where that is an object of a class of the project, or a lambda
/// What \p Call gives if it depends on what the object holds that it calls;
/// none if it doesn't.
std::optional<ValueSet>
Evaluator::givenByHolder(const CXXOperatorCallExpr &Call,
                         const UserCall &Callees) const {
  const auto IsOpen = [this](const FunctionDecl *Callee) {
    const FunctionSummary *Known = summaryOf(*Callee);
    return Known && Known->Returns.isOpen();
  };
  if (Call.getOperator() != OO_Call || llvm::none_of(Callees.Callees, IsOpen))
    return std::nullopt;
  ValueSet Result;
  for (const ValueSet::Entry &E : evaluate(Call.getArg(0))) {
    const std::optional<ValueSet> Given = givenByCalled(E.Is, Call);
    if (!Given)
      return std::nullopt;
    Result.add(*Given, E.For);
  }
  return Result;
}

ValueSet Evaluator::evaluateCall(const Expr *Call, const UserCall &F) const {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    if (std::optional<ValueSet> Given = givenByHolder(*Operator, F))
      return Given->seenBy(At.Reached);
  // bool reads() const { return reads_; }
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(Call))
    if (std::optional<ValueSet> Known = evaluateMemberCall(*Member))
      return *Known;
  ValueSet Result;
  for (const FunctionDecl *Callee : F.Callees) {
    if (!mayRun(At, *Call, *Callee))
      continue;
    const FunctionSummary *Summary = summaryOf(*Callee);
    if (!Summary)
      if (const auto *Construct = dyn_cast<CXXConstructExpr>(Call))
        return evaluateConstruction(*Construct).value_or(unknown());
    if (!Summary)
      return F.LeavesDoubt ? ValueSet(Value::madeOfMethod(), At.Reached)
                           : unknown();
    Result.add(returnedBy(*Summary, *Call), At.Reached);
  }
  return Result.seenBy(At.Reached);
}

} // namespace redirect
