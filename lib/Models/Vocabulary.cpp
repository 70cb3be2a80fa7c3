//===- Vocabulary.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/Vocabulary.h"
#include "Models/DeclarationNames.h"
#include "Models/ForeignFiles.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace redirect {

/// True if a role says of a class that its objects are requests, responses, or
/// both.
static bool makesExchange(const Roles &R) {
  return R.Redirect || R.Status || R.Reads ||
         (R.Handler && !R.Handler->Taking.empty());
}

template <typename Fill>
void Vocabulary::resolve(const QualifiedName &Name, Fill FillRoles) {
  if (Name.empty())
    return;
  const SmallVector<const NamedDecl *> Found = lookup(Context, Name.Text);
  if (Found.empty() && isMacro(Context, Name.Text))
    FillRoles(RolesByMacro[Name.Text]);
  for (const NamedDecl *D : Found) {
    const Decl *Known = representative(*D);
    Roles &R = RolesByDecl[Known];
    FillRoles(R);
    if (R.Names && isa<EnumDecl>(D->getDeclContext()))
      MethodEnumerations.insert(D->getDeclContext());
    // A model names the class itself where its constructors matter.
    const auto *Class = dyn_cast<CXXRecordDecl>(D->getDeclContext());
    if (Class && (R.Redirect || R.Status || R.Header || R.Reads))
      ExchangeClasses.insert(representative(*Class));
    if (isa<RecordDecl>(Known) && makesExchange(R))
      ExchangeClasses.insert(Known);
    addPlace(Name, *D, R);
  }
}

/// Notes where \p D stands, which \p Name names and which has the roles \p R.
void Vocabulary::addPlace(const QualifiedName &Name, const NamedDecl &D,
                          const Roles &R) {
  if (Adding->IsUsers) {
    if (!R.Handler)
      UsersModelled.insert(representative(D));
    if (const auto *Class = dyn_cast<RecordDecl>(D.getDeclContext()))
      UsersModelled.insert(representative(*Class));
    return;
  }
  addFramework(Name, D, R);
  // Texts are the standard library's business, which serves every purpose, as
  // does what programs without a framework write with; and `main` is their own.
  const FileID File = fileOf(D);
  const bool IsNobodys =
      R.Comparison || R.Text ||
      (Adding->Identifier.empty() && (R.RawResponse || R.Handler) &&
       !outermostNamespace(D));
  if (!IsNobodys && File.isValid())
    ModelledFiles.insert(File);
}

/// Notes where a framework is declared, if \p D is unmistakably a part of one:
/// a program may have a `send` and a HTTP_GET of its own.
void Vocabulary::addFramework(const QualifiedName &Name, const NamedDecl &D,
                              const Roles &R) {
  const bool IsConstant =
      R.Names || R.IsAny || R.StatusCode || !R.HeaderName.empty();
  const bool IsSmall = IsConstant || R.Comparison || R.Text;
  if (!outermostNamespace(D) &&
      (Adding->Identifier.empty() || R.Handler ||
       (IsSmall && !StringRef(Name.Text).contains("::"))))
    return;
  Places.add(D, /*IsImplemented=*/!R.Handler && !IsSmall);
}

/// True if the main file is called like a foreign header and defines what that
/// declares: mongoose.c, CivetServer.cpp.
bool Vocabulary::isMainFileFrameworks() const {
  const SourceManager &Sources = Context.getSourceManager();
  const OptionalFileEntryRef Main =
      Sources.getFileEntryRefForID(Sources.getMainFileID());
  if (!Main || Places.Headers.empty())
    return false;
  const StringRef Stem = llvm::sys::path::stem(Main->getName());
  // Looking up a file may read more of them from a precompiled header.
  SmallVector<FileEntryRef, 2> Namesakes;
  for (auto File = Sources.fileinfo_begin(); File != Sources.fileinfo_end();
       ++File)
    if (File->first != *Main &&
        llvm::sys::path::stem(File->first.getName()) == Stem)
      Namesakes.push_back(File->first);
  ForeignFiles Foreign(Sources, Places);
  for (const FileEntryRef &File : Namesakes) {
    const FileID Namesake = Sources.translateFile(File);
    if (Namesake.isValid() && Foreign.contains(Namesake) &&
        mainFileDefinesPartOf(Namesake, Context))
      return true;
  }
  return false;
}

bool Vocabulary::isBesideModelled(const Decl &D) const {
  if (D.getLocation().isInvalid())
    return false;
  if (ModelledFiles.contains(fileOf(D)))
    return true;
  if (UsersModelled.empty())
    return false;
  const auto IsUsers = [this](const RecordDecl *Class) {
    return Class && UsersModelled.contains(representative(*Class));
  };
  return IsUsers(dyn_cast<RecordDecl>(&D)) ||
         IsUsers(dyn_cast<RecordDecl>(D.getDeclContext()));
}

bool Vocabulary::isUsersModelled(const FunctionDecl &Function) const {
  if (UsersModelled.empty())
    return false;
  // The class is named for its constructors.
  if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function)) {
    const Roles *R = rolesOf(*Constructor->getParent());
    return R && (R->Redirect || R->Status) &&
           UsersModelled.contains(representative(*Constructor->getParent()));
  }
  return UsersModelled.contains(representative(Function));
}

/// True if \p Entry is one of \p Entries.
template <typename ModelEntry>
static bool holds(const std::vector<ModelEntry> &Entries,
                  const ModelEntry *Entry) {
  return llvm::any_of(Entries,
                      [&](const ModelEntry &Known) { return &Known == Entry; });
}

const Model *Vocabulary::modelOf(const Roles &R) const {
  const auto Gives = [&](const Model *M) {
    return holds(M->Redirects, R.Redirect) || holds(M->Statuses, R.Status) ||
           holds(M->Headers, R.Header) || holds(M->Routes, R.Route) ||
           holds(M->HeaderLists, R.HeaderList) ||
           holds(M->RawResponses, R.RawResponse) ||
           holds(M->Handlers, R.Handler);
  };
  const auto Found = llvm::find_if(Models, Gives);
  return Found == Models.end() ? nullptr : *Found;
}

void Vocabulary::add(const Model &M) {
  Adding = &M;
  addResponse(M);
  addRoutes(M);
  addHandlers(M);
  for (const QualifiedName &Name : M.Work)
    resolve(Name, [&](Roles &R) { R.IsWork = true; });
  addFunctions(M);
  addRequest(M);
  addConstants(M);
}

/// True if \p D is what a model means by a name that any program may have for
/// itself: `void send(Response &, const std::string &)` is another thing.
static bool isLibrarys(const NamedDecl &D) {
  const auto *Function = dyn_cast<FunctionDecl>(&D);
  return outermostNamespace(D) ||
         (Function && Function->isExternC() && !Function->isDefined());
}

/// A library that servers use beside a framework is no part of one.
void Vocabulary::addFunctions(const Model &M) {
  for (const FunctionModel &Entry : M.Functions)
    for (const QualifiedName *Name : {&Entry.Function, &Entry.Within})
      if (!Name->empty())
        for (const NamedDecl *D : lookup(Context, Name->Text)) {
          // A program's own shutdown() is no socket's.
          const bool IsPlain = isa<FunctionDecl>(D) && !isa<CXXMethodDecl>(D);
          if (M.IsUsers || !Entry.isIdle() || !IsPlain || isLibrarys(*D))
            Told[representative(*D)] = &Entry;
        }
}

void Vocabulary::addRoutes(const Model &M) {
  for (const RouteModel &Entry : M.Routes)
    for (const QualifiedName *Name : {&Entry.Function, &Entry.Constructor,
                                      &Entry.Field, &Entry.Record, &Entry.Type})
      resolve(*Name, [&](Roles &R) { R.Route = &Entry; });
  for (const RouteModel &Entry : M.Routes) {
    for (const QualifiedName &Name : Entry.Chain.Pattern)
      resolve(Name, [](Roles &R) { R.IsChainPattern = true; });
    resolve(Entry.Chain.Methods, [](Roles &R) { R.IsChainMethods = true; });
    resolve(Entry.Chain.Filters, [](Roles &R) { R.IsChainFilters = true; });
    resolve(Entry.FiltersBut, [](Roles &R) { R.IsRoutesFilter = true; });
  }
  for (const QualifiedName &Name : M.MethodExclusions)
    resolve(Name, [&](Roles &R) { R.ExcludesMethods = true; });
  for (const GroupModel &Entry : M.Groups)
    for (const QualifiedName *Name : {&Entry.Function, &Entry.Constructor})
      resolve(*Name, [&](Roles &R) { R.Group = &Entry; });
  for (const LimitModel &Entry : M.Limits)
    resolve(Entry.Function, [&](Roles &R) { R.Limit = &Entry; });
}

void Vocabulary::addHandlers(const Model &M) {
  for (const StartModel &Entry : M.Starts)
    resolve(Entry.Function, [&](Roles &R) { R.Start = &Entry; });
  for (const HandlerModel &Entry : M.Handlers)
    for (const QualifiedName *Name :
         {&Entry.Function, &Entry.Taking, &Entry.InClass})
      resolve(*Name, [&](Roles &R) {
        R.Handler = &Entry;
        KnowsUnregisteredHandlers = true;
      });
}

void Vocabulary::addResponse(const Model &M) {
  for (const RedirectModel &Entry : M.Redirects)
    for (const QualifiedName *Name : {&Entry.Function, &Entry.Constructor})
      resolve(*Name, [&](Roles &R) {
        R.Redirect = &Entry;
        KnowsRedirects = true;
      });
  for (const StatusModel &Entry : M.Statuses)
    for (const QualifiedName *Name : {&Entry.Field, &Entry.Function,
                                      &Entry.Constructor, &Entry.ReturnedWith})
      resolve(*Name, [&](Roles &R) {
        R.Status = &Entry;
        KnowsRedirects = true;
        KnowsReturnedStatuses |= !Entry.ReturnedWith.empty();
      });
  for (const RawResponseModel &Entry : M.RawResponses)
    resolve(Entry.Function, [&](Roles &R) {
      R.RawResponse = &Entry;
      KnowsRedirects = KnowsRawResponses = true;
    });
  addHeaders(M);
  for (const QualifiedName &Name : M.ResponseParts)
    resolve(Name,
            [&](Roles &R) { R.IsResponsePart = KnowsResponseParts = true; });
}

void Vocabulary::addHeaders(const Model &M) {
  for (const HeaderModel &Entry : M.Headers)
    for (const QualifiedName *Name :
         {&Entry.Function, &Entry.Field, &Entry.Container, &Entry.Constructor})
      resolve(*Name, [&](Roles &R) { R.Header = &Entry; });
  for (const HeaderListModel &Entry : M.HeaderLists)
    for (const QualifiedName *Name : {&Entry.Function, &Entry.Field})
      resolve(*Name, [&](Roles &R) {
        R.HeaderList = &Entry;
        KnowsRedirects |= !Entry.Status.empty();
      });
}

void Vocabulary::addRequest(const Model &M) {
  ComparesMethods |= M.Request.MethodIsCompared;
  StandardOutputAnswers |= M.StandardOutputAnswers;
  const std::pair<RequestPart, const NameList *> Reads[] = {
      {RequestPart::Method, &M.Request.Method},
      {RequestPart::Target, &M.Request.Target},
      {RequestPart::RouteParameter, &M.Request.RouteParameters},
      {RequestPart::Header, &M.Request.Headers},
      {RequestPart::Body, &M.Request.Body}};
  for (const auto &[Part, Names] : Reads)
    for (const QualifiedName &Name : *Names)
      resolve(Name, [&, Part = Part](Roles &R) {
        R.Reads = Part;
        R.MakesHandler |=
            M.HandlersAreUnregistered && Part == RequestPart::Method;
      });
  for (const RequestVariableModel &Entry : M.Request.Variables)
    resolve(Entry.Function, [&](Roles &R) {
      R.Variable = &Entry;
      R.MakesHandler |= M.HandlersAreUnregistered;
    });
  for (const RequestLineModel &Entry : M.Request.Lines)
    resolve(Entry.Function, [&](Roles &R) { R.RequestLine = &Entry; });
  for (const PredicateModel &Entry : M.Predicates)
    resolve(Entry.Function, [&](Roles &R) {
      R.Predicate = &Entry;
      R.MakesHandler |= M.HandlersAreUnregistered;
    });
}

void Vocabulary::addConstants(const Model &M) {
  for (unsigned I = 0; I != NumMethods; ++I)
    for (const QualifiedName &Name : M.MethodNames.Names[I])
      resolve(Name, [&](Roles &R) { R.Names = static_cast<Method>(I); });
  for (const QualifiedName &Name : M.MethodNames.Any)
    resolve(Name, [](Roles &R) { R.IsAny = true; });
  for (unsigned I = 0; I != std::size(StatusNamesModel::Codes); ++I)
    for (const QualifiedName &Name : M.StatusNames.Names[I])
      resolve(Name,
              [&](Roles &R) { R.StatusCode = StatusNamesModel::Codes[I]; });
  for (const QualifiedName &Name : M.StatusClasses)
    resolve(Name, [&](Roles &R) { R.IsStatusClass = true; });
  for (const QualifiedName &Name : M.HeaderNames.Location)
    resolve(Name, [&](Roles &R) { R.HeaderName = "Location"; });
  for (const QualifiedName &Name : M.HeaderNames.SetCookie)
    resolve(Name, [&](Roles &R) { R.HeaderName = "Set-Cookie"; });
}

void Vocabulary::addTexts() {
  if (std::exchange(KnowsTexts, true))
    return;
  for (const Model *M : Models) {
    Adding = M;
    for (const ComparisonModel &Entry : M->Comparisons)
      resolve(Entry.Function, [&](Roles &R) { R.Comparison = &Entry; });
    for (const TextModel &Entry : M->Texts)
      for (const QualifiedName *Name : {&Entry.Function, &Entry.Field})
        resolve(*Name, [&](Roles &R) { R.Text = &Entry; });
  }
}

Vocabulary::Vocabulary(ArrayRef<const Model *> Models, ASTContext &Context)
    : Context(Context), Models(Models) {
  for (const Model *M : Models)
    add(*M);
  // Texts are everywhere; they matter where there are redirects.
  if (KnowsRedirects)
    addTexts();
  Places.IsDefinedInMainFile |= isMainFileFrameworks();
}

void Vocabulary::addPart(ArrayRef<const Model *> Unspoken) {
  IsPart = true;
  for (const Model *M : Unspoken) {
    MayCompareMethods |= M->Request.MethodIsCompared;
    for (const RawResponseModel &Entry : M->RawResponses)
      for (const NamedDecl *D : lookup(Context, Entry.Function.Text)) {
        if (!isLibrarys(*D))
          continue;
        // No place of a framework: it is the standard library's, for all to
        // use.
        Roles &R = RolesByDecl[representative(*D)];
        R.MayWriteOtherTexts |= !R.RawResponse;
        R.RawResponse = &Entry;
        KnowsRawResponses = true;
      }
  }
  addTexts();
}

void Vocabulary::add(const NamedDecl &D, const Roles &R) {
  if (!RolesByDecl.try_emplace(representative(D), R).second)
    return;
  KnowsRedirects |= R.Redirect || R.Status;
  KnowsResponseParts |= R.IsResponsePart;
  if (R.Names && isa<EnumDecl>(D.getDeclContext()))
    MethodEnumerations.insert(D.getDeclContext());
  if (KnowsRedirects)
    addTexts();
}

void Vocabulary::addExchangeClass(const RecordDecl &Class) {
  ExchangeClasses.insert(representative(Class));
  AddedExchangeClasses.insert(representative(Class));
}

void Vocabulary::addResponseClass(const RecordDecl &Class) {
  ResponseClasses.insert(representative(Class));
}

bool Vocabulary::isResponseClass(const RecordDecl &Class) const {
  return !ResponseClasses.empty() &&
         ResponseClasses.contains(representative(Class));
}

bool Vocabulary::isExchangeMember(const FunctionDecl &Function) const {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Method && !AddedExchangeClasses.empty() &&
         AddedExchangeClasses.contains(representative(*Method->getParent()));
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

} // namespace redirect
