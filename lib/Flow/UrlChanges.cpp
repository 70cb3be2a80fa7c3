//===- UrlChanges.cpp - What a URL is after a change
//--------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Flow/Transfer.h"

using namespace clang;

namespace redirect {

// url.set_scheme("https").set_host(host)
/// The variable that \p Object is, or from which a chain of changes goes on;
/// null if there is none.
static const DeclRefExpr *changedUrl(const Expr *Object) {
  while (Object) {
    Object = asWritten(Object);
    const auto *Call = dyn_cast<CXXMemberCallExpr>(Object);
    if (!Call)
      return dyn_cast<DeclRefExpr>(Object);
    const Expr *CalledOn = Call->isGLValue() ? objectOf(*Call) : nullptr;
    Object = CalledOn && isUrl(Call->getObjectType()) ? CalledOn : nullptr;
  }
  return nullptr;
}

static bool hasAny(StringRef Name, ArrayRef<llvm::StringLiteral> Words) {
  return llvm::any_of(
      Words, [&](StringRef Word) { return Name.contains_insensitive(Word); });
}

/// What stands before the path in \p Url: nothing in the request's own target,
/// some host once that was changed, "https://b.example" in a text that is
/// spelled out.
static Text originOf(const Value &Url) {
  if (Url.Is != Value::Kind::Text || Url.Text.Pieces.size() != 1)
    return {{TextPiece()}};
  TextPiece Piece = Url.Text.Pieces.front();
  if (Piece.From == TextPiece::Source::RequestTarget) {
    if (!Piece.IsEdited)
      return {};
    // Its scheme or its host was changed.
    TextPiece Scheme;
    Scheme.From = TextPiece::Source::Literal;
    Scheme.Characters = "https://";
    Scheme.Where = Piece.Where;
    return {{Scheme, TextPiece()}};
  }
  const size_t Scheme = Piece.Characters.find("://");
  if (Piece.From != TextPiece::Source::Literal || Scheme == StringRef::npos)
    return {{TextPiece()}};
  Piece.Characters =
      Piece.Characters.take_front(Piece.Characters.find('/', Scheme + 3));
  return {{Piece}};
}

// uri.setPath("/v2" + uri.getPath()), base.resolve(req.target)
static ValueSet withPath(const ValueSet &Url, const ValueSet &Path,
                         const Expr &Where) {
  ValueSet Result;
  for (const ValueSet::Entry &U : Url)
    for (const ValueSet::Entry &P : Path) {
      Text Whole = originOf(U.Is);
      Whole.append(asText(P.Is, &Where));
      Result.add(Value::text(std::move(Whole)), U.For & P.For);
    }
  return Result;
}

/// True if \p Query is the query of the request's own URL: asked.getRawQuery().
static bool isOwnQuery(const Expr &Query, const Evaluator &Evaluate) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(asWritten(&Query));
  const CXXMethodDecl *Method = Call ? calledMethod(*Call) : nullptr;
  const Expr *Object = Method ? objectOf(*Call) : nullptr;
  return Object && Method->getIdentifier() && isUrl(Call->getObjectType()) &&
         Method->getName().contains_insensitive("query") &&
         llvm::all_of(Evaluate.evaluate(Object), [](const ValueSet::Entry &E) {
           return E.Is.Is == Value::Kind::Text &&
                  E.Is.Text.holds(TextPiece::Source::RequestTarget);
         });
}

// uri.setScheme("https"), uri.setPath("/other")
void Transfer::changeUrl(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = calledMethod(Call);
  const DeclRefExpr *Variable = changedUrl(objectOf(Call));
  if (!Method || !Method->getIdentifier() || isReadOnly(*Method) || !Variable ||
      !isa<VarDecl>(Variable->getDecl()) || !isUrl(Call.getObjectType()))
    return;
  static constexpr llvm::StringLiteral Origin[] = {"scheme", "protocol", "host",
                                                   "port", "authority"};
  static constexpr llvm::StringLiteral Path[] = {"path", "resolve"};
  const StringRef Name = Method->getName();
  ValueSet Changed = ValueSet::unknown(Current.Reached);
  if (hasAny(Name, Path) && Call.getNumArgs() != 0)
    Changed = withPath(Evaluate.evaluate(Variable),
                       Evaluate.evaluate(Call.getArg(0)), Call);
  else if (hasAny(Name, Origin))
    Changed = Evaluate.edited(Variable);
  else if (Call.getNumArgs() == 1 && isOwnQuery(*Call.getArg(0), Evaluate))
    return;
  bindLocal(*Variable->getDecl(), Call, std::move(Changed));
}

} // namespace redirect
