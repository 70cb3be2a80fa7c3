//===- FrameworkPlaces.h - Where frameworks are declared --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_FRAMEWORKPLACES_H
#define REDIRECT_TIDY_MODELS_FRAMEWORKPLACES_H

#include "clang/AST/Decl.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringSet.h"

namespace redirect {

/// The file in which \p D is written, or the macro used that declares it.
clang::FileID fileOf(const clang::Decl &D);

/// The outermost namespace that holds \p D: `oatpp` for oatpp::web::Status;
/// null if none does.
const clang::NamespaceDecl *outermostNamespace(const clang::NamedDecl &D);

/// Where the declarations of modelled frameworks stand in a unit.
struct FrameworkPlaces {
  /// The files, but for the main file.
  llvm::SetVector<clang::FileID> Headers;
  /// The outermost namespaces.
  llvm::StringSet<> Namespaces;
  /// True if the main file defines what such a header declares.
  bool IsDefinedInMainFile = false;

  /// Adds what a model names. \p IsImplemented says that nobody but the
  /// framework defines it, if it is a function.
  void add(const clang::NamedDecl &D, bool IsImplemented);

private:
  bool addFile(const clang::NamedDecl &D);
};

/// True if the main file defines a function that \p Header declares.
bool mainFileDefinesPartOf(clang::FileID Header,
                           const clang::ASTContext &Context);

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_FRAMEWORKPLACES_H
