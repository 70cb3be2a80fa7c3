//===- ModelMatch.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ModelMatch.h"
#include "Models/DeclarationNames.h"
#include "Models/NearNames.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace redirect {

void EntryMatch::add(EntryMatch Other) {
  const bool IsBetter = Other.Is > Is ||
                        (Other.Is == Is && !Near && Other.Near) ||
                        (Other.Is == Is && Other.Parameters > Parameters);
  if (IsBetter)
    *this = std::move(Other);
}

/// Where \p D stands, and what it is called from outside.
static NearName placeOf(const NamedDecl &D) {
  const SourceManager &Sources = D.getASTContext().getSourceManager();
  NearName Result;
  llvm::raw_string_ostream To(Result.Name);
  PrintingPolicy Policy = D.getASTContext().getPrintingPolicy();
  Policy.SuppressUnwrittenScope = true;
  cast<NamedDecl>(representative(D))->printQualifiedName(To, Policy);
  const auto [File, Offset] =
      Sources.getDecomposedLoc(Sources.getFileLoc(D.getLocation()));
  if (const OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File)) {
    SmallString<128> Path(Entry->getName());
    Sources.getFileManager().makeAbsolutePath(Path);
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    Result.File = Path.str().str();
    Result.Line = Sources.getLineNumber(File, Offset);
  }
  return Result;
}

static DeclaredKind kindOf(const NamedDecl &Named) {
  const NamedDecl *D = &Named;
  if (const auto *Template = dyn_cast<TemplateDecl>(D);
      Template && Template->getTemplatedDecl())
    D = Template->getTemplatedDecl();
  if (isa<FunctionDecl>(D))
    return DeclaredKind::Function;
  if (isa<EnumDecl>(D))
    return DeclaredKind::Enumeration;
  if (isa<TypeDecl>(D))
    return DeclaredKind::Class;
  if (isa<FieldDecl, IndirectFieldDecl>(D))
    return DeclaredKind::Field;
  if (isa<EnumConstantDecl>(D))
    return DeclaredKind::Constant;
  if (isa<VarDecl>(D))
    return DeclaredKind::Variable;
  return isa<NamespaceDecl, NamespaceAliasDecl>(D) ? DeclaredKind::Namespace
                                                   : DeclaredKind::Other;
}

/// True if \p D can be what an entry names for \p Wanted. What is called may be
/// a member that holds a function.
static bool isOfKind(const NamedDecl &D, NamedKind Wanted) {
  const DeclaredKind Is = kindOf(D);
  if (Is == DeclaredKind::Other)
    return true;
  if (Wanted == NamedKind::Function)
    return Is == DeclaredKind::Function || Is == DeclaredKind::Field ||
           Is == DeclaredKind::Variable;
  if (Wanted == NamedKind::Field)
    return Is == DeclaredKind::Field || Is == DeclaredKind::Variable;
  if (Wanted == NamedKind::Class)
    return Is == DeclaredKind::Class || Is == DeclaredKind::Enumeration;
  return true;
}

/// The parameters of \p Function; nothing if it takes any number.
static std::optional<unsigned> parametersOf(const FunctionDecl &Function) {
  const bool TakesAny =
      Function.isVariadic() || !Function.hasPrototype() ||
      llvm::any_of(Function.parameters(), [](const ParmVarDecl *Parameter) {
        return Parameter->isParameterPack();
      });
  return TakesAny ? std::nullopt : std::optional(Function.getNumParams());
}

/// The most parameters of the constructors of \p Class; nothing if others may
/// make its objects, too.
static std::optional<unsigned> constructorsOf(const CXXRecordDecl &Class) {
  const CXXRecordDecl *Definition = Class.getDefinition();
  if (!Definition || Definition->isAggregate() ||
      Definition->hasAnyDependentBases())
    return std::nullopt;
  unsigned Most = 0;
  for (const Decl *D : Definition->decls()) {
    if (isa<UsingDecl>(D))
      return std::nullopt;
    const FunctionDecl *Function = D->getAsFunction();
    if (!isa_and_nonnull<CXXConstructorDecl>(Function))
      continue;
    const std::optional<unsigned> Parameters = parametersOf(*Function);
    if (!Parameters)
      return std::nullopt;
    Most = std::max(Most, *Parameters);
  }
  return Most;
}

/// How many arguments a call of \p D has at most; nothing if that isn't known.
static std::optional<unsigned> argumentsOf(const NamedDecl &D,
                                           bool CountsObject) {
  if (const FunctionDecl *Function = D.getAsFunction()) {
    const auto *Method = dyn_cast<CXXMethodDecl>(Function);
    const unsigned Objects = CountsObject && Method && Method->isInstance();
    const std::optional<unsigned> Parameters = parametersOf(*Function);
    return Parameters ? std::optional(*Parameters + Objects) : std::nullopt;
  }
  const auto *Class = dyn_cast<CXXRecordDecl>(representative(D));
  return Class ? constructorsOf(*Class) : std::nullopt;
}

namespace {

class EntryMatcher {
public:
  explicit EntryMatcher(ASTContext &Context)
      : Context(Context), Near(Context) {}

  EntryMatch match(const ModelEntry &Entry);

private:
  EntryMatch unresolved(const ModelEntry &Entry, StringRef Name);
  std::optional<EntryMatch> missingField(const ModelEntry &Entry);

  ASTContext &Context;
  NearNames Near;
};

} // namespace

/// What is known of \p Name, which is declared nowhere.
EntryMatch EntryMatcher::unresolved(const ModelEntry &Entry, StringRef Name) {
  EntryMatch Result;
  Result.Is = EntryMatch::Kind::Nothing;
  NearNames::Names Parts;
  Name.split(Parts, "::");
  SmallVector<const DeclContext *> Scopes = {Context.getTranslationUnitDecl()};
  SmallVector<const NamedDecl *> Found;
  size_t Known = 0;
  for (; Known != Parts.size(); ++Known) {
    SmallVector<const NamedDecl *> Next =
        lookupIn(Scopes, Parts[Known], Context);
    if (Next.empty())
      break;
    Found = std::move(Next);
    Scopes = scopesOf(Found);
  }
  if (Known != 0) {
    Result.Is = Scopes.empty() ? EntryMatch::Kind::NoDefinition
                               : EntryMatch::Kind::NoMember;
    Result.Scope = llvm::join(ArrayRef(Parts).take_front(Known), "::");
    Result.IsClass = !isa<NamespaceDecl, NamespaceAliasDecl>(Found.front());
    Result.Missing = Parts[Known].str();
    Result.Declared = placeOf(*Found.front());
  }
  const bool IsWhole = Name == Entry.Name->Text;
  const auto Suits = [&](const NamedDecl &D) {
    return IsWhole ? isOfKind(D, Entry.Is) : isOfKind(D, NamedKind::Field);
  };
  if (const NamedDecl *D = Near.find(Parts, Known, Scopes, Suits))
    Result.Near = placeOf(*D);
  else if (const StringRef Macro =
               Parts.size() == 1 ? Near.macroLike(Name) : "";
           !Macro.empty())
    Result.Near = NearName{Macro.str(), "", 0};
  return Result;
}

/// The first member of the record \p Entry that isn't there.
std::optional<EntryMatch> EntryMatcher::missingField(const ModelEntry &Entry) {
  for (const StringRef Field : Entry.Fields) {
    const std::string Name = (Entry.Name->Text + "::" + Field).str();
    if (lookup(Context, Name).empty())
      return unresolved(Entry, Name);
  }
  return std::nullopt;
}

EntryMatch EntryMatcher::match(const ModelEntry &Entry) {
  const StringRef Name = Entry.Name->Text;
  EntryMatch Result;
  Result.Is = EntryMatch::Kind::Matches;
  const SmallVector<const NamedDecl *> Found = lookup(Context, Name);
  if (Found.empty())
    return isMacro(Context, Name) ? Result : unresolved(Entry, Name);
  const auto *const Suiting = llvm::find_if(
      Found, [&](const NamedDecl *D) { return isOfKind(*D, Entry.Is); });
  Result.Declared =
      placeOf(Suiting == Found.end() ? *Found.front() : **Suiting);
  Result.DeclaredAs = kindOf(*Found.front());
  if (Suiting == Found.end()) {
    Result.Is = EntryMatch::Kind::OtherKind;
    return Result;
  }
  if (std::optional<EntryMatch> Missing = missingField(Entry))
    return std::move(*Missing);
  if (!Entry.LastArgument)
    return Result;
  for (const NamedDecl *D : Found) {
    const std::optional<unsigned> Arguments =
        argumentsOf(*D, Entry.CountsObject);
    if (!Arguments || *Arguments > *Entry.LastArgument)
      return Result;
    Result.Parameters = std::max(Result.Parameters, *Arguments);
  }
  Result.Is = EntryMatch::Kind::FewerParameters;
  return Result;
}

std::vector<EntryMatch> matchEntries(ArrayRef<ModelEntry> Entries,
                                     ASTContext &Context) {
  EntryMatcher Matcher(Context);
  std::vector<EntryMatch> Result;
  Result.reserve(Entries.size());
  for (const ModelEntry &Entry : Entries)
    Result.push_back(Matcher.match(Entry));
  return Result;
}

std::optional<NearName> nearIdentifier(StringRef Identifier,
                                       ASTContext &Context) {
  const DeclContext *Outermost = Context.getTranslationUnitDecl();
  const auto Any = [](const NamedDecl &) { return true; };
  NearNames Near(Context);
  const NamedDecl *D = Near.find({Identifier}, 0, {Outermost}, Any);
  return D ? std::optional(placeOf(*D)) : std::nullopt;
}

} // namespace redirect
