//===- FormatParameters.h - What is filled in ahead -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_FORMATPARAMETERS_H
#define REDIRECT_TIDY_FACTS_FORMATPARAMETERS_H

#include "clang/AST/Expr.h"
#include <optional>

namespace redirect {

/// Which parameter is a printf format, and whether a va_list fills it in.
struct FormatParameter {
  unsigned Index;
  bool IsList;
};

/// The format of \p Function, which says so itself: by the attribute
/// format(printf), or by handing its own format on together with a va_list.
/// None if it has none.
std::optional<FormatParameter>
formatParameter(const clang::FunctionDecl &Function);

/// The parameter of \p Function for which a caller may give a format: also the
/// last text before `...` of a function whose body this unit doesn't show.
std::optional<unsigned> formatGiven(const clang::FunctionDecl &Function);

/// True for a va_list.
bool isArgumentList(const clang::Expr &Argument);

/// True for `buffer_vadd(&buffer, format, list)`, which prints into a buffer of
/// the function's own in a way that nobody shows.
bool printsList(const clang::CallExpr &Call);

/// True for sscanf, and what else reads by such a format.
bool scansByFormat(const clang::FunctionDecl &Function);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_FORMATPARAMETERS_H
