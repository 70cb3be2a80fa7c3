//===- ModelledFacts.h - Expressions that a model knows ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_MODELLEDFACTS_H
#define REDIRECT_TIDY_FACTS_MODELLEDFACTS_H

#include "Facts/Facts.h"
#include "clang/AST/ExprCXX.h"

namespace redirect {

/// Reads expressions as the models say. Each function gives the fact that \p
/// the expression states itself, leaving its operands aside; none if no model
/// knows it.
class ModelledFacts {
public:
  explicit ModelledFacts(const Vocabulary &Words) : Words(Words) {}

  /// Takes note that \p Made, which makes a response, is kept in \p Holder.
  void keep(const clang::Expr &Made, const clang::ValueDecl &Holder) {
    Holders[&Made] = &Holder;
  }

  /// What holds the result of \p Maker, which may be a response.
  ResponseObject made(const clang::Expr &Maker) const;

  std::optional<Fact> ofCall(const clang::CallExpr &Call) const;
  std::optional<Fact>
  ofConstruction(const clang::CXXConstructExpr &Construct) const;
  std::optional<Fact> ofAssignment(const clang::BinaryOperator &Operator) const;
  /// Of `req.method`, `method` or `http::verb::post`.
  std::optional<Fact> ofMention(const clang::ValueDecl &Mentioned) const;

  /// The route that \p Call registers, but for its handlers.
  std::optional<Route> routeOf(const clang::CallExpr &Call) const;

private:
  std::optional<Method> methodNamed(const clang::ValueDecl &Constant) const;
  MethodSet methodsNamedIn(const clang::Expr &Argument) const;
  void readMethods(const clang::Expr &Argument, Route &Result) const;

  std::optional<Fact>
  ofContainerCall(const clang::CXXMemberCallExpr &Call) const;
  std::optional<Fact> ofHeader(const clang::Expr *Name,
                               const clang::Expr *Value,
                               ResponseObject Response) const;
  llvm::StringRef headerName(const clang::Expr &Name) const;
  ResponseObject responseOf(const clang::CallExpr &Call,
                            std::optional<unsigned> Argument) const;
  const Vocabulary &Words;
  llvm::DenseMap<const clang::Expr *, const clang::ValueDecl *> Holders;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_MODELLEDFACTS_H
