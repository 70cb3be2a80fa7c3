//===- FactCollector.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactCollector.h"
#include "Facts/BodyWalk.h"
#include "Facts/DefinitionFinder.h"
#include "Facts/Expressions.h"
#include "Facts/Linking.h"
#include "Facts/MethodWords.h"
#include "Facts/Relevance.h"
#include "Facts/StatementsIn.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExternalASTSource.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

/// True for statuses, targets and conditions.
static bool isTold(QualType Type) {
  return isText(Type) || isUrl(Type) || Type->isIntegralOrEnumerationType() ||
         (Type->isPointerType() && Type->getPointeeType()->isCharType());
}

/// True for `int found() { return 302; }`, `std::string next() {...}`, `bool
/// isGet() { return method == "GET"; }` and `void choose(int &status) { status
/// = 302; }`.
static bool mayTell(const FunctionDecl &Function) {
  const auto IsGivenBack = [](const ParmVarDecl *Parameter) {
    const QualType Type = Parameter->getType();
    // void escape(char *out, const char *path)
    if (pointsToText(Type))
      return !Type->getPointeeType().isConstQualified();
    return Type->isLValueReferenceType() &&
           !Type->getPointeeType().isConstQualified() &&
           isTold(Type->getPointeeType());
  };
  // const Refusal *refusal() const { return isRead ? nullptr : &refused; }
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (Method && Method->isConst() && !Method->getReturnType()->isVoidType() &&
      !isLambdaCallOperator(Method))
    return true;
  // Handler withUser(Handler inner), void drop(std::function<void()>)
  const auto MayCall = [](const ParmVarDecl *Parameter) {
    return isCallable(Parameter->getType());
  };
  return isTold(Function.getReturnType().getNonReferenceType()) ||
         isCallable(Function.getReturnType()) ||
         llvm::any_of(Function.parameters(), IsGivenBack) ||
         llvm::any_of(Function.parameters(), MayCall);
}

// void login_POST(Context *), beside void login(Context *)
/// The method that \p Handler serves by its name; none if it names none, or if
/// no function is there for what the name begins with.
static std::optional<Method> methodInName(const FunctionDecl &Handler) {
  const auto *Member = dyn_cast<CXXMethodDecl>(&Handler);
  if (!Member || !Member->getIdentifier())
    return std::nullopt;
  const auto [Name, Word] = Member->getName().rsplit('_');
  const std::optional<Method> Named =
      isMethodWord(Word) ? parseMethod(Word) : std::nullopt;
  const bool HasGeneral =
      Named && llvm::any_of(Member->getParent()->methods(),
                            [Name = Name](const CXXMethodDecl *Other) {
                              return Other->getIdentifier() &&
                                     Other->getName() == Name;
                            });
  return HasGeneral ? Named : std::nullopt;
}

namespace {

class UnitWalk {
public:
  UnitWalk(ASTContext &Context, const Vocabulary &Words,
           const CodeElsewhere *Elsewhere, const CompileErrors *Errors)
      : Context(Context), Sources(Context.getSourceManager()),
        Code(Sources, Words, Elsewhere, Errors), Work(Words, Code),
        Unit(Words, Code, Work, Elsewhere), Counts(Errors) {}

  UnitFacts walk() {
    const std::vector<Decl *> Scope = Context.getTraversalScope();
    IsScopeLimited = !llvm::is_contained(
        Scope, static_cast<Decl *>(Context.getTranslationUnitDecl()));
    find(Scope);
    while (!Pending.empty()) {
      const FunctionDecl *Function = Pending.back();
      Pending.pop_back();
      if (Function->hasBody() && Seen.insert(Function).second)
        walkFunction(*Function);
    }
    Result.AnsweredClasses = std::move(Unit.AnsweredClasses);
    Result.Printers = std::move(Unit.Printers);
    Result.MayCompareMethods = Unit.MayCompareMethods;
    link(Unit, Result);
    return std::move(Result);
  }

private:
  void find(ArrayRef<Decl *> Scope) {
    DefinitionFinder Finder(Code);
    Finder.find(Scope);
    for (const FunctionDecl *Function : Finder.Invalid)
      count(*Function, /*IsIntact=*/false);
    Pending.insert(Pending.end(), Finder.Functions.rbegin(),
                   Finder.Functions.rend());
    for (const Expr *Initializer : Finder.Initializers) {
      FunctionFacts Unused;
      walkBody(Initializer, Unused);
    }
  }

  /// False if \p Function holds an error, or is nested too deeply.
  bool walkBodies(const FunctionDecl &Function, FunctionFacts &Facts) {
    bool IsIntact = true;
    if (const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Function))
      for (const CXXCtorInitializer *Initializer : Constructor->inits()) {
        const Expr *Value = Initializer->getInit();
        const FieldDecl *Field = Initializer->getAnyMember();
        if (Field && Value)
          Unit.Stores.add(*Field, *Value);
        IsIntact &= walkBody(Value, Facts);
      }
    IsIntact &= walkBody(Function.getBody(), Facts);
    return IsIntact && !Code.isLeftAlone(Function);
  }

  // void Response::fromScript(bool is) { is_from_script = is; }
  bool changesResponse(const FunctionDecl &Function) const {
    const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
    return Method && Method->getIdentifier() && !Method->isConst() &&
           Unit.Words.isResponseClass(*Method->getParent());
  }

  void walkFunction(const FunctionDecl &Function) {
    FunctionFacts Facts;
    Facts.Function = &Function;
    Facts.ReturnsStatusOf = Unit.Words.returnsStatusOf(Function);
    Facts.ComparesMethods = Unit.Words.comparesMethods();
    Facts.ChangesResponse = changesResponse(Function);
    if (const FunctionModel *Told = Unit.Words.toldOf(Function))
      Facts.Told = Told->means();
    const bool IsIntact = walkBodies(Function, Facts);
    if (!Facts.RequestLines.empty())
      addReader(Facts);
    if (givesText(Function))
      Facts.Shows = std::max(Facts.Shows, Relevance::GivesValue);
    count(Function, IsIntact);
    if (!IsIntact)
      return;
    if (const HandlerModel *Model = Unit.Words.handlerModel(Function))
      addHandler(Function, *Model);
    if (const auto *Method = dyn_cast<CXXMethodDecl>(&Function)) {
      addOverride(*Method);
      findMembers(*Method->getParent());
    }
    if (IsScopeLimited)
      for (const FunctionDecl *Declaration : Function.redecls())
        findInHeaders(Sources.getFileID(
            Sources.getExpansionLoc(Declaration->getLocation())));
    if (!Facts.BySite.empty() || !Facts.Thrown.empty() ||
        !Facts.TextHolders.empty() || !Facts.LifeLimits.empty() ||
        Facts.ChangesResponse || mayTell(Function))
      Result.Functions.insert({&Function, std::move(Facts)});
    else
      Unit.WithoutFacts.insert(&Function);
  }

  void count(const FunctionDecl &Function, bool IsIntact) {
    if (!Counts || !Counted.insert(Function.getLocation()).second)
      return;
    ++Result.Seen.All;
    Result.Seen.Broken += IsIntact ? 0 : 1;
  }

  bool walkBody(const Stmt *Body, FunctionFacts &Facts) {
    if (Body && isNestedTooDeeply(*Body))
      return false;
    const bool IsIntact = BodyWalk(Unit, Facts).walk(Body);
    Pending.insert(Pending.end(), Unit.Mentioned.rbegin(),
                   Unit.Mentioned.rend());
    Unit.Mentioned.clear();
    if (!Unit.LocalDeclarations.empty())
      find(std::exchange(Unit.LocalDeclarations, {}));
    return IsIntact;
  }

  /// A language server walks the main file alone. The class of a method that is
  /// defined there may stand in a header, and register its methods there.
  void findMembers(const CXXRecordDecl &Class) {
    if (Class.isLambda() || !SeenClasses.insert(&Class).second)
      return;
    const SmallVector<Decl *> Members(Class.decls());
    find(Members);
  }

  /// A header that declares a handler, or one that includes it, may register
  /// it: `inline void addRoutes(Server &s) { s.Post("/", save); }`.
  void findInHeaders(FileID File) {
    while (File.isValid() && File != Sources.getMainFileID() &&
           SeenHeaders.insert(File).second &&
           Code.contains(Sources.getLocForStartOfFile(File))) {
      find(declaredIn(File));
      File = Sources.getFileID(Sources.getIncludeLoc(File));
    }
  }

  /// The declarations of one header, without reading those of all others from
  /// the precompiled preamble that they may stand in.
  SmallVector<Decl *> declaredIn(FileID File) const {
    SmallVector<Decl *> Result;
    if (Sources.isLoadedFileID(File)) {
      if (ExternalASTSource *Preamble = Context.getExternalSource())
        Preamble->FindFileRegionDecls(File, 0, Sources.getFileIDSize(File),
                                      Result);
      return Result;
    }
    for (Decl *D : Context.getTranslationUnitDecl()->noload_decls())
      if (Sources.isInFileID(Sources.getExpansionLoc(D->getLocation()), File))
        Result.push_back(D);
    return Result;
  }

  // bool handlePost(CivetServer *, mg_connection *) override
  void addOverride(const CXXMethodDecl &Method) {
    for (const CXXMethodDecl *Overridden : overriddenBy(Method))
      Unit.Overriders[Overridden].push_back(&Method);
    if (const HandlerModel *Model = overriddenHandler(Method, Unit.Words))
      addHandler(Method, *Model);
  }

  // sscanf(line, "%9s %499s", method, path);
  /// Adds the route of a function that reads requests itself.
  void addReader(const FunctionFacts &Reader) {
    Route R;
    R.Is = Route::Kind::RequestLine;
    R.Where = Reader.RequestLines.front()->getExprLoc();
    R.Methods = MethodSet::all();
    R.Handlers.push_back(Reader.Function);
    Result.Routes.push_back(std::move(R));
  }

  /// Adds the route of a handler that nobody registers.
  void addHandler(const FunctionDecl &Handler, const HandlerModel &Model) {
    Route R;
    R.Is = Route::Kind::Override;
    R.Where = Handler.getLocation();
    R.Methods = Model.Methods.methods();
    R.IsRestricted = Model.Methods.isRestricted();
    R.Parameters = Unit.Words.inUnit(Model.Parameters);
    R.Runs = Model.Runs;
    R.IsForAnyPath = Model.Runs.has_value();
    if (const std::optional<Method> Named =
            Model.NamedByMethod ? methodInName(Handler) : std::nullopt) {
      R.Methods = *Named;
      R.IsRestricted = true;
    }
    R.Handlers.push_back(&Handler);
    Result.Routes.push_back(std::move(R));
  }

  ASTContext &Context;
  const SourceManager &Sources;
  UserCode Code;
  WorkRecognizer Work;
  UnitWalkState Unit;
  UnitFacts Result;
  std::vector<const FunctionDecl *> Pending;
  llvm::SmallPtrSet<const FunctionDecl *, 16> Seen;
  llvm::SmallPtrSet<const CXXRecordDecl *, 16> SeenClasses;
  llvm::DenseSet<FileID> SeenHeaders;
  /// True for a language server, which shows what the main file declares.
  bool IsScopeLimited = false;
  /// True if functions are counted, and where those stand that are.
  const bool Counts;
  llvm::DenseSet<SourceLocation> Counted;
};

} // namespace

UnitFacts collectFacts(ASTContext &Context, const Vocabulary &Words,
                       const CodeElsewhere *Elsewhere,
                       const CompileErrors *Errors) {
  return UnitWalk(Context, Words, Elsewhere, Errors).walk();
}

} // namespace redirect
