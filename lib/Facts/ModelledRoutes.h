//===- ModelledRoutes.h - Registrations that a model knows ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_MODELLEDROUTES_H
#define REDIRECT_TIDY_FACTS_MODELLEDROUTES_H

#include "Facts/Facts.h"
#include "Facts/MethodWords.h"
#include "clang/AST/ExprCXX.h"

namespace redirect {

/// A registration whose handlers are looked up when all of the unit is known.
struct PendingRoute {
  Route Registered;
  const RouteModel *How;
  /// The handler as it is given, or the object whose class has it; null if the
  /// class has it that makes the registration.
  const clang::Expr *Handler = nullptr;
  /// The name of the handler, if it is given by that.
  std::string HandlerName;
  /// True if the pattern is behind the path of the function's own object.
  bool IsBelowOwnObject = false;
  /// The call, and the function in which it stands; null if in none.
  const clang::Expr *Site = nullptr;
  const clang::FunctionDecl *In = nullptr;
  /// What gives the methods, and the pattern, where no constant does.
  const clang::Expr *Methods = nullptr;
  const clang::Expr *Pattern = nullptr;
};

/// Reads registrations as the models say. Each function gives the route that
/// the expression registers; none if no model knows it.
class ModelledRoutes {
public:
  explicit ModelledRoutes(const Vocabulary &Words)
      : Words(Words), MethodNames(Words) {}

  std::optional<PendingRoute> ofCall(const clang::CallExpr &Call) const;
  std::optional<PendingRoute>
  ofConstruction(const clang::CXXConstructExpr &Construct) const;
  std::optional<PendingRoute> ofAssignment(const clang::Expr &Target,
                                           const clang::Expr &Value) const;
  /// Of the fields that the list sets: of a record that is a registration, or
  /// of a field that takes a handler.
  std::vector<PendingRoute> ofList(const clang::InitListExpr &List) const;

  /// The values that are given to the fields of one record.
  using FieldValues = llvm::SmallVector<
      std::pair<const clang::FieldDecl *, const clang::Expr *>, 4>;
  /// Of a record that is filled by assignments.
  std::optional<PendingRoute> ofFields(const RouteModel &Model,
                                       const FieldValues &Values) const;

  /// How \p Record registers a handler by being filled; null if it doesn't.
  const RouteModel *recordModel(const clang::RecordDecl &Record) const;

  /// The methods that a call lists as all that the server serves; none if it
  /// lists none.
  std::optional<MethodSet> limitOf(const clang::CallExpr &Call) const;

private:
  const RouteModel *assignedModel(const clang::Expr &Target) const;
  const RouteModel *typeModel(clang::QualType Assigned) const;
  std::optional<PendingRoute> ofMaking(const clang::CallExpr &Call) const;
  std::optional<PendingRoute> ofArguments(const clang::Expr &Call,
                                          const RouteModel &Model) const;
  bool readSubscripts(const clang::Expr &Target, PendingRoute &Result) const;
  void readChain(const clang::CallExpr &Call, Route &Result) const;
  void putBelowClass(const clang::Expr &Call, unsigned IsBelow,
                     PendingRoute &Result) const;
  const clang::Expr *methodsIn(const clang::Expr &Call, unsigned Index) const;
  void readMethods(const clang::Expr *Argument, PendingRoute &Result) const;

  const Vocabulary &Words;
  const MethodWords MethodNames;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_MODELLEDROUTES_H
