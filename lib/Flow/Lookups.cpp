//===- Lookups.cpp - Rows that are looked up ------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Callables.h"
#include "Facts/ElementCalls.h"
#include "Facts/Expressions.h"
#include "Flow/Choices.h"
#include "Flow/Comparison.h"
#include "Flow/Evaluator.h"
#include "Flow/Lists.h"
#include "Flow/Objects.h"

using namespace clang;

namespace redirect {

std::shared_ptr<const Record>
Evaluator::heldForElement(const Value &Called, const Expr &Element) const {
  auto Result = std::make_shared<Record>();
  if (Called.Holds)
    *Result = *Called.Holds;
  if (Called.Code->getNumParams() != 1)
    return Result;
  const ParmVarDecl &Given = *Called.Code->getParamDecl(0);
  const ValueSet Known = evaluate(&Element);
  Result->Members.emplace_back(&Given, Known);
  if (const CXXRecordDecl *Class = givenClass(Given.getType()))
    for (const FieldDecl *Field : Class->fields())
      if (decides(*Field))
        Result->Members.emplace_back(Field, Known.member(memberKey(*Field)));
  return Result;
}

ValueSet Evaluator::givenForElement(const Expr &Called,
                                    const Expr &Element) const {
  ValueSet Result;
  for (const ValueSet::Entry &E : evaluate(&Called)) {
    const FunctionSummary *Known =
        E.Is.Is == Value::Kind::Function ? summaryOf(*E.Is.Code) : nullptr;
    if (!Known) {
      // What nobody sees is asked about the request.
      Result.add(Value::madeOfMethod(), E.For);
      continue;
    }
    CallFlow Call;
    Call.Site = &Called;
    Call.Callee = E.Is.Code;
    Call.Held = heldForElement(E.Is, Element);
    const Evaluator OfThis(Context, Facts, Summaries, At, &Call);
    Result.add(OfThis.returnedBy(*Known, Called), E.For);
  }
  return Result;
}

/// Whether \p Element of a list has the key that \p Done searches for.
ValueSet Evaluator::matches(const Search &Done, const Expr &Element) const {
  return compareSets(evaluate(Done.Key), evaluate(keyAndValue(&Element).first),
                     Value::number(1), Value::number(0));
}

/// True for a table with functions in its rows.
static bool isTableOfRows(ArrayRef<const Expr *> Rows) {
  const CXXRecordDecl *Class =
      Rows.empty() ? nullptr : definedClass(Rows.front()->getType());
  return Class && llvm::any_of(Class->fields(), [](const FieldDecl *Field) {
           return isCallable(Field->getType());
         });
}

// auto it = std::find_if(rows.begin(), rows.end(), matches);
// auto it = pages.find(req.path);
/// The row that \p Call finds, or the end; none if it finds nothing in a table,
/// or if it depends on the method in a way that isn't understood.
std::optional<Choice> Evaluator::choiceFound(const VarDecl &Variable,
                                             const CallExpr &Call) const {
  const std::optional<ElementCall> ByAnswer = elementCall(Call);
  const std::optional<Search> ByKey = ByAnswer ? std::nullopt : searchIn(Call);
  const Expr *List = ByAnswer && ByAnswer->Finds                ? ByAnswer->List
                     : ByKey && ByKey->Is == Search::Kind::Find ? ByKey->List
                                                                : nullptr;
  const auto Rows = List ? rowsOf(*List) : nullptr;
  if (!Rows || !isTableOfRows(Rows->Rows))
    return std::nullopt;
  auto Among = std::make_shared<Choice::Options>(*Rows);
  Among->HasEnd = true;
  std::vector<FunctionReach> Found;
  FunctionReach Left = At.Reached;
  for (const Expr *Row : Rows->Rows) {
    const ValueSet Answer = ByKey ? matches(*ByKey, *Row)
                            : ByAnswer
                                ? givenForElement(*ByAnswer->Called, *Row)
                                : unknown();
    if (!Answer.madeOfMethod().empty())
      return std::nullopt;
    const bool StopsAt = !ByAnswer || ByAnswer->StopsAt.value_or(true);
    Found.push_back(Left &
                    (StopsAt ? Answer.whereTrue() : Answer.whereFalse()));
    Left &= StopsAt ? Answer.whereFalse() : Answer.whereTrue();
  }
  Found.push_back(Left);
  Choice Result(Variable, std::move(Among), At.Reached);
  Result.answer(std::move(Found));
  return Result;
}

// pages.at(req.path)(req, res)
/// Any of the few \p Elements, if nothing is known of \p Key, and one of them
/// can be called; none if that isn't so.
std::optional<ValueSet> Evaluator::anyElement(ArrayRef<const Expr *> Elements,
                                              const ValueSet &Key) const {
  const bool IsAny = Elements.size() <= ValueSet::MaxAlternatives &&
                     isTableOfRows(Elements) &&
                     llvm::all_of(Key, [](const ValueSet::Entry &E) {
                       return !E.Is.isMadeOfMethod() && !E.Is.isComparable() &&
                              !constantOf(E.Is);
                     });
  if (!IsAny)
    return std::nullopt;
  ValueSet Result;
  for (const Expr *Element : Elements)
    Result.add(evaluate(keyAndValue(Element).second), At.Reached);
  return Result;
}

/// The parts of which the tuple or the pair \p Row is made.
static SmallVector<const Expr *, 4> partsOfRow(const Expr &Row) {
  const Expr *Made = asWritten(&Row);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Made))
    Made = asWritten(Cast->getSubExpr());
  SmallVector<const Expr *, 4> Result;
  if (const auto *List = dyn_cast<InitListExpr>(Made))
    Result.append(List->inits().begin(), List->inits().end());
  else if (const auto *Construct = dyn_cast<CXXConstructExpr>(Made))
    Result.append(Construct->arg_begin(), Construct->arg_end());
  else if (const auto *Call = dyn_cast<CallExpr>(Made);
           Call && standardName(*Call).starts_with("make_"))
    Result.append(Call->arg_begin(), Call->arg_end());
  // std::tuple<...>(std::make_tuple("GET", "/a", show))
  if (Result.size() == 1)
    return partsOfRow(*Result.front());
  return Result;
}

/// True for std::tuple, whose parts have no names.
static bool isTuple(QualType Type) {
  const CXXRecordDecl *Class = definedClass(Type);
  return Class && isStandard(*Class) && Class->getIdentifier() &&
         (Class->getName() == "tuple" || Class->getName() == "pair");
}

/// The part \p Index of the tuple that \p Whole names, if that is one row of a
/// table.
std::optional<ValueSet> Evaluator::partOfRow(const ValueDecl &Whole,
                                             size_t Index) const {
  const Choice *C = At.choiceOf(Whole);
  const Expr *Row = C && !C->made() ? C->onlyRow() : nullptr;
  if (!Row || !isTuple(Row->getType()))
    return std::nullopt;
  const SmallVector<const Expr *, 4> Parts = partsOfRow(*Row);
  return Index < Parts.size() ? std::optional(evaluate(Parts[Index]))
                              : std::nullopt;
}

/// The number of the part that `std::get<2>` gives; none if it is no number.
static std::optional<size_t> partGiven(const FunctionDecl &Get) {
  const TemplateArgumentList *Arguments = Get.getTemplateSpecializationArgs();
  if (!Arguments || Arguments->size() == 0 ||
      Arguments->get(0).getKind() != TemplateArgument::Integral)
    return std::nullopt;
  return Arguments->get(0).getAsIntegral().getLimitedValue();
}

// std::get<2>(row)
std::optional<ValueSet> Evaluator::evaluatePart(const CallExpr &Get) const {
  const FunctionDecl *Callee = Get.getDirectCallee();
  if (!Callee || standardName(Get) != "get" || Get.getNumArgs() != 1)
    return std::nullopt;
  const VarDecl *Whole = variableNamed(*Get.getArg(0));
  const std::optional<size_t> Index = partGiven(*Callee);
  return Whole && Index ? partOfRow(*Whole, *Index) : std::nullopt;
}

/// What is found for one \p Key in \p Elements: for each a pointer to it, and
/// for what isn't there null; none if that can't be told.
std::optional<ValueSet> Evaluator::found(ArrayRef<const Expr *> Elements,
                                         const ValueSet::Entry &Key) const {
  ValueSet Result;
  FunctionReach Left = Key.For;
  const bool IsMethod = Key.Is.Is == Value::Kind::RequestMethod;
  for (const Expr *Element : Elements) {
    const ValueSet Keys = evaluate(keyAndValue(Element).first);
    const ValueSet Same =
        compareSets({Key.Is, Left}, Keys, Value::number(1), Value::number(0));
    if (std::distance(Keys.begin(), Keys.end()) != 1 ||
        !Same.madeOfMethod().empty())
      return std::nullopt;
    const FunctionReach Here = Same.whereTrue() & Left;
    if (Here.empty())
      continue;
    Result.add(ValueSet(Value::object(), Here)
                   .withMember(nullptr, evaluate(Element), Here),
               Here);
    if (!IsMethod) {
      Left &= Same.whereFalse();
      continue;
    }
    // Of PROPFIND nothing is known: there may be other extensions.
    Left = Left - (Here.methods() - MethodSet(Method::Other));
    if (Here.methods().contains(Method::Other))
      Result = Result.tiedFor(MethodSet(Method::Other));
  }
  Result.add(Value::null(), Left);
  return Result;
}

/// The same for all that \p Key may be.
std::optional<ValueSet> Evaluator::found(ArrayRef<const Expr *> Elements,
                                         const ValueSet &Key) const {
  ValueSet Result;
  for (const ValueSet::Entry &E : Key) {
    const bool IsKnown =
        E.Is.isComparable() || E.Is.Holds ||
        (E.Is.isMadeOfMethod() && E.Is.Is != Value::Kind::MadeOfMethod) ||
        constantOf(E.Is);
    if (!IsKnown) {
      Result.add(E.Is.isMadeOfMethod() ? Value::madeOfMethod()
                                       : Value::unknown(),
                 E.For);
      continue;
    }
    const std::optional<ValueSet> Known = found(Elements, E);
    if (!Known)
      return std::nullopt;
    Result.add(*Known, E.For);
  }
  return Result;
}

/// What stands beside the key in what was \p Found in a map of \p Elements.
std::optional<ValueSet> Evaluator::valueBeside(ArrayRef<const Expr *> Elements,
                                               const ValueSet &Found) const {
  const CXXRecordDecl *Pair =
      Elements.empty() ? nullptr
                       : Elements.front()->getType()->getAsCXXRecordDecl();
  const FieldDecl *Second = nullptr;
  if (Pair)
    for (const FieldDecl *Field : Pair->fields())
      if (Field->getName() == "second")
        Second = Field;
  if (!Second)
    return std::nullopt;
  const MethodSet There = Found.whereTrue().methods();
  ValueSet Result =
      Found.restrictedTo(There).member(nullptr).member(memberKey(*Second));
  Result.add(Value::unknown(), At.Reached - There);
  return Result;
}

// allowed.find(req.method), std::find(begin, end, req.method), codes.at(...)
std::optional<ValueSet> Evaluator::evaluateSearch(const CallExpr &Call) const {
  if (isEnd(Call))
    return ValueSet(Value::null(), At.Reached);
  const std::optional<Search> Done = searchIn(Call);
  const auto Elements = Done ? listElements(*Done->List) : std::nullopt;
  if (!Elements || Elements->empty())
    return std::nullopt;
  const ValueSet Key = evaluate(Done->Key);
  if (Done->Is == Search::Kind::At)
    if (std::optional<ValueSet> Any = anyElement(*Elements, Key))
      return Any;
  std::optional<ValueSet> Found = found(*Elements, Key);
  if (!Found || Done->Is == Search::Kind::Find)
    return Found;
  if (Done->Is == Search::Kind::At)
    return valueBeside(*Elements, *Found);
  ValueSet Result;
  for (const ValueSet::Entry &E : *Found)
    Result.add(E.Is.isTrue()    ? Value::number(1)
               : E.Is.isFalse() ? Value::number(0)
                                : E.Is,
               E.For);
  return Result;
}

} // namespace redirect
