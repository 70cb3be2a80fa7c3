//===- StatusExpectations.cpp ---------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/StatusExpectations.h"
#include "Facts/ClientNames.h"
#include "Facts/ClientShapes.h"
#include "Facts/DefinitionFinder.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "Facts/RequestsSent.h"
#include "Facts/StatementsIn.h"
#include "Facts/StatusLabels.h"
#include "Facts/StatusTests.h"
#include "Http/Status.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"
#include <map>
#include <set>

using namespace clang;

namespace redirect {

namespace {

/// A status and what is compared with it.
struct ComparedStatus {
  const Expr *Status;
  int Code;
  /// `answer->status`
  const Expr *Read;
};

/// What one assertion holds: `EXPECT_EQ(302, answer->status)`.
struct Assertion {
  SmallVector<ComparedStatus, 1> Statuses;
  const Expr *Read = nullptr;
};

/// Looks through one function.
class ExpectationFinder {
public:
  ExpectationFinder(const FunctionDecl &Function, const ASTContext &Context)
      : Function(Function), Context(Context), Requests(Function, Context) {}

  std::vector<ExpectationHere> find();

private:
  void visit(const Stmt &S);
  void compare(const Expr &Status, const Expr &Read);
  void compareText(const CallExpr &Call);
  void addLabels();
  void addToAssertion(const Expr &E, StringRef Name, SourceLocation Begin);
  bool mayBeAsserted(const Expr &E) const;
  std::string placeOf(const Expr &Read) const;
  void addAssertion(const CallExpr &Call);
  void leaveOutBounds(const Stmt &S);
  void noteCounting(const Stmt &S);
  void addCounted(const Stmt *Condition);
  bool mentionsLocation();
  void add(const ComparedStatus &C, StatusExpectation::Kind Is,
           const RequestSent &Of, ArrayRef<int> Others);
  void addTest(const Assertion &A);
  void addPlain(const ComparedStatus &C);

  const FunctionDecl &Function;
  const ASTContext &Context;
  const RequestsSent Requests;
  /// By where they begin.
  llvm::MapVector<SourceLocation, Assertion> Assertions;
  std::vector<ComparedStatus> Plain;
  /// By the place of a number, the statuses with which it is compared.
  std::map<std::string, std::set<int>> ByPlace;
  /// Numbers that bound a range: `status < 302`.
  llvm::SmallPtrSet<const Expr *, 4> Bounds;
  /// What stands in conditions and labels on which something is counted.
  llvm::SmallPtrSet<const Stmt *, 4> Counted;
  std::optional<bool> MentionsLocation;
  std::vector<ExpectationHere> Result;
};

} // namespace

/// The status of a redirect that \p E spells out: 302, status::found.
static std::optional<int> redirectingStatus(const Expr &E,
                                            const ASTContext &Context) {
  const Expr *Written = E.IgnoreParenCasts()->IgnoreImplicit();
  if (!isa<IntegerLiteral, DeclRefExpr, ConstantExpr>(Written))
    return std::nullopt;
  const std::optional<int64_t> Code = signedNumber(*Written, Context);
  if (!Code || *Code < 300 || *Code > 308 ||
      reasonPhrase(static_cast<int>(*Code)).empty())
    return std::nullopt;
  return static_cast<int>(*Code);
}

/// Tells apart what is compared, numbers and texts.
std::string ExpectationFinder::placeOf(const Expr &Read) const {
  const std::string Number = placeOfNumber(Read, Context);
  const ValueDecl *Holder = Number.empty() ? objectBehind(Read) : nullptr;
  return Holder ? "text" + Holder->getQualifiedNameAsString() : Number;
}

void ExpectationFinder::compare(const Expr &Status, const Expr &Read) {
  const std::optional<int> Code = redirectingStatus(Status, Context);
  if (!Code || !namesStatus(Read) ||
      namesAssertion(outermostMacro(Status.getExprLoc(), Context)))
    return;
  Plain.push_back({&Status, *Code, &Read});
  ByPlace[placeOf(Read)].insert(*Code);
}

// std::to_string(status)
/// The number of which \p Text is made; \p Text itself if that is unknown.
static const Expr &madeOf(const Expr &Text) {
  const Expr *Written = asWritten(&Text);
  // std::to_string(status).c_str()
  if (const auto *Call = dyn_cast<CallExpr>(Written);
      Call && calledOn(*Call) && isText(calledOn(*Call)->getType()))
    Written = asWritten(calledOn(*Call));
  const auto *Call = dyn_cast<CallExpr>(Written);
  const bool IsMade = Call && Call->getNumArgs() == 1 && !calledOn(*Call) &&
                      Call->getArg(0)->getType()->isIntegralOrEnumerationType();
  return IsMade ? *Call->getArg(0) : *Written;
}

// code == "302", strcmp(code, "302")
void ExpectationFinder::compareText(const CallExpr &Call) {
  const std::optional<StatusCall> Test = statusCall(Call, Context);
  if (!Test || Test->Number || Test->Constants.size() != 1)
    return;
  const Expr &Status = *Test->Constants.front();
  const int Code = static_cast<int>(Test->Wanted.front());
  const Expr *Read = isa<CXXOperatorCallExpr>(Call) ? nullptr : calledOn(Call);
  for (const Expr *Argument : Call.arguments())
    if (!Read && Argument != &Status)
      Read = Argument;
  if (!Read || Code <= 300 || Code > 308 || reasonPhrase(Code).empty() ||
      namesAssertion(outermostMacro(Status.getExprLoc(), Context)))
    return;
  const Expr &Number = madeOf(*Read);
  if (!namesStatus(Number))
    return;
  Plain.push_back({&Status, Code, &Number});
  ByPlace[placeOf(Number)].insert(Code);
}

/// True for statuses, and for what may hold one.
bool ExpectationFinder::mayBeAsserted(const Expr &E) const {
  return redirectingStatus(E, Context) ||
         (isa<MemberExpr, DeclRefExpr, CallExpr>(E) && namesStatus(E) &&
          !placeOfNumber(E, Context).empty());
}

/// Adds what is given to the macro or function \p Name, which begins at \p
/// Begin, if it asserts something.
void ExpectationFinder::addToAssertion(const Expr &E, StringRef Name,
                                       SourceLocation Begin) {
  if (!namesAssertion(Name))
    return;
  Assertion &A = Assertions[Begin];
  if (const std::optional<int> Code = redirectingStatus(E, Context)) {
    if (!Bounds.contains(E.IgnoreParenCasts()))
      A.Statuses.push_back({&E, *Code, nullptr});
  } else if (!A.Read) {
    A.Read = &E;
  }
}

// assertEqual(302, answer.status())
void ExpectationFinder::addAssertion(const CallExpr &Call) {
  if (Call.getBeginLoc().isMacroID() || !namesAssertion(calleeName(Call)))
    return;
  forEachIn(&Call, [&](const Stmt &S) {
    if (const auto *E = dyn_cast<Expr>(&S);
        E && E != &Call && mayBeAsserted(*E))
      addToAssertion(*E, calleeName(Call), Call.getBeginLoc());
  });
}

// status < 302, status != 302
void ExpectationFinder::leaveOutBounds(const Stmt &S) {
  const auto Add = [this](const Expr &A, const Expr &B) {
    Bounds.insert(A.IgnoreParenCasts());
    Bounds.insert(B.IgnoreParenCasts());
  };
  if (const auto *Operator = dyn_cast<BinaryOperator>(&S);
      Operator &&
      (Operator->isRelationalOp() || Operator->getOpcode() == BO_NE))
    Add(*Operator->getLHS(), *Operator->getRHS());
  const auto *Call = dyn_cast<CXXOperatorCallExpr>(&S);
  if (Call && Call->isComparisonOp() && Call->getOperator() != OO_EqualEqual &&
      Call->getNumArgs() == 2)
    Add(*Call->getArg(0), *Call->getArg(1));
}

/// True for what counts, or tells what does: `++found`, `counter.add(1)`.
static bool counts(const Stmt &S) {
  if (const auto *Operator = dyn_cast<UnaryOperator>(&S))
    return Operator->isIncrementOp();
  if (isa<CompoundAssignOperator>(S))
    return true;
  const auto *Call = dyn_cast<CallExpr>(&S);
  if (!Call)
    return false;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call))
    return Operator->getOperator() == OO_PlusPlus ||
           Operator->getOperator() == OO_PlusEqual;
  static constexpr llvm::StringLiteral Words[] = {
      "count", "inc", "incr", "increment", "observe", "record", "hit"};
  const StringRef Name = calleeName(*Call);
  return hasWord(Name, Words) || traitsOfName(Name).IsCounting;
}

static bool countsIn(const Stmt *S) {
  bool Result = false;
  forEachIn(S, [&](const Stmt &Inner) { Result = Result || counts(Inner); });
  return Result;
}

void ExpectationFinder::addCounted(const Stmt *Condition) {
  forEachIn(Condition, [this](const Stmt &S) { Counted.insert(&S); });
}

/// Notes the conditions under which \p S counts.
void ExpectationFinder::noteCounting(const Stmt &S) {
  if (const auto *If = dyn_cast<IfStmt>(&S)) {
    // An `else if` speaks for itself.
    if (countsIn(If->getThen()) ||
        (!isa_and_present<IfStmt>(If->getElse()) && countsIn(If->getElse())))
      addCounted(If->getCond());
  } else if (const auto *Choice = dyn_cast<ConditionalOperator>(&S)) {
    if (countsIn(Choice->getTrueExpr()) || countsIn(Choice->getFalseExpr()))
      addCounted(Choice->getCond());
  } else if (const auto *Case = dyn_cast<CaseStmt>(&S)) {
    if (countsIn(Case->getSubStmt()))
      addCounted(Case->getLHS());
  } else if (const auto *Sum = dyn_cast<CompoundAssignOperator>(&S)) {
    addCounted(Sum->getRHS());
  }
}

void ExpectationFinder::visit(const Stmt &S) {
  if (const auto *E = dyn_cast<Expr>(&S);
      E && E->getExprLoc().isMacroID() && mayBeAsserted(*E))
    addToAssertion(*E, outermostMacro(E->getExprLoc(), Context),
                   Context.getSourceManager().getExpansionLoc(E->getExprLoc()));
  if (const auto *Operator = dyn_cast<BinaryOperator>(&S);
      Operator && Operator->isEqualityOp()) {
    compare(*Operator->getLHS(), *Operator->getRHS());
    compare(*Operator->getRHS(), *Operator->getLHS());
  } else if (const auto *Switch = dyn_cast<SwitchStmt>(&S)) {
    for (const SwitchCase *Label = Switch->getSwitchCaseList(); Label;
         Label = Label->getNextSwitchCase())
      if (const auto *Case = dyn_cast<CaseStmt>(Label))
        compare(*Case->getLHS(), *Switch->getCond());
  } else if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    addAssertion(*Call);
    compareText(*Call);
  }
  noteCounting(S);
}

/// True for the variable in which callers give an answer or its status.
static bool isGiven(const Expr &Read) {
  const Expr *At = &Read;
  while (At) {
    At = At->IgnoreParenCasts()->IgnoreImplicit();
    if (const auto *Member = dyn_cast<MemberExpr>(At))
      At = Member->getBase();
    else if (const auto *Call = dyn_cast<CallExpr>(At))
      At = calledOn(*Call);
    else
      break;
  }
  const auto *Reference = dyn_cast_if_present<DeclRefExpr>(At);
  return Reference && isa<ParmVarDecl>(Reference->getDecl());
}

/// True if the function, or its class, tells by its name that it counts or logs
/// what there is.
static bool isObserver(const FunctionDecl &Function) {
  const auto Observes = [](const NamedDecl *D) {
    if (!D || !D->getIdentifier())
      return false;
    const NameTraits Traits = traitsOfName(D->getName());
    return Traits.IsLogging || Traits.IsCounting;
  };
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  return Observes(&Function) || (Method && Observes(Method->getParent()));
}

/// True for a client's code, which counts how often it has followed.
bool ExpectationFinder::mentionsLocation() {
  if (MentionsLocation)
    return *MentionsLocation;
  bool Result = false;
  forEachIn(Function.getBody(), [&](const Stmt &S) {
    const auto *Text = dyn_cast<StringLiteral>(&S);
    const auto *Reference = dyn_cast<DeclRefExpr>(&S);
    const auto *Member = dyn_cast<MemberExpr>(&S);
    const NamedDecl *Named = Reference ? Reference->getDecl() : nullptr;
    if (Member)
      Named = Member->getMemberDecl();
    Result |= Text && Text->getCharByteWidth() == 1 &&
              isLocationText(Text->getString());
    Result |= Named && Named->getIdentifier() &&
              locationName(Named->getName()) != LocationName::No;
  });
  MentionsLocation = Result;
  return Result;
}

void ExpectationFinder::add(const ComparedStatus &C, StatusExpectation::Kind Is,
                            const RequestSent &Of, ArrayRef<int> Others) {
  ExpectationHere &E = Result.emplace_back();
  E.What.Is = Is;
  E.What.Code = C.Code;
  for (const int Other : Others)
    if (Other != C.Code && !llvm::is_contained(E.What.Others, Other))
      E.What.Others.push_back(Other);
  E.What.Path = Of.Path;
  E.What.Methods = Of.Methods;
  E.Where = Context.getSourceManager().getFileLoc(C.Status->getExprLoc());
}

void ExpectationFinder::addTest(const Assertion &A) {
  if (!A.Read || A.Statuses.empty())
    return;
  const std::optional<RequestSent> Of = Requests.answeredIn(*A.Read);
  if (!Of)
    return;
  SmallVector<int, 2> All;
  for (const ComparedStatus &C : A.Statuses)
    All.push_back(C.Code);
  for (const ComparedStatus &C : A.Statuses)
    add(C, StatusExpectation::Kind::Test, *Of, All);
}

void ExpectationFinder::addPlain(const ComparedStatus &C) {
  const std::set<int> &Known = ByPlace[placeOf(*C.Read)];
  const SmallVector<int, 5> Others(Known.begin(), Known.end());
  if (isGiven(*C.Read)) {
    const bool IsCounted = Counted.contains(C.Status);
    if ((IsCounted || isObserver(Function)) && !mentionsLocation())
      add(C,
          IsCounted ? StatusExpectation::Kind::Count
                    : StatusExpectation::Kind::Observe,
          {}, Others);
  } else if (const std::optional<RequestSent> Of =
                 Requests.answeredIn(*C.Read)) {
    add(C, StatusExpectation::Kind::Client, *Of, Others);
  }
}

// metrics.add("http.302")
/// Adds labels, but for those of who answers with that status itself, which
/// count one route's answers alone.
void ExpectationFinder::addLabels() {
  for (const StatusLabel &L : statusLabelsIn(*Function.getBody())) {
    unsigned Spelled = 0;
    forEachIn(Function.getBody(), [&](const Stmt &S) {
      if (isa<IntegerLiteral, DeclRefExpr>(S))
        Spelled += redirectingStatus(cast<Expr>(S), Context) == L.Code;
    });
    const auto Compared =
        llvm::count_if(Plain, [&](const auto &C) { return C.Code == L.Code; });
    if (Spelled <= Compared && !mentionsLocation())
      add({L.Text, L.Code, nullptr}, StatusExpectation::Kind::Count, {}, {});
  }
}

std::vector<ExpectationHere> ExpectationFinder::find() {
  forEachIn(Function.getBody(), [this](const Stmt &S) { leaveOutBounds(S); });
  forEachIn(Function.getBody(), [this](const Stmt &S) { visit(S); });
  for (const auto &[Begin, A] : Assertions)
    addTest(A);
  for (const ComparedStatus &C : Plain)
    addPlain(C);
  addLabels();
  return std::move(Result);
}

/// True if \p Body spells out the status of a redirect, as a number or in a
/// text.
static bool mentionsStatus(const Stmt &Body, const ASTContext &Context) {
  bool Result = false;
  forEachIn(&Body, [&](const Stmt &S) {
    if (isa<IntegerLiteral, DeclRefExpr>(S))
      Result = Result || redirectingStatus(cast<Expr>(S), Context);
    if (const auto *Text = dyn_cast<StringLiteral>(&S);
        Text && Text->getCharByteWidth() == 1)
      Result = Result || statusInLabel(Text->getString());
  });
  return Result;
}

std::vector<ExpectationHere> statusExpectations(ASTContext &Context,
                                                UserCode &Code) {
  const SourceManager &Sources = Context.getSourceManager();
  std::map<SourceLocation, ExpectationHere> ByPlace;
  for (const FunctionDecl *Function : functionsAndLambdas(Context, Code))
    if (mentionsStatus(*Function->getBody(), Context) &&
        !Code.isLeftAlone(*Function))
      for (const ExpectationHere &E :
           ExpectationFinder(*Function, Context).find())
        ByPlace.try_emplace(E.Where, E);
  std::vector<ExpectationHere> Result;
  Result.reserve(ByPlace.size());
  for (auto &[Where, E] : ByPlace)
    Result.push_back(std::move(E));
  llvm::sort(Result, [&](const ExpectationHere &A, const ExpectationHere &B) {
    return Sources.isBeforeInTranslationUnit(A.Where, B.Where);
  });
  return Result;
}

} // namespace redirect
