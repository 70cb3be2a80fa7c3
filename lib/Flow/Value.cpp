//===- Value.cpp ----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Value.h"
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

void ValueSet::add(Value V, MethodSet For) {
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

void ValueSet::add(const ValueSet &Other, MethodSet For) {
  for (const Entry &E : Other)
    add(E.Is, E.For & For);
}

ValueSet ValueSet::restrictedTo(MethodSet For) const {
  ValueSet Result;
  Result.add(*this, For);
  return Result;
}

ValueSet ValueSet::condition(MethodSet True, MethodSet False,
                             bool IsMadeOfMethod) {
  const MethodSet Both = IsMadeOfMethod ? True & False : MethodSet::none();
  ValueSet Result(Value::madeOfMethod(), Both);
  Result.add(Value::number(1), True - Both);
  Result.add(Value::number(0), False - Both);
  return Result;
}

MethodSet ValueSet::whereTrue() const {
  MethodSet Result;
  for (const Entry &E : Entries)
    if (E.Is.Is != Value::Kind::Number || E.Is.Number != 0)
      Result |= E.For;
  return Result;
}

MethodSet ValueSet::whereFalse() const {
  MethodSet Result;
  for (const Entry &E : Entries)
    if (E.Is.Is != Value::Kind::NonZero &&
        (E.Is.Is != Value::Kind::Number || E.Is.Number == 0))
      Result |= E.For;
  return Result;
}

MethodSet ValueSet::known() const {
  MethodSet Result;
  for (const Entry &E : Entries)
    Result |= E.For;
  return Result;
}

bool ValueSet::isMadeOfMethod() const {
  return llvm::any_of(Entries,
                      [](const Entry &E) { return E.Is.isMadeOfMethod(); });
}

bool ValueSet::isUnknown() const {
  return llvm::all_of(
      Entries, [](const Entry &E) { return E.Is.Is == Value::Kind::Unknown; });
}

} // namespace redirect
