//===- DeclarationNames.h - What names in models name -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_DECLARATIONNAMES_H
#define REDIRECT_TIDY_MODELS_DECLARATIONNAMES_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/SmallVector.h"

namespace redirect {

/// What \p Name is where it occurs in the unit, or in what is precompiled of
/// it; else null. Asking leaves no trace: whoever asks later gets the same
/// answer.
const clang::IdentifierInfo *findIdentifier(clang::ASTContext &Context,
                                            llvm::StringRef Name);

/// All declarations that \p QualifiedName names, found scope by scope.
llvm::SmallVector<const clang::NamedDecl *>
lookup(clang::ASTContext &Context, llvm::StringRef QualifiedName);

/// What \p Scopes hold under the name \p Part, which has no scopes of its own.
llvm::SmallVector<const clang::NamedDecl *>
lookupIn(llvm::ArrayRef<const clang::DeclContext *> Scopes,
         llvm::StringRef Part, clang::ASTContext &Context);

/// The scopes in which the members of \p Declared stand, which may be classes,
/// namespaces and enumerations.
llvm::SmallVector<const clang::DeclContext *>
scopesOf(llvm::ArrayRef<const clang::NamedDecl *> Declared);

/// True if \p Name, which \p Context doesn't declare, is that of a macro.
bool isMacro(clang::ASTContext &Context, llvm::StringRef Name);

/// The one declaration that stands for \p D and whatever else is the same: the
/// pattern of an instance, the first declaration of several, the class that a
/// typedef names.
const clang::Decl *representative(const clang::NamedDecl &D);

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_DECLARATIONNAMES_H
