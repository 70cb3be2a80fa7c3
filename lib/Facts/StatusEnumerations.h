//===- StatusEnumerations.h - Statuses that are only counted ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_STATUSENUMERATIONS_H
#define REDIRECT_TIDY_FACTS_STATUSENUMERATIONS_H

#include "clang/AST/Decl.h"
#include <optional>

namespace redirect {

/// The status (RFC 9110 section 15) that the name of \p Constant says, where
/// its enumeration only counts: `enum Status { S200, S302, S404 }`, `enum class
/// Status { Ok, Found, BadRequest, NotFound }`. None where values are the
/// codes, and in enumerations of something else.
std::optional<int> countedStatus(const clang::EnumConstantDecl &Constant);

/// The code of the status for which \p Constant stands: its own value, or what
/// countedStatus says.
int64_t statusCodeOf(const clang::EnumConstantDecl &Constant);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_STATUSENUMERATIONS_H
