//===- NearNames.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/NearNames.h"
#include "Models/DeclarationNames.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclLookups.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

std::optional<unsigned> distanceTo(StringRef Name, StringRef Wanted) {
  const unsigned Most = (Wanted.size() + 2) / 3;
  const unsigned Distance =
      Wanted.edit_distance(Name, /*AllowReplacements=*/true, Most);
  return Distance > Most ? std::nullopt : std::optional(Distance);
}

static bool isSystems(const NamedDecl &D) {
  const SourceManager &Sources = D.getASTContext().getSourceManager();
  return D.getLocation().isInvalid() ||
         Sources.isInSystemHeader(D.getLocation());
}

/// What of \p D, and of what it holds by the names \p Rest, suits; null if
/// nothing does.
static const NamedDecl *suiting(const NamedDecl &D, ArrayRef<StringRef> Rest,
                                NearNames::Fits Suits) {
  SmallVector<const NamedDecl *> Found = {D.getUnderlyingDecl()};
  for (const StringRef Part : Rest)
    Found = lookupIn(scopesOf(Found), Part, D.getASTContext());
  const auto *const Suiting =
      llvm::find_if(Found, [&](const NamedDecl *Is) { return Suits(*Is); });
  return Suiting == Found.end() ? nullptr : *Suiting;
}

/// What \p Scope holds that is spelled nearly like \p Parts [\p Known], and
/// holds what the others say.
NearNames::Candidate NearNames::likeIn(const DeclContext &Scope,
                                       const Names &Parts, size_t Known,
                                       Fits Suits) const {
  Candidate Best;
  const auto Rest = ArrayRef(Parts).drop_front(Known + 1);
  for (const DeclContext::lookup_result &Result : Scope.lookups())
    for (const NamedDecl *D : Result) {
      const IdentifierInfo *Name = D->getIdentifier();
      const std::optional<unsigned> Distance =
          Name ? distanceTo(Name->getName(), Parts[Known]) : std::nullopt;
      if (!Distance || (Best.Is && *Distance > Best.Distance))
        continue;
      const NamedDecl *Suiting = suiting(*D, Rest, Suits);
      if (!Suiting)
        continue;
      // The order in which a scope holds names says nothing.
      const auto Rank = [](const NamedDecl &Is) {
        return std::pair(isSystems(Is), Is.getQualifiedNameAsString());
      };
      if (!Best.Is || *Distance < Best.Distance ||
          Rank(*Suiting) < Rank(*Best.Is))
        Best = {Suiting, *Distance};
    }
  return Best;
}

NearNames::Candidate NearNames::like(const Names &Parts, size_t Known,
                                     ArrayRef<const DeclContext *> Scopes,
                                     Fits Suits) const {
  Candidate Best;
  const auto Add = [&](const DeclContext &Scope) {
    const Candidate Here = likeIn(Scope, Parts, Known, Suits);
    if (Here.Is && (!Best.Is || Here.Distance < Best.Distance))
      Best = Here;
  };
  for (const DeclContext *Scope : Scopes) {
    Add(*Scope);
    if (const auto *Class = dyn_cast<CXXRecordDecl>(Scope))
      Class->forallBases([&](const CXXRecordDecl *Base) {
        Add(*Base);
        return true;
      });
  }
  return Best;
}

/// Notes all that stands in namespaces and classes.
void NearNames::readAll() {
  SmallVector<const DeclContext *> Pending = {Context.getTranslationUnitDecl()};
  while (!Pending.empty())
    for (const Decl *D : Pending.pop_back_val()->decls()) {
      if (const auto *Template = dyn_cast<ClassTemplateDecl>(D))
        D = Template->getTemplatedDecl();
      const auto *Named = dyn_cast<NamedDecl>(D);
      if (Named && Named->getIdentifier() && !D->isImplicit())
        All[Named->getName()].push_back(Named);
      const auto *Scope = dyn_cast<DeclContext>(D);
      if (Scope && !Scope->isFunctionOrMethod())
        Pending.push_back(Scope);
    }
}

/// How many of the last \p Parts are those of \p D and of what it stands in.
static size_t commonEnd(const NamedDecl &D, ArrayRef<StringRef> Parts) {
  size_t Common = 0;
  const auto IsCalled = [](const DeclContext &Scope, StringRef Part) {
    const auto *Named = dyn_cast<NamedDecl>(&Scope);
    return Named && Named->getIdentifier() && Named->getName() == Part;
  };
  const DeclContext *Scope = D.getDeclContext();
  for (Common = 1; Common != Parts.size(); ++Common) {
    while (Scope &&
           (Scope->isTransparentContext() || Scope->isInlineNamespace()))
      Scope = Scope->getParent();
    if (!Scope || !IsCalled(*Scope, Parts[Parts.size() - 1 - Common]))
      break;
    Scope = Scope->getParent();
  }
  return Common;
}

/// What stands elsewhere under the last of \p Parts, and how many of them it
/// has: the class has moved to another namespace.
std::pair<const NamedDecl *, size_t> NearNames::elsewhere(const Names &Parts,
                                                          Fits Suits) {
  if (All.empty())
    readAll();
  std::pair<const NamedDecl *, size_t> Best = {nullptr, 0};
  const auto Known = All.find(Parts.back());
  if (Known == All.end())
    return Best;
  bool IsOnly = true;
  for (const NamedDecl *D : Known->second) {
    const size_t Common = Suits(*D) ? commonEnd(*D, Parts) : 0;
    if (Common > Best.second) {
      Best = {D, Common};
      IsOnly = true;
    } else if (Common && Common == Best.second &&
               representative(*D) != representative(*Best.first)) {
      IsOnly = false;
    }
  }
  // A name alone is anybody's: `size`, `get`.
  const bool IsOften = Best.second < 2 && !IsOnly;
  return IsOften || (Best.first && Best.second < 2 && isSystems(*Best.first))
             ? std::pair<const NamedDecl *, size_t>(nullptr, 0)
             : Best;
}

const NamedDecl *NearNames::find(const Names &Parts, size_t Known,
                                 ArrayRef<const DeclContext *> Scopes,
                                 Fits Suits) {
  const Candidate Spelled = like(Parts, Known, Scopes, Suits);
  if (Spelled.Is && Spelled.Distance < 2)
    return Spelled.Is;
  const auto [Moved, Common] = elsewhere(Parts, Suits);
  if (Moved && (Common > 1 || !Spelled.Is))
    return Moved;
  return Spelled.Is;
}

StringRef NearNames::macroLike(StringRef Name) const {
  StringRef Best;
  unsigned Least = 0;
  for (const auto &Entry : Context.Idents)
    if (Entry.getValue()->hadMacroDefinition())
      if (const auto Distance = distanceTo(Entry.getKey(), Name))
        if (Best.empty() || *Distance < Least ||
            (*Distance == Least && Entry.getKey() < Best)) {
          Best = Entry.getKey();
          Least = *Distance;
        }
  return Best;
}

} // namespace redirect
