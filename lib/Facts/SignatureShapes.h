//===- SignatureShapes.h - What parameters are for --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_SIGNATURESHAPES_H
#define REDIRECT_TIDY_FACTS_SIGNATURESHAPES_H

#include "clang/AST/Decl.h"
#include <optional>

namespace redirect {

/// True for the types of texts: strings, views, `const char *`, URLs.
bool mayBeText(clang::QualType Type);

/// True for a number, and for an enumeration that has redirecting statuses with
/// their codes: `enum class Status { Found = 302, ... }`.
bool mayBeStatusNumber(clang::QualType Type);

/// The parameter in which \p Function gets the target of a redirect.
std::optional<unsigned> targetParameter(const clang::FunctionDecl &Function);

/// The parameter in which \p Function gets a status; with \p IsSetter, any
/// number will do, whatever it is called.
std::optional<unsigned> statusParameter(const clang::FunctionDecl &Function,
                                        bool IsSetter);

/// The name of a header, by text or constant, and behind it the value.
std::optional<std::pair<unsigned, unsigned>>
nameAndValue(const clang::FunctionDecl &Function);

/// The text that \p Function gets; none if it gets several.
std::optional<unsigned> onlyText(const clang::FunctionDecl &Function);

/// The one redirecting status that the body of \p Function names for a status:
/// `{ redirect(url, 302); }`; none if there is no body, or no such status, or
/// another one as well.
std::optional<int> statusInBody(const clang::FunctionDecl &Function);

/// The number that \p E spells out, if it may be a status: 302.
std::optional<int> statusIn(const clang::Expr &E,
                            const clang::ASTContext &Context);

/// True for 301 and the like.
bool isRedirecting(int Code);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_SIGNATURESHAPES_H
