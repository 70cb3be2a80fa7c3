//===- TextParts.cpp - What is left of texts ------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Facts/ShapeNames.h"
#include "Flow/Evaluator.h"
#include "Flow/Lengths.h"
#include "Flow/Queries.h"

using namespace clang;

namespace redirect {

Value editedValue(const Value &V) {
  if (V.isMadeOfMethod())
    return Value::madeOfMethod();
  const QualType Type = V.Is == Value::Kind::Parameter
                            ? V.Variable->getType().getNonReferenceType()
                            : QualType();
  const bool IsText =
      V.Is == Value::Kind::Text ||
      (!Type.isNull() && (isText(Type) || pointsToText(Type) || isUrl(Type)));
  return IsText ? Value::text(asText(V, V.Where).edited()) : Value::unknown();
}

/// \p T without its first \p Length characters; none if that can't be told.
static std::optional<Text> withoutFirst(const Text &T,
                                        std::optional<int64_t> Length) {
  Text Result;
  int64_t Left = Length.value_or(1);
  for (TextPiece Piece : T.Pieces) {
    if (Left > 0 && Piece.From != TextPiece::Source::Literal) {
      Piece.IsEdited = true;
      Left = 0;
    } else if (Left > 0) {
      if (!Length)
        return std::nullopt;
      const size_t Taken =
          std::min(static_cast<size_t>(Left), Piece.Characters.size());
      Piece.Characters = Piece.Characters.drop_front(Taken);
      Left -= static_cast<int64_t>(Taken);
      if (Piece.Characters.empty())
        continue;
    }
    Result.Pieces.push_back(Piece);
  }
  return Left == 0 ? std::optional(std::move(Result)) : std::nullopt;
}

ValueSet Evaluator::tailOf(const ValueSet &Whole, const Expr *Length) const {
  const std::optional<int64_t> Number =
      Length ? constantNumber(*Length, Context) : std::nullopt;
  if (Number && *Number == 0)
    return Whole;
  ValueSet Result;
  for (const ValueSet::Entry &E : Whole) {
    if (E.Is.Is != Value::Kind::Text || E.Is.isMadeOfMethod()) {
      Result.add(editedValue(E.Is), E.For);
      continue;
    }
    const std::optional<Text> Tail =
        Number.value_or(1) < 0 ? std::nullopt : withoutFirst(E.Is.Text, Number);
    Result.add(Tail ? Value::text(*Tail) : Value::unknown(), E.For);
  }
  return Result;
}

// urlEncode(path), of which nobody sees what it does
std::optional<ValueSet> Evaluator::changedBy(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const bool ChangesText =
      Callee && Callee->getIdentifier() &&
      (isText(Call.getType()) || pointsToText(Call.getType())) &&
      namesTextChange(Callee->getName());
  if (!ChangesText)
    return std::nullopt;
  // join(path, "edit") is more than the path.
  const Expr *Last = nullptr;
  for (const Expr *Argument : Call.arguments())
    if (isText(Argument->getType()) || pointsToText(Argument->getType()))
      Last = Argument;
  ValueSet Edited = Last ? edited(Last) : unknown();
  const bool IsKnown = llvm::any_of(Edited, [](const ValueSet::Entry &E) {
    return E.Is.isMadeOfMethod() ||
           (E.Is.Is == Value::Kind::Text &&
            (E.Is.Text.holds(TextPiece::Source::RequestTarget) ||
             E.Is.Text.holds(TextPiece::Source::Parameter)));
  });
  return IsKnown ? std::optional(std::move(Edited)) : std::nullopt;
}

static StringRef methodNameOf(const CXXMemberCallExpr &Call) {
  return calledMethod(Call)->getName();
}

/// True if \p Place in a text is where a request line was cut: `space + 1`
/// after `size_t space = line.find(' ')`.
static bool isCut(const Expr &Place, const FunctionFacts &Facts) {
  InitialValues Values;
  SmallVector<const Stmt *> Pending = {&Place};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    if (llvm::is_contained(Facts.RequestLines, S))
      return true;
    if (const auto *Reference = dyn_cast<DeclRefExpr>(S))
      if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
          Variable && !isa<ParmVarDecl>(Variable) &&
          Variable->getType()->isIntegerType())
        Pending.push_back(Values.of(*Variable));
    Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

// line.substr(space + 1, end - space - 1)
/// The target that \p Call cuts out of a request line; none if it cuts out
/// something else.
std::optional<ValueSet>
Evaluator::evaluateLinePart(const CXXMemberCallExpr &Call) const {
  return !Facts.RequestLines.empty() && isCut(*Call.getArg(0), Facts)
             ? std::optional(
                   ValueSet(textPiece(TextPiece::Source::RequestTarget, &Call),
                            At.Reached))
             : std::nullopt;
}

// req.path.substr(3), req.path.substr(0, req.path.size() - 1)
std::optional<ValueSet>
Evaluator::evaluateSlice(const CXXMemberCallExpr &Call) const {
  static constexpr llvm::StringLiteral Names[] = {"substr", "mid", "sliced",
                                                  "substring", "drop_front"};
  if (!textMember(Call) || Call.getNumArgs() == 0 ||
      !llvm::is_contained(Names, methodNameOf(Call)))
    return std::nullopt;
  const bool HasEnd =
      Call.getNumArgs() > 1 && !isa<CXXDefaultArgExpr>(Call.getArg(1));
  const ValueSet Whole = evaluate(objectOf(Call));
  // Others tell what a part of the method is.
  if (Whole.isMadeOfMethod())
    return std::nullopt;
  if (std::optional<ValueSet> Part = evaluateLinePart(Call))
    return Part;
  if (!HasEnd && beginsQuery(*Call.getArg(0)))
    return queryOf(Whole, Call);
  if ((HasEnd && !leavesPath(*Call.getArg(1))) || beginsNoPath(*Call.getArg(0)))
    return ValueSet::unknown(At.Reached);
  ValueSet Tail = tailOf(Whole, Call.getArg(0));
  if (!HasEnd)
    return Tail;
  ValueSet Result;
  for (const ValueSet::Entry &E : Tail)
    Result.add(editedValue(E.Is), E.For);
  return Result;
}

/// What stands for the text itself: `path.begin()`, `path.data()`.
static const Expr *beginOf(const Expr &E) {
  const CXXMemberCallExpr *Call = textMember(E);
  if (!Call || Call->getNumArgs() != 0)
    return nullptr;
  const StringRef Name = methodNameOf(*Call);
  return Name == "begin" || Name == "cbegin" ? objectOf(*Call) : nullptr;
}

// path + 4, &path[4], path.begin() + 3
std::optional<ValueSet> Evaluator::evaluateTail(const Expr *E) const {
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E)) {
    if (const Expr *Whole = beginOf(*E))
      return evaluate(Whole);
    return evaluateSlice(*Call);
  }
  if (const auto *Sum = dyn_cast<BinaryOperator>(E);
      Sum && Sum->getOpcode() == BO_Add && pointsToText(Sum->getType())) {
    const bool IsLeft = Sum->getLHS()->getType()->isPointerType();
    return tailOf(evaluate(IsLeft ? Sum->getLHS() : Sum->getRHS()),
                  IsLeft ? Sum->getRHS() : Sum->getLHS());
  }
  if (const auto *Sum = dyn_cast<CXXOperatorCallExpr>(E);
      Sum && Sum->getOperator() == OO_Plus && Sum->getNumArgs() == 2)
    if (const Expr *Whole = beginOf(*Sum->getArg(0)))
      return tailOf(evaluate(Whole), Sum->getArg(1));
  // *path++ has gone on
  if (const auto *Step = dyn_cast<UnaryOperator>(E);
      Step && Step->isIncrementOp() && pointsToText(Step->getType()))
    return tailOf(evaluate(Step->getSubExpr()), nullptr);
  if (const auto *Address = dyn_cast<UnaryOperator>(E);
      Address && Address->getOpcode() == UO_AddrOf)
    return evaluateAddressIn(*asWritten(Address->getSubExpr()));
  return std::nullopt;
}

/// What \p Element, of which the address is taken, is the beginning of; none if
/// it is no character.
std::optional<ValueSet>
Evaluator::evaluateAddressIn(const Expr &Element) const {
  if (!Element.getType()->isAnyCharacterType())
    return std::nullopt;
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(&Element))
    return tailOf(evaluate(Subscript->getBase()), Subscript->getIdx());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Element);
  const Expr *Index = Operator ? subscriptOf(*Operator) : nullptr;
  return Index && isText(Operator->getArg(0)->getType())
             ? std::optional(tailOf(evaluate(Operator->getArg(0)), Index))
             : std::nullopt;
}

} // namespace redirect
