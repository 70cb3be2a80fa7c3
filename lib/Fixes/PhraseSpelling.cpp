//===- PhraseSpelling.cpp - What depends on a status's spelling -----------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Fixes/Respeller.h"
#include "Fixes/StatusText.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace redirect {

/// True if \p Part is \p Whole or a part of it.
static bool isPartOf(const Stmt *Part, const Stmt *Whole) {
  SmallVector<const Stmt *> Pending = {Whole};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (S == Part)
      return true;
    if (S)
      Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

/// The arguments among which \p Status stands in \p Write, or in an object that
/// \p Write is given for a status.
static SmallVector<const Expr *, 4> argumentsAround(const Expr &Status,
                                                    const Expr &Write) {
  SmallVector<const Expr *, 4> Arguments = argumentsOf(Write);
  for (const Expr *Argument : Arguments) {
    const Expr *Object = asWritten(Argument);
    while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Object))
      Object = asWritten(Cast->getSubExpr());
    const auto *Construct = dyn_cast<CXXConstructExpr>(Object);
    if (Construct && Construct->getNumArgs() > 1 &&
        isPartOf(&Status, Construct))
      return argumentsAround(Status, *Construct);
  }
  return Arguments;
}

// "Found", HTTPResponse::HTTP_REASON_FOUND
std::optional<Edit> Respeller::phrase(const Expr &Text) const {
  if (const auto *Constant = dyn_cast<DeclRefExpr>(&Text)) {
    const ValueDecl &Named = *Constant->getDecl();
    if (!Named.getIdentifier())
      return std::nullopt;
    for (const std::string &Name : namesBeside(Named.getName(), Old, New))
      if (!Named.getDeclContext()->lookup(&Context.Idents.get(Name)).empty())
        return replace(Constant->getLocation(), Name);
    return std::nullopt;
  }
  const auto *Literal = dyn_cast<StringLiteral>(&Text);
  if (!Literal || Literal->getCharByteWidth() != 1)
    return std::nullopt;
  const std::optional<std::string> Phrase =
      respellPhrase(Literal->getString(), Old, New);
  if (!Phrase)
    return std::nullopt;
  const StringRef Source = sourceText(Literal->getSourceRange());
  const auto [Before, After] = Source.split(Literal->getString());
  return replace(Literal->getSourceRange(), (Before + *Phrase + After).str());
}

// "Found", QByteArray("Found")
/// What \p Argument carries if it is made of a text, or itself.
static const Expr *textIn(const Expr *Argument) {
  while (true) {
    const Expr *Text = asWritten(Argument);
    const auto *Made = dyn_cast<CXXConstructExpr>(Text);
    if (const Expr *Carried = carriedText(*Text))
      Argument = Carried;
    else if (Made && Made->getNumArgs() != 0 &&
             isa<StringLiteral>(asWritten(Made->getArg(0))))
      Argument = Made->getArg(0);
    else
      return Text;
  }
}

std::optional<Edit> Respeller::phraseBeside(const Expr &Call) const {
  for (const Expr *Argument : argumentsAround(*Status, Call)) {
    if (asWritten(Argument) == Status)
      continue;
    if (std::optional<Edit> Phrase = phrase(*textIn(Argument)))
      return Phrase;
  }
  return std::nullopt;
}

/// The call in \p Body of which \p Argument is an argument; null if there is
/// none.
static const CallExpr *callWith(const Expr &Argument, const Stmt *Body) {
  SmallVector<const Stmt *> Pending = {Body};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    if (const auto *Call = dyn_cast<CallExpr>(S))
      for (const Expr *Given : Call->arguments())
        if (asWritten(Given) == &Argument)
          return Call;
    Pending.append(S->child_begin(), S->child_end());
  }
  return nullptr;
}

// out << "HTTP/1.1 " << 302 << " Found\r\n"
std::optional<Edit> Respeller::insertedPhrase() const {
  const Stmt *Body = Function->getBody();
  const auto *Insertion =
      dyn_cast_if_present<CXXOperatorCallExpr>(callWith(*Status, Body));
  if (!Insertion || Insertion->getOperator() != OO_LessLess)
    return std::nullopt;
  const auto *Next =
      dyn_cast_if_present<CXXOperatorCallExpr>(callWith(*Insertion, Body));
  const auto *Literal =
      Next && Next->getOperator() == OO_LessLess && Next->getNumArgs() == 2
          ? dyn_cast<StringLiteral>(asWritten(Next->getArg(1)))
          : nullptr;
  if (!Literal || Literal->getCharByteWidth() != 1)
    return std::nullopt;
  // " Found\r\n" stands behind 302 as in "302 Found\r\n".
  const std::string Code = std::to_string(Old);
  const SourceRange Range = tokenAt(*Literal, 0);
  const StringRef Source = sourceText(Range);
  const auto [Quote, Rest] = Source.split('"');
  const std::optional<std::string> Text =
      respellStatusText((Code + Rest).str(), Old, New);
  if (!Rest.starts_with(" ") || !Text)
    return std::nullopt;
  return replace(Range, (Quote + "\"" + Text->substr(Code.size())).str());
}

// setStatusAndReason(HTTPResponse::HTTP_FOUND, "Found"), Status(302, "Found")
std::optional<Edit> Respeller::phrase() const {
  if (std::optional<Edit> Phrase = phraseBeside(*Write))
    return Phrase;
  if (!Function || !isa<IntegerLiteral>(Status))
    return std::nullopt;
  if (std::optional<Edit> Phrase = insertedPhrase())
    return Phrase;
  // snprintf(text, sizeof(text), "HTTP/1.1 %d %s\r\n", 302, "Found");
  const CallExpr *Call = callWith(*Status, Function->getBody());
  return Call ? phraseBeside(*Call) : std::nullopt;
}

// sizeof "HTTP/1.1 302 Found\r\n" - 1, 20
/// What fits \p S, a part of a length, to \p Literal, which becomes \p Longer.
std::optional<Edit> Respeller::fitting(const Stmt &S,
                                       const StringLiteral &Literal,
                                       size_t Longer) const {
  if (const auto *Other = dyn_cast<StringLiteral>(&S);
      Other && Other->getBytes() == Literal.getBytes())
    return text(*Other);
  const uint64_t Length = Literal.getByteLength();
  const auto *Number = dyn_cast<IntegerLiteral>(&S);
  if (!Number ||
      (Number->getValue() != Length && Number->getValue() != Length + 1))
    return std::nullopt;
  return replace(Number->getSourceRange(),
                 std::to_string(Number->getValue().getZExtValue() + Longer));
}

// write(fd, "HTTP/1.1 302 Found\r\n", 20), add(&out, "HTTP/1.1 302 Found\r\n",
// 20)
SmallVector<Edit, 1> Respeller::lengths(const Edit &Changed) const {
  SmallVector<Edit, 1> Edits;
  const auto *Literal = dyn_cast<StringLiteral>(Status);
  if (!Literal)
    return Edits;
  const Expr *Given = Write;
  if (Function && !isPartOf(Literal, Write))
    Given = callWith(*Literal, Function->getBody());
  if (!isa_and_present<CallExpr>(Given))
    return Edits;
  const size_t Before =
      Lexer::getSourceText(Changed.Range, Sources, Context.getLangOpts())
          .size();
  SmallVector<const Stmt *> Pending;
  for (const Expr *Argument : argumentsOf(*Given))
    if (!isPartOf(Literal, Argument))
      Pending.push_back(Argument);
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    Pending.append(S->child_begin(), S->child_end());
    if (std::optional<Edit> Fits =
            fitting(*S, *Literal, Changed.Text.size() - Before))
      Edits.push_back(std::move(*Fits));
  }
  return Edits;
}

} // namespace redirect
