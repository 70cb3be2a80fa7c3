//===- StatusLabels.h - Statuses in the labels of metrics -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_STATUSLABELS_H
#define REDIRECT_TIDY_FACTS_STATUSLABELS_H

#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>

namespace redirect {

/// The redirecting status that a label of metrics tells: 302 for "302",
/// "http.302" and "answers_total{code=\"302\"}".
std::optional<int> statusInLabel(llvm::StringRef Label);

/// A label by which answers are counted.
struct StatusLabel {
  const clang::StringLiteral *Text;
  int Code;
};

/// The labels in \p Body, but for those in its lambdas, that metrics are given:
/// `metrics.add("http.302")`, `Counter found("302")`.
llvm::SmallVector<StatusLabel, 2> statusLabelsIn(const clang::Stmt &Body);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_STATUSLABELS_H
