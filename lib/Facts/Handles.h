//===- Handles.h - Objects that may lead on ---------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A function's own object may be a handle: what is done to it is done to what
// it was made of.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_HANDLES_H
#define REDIRECT_TIDY_FACTS_HANDLES_H

#include "Facts/Facts.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace redirect {

/// True if \p Object is a local handle to something that outlives the function:
/// it was made of that. `Orders orders(database); orders.add(entry);`
bool isHandle(const clang::Expr &Object, const FunctionFacts &In);

/// True if \p Object, the function's own, may be a handle: it was made of a
/// request or a response, which \p IsExchange tells by their types, of
/// something that outlives the function, or given out by that. `Visit
/// visit(req)`, `visitOf(req)`, `Cursor cursor(database)`,
/// `database.table("seats")`
bool mayBeHandle(const clang::Expr &Object, const FunctionFacts &In,
                 llvm::function_ref<bool(clang::QualType)> IsExchange);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_HANDLES_H
