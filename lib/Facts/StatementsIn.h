//===- StatementsIn.h - What stands in a statement --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_STATEMENTSIN_H
#define REDIRECT_TIDY_FACTS_STATEMENTSIN_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace redirect {

/// Calls \p Visit with \p Root and all that stands in it, but not in lambdas.
template <typename Visitor>
void forEachIn(const clang::Stmt *Root, Visitor Visit) {
  llvm::SmallVector<const clang::Stmt *> Pending = {Root};
  while (!Pending.empty()) {
    const clang::Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    Visit(*S);
    if (!llvm::isa<clang::LambdaExpr>(S))
      Pending.append(S->child_begin(), S->child_end());
  }
}

/// How deeply the statements and expressions of a function may stand in one
/// another. What follows values goes down as deeply as they stand, and so does
/// clang's own graph: beyond, the stack might not do.
inline constexpr unsigned MaxNesting = 5000;

/// True if \p Root is nested more deeply than that, but for its lambdas, which
/// are functions of their own.
inline bool isNestedTooDeeply(const clang::Stmt &Root) {
  llvm::SmallVector<std::pair<const clang::Stmt *, unsigned>> Pending = {
      {&Root, 0}};
  while (!Pending.empty()) {
    const auto [S, Depth] = Pending.pop_back_val();
    if (Depth > MaxNesting)
      return true;
    if (!llvm::isa<clang::LambdaExpr>(S))
      for (const clang::Stmt *Child : S->children())
        if (Child)
          Pending.emplace_back(Child, Depth + 1);
  }
  return false;
}

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_STATEMENTSIN_H
