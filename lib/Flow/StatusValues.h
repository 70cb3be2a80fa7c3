//===- StatusValues.h - Expressions under one status ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_STATUSVALUES_H
#define REDIRECT_TIDY_FLOW_STATUSVALUES_H

#include "Facts/StatusTests.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace redirect {

/// The numbers that variables are known to hold.
using KnownNumbers = llvm::DenseMap<const clang::VarDecl *, int64_t>;

/// What numbers are in a body if the answer has a certain status.
class StatusValues {
public:
  /// What a call of the project's own gives; none if unknown.
  using CallValue =
      llvm::function_ref<std::optional<int64_t>(const clang::CallExpr &Call)>;

  StatusValues(const clang::ASTContext &Context, const StatusTests &Tests,
               int Status, const KnownNumbers &Known, CallValue OfCall)
      : Context(Context), Tests(Tests), Status(Status), Known(Known),
        OfCall(OfCall) {}

  /// The number, or the truth, that \p E is; none if unknown.
  std::optional<int64_t> of(const clang::Expr &E) const;

private:
  std::optional<int64_t> ofOperator(const clang::BinaryOperator &E) const;
  std::optional<int64_t> ofUnary(const clang::UnaryOperator &E) const;
  std::optional<int64_t> ofChoice(const clang::ConditionalOperator &E) const;
  std::optional<int64_t> ofAnyCall(const clang::CallExpr &E) const;

  const clang::ASTContext &Context;
  const StatusTests &Tests;
  const int Status;
  const KnownNumbers &Known;
  CallValue OfCall;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_STATUSVALUES_H
