//===- RoutePaths.h - Paths of routes, put together -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_ROUTEPATHS_H
#define REDIRECT_TIDY_FACTS_ROUTEPATHS_H

#include "Facts/ModelledRoutes.h"

namespace redirect {

/// The class that \p Registering is a member of, around any lambdas; null if
/// there is none.
const clang::CXXRecordDecl *classAround(const clang::FunctionDecl &Registering);

/// What the objects of a unit have for paths below which routes are registered
/// with them: blueprints, groups, resources, what is mounted. Objects are known
/// by the variable or the member that they are in, or by their class where they
/// are a function's own object.
class RoutePaths {
public:
  explicit RoutePaths(const Vocabulary &Words) : Words(Words) {}

  /// Takes note of a call that gives an object a path, or puts it below
  /// another.
  void note(const clang::CallExpr &Call, const GroupModel &How);

  /// Puts the path of the object with which \p R is registered before its own.
  void complete(PendingRoute &R) const;

private:
  /// The path of an object; none if it isn't known, or if the object serves
  /// nothing.
  using Path = std::optional<std::string>;

  struct Mount {
    const clang::Expr *Below;
    Path At;
  };

  const GroupModel *groupOf(const clang::Expr &Object) const;
  Path pathOf(const clang::Expr &Object, unsigned Depth) const;
  Path pathOf(const clang::NamedDecl &Object, const GroupModel *Group,
              unsigned Depth) const;
  Path pathOfCall(const clang::CallExpr &Call, unsigned Depth) const;
  Path pathMadeWith(const clang::Expr &Making, const GroupModel &Group) const;
  Path initialPath(const clang::NamedDecl &Object, unsigned Depth) const;
  Path pathOfClass(const clang::CXXRecordDecl &Class) const;
  Path mountedPath(const clang::NamedDecl &Object, Path Own,
                   unsigned Depth) const;

  const Vocabulary &Words;
  llvm::DenseMap<const clang::NamedDecl *, llvm::SmallVector<Path, 1>> Given;
  llvm::DenseMap<const clang::NamedDecl *, llvm::SmallVector<Mount, 1>> Mounts;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_ROUTEPATHS_H
