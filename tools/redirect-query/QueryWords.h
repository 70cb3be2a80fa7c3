//===- QueryWords.h - The words of a query ----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_QUERYWORDS_H
#define REDIRECT_TIDY_TOOLS_QUERYWORDS_H

#include "Models/Vocabulary.h"
#include "clang/ASTMatchers/ASTMatchersInternal.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"

namespace redirect {

/// The name by which what a query matches as a whole is bound.
inline constexpr llvm::StringLiteral BoundRoot = "root";

/// The matcher that \p Query spells, in clang's words and in ours, bound as
/// BoundRoot. \p Words may be null where nothing is to be matched. Fails with
/// the line and column of what is wrong.
llvm::Expected<clang::ast_matchers::internal::DynTypedMatcher>
parseQuery(llvm::StringRef Query, const Vocabulary *Words);

/// Prints our words, with one sentence each.
void printQueryWords(llvm::raw_ostream &To);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_QUERYWORDS_H
