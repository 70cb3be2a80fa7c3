//===- OthersHeaders.h - The Location that others have sent -----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A proxy passes on where another server sends the client, and what that means
// is for the other server to say.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_OTHERSHEADERS_H
#define REDIRECT_TIDY_FACTS_OTHERSHEADERS_H

#include "Facts/Facts.h"

namespace redirect {

/// The variable that leads to \p E: `line`, or `header` for `header.value`;
/// null if there is none.
const clang::ValueDecl *variableBehind(const clang::Expr &E);

/// The variable that leads to a header if \p Compared, which is compared with
/// \p Name, is its line or its name; null if it is neither, or if callers say
/// what \p Compared is: who writes headers asks for their names as well.
const clang::ValueDecl *othersHeader(const clang::Expr &Compared,
                                     const clang::Expr &Name);

/// The variables that \p Call, which reads by a scanf format, fills with the
/// rest of a header's line: `sscanf(line, "Location: %s", target)`.
llvm::SmallVector<const clang::ValueDecl *, 1>
scannedHeaders(const clang::CallExpr &Call);

/// True if \p E is cut out of what somebody else has written, behind the name
/// of the header, or was found by that name: `strstr(answer, "Location: ")`.
bool asksForLocation(const clang::Expr &E);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_OTHERSHEADERS_H
