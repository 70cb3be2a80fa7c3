//===- Vocabulary.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/Vocabulary.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

/// Adds the scopes in which the members of \p D are declared: a namespace, the
/// definition of a class, an enumeration. Of a class template these are its
/// pattern and its partial specializations.
static void addScopes(const NamedDecl *D,
                      SmallVectorImpl<const DeclContext *> &Scopes) {
  if (const auto *Alias = dyn_cast<NamespaceAliasDecl>(D))
    D = Alias->getNamespace();
  if (const auto *Typedef = dyn_cast<TypedefNameDecl>(D))
    D = Typedef->getUnderlyingType()->getAsTagDecl();
  if (const auto *Template = dyn_cast_if_present<ClassTemplateDecl>(D)) {
    SmallVector<ClassTemplatePartialSpecializationDecl *> Partial;
    const_cast<ClassTemplateDecl *>(Template)->getPartialSpecializations(
        Partial);
    for (const auto *Specialization : Partial)
      if (const DeclContext *Definition = Specialization->getDefinition())
        Scopes.push_back(Definition);
    D = Template->getTemplatedDecl();
  }
  if (const auto *Tag = dyn_cast_if_present<TagDecl>(D)) {
    if (const DeclContext *Definition = Tag->getDefinition())
      Scopes.push_back(Definition);
  } else if (const auto *Namespace = dyn_cast_if_present<NamespaceDecl>(D)) {
    Scopes.push_back(Namespace);
  }
}

static DeclarationName declarationName(ASTContext &Context, StringRef Name) {
  if (Name == "operator()")
    return Context.DeclarationNames.getCXXOperatorName(OO_Call);
  return &Context.Idents.get(Name);
}

/// All declarations that \p QualifiedName names, found scope by scope.
static SmallVector<const NamedDecl *> lookup(ASTContext &Context,
                                             StringRef QualifiedName) {
  SmallVector<StringRef> Parts;
  QualifiedName.split(Parts, "::");
  SmallVector<const DeclContext *> Scopes = {Context.getTranslationUnitDecl()};
  SmallVector<const NamedDecl *> Found;
  for (const StringRef Part : Parts) {
    Found.clear();
    const DeclarationName Name = declarationName(Context, Part);
    for (const DeclContext *Scope : Scopes)
      for (const NamedDecl *D : Scope->lookup(Name))
        Found.push_back(D->getUnderlyingDecl());
    Scopes.clear();
    for (const NamedDecl *D : Found)
      addScopes(D, Scopes);
  }
  return Found;
}

/// The declaration by which the vocabulary knows \p D.
static const Decl *representative(const NamedDecl &D) {
  const NamedDecl *Result = &D;
  if (const auto *Template = dyn_cast<TemplateDecl>(Result);
      Template && Template->getTemplatedDecl())
    Result = Template->getTemplatedDecl();
  if (const auto *Function = dyn_cast<FunctionDecl>(Result)) {
    if (Function->getTemplatedKind() != FunctionDecl::TK_NonTemplate)
      if (const FunctionDecl *Pattern =
              Function->getTemplateInstantiationPattern(
                  /*ForDefinition=*/false))
        Result = Pattern;
  } else if (const auto *Class = dyn_cast<CXXRecordDecl>(Result)) {
    if (const CXXRecordDecl *Pattern = Class->getTemplateInstantiationPattern())
      Result = Pattern;
  }
  return Result->getCanonicalDecl();
}

template <typename Fill>
void Vocabulary::resolve(StringRef QualifiedName, Fill FillRoles) {
  if (QualifiedName.empty())
    return;
  const SourceManager &Sources = Context.getSourceManager();
  for (const NamedDecl *D : lookup(Context, QualifiedName)) {
    Roles &R = RolesByDecl[representative(*D)];
    FillRoles(R);
    if (R.Names && isa<EnumDecl>(D->getDeclContext()))
      MethodEnumerations.insert(D->getDeclContext());
    // A model names the class itself where its constructors matter.
    const auto *Class = dyn_cast<CXXRecordDecl>(D->getDeclContext());
    if (Class && (R.Redirect || R.Status || R.Header || R.Reads))
      ExchangeClasses.insert(representative(*Class));
    if (isa<ClassTemplateDecl, CXXRecordDecl>(D))
      ExchangeClasses.insert(representative(*D));
    const FileID File =
        Sources.getFileID(Sources.getExpansionLoc(D->getLocation()));
    // Texts are the standard library's business, which serves every purpose.
    if (!R.Comparison && !R.Text && File != Sources.getMainFileID())
      FrameworkFiles.insert(File);
  }
}

void Vocabulary::add(const Model &M) {
  addResponse(M);
  for (const RouteModel &Entry : M.Routes)
    resolve(Entry.Function, [&](Roles &R) { R.Route = &Entry; });
  for (const HandlerModel &Entry : M.Handlers)
    resolve(Entry.Function, [&](Roles &R) { R.Handler = &Entry; });
  for (const std::string &Name : M.Work)
    resolve(Name, [&](Roles &R) { R.IsWork = true; });
  addRequest(M);
  addConstants(M);
}

void Vocabulary::addResponse(const Model &M) {
  for (const RedirectModel &Entry : M.Redirects)
    resolve(Entry.Function, [&](Roles &R) {
      R.Redirect = &Entry;
      KnowsRedirects = true;
    });
  for (const StatusModel &Entry : M.Statuses)
    for (const std::string *Name :
         {&Entry.Field, &Entry.Function, &Entry.Constructor})
      resolve(*Name, [&](Roles &R) {
        R.Status = &Entry;
        KnowsRedirects = true;
      });
  for (const HeaderModel &Entry : M.Headers)
    for (const std::string *Name : {&Entry.Function, &Entry.Field})
      resolve(*Name, [&](Roles &R) { R.Header = &Entry; });
}

void Vocabulary::addRequest(const Model &M) {
  const std::pair<RequestPart, const std::vector<std::string> *> Reads[] = {
      {RequestPart::Method, &M.Request.Method},
      {RequestPart::Target, &M.Request.Target},
      {RequestPart::RouteParameter, &M.Request.RouteParameters},
      {RequestPart::Header, &M.Request.Headers},
      {RequestPart::Body, &M.Request.Body}};
  for (const auto &[Part, Names] : Reads)
    for (const std::string &Name : *Names)
      resolve(Name, [&, Part = Part](Roles &R) {
        R.Reads = Part;
        R.MakesHandler =
            M.HandlersAreUnregistered && Part == RequestPart::Method;
      });
}

void Vocabulary::addConstants(const Model &M) {
  for (unsigned I = 0; I != NumMethods; ++I)
    for (const std::string &Name : M.MethodNames.Names[I])
      resolve(Name, [&](Roles &R) { R.Names = static_cast<Method>(I); });
  for (const std::string &Name : M.HeaderNames.Location)
    resolve(Name, [&](Roles &R) { R.HeaderName = "Location"; });
  for (const std::string &Name : M.HeaderNames.SetCookie)
    resolve(Name, [&](Roles &R) { R.HeaderName = "Set-Cookie"; });
}

void Vocabulary::addTexts(const Model &M) {
  for (const ComparisonModel &Entry : M.Comparisons)
    resolve(Entry.Function, [&](Roles &R) { R.Comparison = &Entry; });
  for (const TextModel &Entry : M.Texts)
    resolve(Entry.Function, [&](Roles &R) { R.Text = &Entry; });
}

Vocabulary::Vocabulary(ArrayRef<const Model *> Models, ASTContext &Context)
    : Context(Context) {
  for (const Model *M : Models)
    add(*M);
  // Texts are everywhere; they matter where there are redirects.
  if (KnowsRedirects)
    for (const Model *M : Models)
      addTexts(*M);
}

bool Vocabulary::isExchangeClass(const CXXRecordDecl &Class) const {
  if (ExchangeClasses.contains(representative(Class)))
    return true;
  if (!Class.hasDefinition())
    return false;
  return llvm::any_of(Class.bases(), [this](const CXXBaseSpecifier &Base) {
    const CXXRecordDecl *Parent = Base.getType()->getAsCXXRecordDecl();
    return Parent && isExchangeClass(*Parent);
  });
}

const Roles *Vocabulary::rolesOf(const NamedDecl &D) const {
  const auto Found = RolesByDecl.find(representative(D));
  return Found == RolesByDecl.end() ? nullptr : &Found->second;
}

} // namespace redirect
