//===- ObjectOwner.h - Who else sees an object ------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_OBJECTOWNER_H
#define REDIRECT_TIDY_FACTS_OBJECTOWNER_H

#include "Facts/Facts.h"
#include "clang/AST/ExprCXX.h"

namespace redirect {

/// Where an object comes from, seen from the function that names it: who else
/// sees what is done to it.
struct ObjectOwner {
  enum class Kind : uint8_t {
    /// The function has made it, and nobody else knows of it: a local variable,
    /// what is built or copied.
    Own,
    /// Callers decide: a parameter, the object of a member function, a captured
    /// variable.
    Given,
    /// It was there before the function was called, and stays: a global, what
    /// is reached from one, or from a member by a pointer.
    Outlives
  };

  Kind Is = Kind::Own;
  /// What gives it: the parameter, the captured variable, or the class of the
  /// function's own object.
  const clang::NamedDecl *By = nullptr;

  static ObjectOwner own() { return {}; }
  static ObjectOwner outlives() { return {Kind::Outlives, nullptr}; }
  static ObjectOwner given(const clang::NamedDecl &By) {
    return {Kind::Given, &By};
  }

  bool isOwn() const { return Is == Kind::Own; }
  /// The owner of what may be the one object or the other.
  ObjectOwner joined(const ObjectOwner &Other) const;
};

/// Who owns the object that \p E denotes in \p In, or that it leads to if it is
/// a pointer, an iterator or a view.
ObjectOwner ownerOf(const clang::Expr &E, const FunctionFacts &In);

/// Who owns the object that \p E denotes in \p In, be it a pointer or not.
ObjectOwner ownerOfStorage(const clang::Expr &E, const FunctionFacts &In);

/// Who owns what the call \p Site of \p Callee in \p In gives it for \p Given:
/// one of its parameters, a variable that it has captured, or the class of its
/// own object.
ObjectOwner ownerOfGiven(const clang::NamedDecl &Given, const clang::Expr &Site,
                         const clang::FunctionDecl &Callee,
                         const FunctionFacts &In);

/// True for pointers, smart pointers, iterators and views: what is done by them
/// is done to something else.
bool leadsElsewhere(clang::QualType Type);

/// True if what \p Parameter is given can be changed by it.
bool isMutable(const clang::ParmVarDecl &Parameter);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_OBJECTOWNER_H
