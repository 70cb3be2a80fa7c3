//===- ObjectEvaluation.cpp - Records, pointers, optionals ----------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Flow/Choices.h"
#include "Flow/Evaluator.h"
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

/// The arguments of \p Construct that are written.
static SmallVector<const Expr *, 4>
writtenArguments(const CXXConstructExpr &Construct) {
  SmallVector<const Expr *, 4> Result;
  for (const Expr *Argument : Construct.arguments())
    if (!isa<CXXDefaultArgExpr>(Argument))
      Result.push_back(Argument);
  return Result;
}

/// True if something is known of a value that is worth to be kept.
static bool isWorthKeeping(const ValueSet &Values, MethodSet Reached) {
  return Values.dependsOnMethod(Reached) || !Values.isUnknown();
}

ValueSet Evaluator::recordOf(
    ArrayRef<std::pair<const FieldDecl *, const Expr *>> Fields) const {
  auto Members = std::make_shared<Record>();
  for (const auto &[Field, Init] : Fields)
    if (ValueSet Values = evaluate(Init);
        isWorthKeeping(Values, At.Reached.methods()))
      Members->Members.emplace_back(memberKey(*Field), std::move(Values));
  if (Members->Members.empty())
    return unknown();
  return {Members->depth() > Record::MaxDepth
              ? Value::madeOfMethod()
              : Value::object(std::move(Members)),
          At.Reached};
}

/// The fields of the pair that \p Arguments make, in their order; none if \p
/// Type is something else.
static SmallVector<std::pair<const FieldDecl *, const Expr *>, 2>
pairOf(QualType Type, ArrayRef<const Expr *> Arguments) {
  SmallVector<std::pair<const FieldDecl *, const Expr *>, 2> Result;
  const CXXRecordDecl *Class = definedClass(Type);
  if (!Class || !isStandard(*Class) || !Class->getIdentifier() ||
      Class->getName() != "pair" || Arguments.size() != 2)
    return Result;
  for (const auto &[Field, Argument] : llvm::zip(Class->fields(), Arguments))
    Result.emplace_back(Field, Argument);
  return Result;
}

// struct Check { bool ok = true; };
static SmallVector<std::pair<const FieldDecl *, const Expr *>, 4>
initialFields(QualType Type) {
  SmallVector<std::pair<const FieldDecl *, const Expr *>, 4> Result;
  const CXXRecordDecl *Class = definedClass(Type);
  if (Class && !isStandard(*Class))
    for (const FieldDecl *Field : Class->fields())
      if (const Expr *Init = Field->getInClassInitializer())
        Result.emplace_back(Field, Init);
  return Result;
}

std::optional<ValueSet>
Evaluator::evaluateConstruction(const CXXConstructExpr &Construct) const {
  const QualType Type = Construct.getType();
  const SmallVector<const Expr *, 4> Arguments = writtenArguments(Construct);
  if (const auto Fields = pairOf(Type, Arguments); !Fields.empty())
    return recordOf(Fields);
  if (isNullable(Type)) {
    if (Arguments.empty())
      return ValueSet(hasError(Type) ? Value::object() : Value::null(),
                      At.Reached);
    return Arguments.size() == 1 ? heldBy(Type, Arguments.front())
                                 : ValueSet(Value::object(), At.Reached);
  }
  const bool IsNull =
      Arguments.empty()
          ? isContainer(Type) || isCallable(Type)
          : Arguments.size() == 1 && isCallable(Type) &&
                isNothing(asWritten(Arguments.front())->getType());
  if (IsNull)
    return ValueSet(Value::null(), At.Reached);
  if (Arguments.empty() && !Construct.getConstructor()->isUserProvided())
    return recordOf(initialFields(Type));
  const bool IsPair = Arguments.size() == 1 &&
                      !pairOf(Type, {Arguments[0], Arguments[0]}).empty();
  if (IsPair)
    return evaluate(Arguments.front());
  return std::nullopt;
}

// info.reads, refused->status, this->method_
std::optional<ValueSet>
Evaluator::evaluateMember(const MemberExpr &Member) const {
  const auto *Field = dyn_cast<FieldDecl>(Member.getMemberDecl());
  if (!Field)
    return std::nullopt;
  ValueSet Result = memberOf(Member.getBase(), *Field);
  return Result.isUnknown() ? std::nullopt : std::optional(std::move(Result));
}

/// How many objects of \p Class the function \p Function is given: by its
/// parameters, by what it has captured, by members of its own object.
static size_t countGiven(const CXXRecordDecl &Class,
                         const FunctionDecl &Function) {
  const auto Is = [&Class](const ValueDecl *D) {
    return definedClass(D->getType()) == &Class;
  };
  const size_t Count = llvm::count_if(Function.parameters(), Is);
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method)
    return Count;
  if (Method->getParent()->isLambda())
    return Count + llvm::count_if(Method->getParent()->captures(),
                                  [&](const LambdaCapture &Capture) {
                                    return Capture.capturesVariable() &&
                                           Is(Capture.getCapturedVar());
                                  });
  return Count + llvm::count_if(Method->getParent()->fields(), Is);
}

// [options](...) { if (options.writes) ... }, void serve(Options options, ...)
/// True if \p Base names a record that stays as it was given, the only one of
/// its class: one that is captured, a parameter, or a member of an object that
/// can be called.
static bool isGivenRecord(const Expr &Base, const FunctionDecl &Function) {
  const CXXRecordDecl *Class = definedClass(Base.getType());
  if (!Class || isStandard(*Class) || countGiven(*Class, Function) != 1)
    return false;
  if (const auto *Member = dyn_cast<MemberExpr>(&Base))
    return isOwnOfFunctor(*Member->getBase(), Function);
  const auto *Reference = dyn_cast<DeclRefExpr>(&Base);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || !Variable->hasLocalStorage())
    return false;
  const QualType Type = Variable->getType();
  return Reference->refersToEnclosingVariableOrCapture() ||
         (isa<ParmVarDecl>(Variable) &&
          (!Type->isReferenceType() ||
           Type->getPointeeType().isConstQualified()));
}

// buffer.data, where the buffer is known by its text alone
/// \p Whole, a record, as what \p Field of it points to; none if it is more
/// than a text.
static std::optional<ValueSet> wholeAsText(const ValueSet &Whole,
                                           const FieldDecl &Field) {
  const bool IsText = pointsToText(Field.getType()) &&
                      llvm::all_of(Whole, [](const ValueSet::Entry &E) {
                        return E.Is.Is == Value::Kind::Text;
                      });
  return IsText ? std::optional(Whole) : std::nullopt;
}

/// What the object of \p Base, which may be a pointer to it, holds in \p Field.
ValueSet Evaluator::memberOf(const Expr *Base, const FieldDecl &Field) const {
  Base = asWritten(Base);
  ValueSet Known = unknown();
  if (!isa<CXXThisExpr>(Base)) {
    const ValueSet Whole =
        Base->getType()->isPointerType() ? pointee(Base) : evaluate(Base);
    if (std::optional<ValueSet> Text = wholeAsText(Whole, Field))
      return *Text;
    Known = Whole.member(memberKey(Field));
  } else if (const ValueSet *Bound = At.find({&Field, Place::Part::Value}))
    Known = Bound->seenBy(At.Reached);
  // Some other function has set it by the method.
  if (Known.isUnknown() && Summaries.MethodMembers.contains(memberKey(Field)))
    return {Value::madeOfMethod(), At.Reached};
  if (Known.isUnknown() && isOwnOfFunctor(*Base, *Facts.Function) &&
      (isCallable(Field.getType()) ||
       Value::parameter(Field, Base).isComparable()))
    return {Value::parameter(Field, Base), At.Reached};
  if (Known.isUnknown() && isFlag(Field) &&
      isGivenRecord(*Base, *Facts.Function))
    return {Value::parameter(Field, Base), At.Reached};
  return Known.isUnknown() && !isa<CXXThisExpr>(Base)
             ? memberOfParameter(evaluate(Base), Field, *Base)
             : Known;
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

// const auto [reads, path] = readsAndPath(req);
std::optional<ValueSet>
Evaluator::evaluateBinding(const BindingDecl &Binding) const {
  const auto *Whole =
      dyn_cast_if_present<DecompositionDecl>(Binding.getDecomposedDecl());
  const ValueSet *Bound =
      Whole ? At.find({Whole, Place::Part::Value}) : nullptr;
  const std::optional<ValueSet> Row =
      Whole && !Bound ? chosen(*Whole) : std::nullopt;
  if (!Bound && !Row)
    return std::nullopt;
  const ValueSet Seen = Row ? *Row : Bound->seenBy(At.Reached);
  const CXXRecordDecl *Class = definedClass(Whole->getType());
  if (Class && static_cast<size_t>(
                   std::distance(Class->field_begin(), Class->field_end())) ==
                   Whole->bindings().size())
    for (const auto &[Field, Known] :
         llvm::zip(Class->fields(), Whole->bindings()))
      if (Known == &Binding)
        return Seen.member(memberKey(*Field));
  return Seen.dependsOnMethod(At.Reached.methods())
             ? ValueSet(Value::madeOfMethod(), At.Reached)
             : unknown();
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
  ValueSet Result;
  for (const ValueSet::Entry &E : evaluate(Object))
    Result.add(AsksIfEmpty ? isEmpty(E.Is) : sizeOf(E.Is), E.For);
  return unlessSame(Result);
}

// errors.empty(), error.size(), refused.has_value(), refused.value()
std::optional<ValueSet>
Evaluator::evaluateMemberCall(const CXXMemberCallExpr &Call) const {
  const CXXMethodDecl *Method = calledMethod(Call);
  const Expr *Object = objectOf(Call);
  const IdentifierInfo *Name = Method ? Method->getIdentifier() : nullptr;
  if (!Name || !Object)
    return std::nullopt;
  // bool reads() const { return reads_; }
  if (const FieldDecl *Given =
          isStandard(*Method) ? nullptr : returnedMember(*Method)) {
    ValueSet Result = memberOf(Object, *Given);
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
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    if (std::optional<ValueSet> Result = evaluateMemberCall(*Member))
      return Result;
  if (std::optional<ValueSet> Result = evaluateSearch(Call))
    return Result;
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
