//===- StatusTests.h - Where a body tests a status --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_STATUSTESTS_H
#define REDIRECT_TIDY_FACTS_STATUSTESTS_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringSet.h"
#include <optional>

namespace redirect {

/// What a body tests that may be an answer's status.
struct StatusTests {
  /// The values that are tested, by what they are read from.
  llvm::StringSet<> Places;
  /// True if one of them is called a status, or a code.
  bool NamesStatus = false;
  /// The constants with which they are compared that are one of 301, 302, 303,
  /// 307 and 308.
  llvm::SmallVector<const clang::Expr *, 8> Constants;
  /// Those that bound a range of them: 300 in `status >= 300`.
  llvm::SmallVector<const clang::Expr *, 4> Bounds;

  bool comparesAny() const { return !Constants.empty() || !Bounds.empty(); }

  /// True if \p Variable itself is tested.
  bool holds(const clang::VarDecl &Variable) const;
};

/// The tests in \p Body, but for those in its lambdas.
StatusTests statusTestsIn(const clang::Stmt &Body,
                          const clang::ASTContext &Context);

/// True if \p Number is read from what is called a status, a code, or what
/// holds one: `answer.result()`, `rc`.
bool namesStatus(const clang::Expr &Number);

/// Tells apart what numbers are read from: a variable, a member, a function
/// with its constant arguments. Empty if \p E is something else.
std::string placeOfNumber(const clang::Expr &E,
                          const clang::ASTContext &Context);

/// What a call says of a status that it is given, or finds in a text.
struct StatusCall {
  /// The statuses that are looked for.
  llvm::SmallVector<int64_t, 4> Wanted;
  /// What is looked up; null if it stands in a text.
  const clang::Expr *Number = nullptr;
  /// Where the statuses are written.
  llvm::SmallVector<const clang::Expr *, 4> Constants;
  /// What the call gives if the status is one of them, and if it is none.
  int64_t IfFound = 1;
  int64_t IfNot = 0;
};

/// `codes.count(status)`, `strcmp(code, "302")`, `strstr(head, "HTTP/1.1
/// 302")`; none if \p E tests no status.
std::optional<StatusCall> statusCall(const clang::Expr &E,
                                     const clang::ASTContext &Context);

/// The number that \p E is when compiling, unsigned ones as if they were
/// signed: -1 for npos.
std::optional<int64_t> signedNumber(const clang::Expr &E,
                                    const clang::ASTContext &Context);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_STATUSTESTS_H
