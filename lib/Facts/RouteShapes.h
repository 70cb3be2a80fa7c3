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

/// What looks like the registration of a handler: the function that a call
/// calls, or the record that a list fills.
struct RouteShape {
  const clang::NamedDecl *Registers = nullptr;
  clang::SourceLocation SeenAt;
  RouteModel Model;
  /// True for a pattern that tells the method, too: "POST /orders".
  bool PatternNamesMethod = false;
  /// False if it is given a method, a path and something to call, and is named
  /// like anything else: a client's requests are, too.
  bool IsNamedSo = true;
  /// True if it is a pointer to a function that nobody here knows: what hosts
  /// give their plugins.
  bool IsPointer = false;
  /// True if it registers for all methods, as far as is understood of it:
  /// something may tell others.
  bool IsAmbiguous = false;
  /// What tells the pattern earlier in a chain of calls.
  llvm::SmallSetVector<const clang::FunctionDecl *, 1> ChainPatterns;
  /// The enumerations of which a constant tells the method.
  llvm::SmallSetVector<const clang::EnumDecl *, 1> MethodEnumerations;
  /// The classes that the handler takes or returns, among which those of the
  /// request and the response must be.
  llvm::SmallSetVector<const clang::RecordDecl *, 4> Exchanged;
  /// The classes from which the handler's class is derived, if it is a member.
  llvm::SmallSetVector<const clang::RecordDecl *, 2> Controllers;

  /// True if it says itself for which methods, and at which path.
  bool isWhole() const {
    return Model.Pattern.Argument && !IsAmbiguous &&
           (Model.MethodsArgument || PatternNamesMethod ||
            (Model.Methods && !Model.Methods->Listed.empty()));
  }
  /// Adds what another registration of the same kind shows.
  void add(const RouteShape &Other);
};

/// The route that \p Call registers, by its shape alone: a function named like
/// a method or a registration, a path that is spelled out, something to call.
std::optional<RouteShape> routeShapeOf(const clang::CallExpr &Call,
                                       UserCode &Code);

/// The route that \p List is, by its shape alone: a record of a method, a path
/// that is spelled out, and something to call.
std::optional<RouteShape> routeShapeOf(const clang::InitListExpr &List,
                                       UserCode &Code);

/// True if records of the class \p Record can be such routes.
bool mayBeRoute(const clang::RecordDecl &Record);

/// What a model says of a route for \p Methods.
MethodList listed(MethodSet Methods);

/// Adds the classes of what \p Handler takes and returns.
void addExchanged(const clang::FunctionDecl &Handler, RouteShape &Shape);

/// The method and the path of "POST /orders" or "POST:/orders"; no method and
/// all of the text for others.
std::pair<llvm::StringRef, llvm::StringRef> splitPattern(llvm::StringRef Text);

/// True if the constants of \p Enumeration are the names of methods.
bool namesMethods(const clang::EnumDecl &Enumeration);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_ROUTESHAPES_H
