//===- SummaryWriter.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/SummaryWriter.h"
#include "Facts/Responses.h"
#include "Flow/Evaluator.h"
#include "Flow/RawText.h"
#include "Http/Status.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;
namespace json = llvm::json;

namespace redirect {

/// Adds the status of \p R, and where it stands.
void SummaryWriter::addStatus(const Redirect &R, const FunctionDecl &Function,
                              json::Object &To) const {
  if (const auto Index = parameter(R.StatusParameter, Function))
    To["parameter"] = *Index;
  else if (const auto *Field =
               dyn_cast_if_present<FieldDecl>(R.StatusParameter))
    To["field"] = Field->getName();
  else
    To["code"] = R.Code;
  if (R.Elsewhere) {
    To["at"] = placeAsText(R.Elsewhere->Where);
    To["in"] = R.Elsewhere->Function;
  } else if (R.Status) {
    To["at"] = placeOfStatus(*R.Status, R.StatusWrite);
  }
}

json::Object SummaryWriter::redirect(const Redirect &R,
                                     const FunctionDecl &Function) const {
  json::Object Result = reached(R.Reached, Function);
  addStatus(R, Function, Result);
  if (R.Write)
    Result["sent"] = place(R.Write);
  if (R.dependsOnCaller())
    Result["open"] = true;
  if (R.IsByMethod)
    Result["by-method"] = true;
  if (R.ChosenBy)
    Result["chosen"] = place(R.ChosenBy);
  if (R.IsTargetKnown)
    Result["target"] = text(R.Target, Function);
  addTest(R.TestedPath, Result);
  if (json::Object Done = evidence(R.Done, Function); !Done.empty())
    Result["done"] = std::move(Done);
  return Result;
}

/// The parameter of \p Function that has, or leads to, an object with \p Field;
/// none if there is no such one, or if there are several.
static std::optional<unsigned> holderOf(const FieldDecl &Field,
                                        const FunctionDecl &Function) {
  std::optional<unsigned> Result;
  for (const ParmVarDecl *Parameter : Function.parameters()) {
    if (!Field.getIdentifier() ||
        memberOf(Parameter->getType(), Field.getName()) != &Field)
      continue;
    if (Result)
      return std::nullopt;
    Result = Parameter->getFunctionScopeIndex();
  }
  return Result;
}

static bool isOwnField(const FieldDecl &Field, const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Method && Field.getIdentifier() &&
         Field.getParent() == Method->getParent();
}

json::Object SummaryWriter::effect(const Effect &E,
                                   const FunctionDecl &Function) const {
  json::Object Result;
  const auto *Field = dyn_cast_if_present<FieldDecl>(E.On);
  const std::optional<unsigned> On =
      Field ? holderOf(*Field, Function) : parameter(E.On, Function);
  const bool IsOwnObject =
      isOwnObject(E.On, Function) || (Field && isOwnField(*Field, Function));
  if (E.On && !On && !IsOwnObject)
    return Result;
  if (Field)
    Result["field"] = Field->getName();
  if (const auto HandsBack = parameter(E.HandsBack, Function))
    Result["hands-back"] = *HandsBack;
  if (On)
    Result["on"] = *On;
  if (IsOwnObject)
    Result["on"] = OwnObject;
  const auto Add = [&](StringRef Key, const ValueSet &Values) {
    if (!Values.isUnknown())
      Result[Key] = values(Values, Function);
  };
  Add("status", E.Status);
  Add("location", E.Location);
  Add("lines", E.Lines);
  if (!Field && !E.NewValue.empty()) {
    Result["value"] = values(E.NewValue, Function);
    Result["keeps"] = methodsAsText(E.KeepsValueFor);
  }
  return Result;
}

json::Array SummaryWriter::effects(const FunctionSummary &Summary,
                                   const FunctionDecl &Function) const {
  json::Array Result;
  for (const Effect &E : Summary.Effects)
    if (json::Object Known = effect(E, Function);
        llvm::any_of(EffectKeys, [&](StringRef Key) { return Known.get(Key); }))
      Result.push_back(std::move(Known));
  return Result;
}

json::Object passedBy(const Route &R) {
  json::Object Result;
  if (R.PassesParameters)
    Result["route-parameters"] = true;
  if (R.Parameters.Method)
    Result["method"] = *R.Parameters.Method;
  if (R.Parameters.Target)
    Result["target"] = *R.Parameters.Target;
  if (R.Parameters.TargetIf && R.Parameters.TargetIf->Value)
    Result["target-if"] =
        json::Object{{"parameter", R.Parameters.TargetIf->Parameter},
                     {"is", *R.Parameters.TargetIf->Value}};
  if (!R.Parameters.Body.empty())
    Result["body"] = json::Array(R.Parameters.Body);
  return Result;
}

json::Array SummaryWriter::registrations(const FunctionSummary &Summary,
                                         const FunctionDecl &Function) const {
  json::Array Result;
  for (const RegistrationFlow &R : Summary.Registrations) {
    if (!R.isOpen())
      continue;
    json::Object Known = reached(R.Reached, Function);
    Known["handlers"] = values(R.Handlers, Function);
    if (R.Methods)
      Known["methods"] = values(*R.Methods, Function);
    else if (R.Known.IsRestricted)
      Known["restricted-to"] = methodsAsText(R.Known.Methods);
    else
      Known["limited-to"] = methodsAsText(R.Known.Methods);
    if (R.Pattern)
      Known["pattern"] = values(*R.Pattern, Function);
    else if (R.Known.Pattern)
      Known["at-path"] = json::fixUTF8(*R.Known.Pattern);
    if (R.Known.Runs)
      Known["runs"] = hookName(*R.Known.Runs);
    if (R.Known.IsForAnyPath)
      Known["any-path"] = true;
    if (json::Object Passed = passedBy(R.Known); !Passed.empty())
      Known["passes"] = std::move(Passed);
    Result.push_back(std::move(Known));
  }
  return Result;
}

json::Array
SummaryWriter::callsOfCallables(llvm::ArrayRef<CallFlow> Calls,
                                const FunctionDecl &Function) const {
  json::Array Result;
  for (const CallFlow &Call : Calls) {
    const std::optional<unsigned> Index = parameter(Call.Through, Function);
    if (!Index)
      continue;
    json::Object Known = reached(Call.Reached, Function);
    Known["parameter"] = *Index;
    if (Call.IsHandedOver)
      Known["later"] = true;
    addTest(Call.TestedPath, Known);
    if (json::Object Done = evidence(Call.Done, Function); !Done.empty())
      Known["done"] = std::move(Done);
    Result.push_back(std::move(Known));
  }
  return Result;
}

json::Array SummaryWriter::redirects(const FunctionSummary &Summary,
                                     const FunctionDecl &Function) const {
  json::Array Result;
  for (const std::unique_ptr<Redirect> &R : Summary.Redirects)
    if (!R->answersThrown() && R->dependsOnCaller())
      Result.push_back(redirect(*R, Function));
  return Result;
}

// std::string phrase() const { switch (status_) { case 301: ... } }
/// \p Returned as other units may take it: they don't know what a member of the
/// object holds by which it is chosen.
static ValueSet knownToCallers(const ValueSet &Returned) {
  bool IsChosenByMember = false;
  for (const ValueSet::Entry &E : Returned)
    (void)E.For.renamed<unsigned>(
        [&](const ValueDecl *Of) -> std::optional<unsigned> {
          IsChosenByMember |= isa<FieldDecl>(Of);
          return std::nullopt;
        });
  return IsChosenByMember
             ? ValueSet(Value::madeOfMethod(), FunctionReach(MethodSet::all()))
             : Returned;
}

/// What the functions do that \p Maker returns: \p OfResult.
json::Object SummaryWriter::result(const FunctionSummary &OfResult,
                                   const FunctionDecl &Maker) const {
  json::Object Result;
  if (!OfResult.Returns.empty())
    Result["returns"] = values(OfResult.Returns, Maker);
  if (json::Object Done = evidence(OfResult.Done, Maker); !Done.empty())
    Result["done"] = std::move(Done);
  json::Array Redirects;
  for (const std::unique_ptr<Redirect> &R : OfResult.Redirects)
    Redirects.push_back(redirect(*R, Maker));
  if (!Redirects.empty())
    Result["redirects"] = std::move(Redirects);
  if (json::Array Runs = callsOfCallables(OfResult.Calls, Maker); !Runs.empty())
    Result["runs"] = std::move(Runs);
  return Result;
}

json::Object SummaryWriter::summary(const FunctionSummary &Summary,
                                    const FunctionDecl &Function) const {
  json::Object Result;
  if (Summary.Returning != FunctionReach(MethodSet::all()))
    Result["returning"] = methodsAsText(Summary.Returning.methods());
  if (json::Array Under = under(Summary.Returning, Function); !Under.empty())
    Result["returning-under"] = std::move(Under);
  if (!Summary.Returns.isUnknown())
    Result["returns"] = values(knownToCallers(Summary.Returns), Function);
  // Of what callers decide, they have the redirects.
  const auto IsTheirs = [](const std::unique_ptr<Redirect> &R) {
    return R->dependsOnCaller();
  };
  if (Summary.AlwaysRedirects && llvm::none_of(Summary.Redirects, IsTheirs))
    Result["always-redirects"] = true;
  if (json::Object Done = evidence(Summary.Done, Function); !Done.empty())
    Result["done"] = std::move(Done);
  const auto Add = [&](StringRef Key, json::Array Elements) {
    if (!Elements.empty())
      Result[Key] = std::move(Elements);
  };
  Add("effects", effects(Summary, Function));
  Add("redirects", redirects(Summary, Function));
  Add("registers", registrations(Summary, Function));
  Add("runs", callsOfCallables(Summary.Calls, Function));
  if (Summary.OfResult)
    Result["result"] = result(*Summary.OfResult, Function);
  return Result;
}

} // namespace redirect
