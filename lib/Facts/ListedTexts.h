//===- ListedTexts.h - Texts that a call gets as a list ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_LISTEDTEXTS_H
#define REDIRECT_TIDY_FACTS_LISTEDTEXTS_H

#include "Facts/Printers.h"
#include "clang/AST/Expr.h"

namespace redirect {

/// How \p Call of \p Callee joins the texts that it gives, as many as stand
/// before a null pointer: `concat("https://", host, path, NULL)`. Null if it
/// doesn't.
const TextModel *joinerOf(const clang::CallExpr &Call,
                          const clang::FunctionDecl &Callee, Printers &Known);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_LISTEDTEXTS_H
