//===- Queries.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Queries.h"
#include "Facts/Expressions.h"
#include "Flow/Evaluator.h"
#include "Flow/Lengths.h"

using namespace clang;

namespace redirect {

bool isQueryMark(const Expr &Sought) {
  if (const auto *Letter = dyn_cast<CharacterLiteral>(asWritten(&Sought)))
    return Letter->getValue() == '?';
  return constantText(Sought) == StringRef("?");
}

bool beginsQuery(const Expr &Start) {
  InitialValues Values;
  const Expr *E = asWritten(&Start);
  while (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    const Expr *Init = Variable && !isa<ParmVarDecl>(Variable)
                           ? Values.of(*Variable)
                           : nullptr;
    if (!Init)
      return false;
    E = asWritten(Init);
  }
  static constexpr llvm::StringLiteral Names[] = {"find", "find_first_of",
                                                  "indexOf"};
  const CXXMemberCallExpr *Call = textMember(*E);
  return Call && llvm::is_contained(Names, calledMethod(*Call)->getName()) &&
         Call->getNumArgs() != 0 && isQueryMark(*Call->getArg(0));
}

ValueSet queryOf(const ValueSet &Whole, const Expr &Where) {
  ValueSet Result;
  for (const ValueSet::Entry &E : Whole) {
    const bool IsOwn = E.Is.Is == Value::Kind::Text &&
                       E.Is.Text.holds(TextPiece::Source::RequestTarget);
    if (!IsOwn) {
      Result.add(Value::unknown(), E.For);
      continue;
    }
    Value Query = textPiece(TextPiece::Source::Literal, &Where, "?");
    Query.Text.append({{TextPiece()}});
    Result.add(std::move(Query), E.For);
  }
  return Result;
}

} // namespace redirect
