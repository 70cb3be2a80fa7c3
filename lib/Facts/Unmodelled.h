//===- Unmodelled.h - Frameworks that no model describes --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_UNMODELLED_H
#define REDIRECT_TIDY_FACTS_UNMODELLED_H

#include "Facts/ExchangeShapes.h"

namespace redirect {

/// Adds to \p Words what no model names but whose shape is unmistakable: what
/// registers handlers, and what these handlers are given, if a redirect can be
/// sent with it. Whatever \p LeftOut names is nobody's business: its models
/// aren't wanted. The result must outlive \p Words.
UnmodelledFramework addUnmodelled(clang::ASTContext &Context, Vocabulary &Words,
                                  llvm::ArrayRef<const Model *> LeftOut);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_UNMODELLED_H
