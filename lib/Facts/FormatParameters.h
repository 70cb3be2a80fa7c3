//===- FormatParameters.h - What is filled in ahead -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_FORMATPARAMETERS_H
#define REDIRECT_TIDY_FACTS_FORMATPARAMETERS_H

#include "clang/AST/Decl.h"
#include <optional>

namespace redirect {

/// Which parameter is a printf format, and whether a va_list fills it in.
struct FormatParameter {
  unsigned Index;
  bool IsList;
};

/// The format of \p Function, which says so itself: by the attribute
/// format(printf), or by handing its own format on to one of the functions that
/// take a va_list. None if it has none.
std::optional<FormatParameter>
formatParameter(const clang::FunctionDecl &Function);

/// True for sscanf, and what else reads by such a format.
bool scansByFormat(const clang::FunctionDecl &Function);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_FORMATPARAMETERS_H
