//===- EdgesOut.h - The ways out of a function ------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_EDGESOUT_H
#define REDIRECT_TIDY_FLOW_EDGESOUT_H

#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/CFG.h"

namespace redirect {

/// True if the edge from \p Block to its \p Index-th successor is taken by an
/// exception that leaves the function, or by the end of the program: what the
/// handler has only set is never sent, unlike a text that it has written.
inline bool isUnwinding(const clang::CFGBlock &Block, unsigned Index,
                        const clang::CFGBlock &Exit) {
  const clang::CFGBlock *Successor = *(Block.succ_begin() + Index);
  if (Successor != &Exit || Block.empty())
    return false;
  if (Block.hasNoReturnElement())
    return true;
  const auto Last = Block.back().getAs<clang::CFGStmt>();
  if (Last && llvm::isa<clang::CXXThrowExpr>(Last->getStmt()))
    return true;
  return Block.succ_size() == 2 && Index == 1 && !Block.getTerminatorStmt();
}

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_EDGESOUT_H
