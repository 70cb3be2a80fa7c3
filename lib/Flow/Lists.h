//===- Lists.h - Lists and tables that are spelled out ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_LISTS_H
#define REDIRECT_TIDY_FLOW_LISTS_H

#include "clang/AST/ExprCXX.h"
#include <optional>

namespace redirect {

/// The elements of the constant list, set, map or array that \p Container
/// names or makes; none if they aren't all spelled out.
std::optional<llvm::SmallVector<const clang::Expr *, 8>>
listElements(const clang::Expr &Container);

/// The list in which a call searches, and what for.
struct Search {
  enum class Kind : uint8_t {
    /// Gives an iterator to what is found: table.find(method).
    Find,
    /// Gives how many there are, or whether there is one: table.count(method).
    Count,
    /// Gives what belongs to the key: table.at(method), table[method].
    At
  };

  Kind Is;
  const clang::Expr *List;
  const clang::Expr *Key;
};

/// The search that \p Call does; none if it does something else.
std::optional<Search> searchIn(const clang::CallExpr &Call);

/// The key of the element \p E of a list, and what belongs to it: of `{"GET",
/// 302}` each, of `"GET"` the same.
std::pair<const clang::Expr *, const clang::Expr *>
keyAndValue(const clang::Expr *E);

/// True for table.end() and std::end(table), to which a search leads that finds
/// nothing.
bool isEnd(const clang::CallExpr &Call);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_LISTS_H
