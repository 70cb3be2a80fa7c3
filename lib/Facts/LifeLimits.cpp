//===- LifeLimits.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/LifeLimits.h"
#include "Facts/Expressions.h"
#include "Facts/Facts.h"
#include "Facts/StatementsIn.h"

using namespace clang;

namespace redirect {

bool speaksToCaches(StringRef Text) {
  return Text.contains_insensitive("cache") ||
         Text.contains_insensitive("expires") ||
         Text.contains_insensitive("vary") ||
         Text.contains_insensitive("pragma");
}

namespace {

/// What the texts and constants of a statement say to caches.
struct CacheWords {
  /// The first of them; null if there is none.
  const Expr *Where = nullptr;
  bool NamesControl = false;
  bool NamesOther = false;
  bool NamesVary = false;
  bool Limits = false;
  /// True for `Cache-Control: private`, which leaves the browser's own cache.
  bool LimitsOthers = false;

  void read(StringRef Text, const Expr &At);
  /// True if they limit life. Where the value isn't spelled out, somebody has
  /// thought of it.
  bool limitLife() const {
    return NamesOther || NamesVary ||
           (NamesControl && (Limits || !LimitsOthers));
  }
};

} // namespace

void CacheWords::read(StringRef Text, const Expr &At) {
  const auto Holds = [&](StringRef Word) {
    return Text.contains_insensitive(Word);
  };
  const auto Names = [&](StringRef Header) {
    return Text.equals_insensitive(Header) || Holds((Header + ":").str());
  };
  const bool IsControl =
      Holds("cache-control") || Holds("cache_control") || Holds("cachecontrol");
  NamesControl |= IsControl;
  NamesOther |= Names("expires") || Names("pragma");
  NamesVary |= Names("vary");
  Limits |= Holds("no-store") || Holds("no-cache") || Holds("max-age");
  LimitsOthers |= Holds("private") || Holds("public") || Holds("s-maxage") ||
                  Holds("must-revalidate") || Holds("immutable");
  if (!Where && (NamesControl || NamesOther || NamesVary))
    Where = &At;
}

/// What \p S says, also by constants and variables that it names.
static CacheWords wordsIn(const Stmt &S) {
  CacheWords Result;
  InitialValues Values;
  // What stands elsewhere, and the name by which it is meant here.
  SmallVector<std::pair<const Stmt *, const Expr *>> Pending = {{&S, nullptr}};
  while (!Pending.empty()) {
    const auto [Next, MeantBy] = Pending.pop_back_val();
    forEachIn(Next, [&, MeantBy = MeantBy](const Stmt &Part) {
      if (const auto *Literal = dyn_cast<StringLiteral>(&Part);
          Literal && Literal->getCharByteWidth() == 1)
        Result.read(Literal->getString(), MeantBy ? *MeantBy : *Literal);
      const auto *Reference = dyn_cast<DeclRefExpr>(&Part);
      const ValueDecl *Named = Reference ? Reference->getDecl() : nullptr;
      if (!Named || !isa<EnumConstantDecl, VarDecl>(Named))
        return;
      const Expr *Name = MeantBy ? MeantBy : Reference;
      // http::field::cache_control
      if (Named->getIdentifier())
        Result.read(Named->getName(), *Name);
      const auto *Variable = dyn_cast<VarDecl>(Named);
      if (Variable &&
          (isText(Variable->getType()) || pointsToText(Variable->getType())))
        if (const Expr *Init = Values.of(*Variable))
          Pending.emplace_back(Init, Name);
    });
  }
  return Result;
}

/// True if \p S gives a response a header that limits its life.
static bool limitsLife(const Stmt &S, const CacheWords &Said) {
  // {{"Location", url}, {"Cache-Control", "no-store"}}; but not the text alone
  if (isa<CXXConstructExpr, InitListExpr>(S))
    return Said.Limits && Said.NamesControl;
  // res.set_header(name, value), res.headers[name] = value
  const auto *Assignment = dyn_cast<BinaryOperator>(&S);
  return (isa<CallExpr>(S) || (Assignment && Assignment->isAssignmentOp())) &&
         Said.limitLife();
}

// res.set_header("Vary", "Accept-Language, Cookie"), "Vary: Cookie\r\n"
/// The headers by which a response varies that \p S gives a header Vary; none
/// where that isn't spelled out, or names none.
static SmallVector<StringRef, 2> variedBy(const Stmt &S) {
  const Expr *Value = nullptr;
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&S))
    Value = Assignment->getRHS();
  else if (const auto *Call = dyn_cast<CallExpr>(&S))
    for (const Expr *Argument : Call->arguments())
      if (!isa<CXXDefaultArgExpr>(Argument))
        Value = Argument;
  std::optional<StringRef> Text = Value ? constantText(*Value) : std::nullopt;
  if (!Text)
    return {};
  if (const size_t At = Text->find_insensitive("vary:"); At != StringRef::npos)
    Text = Text->drop_front(At).split(':').second.take_until(
        [](char C) { return C == '\r' || C == '\n'; });
  SmallVector<StringRef, 2> Result;
  Text->split(Result, ',');
  for (StringRef &Name : Result)
    Name = Name.trim();
  return llvm::is_contained(Result, "*") ? SmallVector<StringRef, 2>() : Result;
}

void addLifeLimits(const Stmt &Body, FunctionFacts &Facts) {
  SmallVector<const Expr *, 1> Varying;
  forEachIn(&Body, [&](const Stmt &S) {
    if (!isa<CallExpr, BinaryOperator, CXXConstructExpr, InitListExpr>(S))
      return;
    const CacheWords Said = wordsIn(S);
    if (!Said.Where || !limitsLife(S, Said))
      return;
    Facts.LifeLimits.insert(Said.Where);
    if (!Facts.WritesResponse || Said.NamesControl || Said.NamesOther)
      return;
    const SmallVector<StringRef, 2> Headers = variedBy(S);
    Facts.VariedHeaders.append(Headers.begin(), Headers.end());
    if (!Headers.empty())
      Varying.push_back(Said.Where);
  });
  // The same is named by all statements around it.
  for (const Expr *Where : Varying)
    Facts.LifeLimits.erase(Where);
}

} // namespace redirect
