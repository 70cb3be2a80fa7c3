//===- NearNames.h - What may be meant by a name ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_NEARNAMES_H
#define REDIRECT_TIDY_MODELS_NEARNAMES_H

#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringMap.h"

namespace redirect {

/// Finds what may be meant by names of which a unit declares nothing: the same
/// in a base or elsewhere, or what is spelled nearly like them.
class NearNames {
public:
  using Fits = llvm::function_ref<bool(const clang::NamedDecl &)>;
  using Names = llvm::SmallVector<llvm::StringRef>;

  explicit NearNames(clang::ASTContext &Context) : Context(Context) {}

  /// \p Parts are those of the name, of which the unit knows the first
  /// \p Known, as \p Scopes; \p Suits tells what it can stand for. Null if
  /// there is nothing like it.
  const clang::NamedDecl *
  find(const Names &Parts, size_t Known,
       llvm::ArrayRef<const clang::DeclContext *> Scopes, Fits Suits);

  /// The macro that is spelled nearly like \p Name; empty if there is none.
  llvm::StringRef macroLike(llvm::StringRef Name) const;

private:
  struct Candidate {
    const clang::NamedDecl *Is = nullptr;
    unsigned Distance = 0;
  };

  Candidate likeIn(const clang::DeclContext &Scope, const Names &Parts,
                   size_t Known, Fits Suits) const;
  Candidate like(const Names &Parts, size_t Known,
                 llvm::ArrayRef<const clang::DeclContext *> Scopes,
                 Fits Suits) const;
  std::pair<const clang::NamedDecl *, size_t> elsewhere(const Names &Parts,
                                                        Fits Suits);
  void readAll();

  clang::ASTContext &Context;
  /// All that namespaces and classes hold, by its name.
  llvm::StringMap<llvm::SmallVector<const clang::NamedDecl *, 1>> All;
};

/// How far \p Name is from \p Wanted, in letters, as clang counts; nothing if
/// nobody would take the one for the other.
std::optional<unsigned> distanceTo(llvm::StringRef Name,
                                   llvm::StringRef Wanted);

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_NEARNAMES_H
