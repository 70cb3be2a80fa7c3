//===- Conditions.cpp - What conditions say -------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Facts/MethodWords.h"
#include "Flow/Choices.h"
#include "Flow/Comparison.h"
#include "Flow/Evaluator.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace redirect {

// form = request->map_post_body
/// True for a pointer to a part of a request: who takes it for some methods,
/// and null for the others, knows that it is there.
static bool isPartOfRequest(const Value &V) {
  if (V.Is != Value::Kind::Text || V.Text.Pieces.size() != 1)
    return false;
  const TextPiece &Only = V.Text.Pieces.front();
  return Only.From == TextPiece::Source::RequestBody && Only.Where &&
         Only.Where->getType()->isObjectPointerType() &&
         isPartOfObject(*Only.Where);
}

/// \p V as a condition: 1, 0, or not known.
static Value truthOf(const Value &V) {
  if (V.isTrue() || isPartOfRequest(V))
    return Value::number(1);
  if (V.isFalse())
    return Value::number(0);
  return V.isMadeOfMethod() ? Value::madeOfMethod(V, Value::unknown())
                            : Value::unknown();
}

/// True for a pointer that isn't null: "only GET", or the request's method.
static bool isSomewhere(const Value &V) {
  return V.Is == Value::Kind::RequestMethod ||
         (V.Is == Value::Kind::Text && V.Text.isLiteral());
}

/// True for what an author computes, unlike whether there is something, and for
/// what nothing changes.
static bool isCertain(const ValueSet::Entry &E) {
  return E.Is.Is == Value::Kind::Number || E.Is.Is == Value::Kind::NonZero ||
         E.Is.Is == Value::Kind::RequestMethod || E.Is == Value::nullForSome();
}

ValueSet Evaluator::unlessSame(const ValueSet &Conditions) const {
  const bool CallersDecide =
      llvm::any_of(Conditions, [this](const ValueSet::Entry &E) {
        return E.For != (At.Reached & FunctionReach(E.For.methods()));
      });
  return CallersDecide || Conditions.dependsOnMethod(At.Reached.methods())
             ? Conditions
             : unknown();
}

/// True for a number or a flag that callers decide.
static bool isFlag(const Value &V) {
  return V.Is == Value::Kind::Parameter && V.Variable->getType()
                                               .getNonReferenceType()
                                               ->isIntegralOrEnumerationType();
}

/// What holds of a value that callers decide if it is true, and if it is false;
/// none if that isn't asked of it.
static std::optional<std::pair<ValueTable, ValueTable>>
tablesOfFlag(const Value &V) {
  using Tables = std::pair<ValueTable, ValueTable>;
  // if (test(req)), where that is a parameter
  if (V.Is == Value::Kind::GivenByParameter)
    return Tables{ValueTable::equalTo(Constant::gives(true)),
                  ValueTable::equalTo(Constant::gives(false))};
  // if (permanent)
  if (isFlag(V)) {
    const Constant False = Constant::number(0);
    return Tables{ValueTable::differentFrom(False), ValueTable::equalTo(False)};
  }
  // if (test), of a function; for (auto &test : tests)
  if (V.Is == Value::Kind::Parameter && (isCallable(V.Variable->getType()) ||
                                         isCallableList(V.Variable->getType())))
    return Tables{ValueTable::differentFrom(Constant::noFunction()),
                  ValueTable::equalTo(Constant::noFunction())};
  return std::nullopt;
}

ValueSet asCondition(const ValueSet::Entry &E) {
  const auto Tables = tablesOfFlag(E.Is);
  if (!Tables)
    return {truthOf(E.Is), E.For};
  const auto Where = [&](const ValueTable &Table) {
    return E.For & FunctionReach::where(E.Is.Variable, Table);
  };
  return ValueSet::condition(Where(Tables->first), Where(Tables->second));
}

/// The callable that \p E asks whether it is one; \p E itself if it is
/// something else.
static const Expr *callableAsked(const Expr *E) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(asWritten(E));
  const Expr *Object =
      Call && isa_and_present<CXXConversionDecl>(calledMethod(*Call))
          ? objectOf(*Call)
          : nullptr;
  return Object && isCallable(Object->getType()) ? Object : E;
}

ValueSet Evaluator::condition(const Expr *E) const {
  const QualType Type = asWritten(E)->getType();
  const bool IsPointer = Type->isPointerType() || Type->isArrayType();
  const ValueSet Values = evaluate(callableAsked(E));
  // Every request has a method.
  bool IsCertain = llvm::any_of(Values, isCertain) || isOfRow(E);
  ValueSet Result;
  for (const ValueSet::Entry &Entry : Values) {
    if (IsPointer && isSomewhere(Entry.Is)) {
      Result.add(Value::number(1), Entry.For);
      continue;
    }
    IsCertain |= tablesOfFlag(Entry.Is).has_value();
    Result.add(asCondition(Entry), Entry.For);
  }
  return IsCertain ? Result : unlessSame(Result);
}

/// The conditions that hold where those of \p Conditions fail.
static ValueSet negated(const ValueSet &Conditions) {
  ValueSet Result;
  for (const ValueSet::Entry &E : Conditions)
    Result.add(E.Is.Is == Value::Kind::Number ? Value::number(E.Is.Number == 0)
                                              : E.Is,
               E.For);
  return Result;
}

// !refused
ValueSet Evaluator::negate(const Expr *E) const {
  return negated(condition(E));
}

/// What \p Opcode makes of two conditions.
static Value combined(BinaryOperatorKind Opcode, const Value &Left,
                      const Value &Right) {
  if (Opcode != BO_Xor) {
    const bool Decides = Opcode == BO_LOr;
    for (const Value *Side : {&Left, &Right})
      if (Decides ? Side->isTrue() : Side->isFalse())
        return Value::number(Decides);
  }
  if (Left.isMadeOfMethod() || Right.isMadeOfMethod())
    return Value::madeOfMethod();
  if (Left.Is != Value::Kind::Number || Right.Is != Value::Kind::Number)
    return Value::unknown();
  return Value::number(Opcode == BO_Xor ? Left.Number ^ Right.Number
                                        : Left.Number);
}

/// What \p E gives as a part of a condition: made of the method if it depends
/// on that in a way that isn't understood.
ValueSet Evaluator::partOfCondition(const Expr *E) const {
  if (const ValueSet Known = condition(E); !Known.isUnknown())
    return Known;
  return dependsOnMethod(E) ? ValueSet(Value::madeOfMethod(), At.Reached)
                            : unknown();
}

// isRead && !path.empty(), (method == "GET") ^ true
ValueSet Evaluator::combine(BinaryOperatorKind Opcode, const Expr *Left,
                            const Expr *Right) const {
  const ValueSet RightSide = partOfCondition(Right);
  ValueSet Result;
  for (const ValueSet::Entry &L : partOfCondition(Left)) {
    // Nothing is asked of the other side then: test && test(req)
    const bool Decides =
        Opcode == BO_LOr ? L.Is.isTrue() : Opcode == BO_LAnd && L.Is.isFalse();
    if (Decides)
      Result.add(Value::number(Opcode == BO_LOr), L.For);
    else
      for (const ValueSet::Entry &R : RightSide)
        Result.add(combined(Opcode, L.Is, R.Is), L.For & R.For);
  }
  return Result;
}

// isRead ? 302 : 307
ValueSet Evaluator::evaluateChoice(const Expr *Condition, const Expr *IfTrue,
                                   const Expr *IfFalse) const {
  const ValueSet Tested = condition(Condition);
  const MethodSet Either = (Tested.whereTrue() & Tested.whereFalse()).methods();
  // Which methods get which value can't be told.
  MethodSet Untold = Tested.madeOfMethod();
  if (!(Either - Untold).empty() && dependsOnMethod(Condition))
    Untold = Either;
  ValueSet Result = evaluate(IfTrue).restrictedTo(Tested.whereTrue());
  Result.add(evaluate(IfFalse), Tested.whereFalse());
  return Result.tiedFor(Untold);
}

/// True for the null pointer, however it is written, beside a pointer.
bool Evaluator::isNullBeside(const Expr *E, const Expr *Other) const {
  const QualType Type = asWritten(Other)->getType();
  return (Type->isPointerType() || Type->isRecordType()) &&
         E->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNotNull);
}

bool Evaluator::isOfRow(const Expr *E) const {
  SmallVector<const Stmt *> Pending = {E};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S || isa<LambdaExpr>(S))
      continue;
    const NamedDecl *Named = chooserNamed(*S);
    const Choice *C = Named ? At.choiceOf(*Named) : nullptr;
    if (C && C->only() && !C->rows().empty())
      return true;
    Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

/// True for the names of methods: "POST", "GET".
static bool nameMethods(const ValueSet &Values) {
  return !Values.empty() && llvm::all_of(Values, [](const ValueSet::Entry &E) {
    return E.Is.Is == Value::Kind::Text && E.Is.Text.isLiteral() &&
           isMethodWord(E.Is.Text.literal());
  });
}

// !strcmp(request->verb, row.verb)
/// What is compared with names of methods that a table or a variable holds is
/// the method, where the program reads that itself and nothing else is known.
std::pair<ValueSet, ValueSet> Evaluator::compared(const Expr *Left,
                                                  const Expr *Right) const {
  std::pair<ValueSet, ValueSet> Sides = {evaluate(Left), evaluate(Right)};
  if (!Facts.ComparesMethods)
    return Sides;
  const auto MayBeMethod = [](const ValueSet &Values) {
    return llvm::all_of(Values, [](const ValueSet::Entry &E) {
      return E.Is.Is == Value::Kind::Unknown ||
             E.Is.Is == Value::Kind::Parameter;
    });
  };
  if (nameMethods(Sides.second) && MayBeMethod(Sides.first))
    Sides.first = {Value::requestMethod(), At.Reached};
  else if (nameMethods(Sides.first) && MayBeMethod(Sides.second))
    Sides.second = {Value::requestMethod(), At.Reached};
  return Sides;
}

ValueSet Evaluator::compare(const Expr *Left, const Expr *Right,
                            bool EqualIs) const {
  // error == nullptr
  const bool LeftIsNull = isNullBeside(Left, Right);
  if (LeftIsNull || isNullBeside(Right, Left)) {
    const ValueSet IsSomething = condition(LeftIsNull ? Right : Left);
    return EqualIs ? negated(IsSomething) : IsSomething;
  }
  const auto [L, R] = compared(Left, Right);
  const ValueSet Compared =
      compareSets(L, R, Value::number(EqualIs), Value::number(!EqualIs));
  const bool IsCertain =
      llvm::any_of(L, isCertain) ||
      llvm::any_of(R,
                   [](const auto &E) {
                     return E.Is.Is == Value::Kind::RequestMethod;
                   }) ||
      isOfRow(Left) || isOfRow(Right);
  return IsCertain ? Compared : unlessSame(Compared);
}

ValueSet Evaluator::compareWith(const ValueSet &Tested,
                                const Expr *Label) const {
  return compareSets(Tested, evaluate(Label), Value::number(1),
                     Value::number(0));
}

/// The methods whose names \p E combines: NGX_HTTP_GET | NGX_HTTP_HEAD; none if
/// there is something else in it.
std::optional<MethodSet> Evaluator::combinedMethods(const Expr *E) const {
  E = asWritten(E);
  const Fact *F = Facts.at(E);
  if (const auto *Name = F ? std::get_if<MethodName>(F) : nullptr)
    return MethodSet(Name->Named);
  const auto *Binary = dyn_cast<BinaryOperator>(E);
  if (!Binary || Binary->getOpcode() != BO_Or)
    return std::nullopt;
  const std::optional<MethodSet> Left = combinedMethods(Binary->getLHS());
  const std::optional<MethodSet> Right = combinedMethods(Binary->getRHS());
  if (!Left || !Right)
    return std::nullopt;
  return *Left | *Right;
}

// r->method & (NGX_HTTP_GET | NGX_HTTP_HEAD), where each method is one bit
/// The bits that two constants share; unknown if they aren't constant.
static ValueSet bitsOfBoth(const ValueSet &Left, const ValueSet &Right) {
  ValueSet Result;
  for (const ValueSet::Entry &L : Left)
    for (const ValueSet::Entry &R : Right) {
      const bool IsKnown =
          L.Is.Is == Value::Kind::Number && R.Is.Is == Value::Kind::Number;
      Result.add(IsKnown ? Value::number(L.Is.Number & R.Is.Number)
                         : Value::unknown(),
                 L.For & R.For);
    }
  return Result;
}

static bool isMethod(const ValueSet &Values) {
  return !Values.empty() && llvm::all_of(Values, [](const ValueSet::Entry &E) {
    return E.Is.Is == Value::Kind::RequestMethod;
  });
}

/// True for a constant such as 0x0F, which keeps the lowest bits of a number,
/// three of them or more: those in which flags hold a method.
static bool keepsLowBits(const Expr &Mask, const ASTContext &Context) {
  Expr::EvalResult Constant;
  if (Mask.isValueDependent() || !Mask.EvaluateAsInt(Constant, Context))
    return false;
  return Constant.Val.getInt().isMask() &&
         Constant.Val.getInt().getActiveBits() > 2;
}

ValueSet Evaluator::evaluateMask(const Expr *Left, const Expr *Right) const {
  std::optional<MethodSet> Mask = combinedMethods(Right);
  // flags & OR_METHODS, which is compared with OR_POST
  if (!Mask || *Mask == MethodSet(Method::Other)) {
    const ValueSet Flags = evaluate(Left);
    if (isMethod(Flags) && keepsLowBits(*Right, Context))
      return Flags;
  }
  if (!Mask) {
    std::swap(Left, Right);
    Mask = combinedMethods(Right);
  }
  const ValueSet Masked = evaluate(Left);
  if (!isMethod(Masked))
    return bitsOfBoth(Masked, evaluate(Right));
  if (!Mask)
    return unknown();
  return ValueSet::condition(At.Reached & *Mask, At.Reached - *Mask);
}

/// Whether \p Left stands to \p Right as \p Opcode says; none if that isn't
/// known. What isn't zero is above it if \p IsUnsigned.
static std::optional<bool> relation(BinaryOperatorKind Opcode,
                                    const Value &Left, const Value &Right,
                                    bool IsUnsigned) {
  if (Right.Is != Value::Kind::Number)
    return std::nullopt;
  if (Left.Is == Value::Kind::NonZero && IsUnsigned) {
    if (Right.Number == 0 && (Opcode == BO_GT || Opcode == BO_LE))
      return Opcode == BO_GT;
    if (Right.Number == 1 && (Opcode == BO_GE || Opcode == BO_LT))
      return Opcode == BO_GE;
  }
  if (Left.Is != Value::Kind::Number)
    return std::nullopt;
  switch (Opcode) {
  case BO_LT:
    return Left.Number < Right.Number;
  case BO_LE:
    return Left.Number <= Right.Number;
  case BO_GT:
    return Left.Number > Right.Number;
  default:
    return Left.Number >= Right.Number;
  }
}

// status >= 400, errors.size() > 0
ValueSet Evaluator::relate(BinaryOperatorKind Opcode, const Expr *Left,
                           const Expr *Right) const {
  const bool IsUnsigned =
      asWritten(Left)->getType()->isUnsignedIntegerOrEnumerationType();
  const ValueSet RightSide = evaluate(Right);
  ValueSet Result;
  for (const ValueSet::Entry &L : evaluate(Left))
    for (const ValueSet::Entry &R : RightSide) {
      const FunctionReach For = L.For & R.For;
      if (const auto Known = relation(Opcode, L.Is, R.Is, IsUnsigned))
        Result.add(Value::number(*Known), For);
      else if (const auto Swapped = relation(
                   BinaryOperator::reverseComparisonOp(Opcode), R.Is, L.Is,
                   /*IsUnsigned=*/false))
        Result.add(Value::number(*Swapped), For);
      else
        Result.add(L.Is.isMadeOfMethod() || R.Is.isMadeOfMethod()
                       ? Value::madeOfMethod(L.Is, R.Is)
                       : Value::unknown(),
                   For);
    }
  return Result;
}

ValueSet Evaluator::evaluateBinary(BinaryOperatorKind Opcode, const Expr *Left,
                                   const Expr *Right) const {
  switch (Opcode) {
  case BO_EQ:
  case BO_NE:
    return compare(Left, Right, Opcode == BO_EQ);
  case BO_LAnd:
  case BO_LOr:
    return combine(Opcode, Left, Right);
  case BO_Xor:
    return asWritten(Left)->getType()->isBooleanType() &&
                   asWritten(Right)->getType()->isBooleanType()
               ? combine(Opcode, Left, Right)
               : unknown();
  case BO_And:
    return evaluateMask(Left, Right);
  case BO_GT:
  case BO_LT:
  case BO_LE:
  case BO_GE:
    return relate(Opcode, Left, Right);
  case BO_Comma:
  case BO_Assign:
    return evaluate(Right);
  default:
    return unknown();
  }
}

} // namespace redirect
