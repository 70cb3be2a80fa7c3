//===- PathTexts.h - Texts that are paths of routes -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_PATHTEXTS_H
#define REDIRECT_TIDY_FACTS_PATHTEXTS_H

#include "clang/AST/Expr.h"
#include <optional>
#include <string>

namespace redirect {

/// The text that \p E spells out, in one piece or put together of several; none
/// if a part of it isn't known. It lives as long as \p Context.
std::optional<llvm::StringRef> spelledPath(const clang::Expr &E,
                                           const clang::ASTContext &Context);

/// The path that \p Argument spells out, by itself or as the end of a URL; an
/// empty one where a default says so. None if it isn't known.
std::optional<std::string> pathGivenBy(const clang::Expr *Argument);

/// The end of the text that \p E is where what stands before that isn't
/// spelled out; null if there is no such end.
const clang::Expr *endOfText(const clang::Expr &E);

/// The path "/orders/Page", if \p Call calls a function of a base that is told
/// the class orders::Page.
std::optional<std::string> pathOfClassIn(const clang::Expr &Call);

/// "/v1/orders" for "v1/" and "orders".
std::string joinedPaths(llvm::StringRef Front, llvm::StringRef Back);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_PATHTEXTS_H
