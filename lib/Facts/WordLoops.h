//===- WordLoops.h - Request lines that loops take apart --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_WORDLOOPS_H
#define REDIRECT_TIDY_FACTS_WORDLOOPS_H

#include "clang/AST/Decl.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <optional>

namespace redirect {

/// A request line (RFC 9112 section 3) of which loops find the first two words.
struct WordsOfLine {
  /// The letter at which the first loop looks.
  const clang::Expr *Site = nullptr;
  /// What holds the method; null if nothing is known to.
  const clang::VarDecl *Method = nullptr;
  /// What holds the target, or leads to it.
  const clang::VarDecl *Target = nullptr;
};

/// Finds, in \p Body, the loops that take apart what was received into one of
/// \p Buffers; none if it isn't taken apart so.
std::optional<WordsOfLine>
wordsOfLine(const clang::Stmt &Body,
            const llvm::SmallPtrSetImpl<const clang::ValueDecl *> &Buffers);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_WORDLOOPS_H
