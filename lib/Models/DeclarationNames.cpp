//===- DeclarationNames.cpp -----------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/DeclarationNames.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

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

const IdentifierInfo *findIdentifier(ASTContext &Context, StringRef Name) {
  IdentifierTable &Known = Context.Idents;
  IdentifierInfoLookup *Precompiled = Known.getExternalIdentifierLookup();
  const bool IsThere = Known.find(Name) != Known.end() ||
                       (Precompiled && Precompiled->get(Name));
  return IsThere ? &Known.get(Name) : nullptr;
}

/// Empty if nothing in the unit has the name.
static DeclarationName declarationName(ASTContext &Context, StringRef Name) {
  if (Name == "operator()")
    return Context.DeclarationNames.getCXXOperatorName(OO_Call);
  if (Name == "operator[]")
    return Context.DeclarationNames.getCXXOperatorName(OO_Subscript);
  const bool IsLiterals = Name.consume_front("operator\"\"");
  const IdentifierInfo *Identifier = findIdentifier(Context, Name);
  return Identifier && IsLiterals
             ? Context.DeclarationNames.getCXXLiteralOperatorName(Identifier)
             : DeclarationName(Identifier);
}

SmallVector<const NamedDecl *> lookupIn(ArrayRef<const DeclContext *> Scopes,
                                        StringRef Part, ASTContext &Context) {
  SmallVector<const NamedDecl *> Found;
  const DeclarationName Name = declarationName(Context, Part);
  if (Name.isEmpty())
    return Found;
  for (const DeclContext *Scope : Scopes)
    for (const NamedDecl *D : Scope->lookup(Name))
      Found.push_back(D->getUnderlyingDecl());
  return Found;
}

SmallVector<const DeclContext *>
scopesOf(ArrayRef<const NamedDecl *> Declared) {
  SmallVector<const DeclContext *> Scopes;
  for (const NamedDecl *D : Declared)
    addScopes(D, Scopes);
  return Scopes;
}

SmallVector<const NamedDecl *> lookup(ASTContext &Context,
                                      StringRef QualifiedName) {
  SmallVector<StringRef> Parts;
  QualifiedName.split(Parts, "::");
  SmallVector<const DeclContext *> Scopes = {Context.getTranslationUnitDecl()};
  SmallVector<const NamedDecl *> Found;
  for (const StringRef Part : Parts) {
    Found = lookupIn(Scopes, Part, Context);
    Scopes = scopesOf(Found);
  }
  return Found;
}

bool isMacro(ASTContext &Context, StringRef Name) {
  const IdentifierInfo *Known =
      Name.contains(':') ? nullptr : findIdentifier(Context, Name);
  return Known && Known->hadMacroDefinition();
}

/// The member of \p Pattern, a class template's, of which \p Field is an
/// instance.
static const NamedDecl *fieldPatternOf(const FieldDecl &Field,
                                       const CXXRecordDecl &Pattern) {
  for (const NamedDecl *D : Pattern.lookup(Field.getDeclName()))
    if (isa<FieldDecl>(D))
      return D;
  return &Field;
}

/// The enumerator of a class template of which \p Enumerator is an instance.
static const NamedDecl *
enumeratorPatternOf(const EnumConstantDecl &Enumerator) {
  const auto *Enum = dyn_cast<EnumDecl>(Enumerator.getDeclContext());
  const EnumDecl *Pattern =
      Enum ? Enum->getInstantiatedFromMemberEnum() : nullptr;
  if (Pattern)
    for (const EnumConstantDecl *Known : Pattern->enumerators())
      if (Known->getDeclName() == Enumerator.getDeclName())
        return Known;
  return &Enumerator;
}

/// What \p D is an instance of, in a template or as a member of one; \p D
/// itself if it is none.
static const NamedDecl *patternOf(const NamedDecl &D) {
  if (const auto *Function = dyn_cast<FunctionDecl>(&D)) {
    const FunctionDecl *Pattern =
        Function->getTemplatedKind() == FunctionDecl::TK_NonTemplate
            ? nullptr
            : Function->getTemplateInstantiationPattern(
                  /*ForDefinition=*/false);
    return Pattern ? Pattern : &D;
  }
  if (const auto *Class = dyn_cast<CXXRecordDecl>(&D)) {
    const CXXRecordDecl *Pattern = Class->getTemplateInstantiationPattern();
    return Pattern ? Pattern : &D;
  }
  if (const auto *Enumerator = dyn_cast<EnumConstantDecl>(&D))
    return enumeratorPatternOf(*Enumerator);
  const auto *Field = dyn_cast<FieldDecl>(&D);
  const auto *Owner =
      Field ? dyn_cast<CXXRecordDecl>(Field->getParent()) : nullptr;
  const CXXRecordDecl *Pattern =
      Owner ? Owner->getTemplateInstantiationPattern() : nullptr;
  return Pattern ? fieldPatternOf(*Field, *Pattern) : &D;
}

const Decl *representative(const NamedDecl &D) {
  const NamedDecl *Named = &D;
  if (const auto *Template = dyn_cast<TemplateDecl>(Named);
      Template && Template->getTemplatedDecl())
    Named = Template->getTemplatedDecl();
  // A member of an anonymous union
  if (const auto *Indirect = dyn_cast<IndirectFieldDecl>(Named))
    Named = Indirect->getAnonField();
  if (const auto *Typedef = dyn_cast<TypedefNameDecl>(Named))
    if (const TagDecl *Tag = Typedef->getUnderlyingType()->getAsTagDecl())
      Named = Tag;
  return patternOf(*Named)->getCanonicalDecl();
}

} // namespace redirect
