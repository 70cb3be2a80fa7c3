//===- Printers.h - Functions that print into a text ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_PRINTERS_H
#define REDIRECT_TIDY_FACTS_PRINTERS_H

#include "Models/Model.h"
#include "clang/AST/Decl.h"
#include <map>

namespace redirect {

/// How functions make texts that no model names, by their first declarations;
/// none for those that make no text.
using Printers =
    std::map<const clang::FunctionDecl *, std::optional<TextModel>>;

/// How \p Function prints, which says so itself: by the attribute
/// format(printf), or by handing its own format on to one of the functions that
/// take a va_list. Null if it doesn't print into a text.
const TextModel *printerOf(const clang::FunctionDecl &Function,
                           Printers &Known);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_PRINTERS_H
