//===- ObjectEvaluation.cpp - Pointers, optionals, containers -------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Flow/Choices.h"
#include "Flow/Evaluator.h"
#include "Flow/Lists.h"
#include "Flow/Objects.h"

using namespace clang;

namespace redirect {

ValueSet Evaluator::heldBy(QualType Type, const Expr *Source) const {
  if (!isNullable(Type))
    return evaluate(Source);
  const QualType From = asWritten(Source)->getType();
  if (isNothing(From) || isError(From))
    return {Value::null(), At.Reached};
  if (isNullable(From) || From->isPointerType()) {
    ValueSet Result;
    for (const ValueSet::Entry &E : evaluate(Source))
      Result.add(E.Is.Is == Value::Kind::Text ? Value::object() : E.Is, E.For);
    return Result;
  }
  return ValueSet(Value::object(nullptr, Source), At.Reached)
      .withMember(nullptr, evaluate(Source), At.Reached);
}

ValueSet Evaluator::pointee(const Expr *Pointer) const {
  Pointer = asWritten(Pointer);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Pointer))
    if (const ValueSet *Bound =
            At.find({Reference->getDecl(), Place::Part::Pointee}))
      return Bound->seenBy(At.Reached);
  if (const VarDecl *Variable = variableNamed(*Pointer))
    if (std::optional<ValueSet> Row = chosen(*Variable))
      return *Row;
  return elementOf(Pointer);
}

/// What \p Container, or a pointer, leads to. A text stands for its parts, and
/// for what points to it.
ValueSet Evaluator::elementOf(const Expr *Container) const {
  ValueSet Result;
  for (const ValueSet::Entry &E : evaluate(Container)) {
    const bool IsWhole =
        E.Is.Is == Value::Kind::Object || E.Is.Is == Value::Kind::Null;
    Result.add(IsWhole ? ValueSet(E.Is, E.For).member(nullptr)
                       : ValueSet(E.Is, E.For),
               E.For);
  }
  return Result;
}

/// What \p V is as the number of elements, or the length of a text.
static Value sizeOf(const Value &V) {
  switch (V.Is) {
  case Value::Kind::Null:
    return Value::number(0);
  case Value::Kind::Object:
    return Value::nonZero();
  case Value::Kind::Text:
    if (V.Text.isLiteral())
      return Value::number(static_cast<int64_t>(V.Text.literal().size()));
    return llvm::any_of(V.Text.Pieces,
                        [](const TextPiece &Piece) {
                          return Piece.From == TextPiece::Source::Literal &&
                                 !Piece.Characters.empty();
                        })
               ? Value::nonZero()
               : Value::unknown();
  default:
    return V.isMadeOfMethod() ? Value::madeOfMethod() : Value::unknown();
  }
}

static Value isEmpty(const Value &V) {
  const Value Size = sizeOf(V);
  return Size.isTrue() || Size.isFalse() ? Value::number(Size.isFalse()) : Size;
}

/// How many elements \p Object has, or whether it has none.
ValueSet Evaluator::evaluateSize(const Expr *Object, bool AsksIfEmpty) const {
  if (const auto Elements = AsksIfEmpty ? std::nullopt : listElements(*Object))
    return {Value::number(static_cast<int64_t>(Elements->size())), At.Reached};
  ValueSet Result;
  for (const ValueSet::Entry &E : evaluate(Object))
    Result.add(AsksIfEmpty ? isEmpty(E.Is) : sizeOf(E.Is), E.For);
  return unlessSame(Result);
}

/// True if all of \p Values are the request's method, or have its path.
static bool areOfRequest(const ValueSet &Values) {
  return Values.begin() != Values.end() &&
         llvm::all_of(Values, [](const ValueSet::Entry &E) {
           return E.Is.Is == Value::Kind::RequestMethod ||
                  (E.Is.Is == Value::Kind::Text &&
                   E.Is.Text.holds(TextPiece::Source::RequestTarget));
         });
}

// bool reads() const { return reads_; }
ValueSet Evaluator::givenMember(const CXXMemberCallExpr &Call,
                                const FieldDecl &Given) const {
  // const std::string &path() const { return path_; }
  if (const FunctionSummary *Known = summaryOf(*calledMethod(Call)))
    if (ValueSet Returned = returnedBy(*Known, Call); areOfRequest(Returned))
      return Returned;
  return memberOf(objectOf(Call), Given);
}

// errors.empty(), error.size(), refused.has_value(), refused.value()
std::optional<ValueSet>
Evaluator::evaluateMemberCall(const CXXMemberCallExpr &Call) const {
  const CXXMethodDecl *Method = calledMethod(Call);
  const Expr *Object = objectOf(Call);
  const IdentifierInfo *Name = Method ? Method->getIdentifier() : nullptr;
  if (!Name || !Object)
    return std::nullopt;
  if (const FieldDecl *Given =
          isStandard(*Method) ? nullptr : returnedMember(*Method)) {
    ValueSet Result = givenMember(Call, *Given);
    return Result.isUnknown() ? std::nullopt : std::optional(std::move(Result));
  }
  const StringRef Called = Name->getName();
  if (isText(Call.getObjectType()))
    if (std::optional<ValueSet> Known =
            askMethod(Called, Object,
                      ArrayRef(Call.getArgs(), Call.getNumArgs())
                          .take_while([](const Expr *Argument) {
                            return !isa<CXXDefaultArgExpr>(Argument);
                          })))
      return Known;
  const QualType Type = Call.getObjectType();
  const bool AsksIfEmpty =
      Called == "empty" || Called == "isEmpty" || Called == "is_empty";
  if (AsksIfEmpty || Called == "size" || Called == "length")
    return isText(Type) || isContainer(Type)
               ? std::optional(evaluateSize(Object, AsksIfEmpty))
               : std::nullopt;
  if (Called == "has_value" || Called == "hasValue" || Called == "get")
    return isNullable(Type) ? std::optional(evaluate(Object)) : std::nullopt;
  if ((Called == "value" && isNullable(Type)) ||
      (Called == "at" && isContainer(Type)))
    return elementOf(Object);
  if (Called == "value_or" && Call.getNumArgs() == 1 && isNullable(Type)) {
    const ValueSet Whole = evaluate(Object);
    ValueSet Result = Whole.member(nullptr).restrictedTo(Whole.whereTrue());
    Result.add(evaluate(Call.getArg(0)), Whole.whereFalse());
    return Result;
  }
  return std::nullopt;
}

/// True for std::make_unique<Refusal>(405) and std::make_optional(405).
static bool makesObject(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Callee->getIdentifier() &&
         Callee->getName().starts_with("make_") && isStandard(*Callee);
}

// errors.push_back("only GET"), refused.reset()
std::optional<ValueSet>
Evaluator::evaluateChanged(const CXXMemberCallExpr &Call) const {
  static constexpr llvm::StringLiteral Filling[] = {
      "push_back",     "push",   "push_front", "emplace", "emplace_back",
      "emplace_front", "insert", "append",     "add",     "try_emplace"};
  static constexpr llvm::StringLiteral Taking[] = {
      "pop", "pop_back", "pop_front", "erase", "resize", "swap", "assign"};
  const CXXMethodDecl *Method = calledMethod(Call);
  const IdentifierInfo *Name = Method ? Method->getIdentifier() : nullptr;
  if (!Name)
    return std::nullopt;
  const StringRef Called = Name->getName();
  const QualType Type = Call.getObjectType();
  if (llvm::is_contained(Filling, Called) &&
      (isContainer(Type) || isNullable(Type))) {
    // What it holds already stays there.
    ValueSet Result;
    for (const ValueSet::Entry &E : evaluate(objectOf(Call)))
      Result.add(E.Is.Holds ? E.Is : Value::object(), E.For);
    if (isCallableList(Type) && Call.getNumArgs() == 1)
      return withCallable(evaluate(objectOf(Call)), *Call.getArg(0));
    return Result;
  }
  if (Called == "clear" || (Called == "reset" && Call.getNumArgs() == 0))
    return ValueSet(Value::null(), At.Reached);
  if (Called == "reset" && isNullable(Type))
    return heldBy(Type, Call.getArg(0));
  const bool IsChange = isStandard(*Method)
                            ? llvm::is_contained(Taking, Called)
                            : Method->getReturnType()->isVoidType();
  return IsChange ? std::optional(unknown()) : std::nullopt;
}

ValueSet Evaluator::evaluateStep(const UnaryOperator &Step) const {
  if (!Step.isIncrementOp())
    return unknown();
  if (pointsToText(Step.getType()))
    return tailOf(evaluate(Step.getSubExpr()), nullptr);
  ValueSet Result;
  for (const ValueSet::Entry &E : evaluate(Step.getSubExpr())) {
    const bool IsCount = E.Is.Is == Value::Kind::Number && E.Is.Number >= 0;
    Result.add(IsCount                 ? Value::nonZero()
               : E.Is.isMadeOfMethod() ? Value::madeOfMethod()
                                       : Value::unknown(),
               E.For);
  }
  return Result;
}

ValueSet Evaluator::evaluateCompound(const BinaryOperator &Assignment) const {
  // path += 4
  if (Assignment.getOpcode() == BO_AddAssign &&
      pointsToText(Assignment.getLHS()->getType()))
    return tailOf(evaluate(Assignment.getLHS()), nullptr);
  if (!Assignment.getLHS()->getType()->isBooleanType())
    return unknown();
  switch (Assignment.getOpcode()) {
  case BO_AndAssign:
    return combine(BO_LAnd, Assignment.getLHS(), Assignment.getRHS());
  case BO_OrAssign:
    return combine(BO_LOr, Assignment.getLHS(), Assignment.getRHS());
  case BO_XorAssign:
    return combine(BO_Xor, Assignment.getLHS(), Assignment.getRHS());
  default:
    return unknown();
  }
}

// std::make_shared<User>(userOf(req)), new Visit(req)
ValueSet Evaluator::objectMadeOf(const Expr &Site,
                                 ArrayRef<const Expr *> Arguments) const {
  const ValueSet Made(Value::object(nullptr, &Site), At.Reached);
  if (Arguments.size() == 1)
    if (const ValueSet Only = evaluate(Arguments[0]); !Only.isUnknown())
      return Made.withMember(nullptr, Only, At.Reached);
  const bool Depends = llvm::any_of(Arguments, [this](const Expr *Argument) {
    return dependsOnMethod(Argument);
  });
  return Depends ? Made.withMember(nullptr, {Value::madeOfMethod(), At.Reached},
                                   At.Reached)
                 : Made;
}

// *refused, refused->status, *method
std::optional<ValueSet> Evaluator::evaluatePointee(const Expr *E) const {
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary && Unary->getOpcode() == UO_Deref) {
    if (std::optional<ValueSet> Letter =
            askMethod("*", Unary->getSubExpr(), {}))
      return Letter;
    return pointee(Unary->getSubExpr());
  }
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
  if (!Operator || Operator->getNumArgs() != 1 ||
      (Operator->getOperator() != OO_Star &&
       Operator->getOperator() != OO_Arrow))
    return std::nullopt;
  const ValueSet Pointer = evaluate(Operator->getArg(0));
  return Operator->getOperator() == OO_Star ? Pointer.member(nullptr) : Pointer;
}

// refused.value(), allowed.find(method), std::make_unique<Refusal>(405)
std::optional<ValueSet>
Evaluator::evaluateObjectCall(const CallExpr &Call) const {
  if (std::optional<ValueSet> Result = evaluateSearch(Call))
    return Result;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    if (std::optional<ValueSet> Result = evaluateMemberCall(*Member))
      return Result;
  if (std::optional<ValueSet> Part = evaluatePart(Call))
    return Part;
  if (makesObject(Call)) {
    const ArrayRef<const Expr *> Arguments(Call.getArgs(), Call.getNumArgs());
    if (isNullable(Call.getType()))
      return objectMadeOf(Call, Arguments);
    if (const auto Fields = pairOf(Call.getType(), Arguments); !Fields.empty())
      return recordOf(Fields);
  }
  return matchMethod(Call);
}

std::optional<ValueSet> Evaluator::evaluateObject(const Expr *E) const {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E))
    return evaluateConstruction(*Construct);
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return evaluateMember(*Member);
  if (const auto *List = dyn_cast<InitListExpr>(E);
      List && List->getType()->isRecordType()) {
    ValueSet Result = recordOf(fieldValues(*List));
    return Result.isUnknown() ? std::nullopt : std::optional(std::move(Result));
  }
  if (std::optional<ValueSet> Result = evaluatePointee(E))
    return Result;
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return evaluateObjectCall(*Call);
  // method[0], where it is a const char *
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E)) {
    if (std::optional<ValueSet> Letter =
            askMethod("[]", Element->getBase(), {Element->getIdx()}))
      return Letter;
    return evaluateElement(E);
  }
  if (const auto *New = dyn_cast<CXXNewExpr>(E))
    return New->getInitializer() ? objectMadeOf(*E, {New->getInitializer()})
                                 : objectMadeOf(*E, {});
  if (const auto *Default = dyn_cast<CXXDefaultInitExpr>(E))
    return evaluate(Default->getExpr());
  return std::nullopt;
}

} // namespace redirect
