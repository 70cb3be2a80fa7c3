//===- ElementCalls.h - Calls for each element of a list --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_ELEMENTCALLS_H
#define REDIRECT_TIDY_FACTS_ELEMENTCALLS_H

#include "clang/AST/ExprCXX.h"
#include <optional>

namespace redirect {

/// `std::find_if(rows.begin(), rows.end(), matches)`: a function is called for
/// one element after the other.
struct ElementCall {
  const clang::Expr *List = nullptr;
  const clang::Expr *Called = nullptr;
  /// The answer at which it stops; none if it goes through all of them.
  std::optional<bool> StopsAt;
  /// True if it gives what it has stopped at, or the end.
  bool Finds = false;
};

/// What \p Call calls for the elements of a list; none if it does something
/// else.
std::optional<ElementCall> elementCall(const clang::CallExpr &Call);

/// The name of the standard function or function object that \p Call calls;
/// empty if it calls none.
llvm::StringRef standardName(const clang::CallExpr &Call);

/// The container of which \p E is the beginning: table.begin(),
/// std::begin(table); null if it is something else.
const clang::Expr *beginOf(const clang::Expr *E);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_ELEMENTCALLS_H
