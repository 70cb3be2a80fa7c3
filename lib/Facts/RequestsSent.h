//===- RequestsSent.h - What an answer was asked for by ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_REQUESTSSENT_H
#define REDIRECT_TIDY_FACTS_REQUESTSSENT_H

#include "Http/Method.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>

namespace redirect {

/// `client.Post("/orders", body)`: a request that a test or a client sends,
/// whose path and method stand there.
struct RequestSent {
  std::string Path;
  MethodSet Methods;
};

/// Finds the requests that one function sends.
class RequestsSent {
public:
  /// Both must outlive the result.
  RequestsSent(const clang::FunctionDecl &Function,
               const clang::ASTContext &Context);

  /// The request whose answer \p Part is read from: `answer->status`, with
  /// `auto answer = client.Post("/orders");` before it. If nothing leads there
  /// by its value, the only one that the function may send. Nothing if unknown.
  std::optional<RequestSent> answeredIn(const clang::Expr &Part) const;

private:
  using Given = llvm::SmallVector<const clang::Expr *, 2>;

  void take(const clang::Stmt &S);
  const clang::Expr *lastGiven(const clang::VarDecl &Variable,
                               const clang::Expr &Before) const;
  std::optional<RequestSent> findOnlyOne() const;

  const clang::FunctionDecl &Function;
  const clang::ASTContext &Context;
  /// What variables are given, in source order.
  llvm::DenseMap<const clang::VarDecl *, Given> Values;
  /// Found when somebody asks for it.
  mutable std::optional<std::optional<RequestSent>> OnlyOne;
};

/// True for what a test is made of: EXPECT_EQ, assertEqual.
bool namesAssertion(llvm::StringRef Function);

/// The name of the macro, as the file has it, in which \p Location lies; empty
/// if it lies in none.
llvm::StringRef outermostMacro(clang::SourceLocation Location,
                               const clang::ASTContext &Context);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_REQUESTSSENT_H
