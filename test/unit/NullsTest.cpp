//===- NullsTest.cpp - Code of which something isn't known ----------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The inputs of other tests, of which something is taken away once they have
// been read: what a call calls, a function's body or prototype, the class of
// what is given, the type of a result. It is taken from some, one after the
// other, and from all at once. Nothing may crash. Where the code still means
// the same, as it does with a call through a pointer, nothing may be reported
// that wasn't before: what isn't known is doubt.
//
//===----------------------------------------------------------------------===//

#include "Fixes/StatusSpelling.h"
#include "Models/ModelLibrary.h"
#include "Models/UnitText.h"
#include "Redirects/LibrarySettings.h"
#include "Redirects/MissedStatuses.h"
#include "Redirects/Redirects.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/DJB.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "gmock/gmock.h"
#include <functional>
#include <random>
#include <set>

using namespace clang;
using namespace redirect;

namespace {

// --- What is taken away ------------------------------------------------------

enum class Loss : uint8_t {
  /// A call becomes one of a cast: ((void (*)(int))save)(1).
  ToCast,
  /// (isOpen ? save : save)(1)
  ToChoice,
  /// action(1), where that is a variable
  ToVariable,
  /// pick()(1)
  ToResult,
  /// (*actions[2])(1)
  ToElement,
  /// (store.*action)(1), (store->*action)(1)
  ToMemberPointer,
  /// <recovery-expr>()(1)
  ToError,
  /// What clang writes down once and uses elsewhere
  ToOpaque,
  /// A call gives something of which nothing is known.
  Type,
  /// A function that is defined is declared only.
  Body,
  /// void save();, as it was in C
  Prototype,
  /// A parameter refers to what is declared only.
  Record
};

struct NamedLoss {
  Loss Is;
  const char *Name;
};

constexpr NamedLoss Losses[] = {{Loss::ToCast, "a cast"},
                                {Loss::ToChoice, "a choice"},
                                {Loss::ToVariable, "a variable"},
                                {Loss::ToResult, "a result"},
                                {Loss::ToElement, "an element"},
                                {Loss::ToMemberPointer, "a member pointer"},
                                {Loss::ToError, "an error"},
                                {Loss::ToOpaque, "an opaque value"},
                                {Loss::Type, "no type"},
                                {Loss::Body, "no body"},
                                {Loss::Prototype, "no prototype"},
                                {Loss::Record, "no record"}};

/// True if the code does what it did before.
bool keepsMeaning(Loss Is) {
  return Is == Loss::ToCast || Is == Loss::ToChoice || Is == Loss::ToVariable;
}

/// Makes expressions that name no function.
class CalleeMaker {
public:
  CalleeMaker(ASTContext &Context, const CallExpr &Call)
      : Context(Context), Call(Call), At(Call.getCallee()->getExprLoc()) {
    const FunctionDecl *Called = Call.getDirectCallee();
    Type = Called ? Context.getPointerType(Called->getType())
                  : Call.getCallee()->getType();
  }

  /// What may stand instead of \p Callee, that of the call; null if \p Wanted
  /// doesn't go there.
  Expr *make(Loss Wanted, Expr &Callee) const {
    // The object would get lost.
    if (keepsMeaning(Wanted) && isa<CXXMemberCallExpr>(Call))
      return nullptr;
    switch (Wanted) {
    case Loss::ToCast:
      return CStyleCastExpr::Create(
          Context, Type, VK_PRValue, CK_BitCast, &Callee, /*BasePath=*/nullptr,
          FPOptionsOverride(), Context.getTrivialTypeSourceInfo(Type), At, At);
    case Loss::ToChoice:
      return new (Context)
          ConditionalOperator(opaque(Context.BoolTy), At, &Callee, At, &Callee,
                              Type, VK_PRValue, OK_Ordinary);
    case Loss::ToVariable:
      return variable(Callee);
    case Loss::ToResult:
      return CallExpr::Create(Context, opaque(Type), {}, Type, VK_PRValue, At,
                              FPOptionsOverride());
    case Loss::ToElement:
      return new (Context) ArraySubscriptExpr(
          opaque(Context.getPointerType(Type)), opaque(Context.IntTy), Type,
          VK_LValue, OK_Ordinary, At);
    case Loss::ToMemberPointer:
      return memberPointer(Callee);
    case Loss::ToError:
      return RecoveryExpr::Create(Context, Context.DependentTy, At, At, {});
    case Loss::ToOpaque:
      return opaque(Type);
    default:
      return nullptr;
    }
  }

private:
  Expr *opaque(QualType Of) const {
    return new (Context) OpaqueValueExpr(At, Of, VK_PRValue);
  }

  Expr *variable(Expr &Init) const {
    auto *Named =
        VarDecl::Create(Context, Context.getTranslationUnitDecl(), At, At,
                        &Context.Idents.get("action"), Type,
                        Context.getTrivialTypeSourceInfo(Type), SC_Static);
    Named->setInit(&Init);
    return DeclRefExpr::Create(
        Context, NestedNameSpecifierLoc(), SourceLocation(), Named,
        /*RefersToEnclosing=*/false, At, Type, VK_LValue);
  }

  /// Null if \p Callee is no member.
  Expr *memberPointer(Expr &Callee) const {
    auto *Member = dyn_cast<MemberExpr>(Callee.IgnoreParens());
    if (!Member)
      return nullptr;
    return BinaryOperator::Create(
        Context, Member->getBase(), opaque(Context.VoidPtrTy),
        Member->isArrow() ? BO_PtrMemI : BO_PtrMemD, Context.BoundMemberTy,
        VK_PRValue, OK_Ordinary, At, FPOptionsOverride());
  }

  ASTContext &Context;
  const CallExpr &Call;
  const SourceLocation At;
  QualType Type;
};

/// Takes something away, as long as this lives.
class Taken {
public:
  explicit Taken(ASTContext &Context) : Context(Context) {}
  Taken(const Taken &) = delete;
  Taken &operator=(const Taken &) = delete;
  ~Taken() {
    for (const std::function<void()> &Back : llvm::reverse(Undo))
      Back();
  }

  bool empty() const { return Undo.empty(); }

  void take(Loss Is, CallExpr &Call) {
    if (Is == Loss::Type)
      return take(Call, Context.DependentTy);
    Expr *Callee = Call.getCallee();
    Expr *By = CalleeMaker(Context, Call).make(Is, *Callee);
    if (!By)
      return;
    Call.setCallee(By);
    Undo.emplace_back([&Call, Callee] { Call.setCallee(Callee); });
  }

  void take(Loss Is, FunctionDecl &Function) {
    if (Is == Loss::Prototype) {
      // In C++ there is always one.
      if (Context.getLangOpts().CPlusPlus)
        return;
      const QualType Type =
          Context.getFunctionNoProtoType(Function.getReturnType());
      return take(Function, Type);
    }
    Stmt *Body = Function.getBody();
    Function.setBody(nullptr);
    Undo.emplace_back([&Function, Body] { Function.setBody(Body); });
  }

  void take(Loss, ParmVarDecl &Parameter) {
    const QualType Of = Parameter.getType();
    if (Of->isReferenceType())
      take(Parameter, Context.getLValueReferenceType(undefined()));
    else if (Of->isPointerType())
      take(Parameter, Context.getPointerType(undefined()));
  }

private:
  template <typename Node> void take(Node &Of, QualType By) {
    const QualType Before = Of.getType();
    Of.setType(By);
    Undo.push_back([&Of, Before] { Of.setType(Before); });
  }

  /// A structure that is declared only.
  QualType undefined() {
    if (!Undefined)
      Undefined = Context.buildImplicitRecord("undefined");
    return Context.getTypeDeclType(static_cast<const TypeDecl *>(Undefined));
  }

  ASTContext &Context;
  RecordDecl *Undefined = nullptr;
  std::vector<std::function<void()>> Undo;
};

// --- A unit ------------------------------------------------------------------

/// What of a file can be taken away, each once.
class Parts : public RecursiveASTVisitor<Parts> {
public:
  explicit Parts(ASTContext &Context) : Sources(Context.getSourceManager()) {
    TraverseAST(Context);
  }

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitCallExpr(CallExpr *Call) {
    if (isHere(Call->getBeginLoc()))
      Calls.insert(Call);
    return true;
  }

  bool VisitFunctionDecl(FunctionDecl *Function) {
    if (!isHere(Function->getLocation()) ||
        !Function->doesThisDeclarationHaveABody() || !Function->getBody())
      return true;
    Functions.insert(Function);
    Parameters.insert(Function->param_begin(), Function->param_end());
    return true;
  }

  llvm::SetVector<CallExpr *> Calls;
  llvm::SetVector<FunctionDecl *> Functions;
  llvm::SetVector<ParmVarDecl *> Parameters;

private:
  bool isHere(SourceLocation At) const {
    return Sources.isInMainFile(Sources.getExpansionLoc(At));
  }

  const SourceManager &Sources;
};

/// "routes.cpp:12"
using Lines = std::set<std::string>;

class Unit {
public:
  /// Of \p Path, read with small headers in place of the standard library's and
  /// cpp-httplib's.
  Unit(const std::string &Path, llvm::StringRef Text) {
    AST = tooling::buildASTFromCodeWithArgs(
        Text, flags(Path), Path, "nulls-test",
        std::make_shared<PCHContainerOperations>(),
        tooling::getClangStripDependencyFileAdjuster(), {}, &Ignored);
  }

  /// False if the file takes more than there is here.
  bool isIntact() const {
    return AST && !AST->getDiagnostics().hasErrorOccurred();
  }

  ASTContext &context() const { return AST->getASTContext(); }

  /// The lines that are reported; none if that crashes. Adds to \p Told, unless
  /// it is null, those that reports tell of.
  std::optional<Lines> found(const ModelLibrary &Library,
                             Lines *Told = nullptr) const {
    Lines Result;
    llvm::CrashRecoveryContext Recovery;
    const bool IsSafe = Recovery.RunSafely([&] {
      const UnitText Text(context());
      addFindings(Text.words(), Library, Result, Told);
      addClients(Text.words(), Library, Result);
    });
    return IsSafe ? std::optional(Result) : std::nullopt;
  }

private:
  static std::vector<std::string> flags(llvm::StringRef Path) {
    const std::string StandIns = TESTS_FOLDER "/stress/campaign/stand-ins";
    const std::string Beside = llvm::sys::path::parent_path(Path).str();
    const std::string Resources = "-resource-dir=" RESOURCE_FOLDER;
    std::vector<std::string> Result = {"-w", "-ferror-limit=0", Resources,
                                       "-isystem", Beside + "/include"};
    if (Path.ends_with(".c"))
      Result.emplace_back("-std=gnu17");
    else
      Result.insert(Result.end(),
                    {"-std=c++20", "-fcxx-exceptions", "-nostdinc++",
                     "-isystem", StandIns + "/std", "-isystem", StandIns});
    return Result;
  }

  void add(SourceLocation At, Lines &To) const {
    const SourceManager &Sources = context().getSourceManager();
    const PresumedLoc Where =
        Sources.getPresumedLoc(Sources.getExpansionLoc(At));
    if (Where.isValid())
      To.insert(llvm::sys::path::filename(Where.getFilename()).str() + ":" +
                std::to_string(Where.getLine()));
  }

  void addTold(const Finding &F, Lines &To) const {
    for (const Expr *Part : {F.Status, F.StatusWrite, F.Write})
      if (Part)
        add(Part->getExprLoc(), To);
    for (const Reason &R : F.Reasons)
      std::visit([&](const auto &Is) { add(Is.Where.Location, To); }, R);
  }

  void addFindings(const UnitWords &Words, const ModelLibrary &Library,
                   Lines &To, Lines *Told) const {
    const UnitModels Models =
        Library.modelsFor(Words, {}, [](const std::string &) {});
    const UnitAnalysis Analysis(context(), Models);
    for (const auto Routes :
         {UnrestrictedRoutes::Forwarding, UnrestrictedRoutes::Always})
      for (const Finding &F :
           Analysis.findings({Routes, MeaningPolicy::Infer})) {
        add(F.location(), To);
        if (Told)
          addTold(F, *Told);
        respellStatus(F, Status::SeeOther, context());
      }
    UnitAnalysis::describe(context(), Models, nullptr, {"/"});
  }

  void addClients(const UnitWords &Words, const ModelLibrary &Library,
                  Lines &To) const {
    const auto Ignore = [](const std::string &) {};
    const ClientSelection Clients = {Library, {}, Ignore};
    for (const MissedStatus &M :
         missedStatuses(context(), Words, Clients, nullptr))
      add(M.Where->getExprLoc(), To);
    for (const LibrarySetting &S :
         librarySettings(context(), Words, Clients, nullptr))
      add(S.Follow->getExprLoc(), To);
  }

  IgnoringDiagConsumer Ignored;
  std::unique_ptr<ASTUnit> AST;
};

// --- The tests ---------------------------------------------------------------

/// Inputs in which a call of something else than a function leaves no doubt,
/// and why.
struct KnownInput {
  llvm::StringRef Name;
  const char *Reason;
};
constexpr KnownInput KnownInputs[] = {
    {"asked-paths.cpp", "what a path is compared with isn't seen"},
    {"decorators.cpp",
     "what std::bind wraps is called where it is handed over"},
    {"filled-buffers.c", "what a function writes into a buffer isn't seen"},
    {"passed-conditions.cpp", "what a predicate asks for isn't seen"},
    {"status-flow.cpp", "a helper that is handed over seems to send at once"},
    {"tables.cpp", "what a row's method is compared with isn't seen"},
    {"made-once.cpp", "that a function makes something isn't seen"},
    {"named-statuses.c", "that a function limits the methods isn't seen"},
    {"scratch-sent.c", "what a function writes into a buffer isn't seen"},
    {"changed-objects.cpp", "what a function changes isn't seen"},
};

/// A file of which something is taken away.
class Input {
public:
  Input(const std::string &Path, const ModelLibrary &Library)
      : Path(Path), Library(Library), Of(Path, textOf(Path)),
        Chance(llvm::djbHash(llvm::sys::path::filename(Path)) | 1) {}

  bool isIntact() const { return Of.isIntact(); }

  /// \p ComparesReports: else it only mustn't crash.
  void check(bool ComparesReports) {
    Compares = ComparesReports && !isKnown();
    const std::optional<Lines> Found = Of.found(Library, &Known);
    if (!Found) {
      ADD_FAILURE() << Path;
      return;
    }
    Known.insert(Found->begin(), Found->end());
    const Parts All(Of.context());
    for (const NamedLoss &L : Losses)
      if (L.Is == Loss::Record)
        checkSome(L, All.Parameters.getArrayRef());
      else if (L.Is == Loss::Body || L.Is == Loss::Prototype)
        checkSome(L, All.Functions.getArrayRef());
      else
        checkSome(L, All.Calls.getArrayRef());
  }

private:
  static std::string textOf(const std::string &Path) {
    const auto File = llvm::MemoryBuffer::getFile(Path);
    return File ? (*File)->getBuffer().str() : "";
  }

  /// Takes it from all of \p Nodes, and from some by themselves.
  template <typename Node>
  void checkSome(const NamedLoss &L, llvm::ArrayRef<Node *> Nodes) {
    // A sample that stays the same.
    static constexpr unsigned Some = 1;
    checkWithout(L, Nodes);
    for (unsigned I = 0; I != Some && Nodes.size() > 1; ++I)
      checkWithout(L, llvm::ArrayRef(Nodes[Chance() % Nodes.size()]));
  }

  template <typename Node>
  void checkWithout(const NamedLoss &L, llvm::ArrayRef<Node *> Nodes) {
    Taken Away(Of.context());
    for (Node *From : Nodes)
      Away.take(L.Is, *From);
    if (Away.empty())
      return;
    const SourceManager &Sources = Of.context().getSourceManager();
    SCOPED_TRACE(testing::Message()
                 << (Nodes.size() == 1
                         ? Nodes.front()->getBeginLoc().printToString(Sources)
                         : Path + ", everywhere")
                 << ": " << L.Name);
    const std::optional<Lines> Found = Of.found(Library);
    EXPECT_TRUE(Found) << "redirect-tidy crashes";
    if (Found && Compares && keepsMeaning(L.Is))
      EXPECT_THAT(*Found, testing::Each(testing::AnyOfArray(Known)))
          << "what wasn't known before is reported";
  }

  bool isKnown() const {
    return llvm::any_of(KnownInputs, [&](const KnownInput &Known) {
      return llvm::StringRef(Path).ends_with(Known.Name);
    });
  }

  const std::string Path;
  const ModelLibrary &Library;
  Unit Of;
  std::minstd_rand Chance;
  Lines Known;
  bool Compares = false;
};

/// All sources below a folder of tests, in order.
std::vector<std::string> sourcesIn(const std::string &Folder) {
  std::vector<std::string> Result;
  std::error_code Failed;
  for (llvm::sys::fs::recursive_directory_iterator
           At(TESTS_FOLDER "/" + Folder, Failed),
       End;
       !Failed && At != End; At.increment(Failed))
    if (const llvm::StringRef Path = At->path();
        (Path.ends_with(".c") || Path.ends_with(".cpp")) &&
        !Path.contains("/Inputs/"))
      Result.push_back(Path.str());
  EXPECT_FALSE(Failed) << Folder;
  llvm::sort(Result);
  return Result;
}

void check(const std::string &Folder, bool ComparesReports, unsigned Least) {
  llvm::CrashRecoveryContext::Enable();
  const ModelLibrary Library;
  unsigned Checked = 0;
  for (const std::string &Path : sourcesIn(Folder)) {
    Input In(Path, Library);
    if (!In.isIntact())
      continue;
    ++Checked;
    In.check(ComparesReports);
  }
  EXPECT_GE(Checked, Least) << "files that can be read in " << Folder;
  llvm::CrashRecoveryContext::Disable();
}

TEST(NullsTest, ChecksTakeNothingForGranted) {
  check("checks", /*ComparesReports=*/true, 50);
}

TEST(NullsTest, FrameworksTakeNothingForGranted) {
  check("frameworks", /*ComparesReports=*/false, 70);
}

} // namespace
