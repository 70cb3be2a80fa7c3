//===- MissedStatuses.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/MissedStatuses.h"
#include "Facts/DefinitionFinder.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "Facts/StatementsIn.h"
#include "Flow/ClientFlow.h"
#include "Http/Status.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/Path.h"

using namespace clang;

namespace redirect {

static constexpr int Five[] = {301, 302, 303, 307, 308};
static constexpr int Errors4xx[] = {404, 418, 500};
static constexpr int Answers2xx[] = {200, 299};

namespace {

/// A function that decides by a status whether it follows.
struct Decision {
  const FunctionDecl *Function;
  MissedStatus Missed;
};

class ClientAnalysis {
public:
  ClientAnalysis(ASTContext &Context, ArrayRef<const Model *> Clients,
                 ArrayRef<const Model *> Frameworks,
                 const CompileErrors *Errors)
      : Context(Context), Sources(Context.getSourceManager()),
        Words(std::vector<const Model *>(Frameworks), Context),
        Code(Sources, Words, nullptr, Errors), Shapes(Context, Clients),
        Flow(Context, Shapes, Code) {}

  std::vector<MissedStatus> find();

private:
  void decide(const FunctionDecl &Function);
  bool mayDecide(const FunctionDecl &Function);
  const Expr *firstConstant(const FunctionDecl &Function);
  const Expr *ownConstant(const FunctionDecl &Function);
  bool findMissed(const FunctionDecl &Function, MissedStatus &To);
  bool demands(const FunctionDecl &Function, const MissedStatus &M);
  void addMadeGet(const FunctionDecl &Function, const MissedStatus &M);
  void dropRepeated();
  bool calls(const FunctionDecl &Caller, const FunctionDecl &Callee) const;
  bool sendsOnlyGet() const;
  bool isBefore(const Expr &A, const Expr &B) const {
    return Sources.isBeforeInTranslationUnit(
        Sources.getExpansionLoc(A.getExprLoc()),
        Sources.getExpansionLoc(B.getExprLoc()));
  }
  bool reachesSame(const FunctionDecl &Function, int Status,
                   ArrayRef<int> Others) {
    return llvm::any_of(Others, [&](int Other) {
      return Flow.run(Function, Status).Reached ==
             Flow.run(Function, Other).Reached;
    });
  }

  ASTContext &Context;
  const SourceManager &Sources;
  const Vocabulary Words;
  UserCode Code;
  const ClientShapes Shapes;
  ClientFlow Flow;
  std::vector<const FunctionDecl *> Functions;
  std::vector<Decision> Decisions;
  std::vector<MissedStatus> LostMethods;
};

} // namespace

/// True if \p Function, or what it calls, tests one of the five.
bool ClientAnalysis::mayDecide(const FunctionDecl &Function) {
  return !Code.isLeftAlone(Function) && firstConstant(Function) != nullptr;
}

const Expr *ClientAnalysis::ownConstant(const FunctionDecl &Function) {
  const StatusTests &Tests = Flow.testsOf(Function);
  const Expr *First = nullptr;
  const auto &Candidates = Tests.Constants.empty()
                               ? ArrayRef<const Expr *>(Tests.Bounds)
                               : ArrayRef<const Expr *>(Tests.Constants);
  for (const Expr *Constant : Candidates)
    if (!First || isBefore(*Constant, *First))
      First = Constant;
  return First;
}

/// The first comparison with one of the five, which may stand in a predicate
/// that is called before others are made.
const Expr *ClientAnalysis::firstConstant(const FunctionDecl &Function) {
  const Expr *First = ownConstant(Function);
  const Expr *Place = First;
  forEachIn(Function.getBody(), [&](const Stmt &S) {
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const FunctionDecl *Own = Callee ? Code.definition(*Callee) : nullptr;
    if (!Own || Own == &Function || (First && !isBefore(*Call, *First)) ||
        !Own->getReturnType()->isIntegralOrEnumerationType())
      return;
    if (const Expr *Inner = ownConstant(*Own)) {
      First = Call;
      Place = Inner;
    }
  });
  return Place;
}

/// Finds which of the five \p Function follows, and which it misses. False if
/// it doesn't decide, or knows all that it doesn't follow.
bool ClientAnalysis::findMissed(const FunctionDecl &Function,
                                MissedStatus &To) {
  const auto Follows = [&](int Status) {
    return Flow.run(Function, Status).Follows;
  };
  if (llvm::any_of(Errors4xx, Follows) || llvm::any_of(Answers2xx, Follows))
    return false;
  for (const int Status : Five) {
    if (Follows(Status)) {
      To.Followed.push_back(Status);
      if (Flow.run(Function, Status).CutsOut)
        return false;
      continue;
    }
    if (!reachesSame(Function, Status, Answers2xx) &&
        !reachesSame(Function, Status, Errors4xx))
      continue;
    To.Missed.push_back(Status);
    if (reachesSame(Function, Status, Answers2xx[0]) &&
        !reachesSame(Function, Status, Errors4xx[0]))
      To.TakenFor = MissedAs::Answer;
  }
  return !To.Followed.empty();
}

/// True for numbers, null and what else says that something failed.
static bool isPlainResult(const Expr *Value, const ASTContext &Context) {
  if (!Value)
    return true;
  const Expr *Written = asWritten(Value);
  if (constantNumber(*Written, Context) || isa<InitListExpr>(Written) ||
      Written->isNullPointerConstant(const_cast<ASTContext &>(Context),
                                     Expr::NPC_ValueDependentIsNotNull))
    return true;
  const auto *Construct = dyn_cast<CXXConstructExpr>(Written);
  return Construct && Construct->getNumArgs() == 0;
}

/// True if \p Block gives up: what it does but for that is to say and to tidy
/// up.
static bool givesUp(const CFGBlock &Block, const ASTContext &Context,
                    bool MayReturn, bool &DoesMore) {
  bool Ends = Block.hasNoReturnElement();
  for (const CFGElement &Element : Block) {
    const auto S = Element.getAs<CFGStmt>();
    if (!S)
      continue;
    if (const auto *Return = dyn_cast<ReturnStmt>(S->getStmt())) {
      const bool IsPlain = isPlainResult(Return->getRetValue(), Context);
      Ends |= IsPlain && MayReturn;
      DoesMore |= !IsPlain;
    }
    Ends |= isa<CXXThrowExpr>(S->getStmt());
    const auto *Call = dyn_cast<CallExpr>(S->getStmt());
    if (!Call || isa<CXXOperatorCallExpr>(Call))
      continue;
    static constexpr StringRef Tidying[] = {"close", "free",    "error",  "end",
                                            "fail",  "release", "cleanup"};
    const StringRef Name = calleeName(*Call);
    DoesMore |= !traitsOfName(Name).IsLogging &&
                llvm::none_of(Tidying, [&](StringRef Word) {
                  return Name.contains_insensitive(Word);
                });
  }
  return Ends;
}

/// True if a protocol or a test demands what is followed: with anything else, a
/// success included, the function gives up. What only says that it didn't
/// follow several statuses may have been asked just that.
bool ClientAnalysis::demands(const FunctionDecl &Function,
                             const MissedStatus &M) {
  if (!reachesSame(Function, Answers2xx[0], Errors4xx))
    return false;
  // Where a job's result or a finished form's page is.
  const bool IsOne = M.Followed.size() == 1;
  if (IsOne && M.Followed.front() == 303)
    return true;
  const llvm::BitVector &Way = Flow.run(Function, M.Followed.front()).Reached;
  const llvm::BitVector &Other = Flow.run(Function, Answers2xx[0]).Reached;
  bool Ends = false;
  bool DoesMore = false;
  for (const CFGBlock *Block : *Flow.graphOf(Function))
    if (Other.test(Block->getBlockID()) && !Way.test(Block->getBlockID()))
      Ends |= givesUp(*Block, Context, IsOne, DoesMore);
  return Ends && !DoesMore;
}

// if (isRedirect(status)) { method = "GET"; ... }
/// Adds what makes the method GET where 307 or 308 is followed, and nowhere
/// else.
void ClientAnalysis::addMadeGet(const FunctionDecl &Function,
                                const MissedStatus &M) {
  const StatusOutcome &Error = Flow.run(Function, Errors4xx[0]);
  const StatusOutcome &Answer = Flow.run(Function, Answers2xx[0]);
  MissedStatus Lost;
  for (const int Status : M.Followed)
    for (const Expr *Site : keepsMethod(Status)
                                ? Flow.run(Function, Status).MadeGet
                                : SmallVector<const Expr *, 2>()) {
      // method = isRead ? "GET" : "POST"
      const ValueDecl *Holder = objectBehind(*Site);
      if (llvm::is_contained(Error.MadeGet, Site) ||
          llvm::is_contained(Answer.MadeGet, Site) ||
          (Holder && Flow.run(Function, Status).MadeOther.contains(Holder)) ||
          (Lost.Where && Lost.Where != Site))
        continue;
      Lost.Where = Site;
      Lost.MadeGet.push_back(Status);
    }
  if (Lost.Where)
    LostMethods.push_back(std::move(Lost));
}

/// True if 301 and 308 alone are followed: what has moved for good is
/// remembered, and somebody else follows.
static bool remembers(const MissedStatus &M) {
  return M.Followed.size() == 2 && llvm::all_of(M.Followed, isPermanent);
}

/// True for functions of protocols that have redirects of their own.
static bool isOtherProtocol(const FunctionDecl &Function,
                            const SourceManager &Sources) {
  static constexpr StringRef Protocols[] = {"rtsp", "rtmp", "sip", "ssdp"};
  const StringRef File = llvm::sys::path::stem(
      Sources.getFilename(Sources.getExpansionLoc(Function.getLocation())));
  const std::string Name =
      Function.getQualifiedNameAsString() + "_" + File.str();
  return llvm::any_of(wordsOf(Name), [](StringRef Word) {
    return llvm::is_contained(Protocols, Word);
  });
}

void ClientAnalysis::decide(const FunctionDecl &Function) {
  Decision D = {&Function, {}};
  if (isOtherProtocol(Function, Sources) || !findMissed(Function, D.Missed) ||
      remembers(D.Missed) || demands(Function, D.Missed))
    return;
  addMadeGet(Function, D.Missed);
  D.Missed.Where = firstConstant(Function);
  Decisions.push_back(std::move(D));
}

bool ClientAnalysis::calls(const FunctionDecl &Caller,
                           const FunctionDecl &Callee) const {
  bool Found = false;
  forEachIn(Caller.getBody(), [&](const Stmt &S) {
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Named = Call ? Call->getDirectCallee() : nullptr;
    Found |= Named && declaresSameEntity(Named, &Callee);
  });
  return Found;
}

/// Leaves one of the decisions that say the same: the innermost, but the outer
/// one where it follows more.
void ClientAnalysis::dropRepeated() {
  llvm::SmallPtrSet<const FunctionDecl *, 4> Dropped;
  for (const Decision &Outer : Decisions)
    for (const Decision &Inner : Decisions)
      if (Outer.Function != Inner.Function &&
          calls(*Outer.Function, *Inner.Function) &&
          !calls(*Inner.Function, *Outer.Function))
        Dropped.insert(Outer.Missed.Followed == Inner.Missed.Followed
                           ? Outer.Function
                           : Inner.Function);
  llvm::erase_if(Decisions, [&](const Decision &D) {
    return Dropped.contains(D.Function) || D.Missed.Missed.empty();
  });
}

// request("POST", url, body), client.put(url, body)
static bool namesOtherMethod(const Stmt &S) {
  if (const auto *Text = dyn_cast<StringLiteral>(&S))
    return Text->getCharByteWidth() == 1 &&
           llvm::is_contained({"POST", "PUT", "PATCH"},
                              Text->getString().split(' ').first);
  const auto *Reference = dyn_cast<DeclRefExpr>(&S);
  const auto *Member = dyn_cast<MemberExpr>(&S);
  const NamedDecl *Named = Reference ? Reference->getDecl() : nullptr;
  if (Member)
    Named = Member->getMemberDecl();
  if (!Named || !Named->getIdentifier())
    return false;
  return llvm::any_of(wordsOf(Named->getName()), [](StringRef Word) {
    return Word == "post" || Word == "put" || Word == "patch" ||
           Word == "postfields" || Word == "postdata" || Word == "upload" ||
           Word == "method";
  });
}

bool ClientAnalysis::sendsOnlyGet() const {
  bool Others = false;
  for (const FunctionDecl *Function : Functions)
    if (!Others)
      forEachIn(Function->getBody(),
                [&](const Stmt &S) { Others |= namesOtherMethod(S); });
  return !Others;
}

std::vector<MissedStatus> ClientAnalysis::find() {
  Functions = functionsAndLambdas(Context, Code);
  // Most units that speak of redirects compare no status.
  if (llvm::none_of(Functions, [&](const FunctionDecl *Function) {
        return statusTestsIn(*Function->getBody(), Context).comparesAny();
      }))
    return {};
  for (const FunctionDecl *Function : Functions)
    if (mayDecide(*Function))
      decide(*Function);
  dropRepeated();
  std::vector<MissedStatus> Result;
  const bool OnlyGet =
      Decisions.empty() && LostMethods.empty() ? false : sendsOnlyGet();
  for (Decision &D : Decisions) {
    const bool IsKnown = llvm::any_of(Result, [&](const MissedStatus &M) {
      return M.Where == D.Missed.Where;
    });
    if (IsKnown)
      continue;
    D.Missed.SendsOnlyGet = OnlyGet;
    D.Missed.Setting = Shapes.settingFor(*D.Function->getBody()).str();
    Result.push_back(std::move(D.Missed));
  }
  // Who sends GET alone loses nothing by it.
  if (!OnlyGet)
    llvm::append_range(Result, LostMethods);
  llvm::sort(Result, [&](const MissedStatus &A, const MissedStatus &B) {
    return isBefore(*A.Where, *B.Where);
  });
  return Result;
}

std::vector<MissedStatus> missedStatuses(ASTContext &Context,
                                         const UnitWords &Words,
                                         const ClientSelection &Clients,
                                         const CompileErrors *Errors) {
  const std::vector<const Model *> Frameworks =
      Clients.Library.leaveOutFrameworks(Words);
  if (!ModelLibrary::mayFollow(Words))
    return {};
  return ClientAnalysis(Context, Clients.modelsFor(Words), Frameworks, Errors)
      .find();
}

} // namespace redirect
