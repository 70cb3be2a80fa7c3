//===- GivenParts.h - What code gives, by the models ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_GIVENPARTS_H
#define REDIRECT_TIDY_FACTS_GIVENPARTS_H

#include "Facts/ModelledRoutes.h"
#include "clang/AST/ExprCXX.h"

namespace redirect {

/// The roles of what \p E uses itself: the function that it calls, the class of
/// which it makes an object, the member, variable or constant that it names.
/// Null if that has none.
const Roles *rolesUsedBy(const clang::Expr &E, const Vocabulary &Words);

/// An assignment, whatever the type of what is assigned.
struct AssignedParts {
  const clang::Expr *Target;
  const clang::Expr *Value;
};

/// The two sides of \p E; none if it assigns nothing.
std::optional<AssignedParts> assignedIn(const clang::Expr &E);

/// The member that is assigned, or that holds what is: `location` in
/// `r->headers_out.location->value = url`. Null if \p Target is none.
const clang::MemberExpr *memberAssigned(const clang::Expr &Target,
                                        const Vocabulary &Words);

/// How \p E gives a response status and target at once, by a call or by making
/// an object; null if it doesn't.
const RedirectModel *redirectModelOf(const clang::Expr &E,
                                     const Vocabulary &Words);

/// The target that \p E gives a response together with a status; null if it
/// gives none.
const clang::Expr *targetGiven(const clang::Expr &E, const Vocabulary &Words);

/// The argument of \p Site that is the status; null if it has none.
const clang::Expr *statusIn(const clang::Expr &Site,
                            const StatusArguments &Arguments,
                            const Vocabulary &Words);

/// The status that \p E gives a response, alone or with a target; null if it
/// gives none, or one that isn't spelled out there.
const clang::Expr *statusGiven(const clang::Expr &E, const Vocabulary &Words);

/// A header that is given to a response.
struct GivenHeader {
  /// What names it; null if what sets it is for one header only.
  const clang::Expr *Name = nullptr;
  const clang::Expr *Value = nullptr;
  /// Its name, if that is known: "Location".
  llvm::StringRef Is;
};

/// The header that \p E gives; none if it gives none.
std::optional<GivenHeader> headerGiven(const clang::Expr &E,
                                       const Vocabulary &Words);

/// The header for which \p Name stands; "" if that isn't known.
llvm::StringRef headerNamed(const clang::Expr &Name, const Vocabulary &Words);

/// The header that the first template argument of \p Callee names:
/// headers.add<Http::Header::Location>(url).
llvm::StringRef headerOfTemplateArgument(const clang::FunctionDecl &Callee,
                                         const Vocabulary &Words);

/// The part of the request that \p E reads; none if it reads none.
std::optional<RequestPart> partRead(const clang::Expr &E,
                                    const Vocabulary &Words);

/// The part that \p Call reads, which a text tells: getenv("REQUEST_METHOD").
std::optional<RequestPart> partRead(const clang::CallExpr &Call,
                                    const RequestVariableModel &Model);

/// The route that \p E registers; none if it registers none. Of a record that
/// is filled bit by bit, and of a list with several handlers, none is told.
std::optional<PendingRoute> routeGiven(const clang::Expr &E,
                                       const Vocabulary &Words);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_GIVENPARTS_H
