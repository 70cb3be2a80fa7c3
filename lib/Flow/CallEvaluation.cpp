//===- CallEvaluation.cpp - What calls give and find ----------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Flow/Comparison.h"
#include "Flow/Evaluator.h"
#include "Flow/FunctionFlow.h"

using namespace clang;

namespace redirect {

/// What initialises \p Field where \p Object is made; null if that can't be
/// told.
static const Expr *initialValue(const Expr &Object, const FieldDecl &Field) {
  const Expr *Made = asWritten(&Object);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Made))
    Made = asWritten(Cast->getSubExpr());
  if (const auto *List = dyn_cast<InitListExpr>(Made)) {
    for (const auto &[Known, Value] : fieldValues(*List))
      if (Known == &Field)
        return Value;
    return nullptr;
  }
  const auto *Construct = dyn_cast<CXXConstructExpr>(Made);
  const FunctionDecl *Definition = nullptr;
  if (!Construct || !Construct->getConstructor()->isDefined(Definition))
    return nullptr;
  for (const CXXCtorInitializer *Initializer :
       cast<CXXConstructorDecl>(Definition)->inits()) {
    if (Initializer->getMember() != &Field || !Initializer->getInit())
      continue;
    const Expr *Init = asWritten(Initializer->getInit());
    while (const Expr *Carried = carriedText(*Init))
      Init = asWritten(Carried);
    const auto *Reference = dyn_cast<DeclRefExpr>(Init);
    const auto *Parameter =
        Reference ? dyn_cast<ParmVarDecl>(Reference->getDecl()) : nullptr;
    if (!Parameter)
      return Init;
    const unsigned Index = Parameter->getFunctionScopeIndex();
    return Index < Construct->getNumArgs() ? Construct->getArg(Index) : nullptr;
  }
  return nullptr;
}

ValueSet Evaluator::passedFor(const ValueDecl &Variable,
                              const Expr &Call) const {
  if (const auto *Field = dyn_cast<FieldDecl>(&Variable)) {
    const auto *Throw = dyn_cast<CXXThrowExpr>(&Call);
    const Expr *Init = Throw && Throw->getSubExpr()
                           ? initialValue(*Throw->getSubExpr(), *Field)
                           : nullptr;
    return Init ? evaluate(Init)
                : ValueSet(Value::parameter(Variable, &Call), At.Reached);
  }
  const auto *Parameter = dyn_cast<ParmVarDecl>(&Variable);
  const UserCall *Called = std::get_if<UserCall>(Facts.at(&Call));
  const bool IsPassed =
      Parameter && Called &&
      llvm::is_contained(Called->Callees, Parameter->getDeclContext());
  if (IsPassed) {
    const SmallVector<const Expr *, 4> Arguments = argumentsOf(Call);
    const unsigned Index = Parameter->getFunctionScopeIndex();
    return Index < Arguments.size() ? evaluate(Arguments[Index]) : unknown();
  }
  // A lambda has captured it: from this function, or from one around it.
  if (const ValueSet *Bound = At.find({&Variable, Place::Part::Value}))
    return Bound->restrictedTo(At.Reached);
  if (Variable.getDeclContext() != Facts.Function || Parameter)
    return {Value::parameter(Variable, &Call), At.Reached};
  return unknown();
}

ValueSet Evaluator::substitute(const ValueSet &Values, const Expr &Call) const {
  ValueSet Result;
  for (const ValueSet::Entry &E : Values) {
    if (E.Is.Is == Value::Kind::Parameter)
      Result.add(passedFor(*E.Is.Variable, Call), E.For);
    else if (E.Is.Is == Value::Kind::Text)
      Result.add(substituteText(E.Is.Text, Call), E.For);
    else
      Result.add(E.Is, E.For & At.Reached);
  }
  return Result;
}

/// The methods that \p Call names in its arguments.
MethodArguments Evaluator::methodArguments(const Expr &Call) const {
  MethodArguments Result;
  for (const auto &[Index, Argument] : llvm::enumerate(argumentsOf(Call))) {
    const ValueSet Values = evaluate(Argument);
    if (std::distance(Values.begin(), Values.end()) != 1)
      continue;
    const std::optional<Method> Named = namedMethod(Values.begin()->Is);
    if (Named && *Named != Method::Other)
      Result.emplace_back(Index, *Named);
  }
  return Result;
}

const FunctionSummary *Evaluator::summaryAt(const FunctionDecl &Callee,
                                            const Expr &Call) const {
  const auto Found = Summaries.find(&Callee);
  if (Found == Summaries.end())
    return nullptr;
  const FunctionSummary &Summary = Found->second;
  if (!Summary.LeavesDoubt)
    return &Summary;
  const MethodArguments Arguments = methodArguments(Call);
  if (Arguments.empty())
    return &Summary;
  auto [Known, IsNew] = Summary.ForMethods.try_emplace(Arguments);
  // Where it calls itself, nothing is known.
  if (IsNew) {
    EntryValues Entry;
    for (const auto &[Index, Named] : Arguments)
      if (Index < Callee.getNumParams())
        Entry.emplace_back(
            Callee.getParamDecl(Index),
            ValueSet(Value::methodName(Named), MethodSet::all()));
    Known->second = std::make_unique<FunctionSummary>(
        analyzeFunction(Context, *Summary.Facts, Summaries, Entry));
  }
  return Known->second.get();
}

/// True if \p Values are not the same for all of \p Methods, or may not be.
static bool dependOnMethod(const ValueSet &Values, MethodSet Methods) {
  return Values.isMadeOfMethod() ||
         llvm::any_of(Values, [&](const ValueSet::Entry &E) {
           return E.Is.Is == Value::Kind::Number && E.For != Methods;
         });
}

/// \p Values if they are `true` or `false`, wherever that is written.
static std::optional<ValueSet> switchOf(const VarDecl &Variable,
                                        const ValueSet &Values) {
  if (!Variable.getType().getNonReferenceType()->isBooleanType())
    return std::nullopt;
  ValueSet Result;
  for (const ValueSet::Entry &E : Values) {
    if (E.Is.Is != Value::Kind::Number)
      return std::nullopt;
    Result.add(Value::number(E.Is.Number), E.For);
  }
  return Result;
}

EntryValues Evaluator::decidingValues(const FunctionSummary &Callee,
                                      const Expr &Call) const {
  EntryValues Result;
  for (const VarDecl *Variable : Callee.Tested) {
    if (Callee.Facts && Callee.Facts->MethodVariables.contains(Variable))
      continue;
    ValueSet Values = passedFor(*Variable, Call);
    if (std::optional<ValueSet> Switch = switchOf(*Variable, Values))
      Result.emplace_back(Variable, std::move(*Switch));
    else if (dependOnMethod(Values, At.Reached))
      Result.emplace_back(Variable, std::move(Values));
  }
  return Result;
}

const FunctionSummary *Evaluator::summaryFor(const FunctionSummary &Base,
                                             const EntryValues &Entry) const {
  for (const auto &[Known, Summary] : Base.ForValues)
    if (Known == Entry)
      return Summary.get();
  if (Base.ForValues.size() == FunctionSummary::MaxEntryValues)
    return nullptr;
  const size_t Index = Base.ForValues.size();
  Base.ForValues.emplace_back(Entry, nullptr);
  auto Summary = std::make_unique<FunctionSummary>(
      analyzeFunction(Context, *Base.Facts, Summaries, Entry));
  return (Base.ForValues[Index].second = std::move(Summary)).get();
}

ValueSet Evaluator::evaluateCall(const Expr *Call, const UserCall &F) const {
  ValueSet Result;
  for (const FunctionDecl *Callee : F.Callees) {
    const FunctionSummary *Summary = summaryAt(*Callee, *Call);
    if (!Summary)
      return F.LeavesDoubt ? ValueSet(Value::madeOfMethod(), At.Reached)
                           : unknown();
    const ValueSet Returned = substitute(Summary->Returns, *Call);
    Result.add(Returned, At.Reached);
    // That nothing is said of a value doesn't mean that there is none.
    Result.add(Value::unknown(),
               (At.Reached & Summary->Returning) - Returned.known());
  }
  return Result;
}

} // namespace redirect
