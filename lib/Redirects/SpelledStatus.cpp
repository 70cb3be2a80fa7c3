//===- SpelledStatus.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/SpelledStatus.h"

using namespace clang;

namespace redirect {

static bool holds(const Value &V, const Expr &Status) {
  return V.Is == Value::Kind::Text &&
         llvm::any_of(V.Text.Pieces, [&](const TextPiece &Piece) {
           return Piece.Where == &Status;
         });
}

/// True if \p Reached is only where something is \p Code.
static bool asksFor(int Code, const FunctionReach &Reached) {
  const Constant Wanted = Constant::number(Code);
  return !Reached.ways().empty() &&
         llvm::all_of(Reached.ways(), [&](const auto &Way) {
           return llvm::any_of(Way.Under, [&](const auto &Known) {
             return Known.second.besides(Wanted).empty();
           });
         });
}

bool isSpelledOnDemand(const Expr &Status, int Code, const Program &Unit) {
  return llvm::any_of(Unit.functions(), [&](const FunctionDecl *Function) {
    return llvm::any_of(Unit.summary(*Function).Returns,
                        [&](const ValueSet::Entry &E) {
                          return holds(E.Is, Status) && asksFor(Code, E.For);
                        });
  });
}

} // namespace redirect
