//===- DefinitionFinder.h - Where user code has its bodies ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_DEFINITIONFINDER_H
#define REDIRECT_TIDY_FACTS_DEFINITIONFINDER_H

#include "Facts/UserCode.h"
#include "llvm/ADT/SmallVector.h"

namespace redirect {

/// Finds the definitions of user code, declaration by declaration. Works on a
/// list instead of recursing, so that no depth of nesting can exhaust the
/// stack.
class DefinitionFinder {
public:
  explicit DefinitionFinder(UserCode &Code) : Code(Code) {}

  void find(llvm::ArrayRef<clang::Decl *> Scope);

  /// Functions with a body, in source order; of a template, its instances.
  std::vector<const clang::FunctionDecl *> Functions;
  /// Functions with a body whose declaration holds an error.
  std::vector<const clang::FunctionDecl *> Invalid;
  /// What runs before main: `static const bool Ready = addRoutes(server);`
  std::vector<const clang::Expr *> Initializers;

private:
  void visit(const clang::Decl &D);
  void enter(const clang::Decl &D, const clang::DeclContext &Members);
  void add(const clang::FunctionDecl &Function);

  UserCode &Code;
  llvm::SmallVector<const clang::Decl *> Pending;
};

/// The definitions of user code in \p Context, and of the lambdas in them.
std::vector<const clang::FunctionDecl *>
functionsAndLambdas(const clang::ASTContext &Context, UserCode &Code);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_DEFINITIONFINDER_H
