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

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_STATEMENTSIN_H
