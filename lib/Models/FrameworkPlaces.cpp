//===- FrameworkPlaces.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/FrameworkPlaces.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

FileID fileOf(const Decl &D) {
  const SourceManager &Sources = D.getASTContext().getSourceManager();
  return Sources.getFileID(Sources.getExpansionLoc(D.getLocation()));
}

const NamespaceDecl *outermostNamespace(const NamedDecl &D) {
  const NamespaceDecl *Result = nullptr;
  for (const DeclContext *Scope = D.getDeclContext(); Scope;
       Scope = Scope->getParent())
    if (const auto *Namespace = dyn_cast<NamespaceDecl>(Scope))
      Result = Namespace;
  return Result;
}

/// The class or enumeration that \p D declares; null if it declares none.
static const TagDecl *tagOf(const NamedDecl &D) {
  const auto *Template = dyn_cast<ClassTemplateDecl>(&D);
  return Template ? Template->getTemplatedDecl() : dyn_cast<TagDecl>(&D);
}

/// Adds the file of \p D; false if that is the main file, or none.
bool FrameworkPlaces::addFile(const NamedDecl &D) {
  const FileID File = fileOf(D);
  if (File.isInvalid() ||
      File == D.getASTContext().getSourceManager().getMainFileID())
    return false;
  Headers.insert(File);
  const NamespaceDecl *Namespace = outermostNamespace(D);
  if (Namespace && Namespace->getIdentifier())
    Namespaces.insert(Namespace->getName());
  return true;
}

void FrameworkPlaces::add(const NamedDecl &D, bool IsImplemented) {
  if (const FunctionDecl *Function = D.getAsFunction()) {
    const FunctionDecl *Definition = Function->getDefinition();
    if (addFile(*Function->getCanonicalDecl()) && Definition &&
        !addFile(*Definition) && IsImplemented)
      IsDefinedInMainFile = true;
  } else if (const TagDecl *Tag = tagOf(D)) {
    // Anybody may declare a class ahead.
    if (const TagDecl *Definition = Tag->getDefinition())
      addFile(*Definition);
  } else {
    addFile(D);
  }
}

bool mainFileDefinesPartOf(FileID Header, const ASTContext &Context) {
  const FileID Main = Context.getSourceManager().getMainFileID();
  SmallVector<const DeclContext *> Scopes = {Context.getTranslationUnitDecl()};
  while (!Scopes.empty()) {
    for (const Decl *D : Scopes.pop_back_val()->noload_decls()) {
      if (D->getLocation().isInvalid() || fileOf(*D) != Main)
        continue;
      const FunctionDecl *Function = D->getAsFunction();
      if (Function && Function->isThisDeclarationADefinition() &&
          fileOf(*Function->getCanonicalDecl()) == Header)
        return true;
      if (isa<NamespaceDecl, LinkageSpecDecl>(D))
        Scopes.push_back(cast<DeclContext>(D));
    }
  }
  return false;
}

} // namespace redirect
