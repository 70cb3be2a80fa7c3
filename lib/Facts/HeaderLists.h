//===- HeaderLists.h - Headers as records of name and value -----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_HEADERLISTS_H
#define REDIRECT_TIDY_FACTS_HEADERLISTS_H

#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"

namespace redirect {

/// Tells the name of the header for which an expression stands; "" if it is
/// none.
using NameReader = llvm::function_ref<llvm::StringRef(const clang::Expr &)>;

/// The two elements of `{"Location", url}`, `std::pair("Location", url)`, a
/// record that begins so, or what a function makes of them: `nv("location",
/// url)`; null if \p E is nothing of that kind.
std::pair<const clang::Expr *, const clang::Expr *>
pairIn(const clang::Expr &E);

/// True for the containers of the standard library that hold texts by name, as
/// headers are: `std::map<std::string, std::string>`, and lists of pairs.
bool holdsNamedTexts(clang::QualType Type);

/// The text in `header_value{url, false}`, or \p Value itself.
const clang::Expr *textOfField(const clang::Expr *Value);

/// The value of the header \p Name in a list that is spelled out; null if there
/// is none.
const clang::Expr *valueIn(const clang::Expr &List, llvm::StringRef Name,
                           NameReader NameOf);

/// The same where the list may be a variable, with what it was initialised
/// with, and what the function assigns to its elements.
const clang::Expr *valueInListOrVariable(const clang::Expr &List,
                                         llvm::StringRef Name,
                                         NameReader NameOf);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_HEADERLISTS_H
