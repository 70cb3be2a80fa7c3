//===- Callables.h - The functions that an expression holds -----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_CALLABLES_H
#define REDIRECT_TIDY_FACTS_CALLABLES_H

#include "Facts/UserCode.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace redirect {

/// The functions of the project that may run when a callable value is called,
/// and the expressions that mention them.
struct Callables {
  llvm::SmallVector<const clang::FunctionDecl *, 1> Functions;
  llvm::SmallVector<const clang::Expr *, 1> Mentions;
};

/// Resolves a handler as people give it: a lambda, a function, a member
/// pointer, std::bind of one, a functor, a variable that holds one, or any of
/// these wrapped in calls of the project's own: `withAuth([](...) {...})`.
Callables resolveCallable(const clang::Expr &Handler, UserCode &Code);

/// The bodies that run when \p Lambda is called: its call operator, or each
/// instance of it if it is generic.
llvm::SmallVector<const clang::FunctionDecl *, 1>
lambdaBodies(const clang::LambdaExpr &Lambda, UserCode &Code);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_CALLABLES_H
