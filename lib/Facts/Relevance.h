//===- Relevance.h - What may move a function's callers ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// In a unit that has neither a framework nor the texts of a server, few
// functions have something to do with redirects. These are the signs of those:
// what has none of them only calls others, and works.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_RELEVANCE_H
#define REDIRECT_TIDY_FACTS_RELEVANCE_H

#include "Facts/Facts.h"

namespace redirect {

/// What \p S, alone, is a sign of: of a decision, for a redirecting status, a
/// method or a part of a response; of a value, for a path, or what gives an
/// argument back.
Relevance relevanceOf(const clang::Stmt &S);

/// True for "HTTP/1.1 ", "HTTP/%d.%d %d %s\r\n" and "HTTP/1.0 302 Found\r\n":
/// the beginning of a status line (RFC 9112 section 4) that may redirect.
bool mayBeginRedirect(llvm::StringRef Text);

/// True if \p Raw, which stands at \p Site, may write any text as a response.
bool mayWriteResponse(const clang::Expr &Site, const RawResponse &Raw);

/// True if \p Function gives its callers a text, or something by reference.
bool givesText(const clang::FunctionDecl &Function);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_RELEVANCE_H
