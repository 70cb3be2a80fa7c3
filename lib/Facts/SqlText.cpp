//===- SqlText.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/SqlText.h"
#include "Facts/Expressions.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

/// True if \p Rest, behind a statement's first word, goes on with \p Word.
static bool goesOn(StringRef Rest, StringRef Word) {
  return Rest.ltrim().starts_with_insensitive(Word);
}

static bool namesSchema(StringRef Rest) {
  static constexpr llvm::StringLiteral Known[] = {
      "table", "index",     "view",   "database", "schema",   "trigger",
      "user",  "temporary", "unique", "function", "sequence", "or replace"};
  return llvm::any_of(Known,
                      [Rest](StringRef Word) { return goesOn(Rest, Word); });
}

SqlEffect sqlEffect(StringRef Text) {
  Text = Text.ltrim();
  const StringRef First = Text.take_while(llvm::isAlpha);
  const StringRef Rest = Text.drop_front(First.size());
  if (Rest.empty() || !llvm::isSpace(Rest.front()))
    return SqlEffect::Unknown;
  const auto Is = [First](StringRef Word) {
    return First.equals_insensitive(Word);
  };
  const bool Inserts = Is("insert") || Is("replace") || Is("merge");
  const bool Changes =
      (Inserts && (goesOn(Rest, "into ") || goesOn(Rest, "or ") ||
                   goesOn(Rest, "ignore "))) ||
      (Is("update") &&
       (Rest.contains_insensitive(" set ") || goesOn(Rest, "or "))) ||
      (Is("delete") && goesOn(Rest, "from ")) ||
      (Is("truncate") && goesOn(Rest, "table ")) ||
      ((Is("create") || Is("drop") || Is("alter")) && namesSchema(Rest));
  if (Changes)
    return SqlEffect::Changes;
  const bool Reads = (Is("select") && !Rest.contains_insensitive(" into ")) ||
                     (Is("explain") && goesOn(Rest, "select "));
  return Reads ? SqlEffect::Reads : SqlEffect::Unknown;
}

/// The characters of u"...", as QStringLiteral makes it; empty if \p E is no
/// such literal.
static std::string wideText(const Expr &E) {
  const auto *Literal = dyn_cast<StringLiteral>(&E);
  if (!Literal || Literal->getCharByteWidth() == 1)
    return "";
  std::string Result;
  for (unsigned I = 0; I != Literal->getLength(); ++I)
    Result.push_back(static_cast<char>(Literal->getCodeUnit(I)));
  return Result;
}

SqlEffect sqlEffect(const Expr &Text) {
  // "DELETE FROM orders WHERE id = " + id, in a variable or not
  static constexpr unsigned MaxSteps = 16;
  const Expr *E = &Text;
  InitialValues Values;
  // QString(qMakeStringPrivate(u"DELETE ...")) is text all along.
  bool BecomesText = false;
  for (unsigned I = 0; I != MaxSteps; ++I) {
    BecomesText |= isText(E->getType());
    E = copied(E);
    if (const std::optional<StringRef> Known = constantText(*E))
      return sqlEffect(*Known);
    if (const std::string Wide = wideText(*E); !Wide.empty())
      return sqlEffect(Wide);
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
    const auto *Call = dyn_cast<CallExpr>(E);
    const Expr *Next = nullptr;
    if (Variable && !isa<ParmVarDecl>(Variable))
      Next = Values.of(*Variable);
    else if (Operator && Operator->getOperator() == OO_Plus)
      Next = Operator->getArg(0);
    else if (Call && !Operator && objectOf(*Call) && isText(E->getType()))
      Next = objectOf(*Call); // QString("INSERT ...").arg(name)
    else if (Call && !Operator && (BecomesText || isText(E->getType())) &&
             Call->getNumArgs() != 0)
      Next = Call->getArg(0); // std::format("INSERT ...", name)
    if (!Next || Next->isValueDependent())
      return SqlEffect::Unknown;
    E = Next;
  }
  return SqlEffect::Unknown;
}

} // namespace redirect
