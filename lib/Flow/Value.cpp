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

/// The piece of \p T that is the request's own target, before which nothing
/// asks for something and behind which a query or a slash follows at most; null
/// if there is none.
static const TextPiece *plainTarget(const Text &T) {
  for (const TextPiece &Piece : T.Pieces) {
    if (Piece.Characters.find_first_of("?#") != llvm::StringRef::npos)
      return nullptr;
    if (Piece.From != TextPiece::Source::RequestTarget)
      continue;
    const bool IsLast = &Piece == &T.Pieces.back();
    const llvm::StringRef Behind =
        IsLast ? llvm::StringRef() : (&Piece + 1)->Characters;
    return Behind.empty() || Behind == "/" || Behind.starts_with("?") ? &Piece
                                                                      : nullptr;
  }
  return nullptr;
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
  // The host differs, or the query does: both lead to the same path.
  const TextPiece *Target = plainTarget(A);
  const TextPiece *Other = plainTarget(B);
  if (Target && Other && !Result.holds(TextPiece::Source::RequestTarget)) {
    TextPiece Kept = *Target;
    Kept.IsEdited |= Other->IsEdited;
    Result.append({{Kept, TextPiece()}});
  }
  return Result;
}

Text Text::forMethod(Method M) const {
  Text Result = *this;
  if (M == Method::Other)
    return Result;
  for (TextPiece &Piece : Result.Pieces)
    if (Piece.From == TextPiece::Source::RequestMethod && Piece.IsEdited) {
      Piece = TextPiece();
    } else if (Piece.From == TextPiece::Source::RequestMethod) {
      Piece.From = TextPiece::Source::Literal;
      Piece.Characters = methodName(M);
    }
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
  if (!holds(TextPiece::Source::RequestTarget) &&
      !holds(TextPiece::Source::Parameter) &&
      !holds(TextPiece::Source::OtherAnswer))
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

Value Value::unknownFrom(const clang::Expr *Where) {
  Value V;
  V.Where = Where;
  return V;
}

Value Value::oneOfMany() {
  Value V;
  V.Number = 1;
  return V;
}

Value Value::null() {
  Value V;
  V.Is = Kind::Null;
  return V;
}

Value Value::nullForSome() {
  Value V = null();
  V.Number = 1;
  return V;
}

Value Value::object(std::shared_ptr<const Record> Holds,
                    const clang::Expr *Where) {
  Value V;
  V.Where = Where;
  V.Is = Kind::Object;
  V.Holds = std::move(Holds);
  return V;
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

Value Value::madeOfMethod(const Value &One, const Value &Other) {
  Value V = madeOfMethod();
  if (One.isMadeOfMethod() && Other.isMadeOfMethod())
    V.Where = Other.Where ? One.Where : nullptr;
  else
    V.Where = One.isMadeOfMethod() ? One.Where : Other.Where;
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

Value Value::givenBy(const Value &Called) {
  Value V = Called;
  V.Is = Kind::GivenByParameter;
  return V;
}

Value Value::text(redirect::Text T) {
  Value V;
  V.Is = Kind::Text;
  V.Text = std::move(T);
  return V;
}

Value Value::function(const clang::FunctionDecl &Code,
                      std::shared_ptr<const Record> Holds) {
  Value V;
  V.Is = Kind::Function;
  V.Code = &Code;
  V.Holds = std::move(Holds);
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

bool Value::operator==(const Value &RHS) const {
  const bool HoldSame =
      Holds == RHS.Holds || (Holds && RHS.Holds && *Holds == *RHS.Holds);
  return Is == RHS.Is && Number == RHS.Number && Variable == RHS.Variable &&
         Named == RHS.Named && Code == RHS.Code && Where == RHS.Where &&
         Elsewhere == RHS.Elsewhere && Write == RHS.Write && Text == RHS.Text &&
         HoldSame;
}

bool Value::isFalse() const {
  return Is == Kind::Null || (Is == Kind::Number && Number == 0);
}

bool Value::isTrue() const {
  return Is == Kind::NonZero || Is == Kind::Object || Is == Kind::Function ||
         (Is == Kind::Number && Number != 0);
}

bool Value::isOpen() const {
  return Is == Kind::Parameter || Is == Kind::GivenByParameter ||
         ((Is == Kind::Function || Is == Kind::ResultOfFunction) && Holds &&
          llvm::any_of(Holds->Members, [](const auto &Member) {
            return Member.second.isOpen();
          }));
}

const ValueSet *Record::find(const clang::ValueDecl *Member) const {
  for (const auto &[Known, Values] : Members)
    if (Known == Member)
      return &Values;
  return nullptr;
}

unsigned Record::size(unsigned Most) const {
  unsigned Count = 0;
  for (const auto &[Member, Values] : Members)
    for (const ValueSet::Entry &E : Values) {
      if (++Count >= Most)
        return Most;
      if (E.Is.Holds)
        Count += E.Is.Holds->size(Most - Count);
    }
  return std::min(Count, Most);
}

unsigned Record::depth() const {
  unsigned Deepest = 0;
  for (const auto &[Member, Values] : Members)
    for (const ValueSet::Entry &E : Values)
      if (E.Is.Holds)
        Deepest = std::max(Deepest, E.Is.Holds->depth());
  return Deepest + 1;
}

} // namespace redirect
