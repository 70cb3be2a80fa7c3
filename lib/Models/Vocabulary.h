//===- Vocabulary.h - Models resolved in one translation unit ---*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_VOCABULARY_H
#define REDIRECT_TIDY_MODELS_VOCABULARY_H

#include "Models/Model.h"
#include "clang/AST/Decl.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"

namespace redirect {

/// A part of a request that a handler can read.
enum class RequestPart : uint8_t {
  Method,
  Target,
  RouteParameter,
  Header,
  Body
};

/// What the models say about one declaration. A declaration can have several
/// roles; most have none.
struct Roles {
  const RedirectModel *Redirect = nullptr;
  const StatusModel *Status = nullptr;
  const HeaderModel *Header = nullptr;
  const RouteModel *Route = nullptr;
  const HandlerModel *Handler = nullptr;
  const ComparisonModel *Comparison = nullptr;
  const TextModel *Text = nullptr;
  std::optional<RequestPart> Reads;
  /// The method that a constant stands for.
  std::optional<Method> Names;
  /// The header that a constant stands for: "Location" or "Set-Cookie".
  llvm::StringRef HeaderName;
  bool IsWork = false;
  /// True for what reads the method in a framework without registrations.
  bool MakesHandler = false;
};

/// The declarations of one translation unit that the models name. Each name is
/// looked up once; from then on declarations are compared, never names.
class Vocabulary {
public:
  /// Resolves \p Models, which must outlive the result. A name that this
  /// unit's headers don't declare is left out: models cover several versions
  /// of a framework.
  Vocabulary(llvm::ArrayRef<const Model *> Models, clang::ASTContext &Context);

  /// True if this unit declares something that can send a redirect.
  bool knowsRedirects() const { return KnowsRedirects; }

  /// The roles of \p D, or of the template that it is an instance of; null if
  /// it has none.
  const Roles *rolesOf(const clang::NamedDecl &D) const;

  /// True if \p File holds the declaration of a modelled name, so that its
  /// code is the framework's and not the project's, wherever it lies.
  bool isFrameworkFile(clang::FileID File) const {
    return FrameworkFiles.contains(File);
  }

  /// True for the classes of requests and responses, and those derived from
  /// them: of such a class a model names a member that is written or read.
  bool isExchangeClass(const clang::CXXRecordDecl &Class) const;

  /// True if \p Enumeration names methods: those that no model names are
  /// others.
  bool isMethodEnumeration(const clang::DeclContext *Enumeration) const {
    return MethodEnumerations.contains(Enumeration);
  }

private:
  template <typename Fill>
  void resolve(llvm::StringRef QualifiedName, Fill FillRoles);
  void add(const Model &M);
  void addResponse(const Model &M);
  void addRequest(const Model &M);
  void addConstants(const Model &M);
  void addTexts(const Model &M);

  clang::ASTContext &Context;
  llvm::DenseMap<const clang::Decl *, Roles> RolesByDecl;
  llvm::DenseSet<clang::FileID> FrameworkFiles;
  llvm::DenseSet<const clang::Decl *> ExchangeClasses;
  llvm::DenseSet<const clang::DeclContext *> MethodEnumerations;
  bool KnowsRedirects = false;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_VOCABULARY_H
