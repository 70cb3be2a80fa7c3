//===- GivenParts.h - What code gives, by the models ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_GIVENPARTS_H
#define REDIRECT_TIDY_FACTS_GIVENPARTS_H

#include "Models/Vocabulary.h"
#include "clang/AST/Expr.h"

namespace redirect {

/// The roles of what \p E uses itself: the function that it calls, the class of
/// which it makes an object, the member, variable or constant that it names.
/// Null if that has none.
const Roles *rolesUsedBy(const clang::Expr &E, const Vocabulary &Words);

/// What tells how \p E gives a response status and target at once; null if it
/// doesn't.
const RedirectModel *redirectModelOf(const clang::Expr &E,
                                     const Vocabulary &Words);

/// The argument of \p Site that is the status; null if it has none.
const clang::Expr *statusIn(const clang::Expr &Site,
                            const StatusArguments &Arguments,
                            const Vocabulary &Words);

/// The target that \p E gives a response together with a status; null if it
/// gives none.
const clang::Expr *targetGiven(const clang::Expr &E, const Vocabulary &Words);

/// The status that \p E gives a response, alone or with a target; null if it
/// gives none, or one that isn't spelled out there.
const clang::Expr *statusGiven(const clang::Expr &E, const Vocabulary &Words);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_GIVENPARTS_H
