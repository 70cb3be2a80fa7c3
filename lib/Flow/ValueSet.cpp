//===- ValueSet.cpp - The possible values of an expression ----------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Value.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/Sequence.h"

namespace redirect {

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
  if (Entries.back().Is.Is != Value::Kind::Text ||
      llvm::count_if(Entries, IsAlternative) <= MaxTexts)
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

// Page *page = isRead ? &here : nullptr;
/// Goes on telling methods apart where some of them have left.
static Value keptTold(const Value &V, bool Tells) {
  return Tells && V.Is == Value::Kind::Null ? Value::nullForSome() : V;
}

bool ValueSet::tellsByNull() const {
  return Entries.size() > 1 && dependsOnMethod(known()) &&
         llvm::any_of(Entries, [](const Entry &E) {
           return E.Is.Is == Value::Kind::Null;
         });
}

ValueSet ValueSet::restrictedTo(const FunctionReach &For) const {
  const bool Tells = tellsByNull();
  if (!Tells && For.isEverybody())
    return *this;
  ValueSet Result;
  for (const Entry &E : Entries)
    Result.add(keptTold(E.Is, Tells), E.For & For);
  return Result;
}

ValueSet ValueSet::condition(const FunctionReach &True,
                             const FunctionReach &False) {
  ValueSet Result(Value::number(1), True);
  Result.add(Value::number(0), False);
  return Result;
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

/// True for what may be anything, whatever the method is: a form has its values
/// in the body of a POST, and in the query of a GET.
static bool mayBeAnything(const Value &V) {
  const auto IsGiven = [](const TextPiece &Piece) {
    return Piece.From == TextPiece::Source::RequestBody ||
           Piece.From == TextPiece::Source::RouteParameter ||
           Piece.From == TextPiece::Source::Unknown;
  };
  return V.Is == Value::Kind::Text
             ? V.Text.Pieces.size() == 1 && IsGiven(V.Text.Pieces.front())
             : V.Is == Value::Kind::Unknown && !V.Where;
}

bool ValueSet::dependsOnMethod(MethodSet Methods) const {
  if (!(madeOfMethod() & Methods).empty())
    return true;
  // What may be anything for all of them tells nothing apart.
  MethodSet AnythingFor;
  for (const Entry &E : Entries)
    if (mayBeAnything(E.Is))
      AnythingFor |= E.For.methods();
  const bool MayBeAnything = (Methods - AnythingFor).empty();
  return !MayBeAnything && llvm::any_of(Entries, [&](const Entry &E) {
    const MethodSet For = E.For.methods() & Methods;
    return !For.empty() && (For != Methods || holdsDependent(E.Is, Methods));
  });
}

bool ValueSet::memberDependsOnMethod(const clang::ValueDecl *Member,
                                     MethodSet Methods) const {
  if (!Member)
    return dependsOnMethod(Methods);
  return withoutMembers().dependsOnMethod(Methods) ||
         member(Member).dependsOnMethod(Methods) ||
         member(nullptr).member(Member).dependsOnMethod(Methods);
}

ValueSet ValueSet::seenBy(const FunctionReach &Reached) const {
  const bool IsTied = llvm::any_of(Entries, [&](const Entry &E) {
    const MethodSet For = (E.For & Reached).methods();
    return E.Is.Is == Value::Kind::Unknown && E.Is.Where && !For.empty() &&
           For != Reached.methods();
  });
  const bool Tells = tellsByNull();
  ValueSet Result;
  for (const Entry &E : Entries) {
    if (E.Is.Is != Value::Kind::Unknown) {
      Result.add(keptTold(E.Is, Tells), E.For & Reached);
      continue;
    }
    Value Seen = IsTied ? Value::madeOfMethod() : Value::unknown();
    if (IsTied)
      Seen.Where = E.Is.Where;
    Result.add(std::move(Seen), E.For & Reached);
  }
  return Result;
}

ValueSet ValueSet::whateverIsPassed() const {
  ValueSet Result;
  for (const Entry &E : Entries) {
    Value V = E.Is;
    if (V.Holds) {
      auto Held = std::make_shared<Record>();
      for (const auto &[Member, Values] : V.Holds->Members)
        Held->Members.emplace_back(Member, Values.whateverIsPassed());
      V.Holds = std::move(Held);
    }
    Result.add(std::move(V), E.For.methods());
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

ValueSet ValueSet::withoutMembers() const {
  ValueSet Result;
  for (const Entry &E : Entries) {
    Value V = E.Is;
    V.Holds = nullptr;
    // What isn't known becomes an object when a member of it is given.
    if (V == Value::object())
      V = Value::unknown();
    Result.add(std::move(V), E.For);
  }
  return Result;
}

llvm::SmallVector<const clang::ValueDecl *, 4> ValueSet::membersKnown() const {
  llvm::SmallVector<const clang::ValueDecl *, 4> Result;
  for (const Entry &E : Entries)
    if (E.Is.Holds)
      for (const auto &[Member, Values] : E.Is.Holds->Members)
        if (!llvm::is_contained(Result, Member))
          Result.push_back(Member);
  return Result;
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
    return E.Is.isOpen() || !E.For.isClosed();
  });
}

bool ValueSet::isUnknown() const {
  return llvm::all_of(Entries, [](const Entry &E) {
    return E.Is.Is == Value::Kind::Unknown && !E.Is.Where;
  });
}

} // namespace redirect
