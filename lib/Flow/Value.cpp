//===- Value.cpp ----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Value.h"
#include "Facts/Expressions.h"
#include "llvm/ADT/STLExtras.h"

namespace redirect {

void Text::append(const Text &Other) {
  for (const TextPiece &Piece : Other.Pieces) {
    if (Pieces.size() == MaxPieces) {
      Pieces.back() = TextPiece();
      return;
    }
    Pieces.push_back(Piece);
  }
}

Text Text::commonTo(const Text &A, const Text &B) {
  if (A == B)
    return A;
  Text Result;
  const size_t Shorter = std::min(A.Pieces.size(), B.Pieces.size());
  while (Result.Pieces.size() != Shorter &&
         A.Pieces[Result.Pieces.size()] == B.Pieces[Result.Pieces.size()])
    Result.Pieces.push_back(A.Pieces[Result.Pieces.size()]);
  Result.append({{TextPiece()}});
  return Result;
}

bool Text::saysTheSameAs(const Text &Other) const {
  return Pieces.size() == Other.Pieces.size() &&
         llvm::all_of(llvm::zip(Pieces, Other.Pieces), [](const auto &Both) {
           TextPiece Mine = std::get<0>(Both);
           Mine.Where = std::get<1>(Both).Where;
           return Mine == std::get<1>(Both);
         });
}

Text Text::edited() const {
  if (!holds(TextPiece::Source::RequestTarget))
    return {{TextPiece()}};
  Text Result = *this;
  for (TextPiece &Piece : Result.Pieces)
    Piece.IsEdited |= Piece.From != TextPiece::Source::Literal;
  return Result;
}

bool Text::holds(TextPiece::Source From) const {
  return llvm::any_of(
      Pieces, [&](const TextPiece &Piece) { return Piece.From == From; });
}

bool Text::isLiteral() const {
  return llvm::all_of(Pieces, [](const TextPiece &Piece) {
    return Piece.From == TextPiece::Source::Literal;
  });
}

std::string Text::literal() const {
  std::string Result;
  for (const TextPiece &Piece : Pieces)
    Result += Piece.Characters;
  return Result;
}

Value Value::nonZero() {
  Value V;
  V.Is = Kind::NonZero;
  return V;
}

Value Value::requestMethod() {
  Value V;
  V.Is = Kind::RequestMethod;
  return V;
}

Value Value::madeOfMethod() {
  Value V;
  V.Is = Kind::MadeOfMethod;
  return V;
}

Value Value::methodName(Method Named) {
  Value V;
  V.Is = Kind::MethodName;
  V.Named = Named;
  return V;
}

Value Value::number(int64_t Number, const clang::Expr *Where) {
  Value V;
  V.Is = Kind::Number;
  V.Number = Number;
  V.Where = Where;
  return V;
}

Value Value::parameter(const clang::ValueDecl &Variable,
                       const clang::Expr *Where) {
  Value V;
  V.Is = Kind::Parameter;
  V.Variable = &Variable;
  V.Where = Where;
  return V;
}

Value Value::text(redirect::Text T) {
  Value V;
  V.Is = Kind::Text;
  V.Text = std::move(T);
  return V;
}

Value Value::function(const clang::FunctionDecl &Code) {
  Value V;
  V.Is = Kind::Function;
  V.Code = &Code;
  return V;
}

Value Value::resultOf(const clang::FunctionDecl &Code) {
  Value V = function(Code);
  V.Is = Kind::ResultOfFunction;
  return V;
}

bool Value::isComparable() const {
  if (Is != Kind::Parameter)
    return false;
  const clang::QualType Type = Variable->getType().getNonReferenceType();
  return Type->isIntegralOrEnumerationType() || isText(Type) ||
         (Type->isPointerType() && Type->getPointeeType()->isCharType());
}

void ValueSet::add(Value V, const FunctionReach &For) {
  if (For.empty())
    return;
  for (Entry &E : Entries)
    if (E.Is == V) {
      E.For |= For;
      return;
    }
  Entries.push_back({std::move(V), For});
  mergeTexts();
}

/// Merges the texts beside the last entry if they have become too many. Those
/// of different writes of a response stay apart: they are different redirects.
void ValueSet::mergeTexts() {
  const clang::Expr *Write = Entries.back().Is.Write;
  const auto IsAlternative = [&](const Entry &E) {
    return E.Is.Is == Value::Kind::Text && E.Is.Write == Write;
  };
  if (Entries.back().Is.Is != Value::Kind::Text ||
      llvm::count_if(Entries, IsAlternative) <= MaxTexts)
    return;
  Entry Merged = Entries.back();
  for (const Entry &E : Entries) {
    if (!IsAlternative(E))
      continue;
    Merged.Is.Text = Text::commonTo(Merged.Is.Text, E.Is.Text);
    Merged.For |= E.For;
  }
  llvm::erase_if(Entries, IsAlternative);
  Entries.push_back(std::move(Merged));
}

void ValueSet::add(const ValueSet &Other, const FunctionReach &For) {
  for (const Entry &E : Other)
    add(E.Is, E.For & For);
}

ValueSet ValueSet::restrictedTo(const FunctionReach &For) const {
  ValueSet Result;
  Result.add(*this, For);
  return Result;
}

ValueSet ValueSet::methodTest(const FunctionReach &Reached, MethodSet Admitted,
                              MethodSet Refused) {
  const MethodSet Both = Admitted & Refused;
  ValueSet Result(Value::madeOfMethod(), Reached & Both);
  Result.add(Value::number(1), Reached & (Admitted - Both));
  Result.add(Value::number(0), Reached & (Refused - Both));
  return Result;
}

FunctionReach ValueSet::whereTrue() const {
  FunctionReach Result;
  for (const Entry &E : asCondition())
    if (E.Is.Is != Value::Kind::Number || E.Is.Number != 0)
      Result |= E.For;
  return Result;
}

FunctionReach ValueSet::whereFalse() const {
  FunctionReach Result;
  for (const Entry &E : asCondition())
    if (E.Is.Is != Value::Kind::Number || E.Is.Number == 0)
      Result |= E.For;
  return Result;
}

ValueSet ValueSet::asCondition() const {
  const Constant False = Constant::number(0);
  ValueSet Result;
  for (const Entry &E : Entries)
    switch (E.Is.Is) {
    case Value::Kind::Number:
      Result.add(Value::number(E.Is.Number != 0), E.For);
      break;
    case Value::Kind::NonZero:
      Result.add(Value::number(1), E.For);
      break;
    case Value::Kind::RequestMethod:
    case Value::Kind::MadeOfMethod:
      Result.add(Value::madeOfMethod(), E.For);
      break;
    case Value::Kind::Parameter:
      // if (permanent)
      if (E.Is.Variable->getType()
              .getNonReferenceType()
              ->isIntegralOrEnumerationType()) {
        Result.add(Value::number(1),
                   E.For &
                       FunctionReach::where(E.Is.Variable,
                                            ValueTable::differentFrom(False)));
        Result.add(Value::number(0),
                   E.For & FunctionReach::where(E.Is.Variable,
                                                ValueTable::equalTo(False)));
        break;
      }
      [[fallthrough]];
    default:
      Result.add(Value::unknown(), E.For);
    }
  return Result;
}

MethodSet ValueSet::known() const {
  MethodSet Result;
  for (const Entry &E : Entries)
    Result |= E.For.methods();
  return Result;
}

bool ValueSet::isUnknown() const {
  return llvm::all_of(
      Entries, [](const Entry &E) { return E.Is.Is == Value::Kind::Unknown; });
}

bool ValueSet::isOpen() const {
  return llvm::any_of(Entries, [](const Entry &E) {
    return E.Is.Is == Value::Kind::Parameter || !E.For.isClosed();
  });
}

bool ValueSet::isMadeOfMethod() const {
  return llvm::any_of(Entries,
                      [](const Entry &E) { return E.Is.isMadeOfMethod(); });
}

} // namespace redirect
