//===- Value.cpp ----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Value.h"
#include "Facts/Expressions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"

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

bool Value::operator==(const Value &RHS) const {
  const bool HoldSame =
      Holds == RHS.Holds || (Holds && RHS.Holds && *Holds == *RHS.Holds);
  return Is == RHS.Is && Number == RHS.Number && Variable == RHS.Variable &&
         Named == RHS.Named && Code == RHS.Code && Where == RHS.Where &&
         Elsewhere == RHS.Elsewhere && Write == RHS.Write && Text == RHS.Text &&
         HoldSame;
}

/// True for what may be anything else as well.
static bool isAnything(const Value &V) {
  return V.Is == Value::Kind::MadeOfMethod ||
         (V.Is == Value::Kind::Unknown && V.Number != 0);
}

void ValueSet::add(Value V, FunctionReach For) {
  const bool IsMade = V.Is == Value::Kind::MadeOfMethod;
  const bool MayBeAnything = isAnything(V);
  for (Entry &E : Entries) {
    if (E.Is.Write != V.Write || E.Is == V)
      continue;
    // What holds for some of what callers may pass takes nothing away.
    if (IsMade || (MayBeAnything && !isAnything(E.Is)))
      E.For = For.isClosed() ? E.For - For.methods() : E.For;
    else if (isAnything(E.Is) && E.For.isClosed())
      For = For - E.For.methods();
  }
  if (MayBeAnything)
    llvm::erase_if(Entries, [](const Entry &E) { return E.For.empty(); });
  if (For.empty())
    return;
  for (Entry &E : Entries)
    if (E.Is == V) {
      E.For |= For;
      return;
    }
  Entries.push_back({std::move(V), For});
  mergeTexts();
  if (Entries.size() > MaxAlternatives)
    mergeAll();
}

/// Makes one of all that no write has given.
void ValueSet::mergeAll() {
  const auto IsAlternative = [](const Entry &E) { return !E.Is.Write; };
  if (llvm::count_if(Entries, IsAlternative) <= MaxAlternatives)
    return;
  ValueSet Alternatives;
  FunctionReach All;
  for (const Entry &E : Entries)
    if (IsAlternative(E)) {
      Alternatives.Entries.push_back(E);
      All |= E.For;
    }
  llvm::erase_if(Entries, IsAlternative);
  Entries.push_back({Alternatives.dependsOnMethod(All.methods())
                         ? Value::madeOfMethod()
                         : Value::oneOfMany(),
                     All});
}

/// Merges the texts beside the last entry if they have become too many for some
/// method. Those of different writes of a response stay apart: they are
/// different redirects.
void ValueSet::mergeTexts() {
  const clang::Expr *Write = Entries.back().Is.Write;
  const auto IsAlternative = [&](const Entry &E) {
    return E.Is.Is == Value::Kind::Text && E.Is.Write == Write;
  };
  if (Entries.back().Is.Is != Value::Kind::Text)
    return;
  ValueSet Alternatives;
  llvm::copy_if(Entries, std::back_inserter(Alternatives.Entries),
                IsAlternative);
  const auto HasTooMany = [&](unsigned M) {
    return llvm::count_if(Alternatives, [&](const Entry &E) {
             return E.For.methods().contains(static_cast<Method>(M));
           }) > MaxTexts;
  };
  if (llvm::none_of(llvm::seq(NumMethods), HasTooMany))
    return;
  Entry Merged = Entries.back();
  for (const Entry &E : Alternatives) {
    Merged.Is.Text = Text::commonTo(Merged.Is.Text, E.Is.Text);
    Merged.For |= E.For;
  }
  if (Alternatives.dependsOnMethod(Merged.For.methods()) &&
      !Merged.Is.Text.Pieces.empty()) {
    Merged.Is.Text.Pieces.back().From = TextPiece::Source::RequestMethod;
    Merged.Is.Text.Pieces.back().IsEdited = true;
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

ValueSet ValueSet::condition(const FunctionReach &True,
                             const FunctionReach &False) {
  ValueSet Result(Value::number(1), True);
  Result.add(Value::number(0), False);
  return Result;
}

bool Value::isFalse() const {
  return Is == Kind::Null || (Is == Kind::Number && Number == 0);
}

bool Value::isTrue() const {
  return Is == Kind::NonZero || Is == Kind::Object ||
         (Is == Kind::Number && Number != 0);
}

FunctionReach ValueSet::whereTrue() const {
  FunctionReach Result;
  for (const Entry &E : Entries)
    if (!E.Is.isFalse())
      Result |= E.For;
  return Result;
}

FunctionReach ValueSet::whereFalse() const {
  FunctionReach Result;
  for (const Entry &E : Entries)
    if (!E.Is.isTrue())
      Result |= E.For;
  return Result;
}

MethodSet ValueSet::madeOfMethod() const {
  MethodSet Result;
  for (const Entry &E : Entries)
    if (E.Is.isMadeOfMethod())
      Result |= E.For.methods();
  return Result;
}

/// True if some member of what \p V holds isn't the same for all of \p
/// Methods.
static bool holdsDependent(const Value &V, MethodSet Methods) {
  return V.Holds && llvm::any_of(V.Holds->Members, [&](const auto &Member) {
           return Member.second.dependsOnMethod(Methods);
         });
}

bool ValueSet::dependsOnMethod(MethodSet Methods) const {
  if (!(madeOfMethod() & Methods).empty())
    return true;
  // What may be anything for all of them tells nothing apart.
  const bool MayBeAnything = llvm::any_of(Entries, [&](const Entry &E) {
    return E.Is.Is == Value::Kind::Unknown && !E.Is.Where &&
           (Methods - E.For.methods()).empty();
  });
  return !MayBeAnything && llvm::any_of(Entries, [&](const Entry &E) {
    const MethodSet For = E.For.methods() & Methods;
    return !For.empty() && (For != Methods || holdsDependent(E.Is, Methods));
  });
}

ValueSet ValueSet::seenBy(const FunctionReach &Reached) const {
  const bool IsTied = llvm::any_of(Entries, [&](const Entry &E) {
    const MethodSet For = (E.For & Reached).methods();
    return E.Is.Is == Value::Kind::Unknown && E.Is.Where && !For.empty() &&
           For != Reached.methods();
  });
  ValueSet Result;
  for (const Entry &E : Entries) {
    if (E.Is.Is != Value::Kind::Unknown)
      Result.add(E.Is, E.For & Reached);
    else
      Result.add(IsTied ? Value::madeOfMethod() : Value::unknown(),
                 E.For & Reached);
  }
  return Result;
}

ValueSet ValueSet::tiedFor(MethodSet Methods) const {
  ValueSet Result;
  for (const Entry &E : Entries) {
    Value Tied = Value::madeOfMethod();
    Tied.Write = E.Is.Write;
    Result.add(E.Is, E.For - Methods);
    Result.add(std::move(Tied), E.For & Methods);
  }
  return Result;
}

ValueSet ValueSet::member(const clang::ValueDecl *Field) const {
  ValueSet Result;
  for (const Entry &E : Entries) {
    const ValueSet *Known = E.Is.Holds ? E.Is.Holds->find(Field) : nullptr;
    if (Known)
      Result.add(*Known, E.For);
    else if (E.Is.isMadeOfMethod())
      Result.add(Value::madeOfMethod(), E.For);
    else
      Result.add(Value::unknown(), E.For);
  }
  return Result.seenBy(known());
}

ValueSet ValueSet::withMember(const clang::ValueDecl *Field,
                              const ValueSet &Values,
                              const FunctionReach &For) const {
  ValueSet Result;
  for (const Entry &E : Entries) {
    Result.add(E.Is, E.For - For.methods());
    if (E.Is.isMadeOfMethod()) {
      Result.add(E.Is, E.For & For);
      continue;
    }
    auto Changed = std::make_shared<Record>();
    if (E.Is.Holds)
      *Changed = *E.Is.Holds;
    llvm::erase_if(Changed->Members,
                   [&](const auto &Member) { return Member.first == Field; });
    Changed->Members.emplace_back(Field, Values.restrictedTo(For));
    Value V = Changed->depth() > Record::MaxDepth
                  ? Value::madeOfMethod()
                  : Value::object(std::move(Changed),
                                  E.Is.Is == Value::Kind::Object ? E.Is.Where
                                                                 : nullptr);
    Result.add(std::move(V), E.For & For);
  }
  return Result;
}

const ValueSet *Record::find(const clang::ValueDecl *Member) const {
  for (const auto &[Known, Values] : Members)
    if (Known == Member)
      return &Values;
  return nullptr;
}

unsigned Record::depth() const {
  unsigned Deepest = 0;
  for (const auto &[Member, Values] : Members)
    for (const ValueSet::Entry &E : Values)
      if (E.Is.Holds)
        Deepest = std::max(Deepest, E.Is.Holds->depth());
  return Deepest + 1;
}

MethodSet ValueSet::known() const {
  MethodSet Result;
  for (const Entry &E : Entries)
    Result |= E.For.methods();
  return Result;
}

bool ValueSet::isMadeOfMethod() const {
  return llvm::any_of(Entries,
                      [](const Entry &E) { return E.Is.isMadeOfMethod(); });
}

bool ValueSet::isOpen() const {
  return llvm::any_of(Entries, [](const Entry &E) {
    return E.Is.Is == Value::Kind::Parameter || !E.For.isClosed();
  });
}

bool ValueSet::isUnknown() const {
  return llvm::all_of(Entries, [](const Entry &E) {
    return E.Is.Is == Value::Kind::Unknown && !E.Is.Where;
  });
}

} // namespace redirect
