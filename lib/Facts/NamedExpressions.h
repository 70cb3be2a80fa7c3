//===- NamedExpressions.h - Expressions that models name --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_NAMEDEXPRESSIONS_H
#define REDIRECT_TIDY_FACTS_NAMEDEXPRESSIONS_H

#include "Models/Model.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/StringSet.h"

namespace redirect {

/// Functions, constants, members and macros that models name: what the unit
/// doesn't declare may be a macro.
class NamedExpressions {
public:
  /// Adds what \p Names stand for, and returns the declarations among it.
  llvm::SmallVector<const clang::Decl *, 4> add(const NameList &Names,
                                                clang::ASTContext &Context);

  /// True if \p E, or what it calls, is one of them.
  bool contain(const clang::Expr &E, const clang::ASTContext &Context) const;
  bool contain(const clang::NamedDecl &D) const;

private:
  llvm::DenseSet<const clang::Decl *> Declarations;
  llvm::StringSet<> Macros;
};

/// What \p E names: a function, a constant, a member; null if nothing.
const clang::NamedDecl *namedBy(const clang::Expr &E);

/// The name of the macro that \p E is; empty if it is none.
llvm::StringRef macroOf(const clang::Expr &E, const clang::ASTContext &Context);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_NAMEDEXPRESSIONS_H
