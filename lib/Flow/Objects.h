//===- Objects.h - Classes whose objects hold values ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_OBJECTS_H
#define REDIRECT_TIDY_FLOW_OBJECTS_H

#include "clang/AST/DeclCXX.h"

namespace redirect {

/// By what a record knows \p Field: of all instances of a class template, it is
/// the same.
const clang::ValueDecl *memberKey(const clang::FieldDecl &Field);

/// The member that `return member;` is all of \p Method; null if it does more.
const clang::FieldDecl *returnedMember(const clang::CXXMethodDecl &Method);

/// True for smart pointers, optionals and what else holds a value or none, by
/// their shape: a condition, and an operator that leads to the value.
bool isNullable(clang::QualType Type);

/// True for the classes that hold any number of elements, but for texts.
bool isContainer(clang::QualType Type);

/// True for std::expected and what is like it: what has no value has an error,
/// and a new one has a value.
bool hasError(clang::QualType Type);

/// True for std::nullopt and std::nullptr_t: no value.
bool isNothing(clang::QualType Type);

/// True for std::unexpected(405).
bool isError(clang::QualType Type);

/// True for a member that decides of what is done with its object: a flag, and
/// each column of a row in which there is something that can be called.
bool decides(const clang::FieldDecl &Field);

/// The class of what a function is given as \p Type: an object, a reference to
/// one, or a pointer to one that it can't change; null if it is none.
const clang::CXXRecordDecl *givenClass(clang::QualType Type);

/// The class that \p Type, or what it refers to, is; null if it is none, or if
/// its definition isn't seen.
const clang::CXXRecordDecl *definedClass(clang::QualType Type);

/// What initialises \p Field where \p Object is made; null if that can't be
/// told.
const clang::Expr *initialValue(const clang::Expr &Object,
                                const clang::FieldDecl &Field);

/// The fields of the pair that \p Arguments make, in their order; none if \p
/// Type is something else.
llvm::SmallVector<std::pair<const clang::FieldDecl *, const clang::Expr *>, 2>
pairOf(clang::QualType Type, llvm::ArrayRef<const clang::Expr *> Arguments);

/// What runs if an object of \p Type, a class of the project, is called; null
/// if that can't be told, or it is none that can be called.
const clang::CXXMethodDecl *functorOf(clang::QualType Type);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_OBJECTS_H
