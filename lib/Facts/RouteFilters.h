//===- RouteFilters.h - What runs beside a route's handler ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_ROUTEFILTERS_H
#define REDIRECT_TIDY_FACTS_ROUTEFILTERS_H

#include "Models/Vocabulary.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SetVector.h"

namespace redirect {

/// The classes of which objects serve what a route serves, before or behind its
/// handler.
using FilterClasses = llvm::SmallSetVector<const clang::CXXRecordDecl *, 2>;

/// Those that \p Registration, which registers a route as \p Model says, names:
///
///   registerHandler("/orders", save, {Post, "LoginFilter"})
///   set_http_handler<POST>("/orders", save, Login{})
///   route(app, "/orders").middlewares<Login>(app)(save)
///   App<Login> app;
FilterClasses filtersNamedBy(const clang::Expr &Registration,
                             const RouteModel &Model, const Vocabulary &Words);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_ROUTEFILTERS_H
