//===- MadeOnce.h - What the first request makes ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_MADEONCE_H
#define REDIRECT_TIDY_FACTS_MADEONCE_H

#include "llvm/ADT/SmallVector.h"

namespace clang {
class IfStmt;
class Stmt;
class VarDecl;
} // namespace clang

namespace redirect {

/// The assignments in \p If that make something for all requests to come, which
/// is no work of the first, and what makes it: `if (!files) files =
/// openFiles();`. What is made of a request, or kept in what belongs to one, is
/// none of them.
llvm::SmallVector<const clang::Stmt *, 4> madeOnce(const clang::IfStmt &If);

/// What makes \p Variable if it is a local one that all calls share, in the
/// same sense: `static Files files(openFiles());`.
llvm::SmallVector<const clang::Stmt *, 4>
madeOnce(const clang::VarDecl &Variable);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_MADEONCE_H
