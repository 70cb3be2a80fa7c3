//===- RouteShapes.h - Registrations by their shape -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_ROUTESHAPES_H
#define REDIRECT_TIDY_FACTS_ROUTESHAPES_H

#include "Facts/UserCode.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/SetVector.h"

namespace redirect {

/// A call that looks like the registration of a handler.
struct RouteShape {
  const clang::FunctionDecl *Function = nullptr;
  RouteModel Model;
  /// The enumerations of which a constant tells the method.
  llvm::SmallSetVector<const clang::EnumDecl *, 1> MethodEnumerations;
  /// The classes that the handler takes or returns, among which those of the
  /// request and the response must be.
  llvm::SmallSetVector<const clang::RecordDecl *, 4> Exchanged;
  /// The classes from which the handler's class is derived, if it is a member.
  llvm::SmallSetVector<const clang::RecordDecl *, 2> Controllers;
};

/// The route that \p Call registers, by its shape alone: a function named like
/// a method or a registration, a path that is spelled out, something to call.
std::optional<RouteShape> routeShapeOf(const clang::CallExpr &Call,
                                       UserCode &Code);

/// True if the constants of \p Enumeration are the names of methods.
bool namesMethods(const clang::EnumDecl &Enumeration);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_ROUTESHAPES_H
