//===- Queries.h - The request's own query ----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_QUERIES_H
#define REDIRECT_TIDY_FLOW_QUERIES_H

#include "Flow/Value.h"

namespace redirect {

/// True for '?' and "?".
bool isQueryMark(const clang::Expr &Sought);

/// True if \p Start is where a URL's query begins: `target.find('?')`.
bool beginsQuery(const clang::Expr &Start);

/// The query of \p Whole that \p Where takes, of which only the mark is known
/// if it is the request's own: `target.substr(target.find('?'))`.
ValueSet queryOf(const ValueSet &Whole, const clang::Expr &Where);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_QUERIES_H
