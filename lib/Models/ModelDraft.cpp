//===- ModelDraft.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ModelDraft.h"
#include "Models/DeclarationNames.h"
#include "Models/Vocabulary.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace redirect {

//===----------------------------------------------------------------------===//
// Names and places
//===----------------------------------------------------------------------===//

/// The name of \p D itself; empty if it has none.
static std::string ownName(const NamedDecl &D) {
  if (D.getIdentifier())
    return D.getName().str();
  const auto *Tag = dyn_cast<TagDecl>(&D);
  const TypedefNameDecl *Typedef =
      Tag ? Tag->getTypedefNameForAnonDecl() : nullptr;
  return Typedef ? Typedef->getName().str() : "";
}

/// True for what nobody writes between names: an inline namespace, what
/// `extern "C"` holds, an enumeration whose constants are outside as well.
static bool isUnwritten(const DeclContext &Scope) {
  return Scope.isTransparentContext() || Scope.isInlineNamespace();
}

std::string nameInModels(const NamedDecl &D) {
  const auto *Known = cast<NamedDecl>(representative(D));
  std::string Name = ownName(*Known);
  if (Name.empty())
    return "";
  for (const DeclContext *Scope = Known->getDeclContext();
       !Scope->isTranslationUnit(); Scope = Scope->getParent()) {
    if (isUnwritten(*Scope))
      continue;
    const auto *Around = dyn_cast<NamedDecl>(Scope);
    const std::string Outer = Around ? ownName(*Around) : "";
    if (Outer.empty() || Scope->isFunctionOrMethod())
      return "";
    Name.insert(0, Outer + "::");
  }
  const bool IsFound =
      llvm::any_of(lookup(D.getASTContext(), Name), [&](const NamedDecl *Is) {
        return representative(*Is) == Known;
      });
  return IsFound ? Name : "";
}

static DraftPlace placeOf(SourceLocation Location, const ASTContext &Context) {
  const SourceManager &Sources = Context.getSourceManager();
  DraftPlace Result;
  if (Location.isInvalid())
    return Result;
  const auto [File, Offset] =
      Sources.getDecomposedLoc(Sources.getFileLoc(Location));
  if (const OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File)) {
    SmallString<128> Path(Entry->getName());
    Sources.getFileManager().makeAbsolutePath(Path);
    llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
    Result = {Path.str().str(), Sources.getLineNumber(File, Offset)};
  }
  return Result;
}

//===----------------------------------------------------------------------===//
// Entries
//===----------------------------------------------------------------------===//

namespace {

/// `{function: web::go, location: 0}`, key by key.
class FlowMapping {
public:
  FlowMapping &add(StringRef Key, StringRef Value) {
    if (!Value.empty())
      Text += (Text.empty() ? "" : ", ") + Key.str() + ": " + Value.str();
    return *this;
  }
  FlowMapping &add(StringRef Key, std::optional<unsigned> Argument) {
    return add(Key, Argument ? std::to_string(*Argument) : "");
  }
  FlowMapping &add(StringRef Key, const ArgumentOrField &Place) {
    return Place.Argument ? add(Key, Place.Argument) : add(Key, Place.Field);
  }
  FlowMapping &add(const ResponsePlace &Response) {
    return Response.IsResult ? add("response", "result")
                             : add("response", Response.Argument);
  }
  FlowMapping &addIf(bool Holds, StringRef Key) {
    return add(Key, Holds ? "true" : "");
  }

  std::string text() const { return "{" + Text + "}"; }

private:
  std::string Text;
};

class EntryDrafter {
public:
  EntryDrafter(const NamedDecl &D, SourceLocation SeenAt)
      : D(D), Name(nameInModels(D)) {
    Common.Name = Name;
    Common.Called = Name.empty() ? D.getNameAsString() : Name;
    Common.Declared = placeOf(D.getLocation(), D.getASTContext());
    Common.Seen = placeOf(SeenAt, D.getASTContext());
  }

  void addResponse(const Roles &R);
  void addRoutes(const Roles &R);
  void addRequest(const Roles &R);
  void addIdle() {
    add("functions",
        FlowMapping().add("within", Name).add("work", "false").text());
  }

  std::vector<DraftEntry> Result;

private:
  void add(StringRef Section, std::string Text) {
    DraftEntry &Entry = Result.emplace_back(Common);
    Entry.Section = Section.str();
    Entry.Text = std::move(Text);
  }
  void add(const RedirectModel &M);
  void add(const StatusModel &M);
  void add(const HeaderModel &M);
  void add(const RouteModel &M);

  /// Begins an entry by the key that suits what \p D is.
  FlowMapping begin() const {
    if (isa<RecordDecl>(representative(D)))
      return FlowMapping().add("constructor", Name);
    return FlowMapping().add(isa<FieldDecl>(D) ? "field" : "function", Name);
  }

  const NamedDecl &D;
  const std::string Name;
  DraftEntry Common;
};

} // namespace

/// "[GET, POST]", "any"; nothing for what is told by other means.
static std::string methodsText(const std::optional<MethodList> &Methods) {
  if (!Methods)
    return "";
  if (Methods->Given == MethodList::Word::Any)
    return "any";
  std::vector<StringRef> Names;
  for (const Method M : Methods->Listed)
    Names.push_back(methodName(M));
  return "[" + llvm::join(Names, ", ") + "]";
}

void EntryDrafter::add(const RedirectModel &M) {
  add("redirects", begin()
                       .add("location", std::optional(M.Location))
                       .add("status", M.Status)
                       .add("permanent", M.Permanent)
                       .add("sends", M.Sends ? std::to_string(*M.Sends) : "")
                       .add(M.Response)
                       .text());
}

void EntryDrafter::add(const StatusModel &M) {
  FlowMapping Text = begin();
  if (M.Status.Only)
    Text.add("status", M.Status.Only);
  else if (!M.Status.AnyOf.empty())
    Text.add("status",
             "[" +
                 llvm::join(llvm::map_range(M.Status.AnyOf,
                                            [](unsigned Argument) {
                                              return std::to_string(Argument);
                                            }),
                            ", ") +
                 "]");
  add("statuses", Text.addIf(M.Headers, "headers").add(M.Response).text());
}

void EntryDrafter::add(const HeaderModel &M) {
  FlowMapping Text = begin();
  if (M.Name)
    Text.add("name", std::optional(M.Name->Argument));
  Text.add("is", M.Is);
  if (M.Name || (!M.Is.empty() && !M.Function.empty()))
    Text.add("value", std::optional(M.Value));
  add("headers", Text.add("text", M.Text).add(M.Response).text());
}

void EntryDrafter::addResponse(const Roles &R) {
  if (R.Redirect)
    add(*R.Redirect);
  if (R.Status)
    add(*R.Status);
  if (R.Header)
    add(*R.Header);
  if (R.RawResponse)
    add("raw-responses", begin()
                             .add("format", R.RawResponse->Format)
                             .add("text", R.RawResponse->Text)
                             .add(R.RawResponse->Response)
                             .text());
  if (R.IsResponsePart)
    add("response-parts", Name);
  if (R.IsWork)
    add("work", Name);
}

void EntryDrafter::add(const RouteModel &M) {
  FlowMapping Text =
      M.Record.empty() ? begin() : FlowMapping().add("record", Name);
  Text.add("pattern", M.Pattern).add("handler", M.Handler);
  if (M.MethodsArgument)
    Text.add("methods-argument", *M.MethodsArgument);
  Text.add("methods", methodsText(M.Methods));
  std::vector<std::string> Patterns;
  for (const QualifiedName &Pattern : M.Chain.Pattern)
    Patterns.push_back(Pattern.Text);
  if (!Patterns.empty())
    Text.add("chain", "{pattern: [" + llvm::join(Patterns, ", ") + "]}");
  const bool MayHaveMethod = !M.MethodsArgument && M.Methods &&
                             !M.Methods->isRestricted() && Patterns.empty();
  add("routes", Text.addIf(MayHaveMethod, "pattern-names-method").text());
}

void EntryDrafter::addRoutes(const Roles &R) {
  if (R.Route)
    add(*R.Route);
  if (R.Handler)
    add("handlers",
        begin().add("methods", methodsText(R.Handler->Methods)).text());
}

static StringRef sectionOf(RequestPart Part) {
  switch (Part) {
  case RequestPart::Method:
    return "request.method";
  case RequestPart::Target:
    return "request.target";
  case RequestPart::RouteParameter:
    return "request.route-parameters";
  case RequestPart::Header:
    return "request.headers";
  case RequestPart::Body:
    break;
  }
  return "request.body";
}

void EntryDrafter::addRequest(const Roles &R) {
  if (R.Reads)
    add(sectionOf(*R.Reads), Name);
  if (R.Names)
    add(("method-names." + methodName(*R.Names)).str(), Name);
}

std::vector<DraftEntry> draftOf(const NamedDecl &D, const Roles &R,
                                SourceLocation SeenAt) {
  EntryDrafter Drafter(D, SeenAt);
  Drafter.addResponse(R);
  Drafter.addRoutes(R);
  Drafter.addRequest(R);
  return std::move(Drafter.Result);
}

DraftEntry draftOfIdle(const RecordDecl &Class) {
  EntryDrafter Drafter(Class, SourceLocation());
  Drafter.addIdle();
  return std::move(Drafter.Result.front());
}

} // namespace redirect
