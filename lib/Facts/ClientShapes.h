//===- ClientShapes.h - What client code does with a Location ---*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_CLIENTSHAPES_H
#define REDIRECT_TIDY_FACTS_CLIENTSHAPES_H

#include "Facts/NamedExpressions.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/SmallVector.h"

namespace redirect {

/// Where client code reads an answer's Location, and where it sends requests:
/// told by models, or by shapes and names that are unmistakable.
class ClientShapes {
public:
  /// \p Context and what \p Models are must outlive the result.
  ClientShapes(clang::ASTContext &Context,
               llvm::ArrayRef<const Model *> Models);

  /// True if \p E, by itself, gives a Location; if \p ByName, what is called
  /// so counts.
  bool givesLocation(const clang::Expr &E, bool ByName) const;

  /// What \p Call fills with a Location.
  llvm::SmallVector<const clang::Expr *, 2>
  filledBy(const clang::CallExpr &Call) const;

  /// What \p E finds to be the header, or its line: the text, the name or the
  /// number that it compares.
  llvm::SmallVector<const clang::Expr *, 2>
  comparedBy(const clang::Expr &E) const;

  /// True for "Location", and constants that stand for it.
  bool namesHeader(const clang::Expr &E) const;

  /// True if \p Call sends a request to what it is given, or sets its address.
  bool isRequest(const clang::CallExpr &Call) const;

  /// True if \p Call follows the Location of the last answer, as a model says,
  /// or the name of a function whose body nobody sees.
  bool follows(const clang::CallExpr &Call) const;

  /// True if \p Call searches a Location for a text of the server's own.
  bool isCutOut(const clang::CallExpr &Call) const;

  /// How the library that \p Body uses is told to follow by itself; empty if
  /// unknown.
  llvm::StringRef settingFor(const clang::Stmt &Body) const;

private:
  void add(const Model &M, const NameList &Names, NamedExpressions &To);
  bool hasHeaderName(const clang::CallExpr &Call) const;

  clang::ASTContext &Context;
  /// Whose the declarations are that models name.
  llvm::DenseMap<const clang::Decl *, const Model *> Owners;
  NamedExpressions Location;
  NamedExpressions Requests;
  NamedExpressions Follows;
};

/// The arguments of \p Call, without the object of an operator.
llvm::SmallVector<const clang::Expr *, 4> givenTo(const clang::CallExpr &Call);

/// What \p Call may fill with a text.
llvm::SmallVector<const clang::Expr *, 2>
filledArguments(const clang::CallExpr &Call);

/// The object on which \p Call runs a member or an operator; null if none.
const clang::Expr *calledOn(const clang::CallExpr &Call);

/// The name of what \p Call runs; empty if it has none.
llvm::StringRef calleeName(const clang::CallExpr &Call);

/// The variable or member that \p E is, is a part of, or is read from; null if
/// there is none.
const clang::ValueDecl *objectBehind(const clang::Expr &E);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_CLIENTSHAPES_H
