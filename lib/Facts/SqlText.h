//===- SqlText.h - What a statement of SQL does -----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_SQLTEXT_H
#define REDIRECT_TIDY_FACTS_SQLTEXT_H

#include "clang/AST/Expr.h"

namespace redirect {

/// What a database does when it is given a text.
enum class SqlEffect : uint8_t { Unknown, Reads, Changes };

/// What \p Text does, if its beginning is spelled out and is a statement.
SqlEffect sqlEffect(const clang::Expr &Text);

/// The same of a text. "UPDATE orders SET paid = 1" changes; "Update done" is
/// no statement.
SqlEffect sqlEffect(llvm::StringRef Text);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_SQLTEXT_H
