//===- Callables.h - The functions that an expression holds -----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_CALLABLES_H
#define REDIRECT_TIDY_FACTS_CALLABLES_H

#include "Facts/UserCode.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace redirect {

/// Where the project keeps callables: which expressions were stored in which
/// variable, member, parameter or container. Registrations are often apart from
/// the handlers that they register: a table walked in a loop, a wrapper such as
/// `void App::post(std::string Path, Handler H) { server.Post(Path, H); }`.
class CallableStores {
public:
  /// Takes note that \p Holder may hold the value of \p Stored, or returns it
  /// if it is a function. Holders that can't hold a callable are left out.
  void add(const clang::ValueDecl &Holder, const clang::Expr &Stored);

  llvm::ArrayRef<const clang::Expr *>
  storedIn(const clang::ValueDecl &Holder) const;

  /// The functions that return callables.
  llvm::ArrayRef<const clang::FunctionDecl *> makers() const { return Makers; }

private:
  bool canHoldCallable(clang::QualType Type);

  llvm::DenseMap<const clang::ValueDecl *,
                 llvm::SmallVector<const clang::Expr *, 1>>
      ByHolder;
  std::vector<const clang::FunctionDecl *> Makers;
  llvm::DenseMap<const clang::CXXRecordDecl *, bool> IsCallableClass;
};

/// True for lambdas, functors, std::function, and pointers to functions and
/// members.
bool isCallable(clang::QualType Type);

/// True for a container or an array of what can be called.
bool isCallableList(clang::QualType Type);

/// True if \p Base is the object that is called, in \p Function, its operator:
/// who makes the object decides what that is.
bool isOwnOfFunctor(const clang::Expr &Base,
                    const clang::FunctionDecl &Function);

/// What \p E only carries on: the callable of which std::function, a pointer or
/// a reference is made, or which is moved; null if it does something else.
const clang::Expr *carriedCallable(const clang::Expr &E);

/// Resolves a handler as people give it: a lambda, a function, a member
/// pointer, std::bind of one, a functor, something that holds one, or any of
/// these wrapped in calls of the project's own: `withAuth([](...) {...})`. What
/// the parameters of \p In hold, in which it stands, is left to its callers;
/// null if it stands in no function.
Callables resolveCallable(const clang::Expr &Handler, UserCode &Code,
                          const CallableStores &Stores,
                          const clang::FunctionDecl *In);

/// The bodies that run when \p Lambda is called: its call operator, or each
/// instance of it if it is generic.
llvm::SmallVector<const clang::FunctionDecl *, 1>
lambdaBodies(const clang::LambdaExpr &Lambda, UserCode &Code);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_CALLABLES_H
