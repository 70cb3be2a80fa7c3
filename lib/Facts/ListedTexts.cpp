//===- ListedTexts.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ListedTexts.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace redirect {

/// True for nullptr, NULL and 0.
static bool isListEnd(const Expr &E) {
  const Expr *Written = E.IgnoreParenCasts();
  const auto *Number = dyn_cast<IntegerLiteral>(Written);
  return isa<CXXNullPtrLiteralExpr, GNUNullExpr>(Written) ||
         (Number && Number->getValue() == 0);
}

/// True if \p Call gives \p Callee texts behind its parameters, and then a null
/// pointer.
static bool endsList(const CallExpr &Call, const FunctionDecl &Callee) {
  const ArrayRef<const Expr *> All(Call.getArgs(), Call.getNumArgs());
  const ArrayRef<const Expr *> List = All.drop_front(Callee.getNumParams());
  return List.size() > 1 && isListEnd(*List.back()) &&
         llvm::all_of(List.drop_back(), [](const Expr *Text) {
           return pointsToText(Text->getType());
         });
}

const TextModel *joinerOf(const CallExpr &Call, const FunctionDecl &Callee,
                          Printers &Known) {
  static constexpr llvm::StringLiteral Joining[] = {
      "cat", "concat", "concatenate", "scat", "strcat"};
  if (!Callee.isVariadic() || !Callee.getIdentifier() ||
      !pointsToText(Callee.getReturnType()) ||
      !hasWord(Callee.getName(), Joining) || !endsList(Call, Callee))
    return nullptr;
  // concat("https://", host, NULL), concat(pool, "https://", host, NULL)
  const unsigned Named = Callee.getNumParams();
  const bool IsFirstText =
      Named != 0 && pointsToText(Callee.getParamDecl(Named - 1)->getType());
  std::optional<TextModel> &How = Known[Callee.getCanonicalDecl()];
  How.emplace();
  How->Pieces = IsFirstText ? Named - 1 : Named;
  return &*How;
}

} // namespace redirect
