//===- Redirects.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/Redirects.h"
#include "Facts/FactCollector.h"
#include "Facts/Unmodelled.h"
#include "Http/Status.h"
#include "Program/Program.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace redirect {

static SourceLocation locationOf(const Expr *Status, const Expr *StatusWrite) {
  return (isa<CXXDefaultArgExpr>(Status) ? StatusWrite : Status)->getExprLoc();
}

bool Finding::isImplicit() const {
  return isa_and_present<CXXDefaultArgExpr>(Status);
}

SourceLocation Finding::location() const {
  return Status ? locationOf(Status, StatusWrite) : Write->getExprLoc();
}

namespace {

/// One redirect of one function, with the requests that it can answer.
struct Occurrence {
  const Redirect *Sent;
  MethodSet Methods;
  Judgement Judged;
  /// False if nobody wants to hear of it: what is done about another redirect
  /// at its place must suit it all the same.
  bool IsWanted;
};

class FindingBuilder {
public:
  FindingBuilder(const Program &Unit, const SourceManager &Sources,
                 const Policy &Wanted)
      : Unit(Unit), Sources(Sources), Wanted(Wanted) {}

  std::vector<Finding> build();

private:
  std::optional<Occurrence> occurrence(const Redirect &R) const;
  bool isWanted(const Occurrence &O, bool IsExplicit) const;
  void addGroup(llvm::ArrayRef<Occurrence> Group);
  Finding finding(llvm::ArrayRef<Occurrence> Group) const;
  std::vector<Reason> explain(llvm::ArrayRef<Occurrence> Group) const;
  void explainMethods(const Occurrence &O, MethodSet Methods,
                      std::vector<Reason> &Reasons) const;

  const Program &Unit;
  const SourceManager &Sources;
  const Policy Wanted;
  std::vector<Finding> Result;
};

} // namespace

static void addGuard(const GuardTest &Guard, MethodSet Methods,
                     std::vector<Reason> &Reasons) {
  if (Guard.Condition)
    Reasons.emplace_back(GuardedHere{Guard.Condition, Guard.Holds, Methods});
}

static bool shows(const Judgement &Judged, Sign Wanted) {
  return llvm::any_of(Judged.Because,
                      [&](const SignAt &Known) { return Known.Is == Wanted; });
}

/// True if the request has been carried out when clients are told to send it
/// elsewhere: to another page, which is not where it belongs.
static bool repeatsRequest(const Judgement &Judged) {
  return Judged.Means == Meaning::Answer && shows(Judged, Sign::OtherPage) &&
         shows(Judged, Sign::Work);
}

/// Makes \p Judged say what \p Meanings wants of all redirects. One to the
/// request's own URL would loop if it were repeated.
static void applyPolicy(MeaningPolicy Meanings, Judgement &Judged) {
  if (Meanings == MeaningPolicy::Infer || shows(Judged, Sign::OwnUrl))
    return;
  const Meaning Wanted =
      Meanings == MeaningPolicy::Forward ? Meaning::Forward : Meaning::Answer;
  // Signs of another meaning would only puzzle.
  if (Judged.Means != Wanted)
    Judged.Because.clear();
  Judged.Means = Wanted;
}

static Problem problemOf(int Code, Meaning Means) {
  if (keepsMethod(Code))
    return Problem::RepeatsRequest;
  return Means == Meaning::Answer ? Problem::ImplicitSeeOther
                                  : Problem::LosesMethod;
}

std::optional<Occurrence> FindingBuilder::occurrence(const Redirect &R) const {
  if (R.StatusParameter || R.answersThrown() ||
      !(mayChangeMethod(R.Code) || keepsMethod(R.Code)))
    return std::nullopt;
  const ServedMethods Served =
      Unit.served(*R.Function, /*OnlyDirectly=*/R.dependsOnCaller())
          .through(R.Reached);
  Occurrence O{&R, Served.Explicit & ChangingMethods, {}, false};
  const bool IsExplicit = !O.Methods.empty();
  if (!IsExplicit)
    O.Methods = Served.Unrestricted & ChangingMethods;
  if (O.Methods.empty())
    return std::nullopt;

  Evidence Done = R.Done;
  Done.add(Unit.doneBefore(*R.Function), MethodSet::all());
  O.Judged = judge(R, Done, Unit.doneAnywhere(*R.Function), O.Methods,
                   R.TestedPath.empty() ? Unit.patterns(*R.Function)
                                        : RoutePatterns({R.TestedPath}));
  O.IsWanted = isWanted(O, IsExplicit);
  applyPolicy(Wanted.Meanings, O.Judged);
  return O;
}

bool FindingBuilder::isWanted(const Occurrence &O, bool IsExplicit) const {
  if (keepsMethod(O.Sent->Code) &&
      (Wanted.Meanings == MeaningPolicy::Forward || !repeatsRequest(O.Judged)))
    return false;
  if (IsExplicit || Wanted.Unrestricted == UnrestrictedRoutes::Always)
    return true;
  return Wanted.Unrestricted == UnrestrictedRoutes::Forwarding &&
         O.Judged.Means == Meaning::Forward;
}

/// Adds how requests with \p Methods get to the function that sends \p O, as
/// often as it takes to name all methods.
void FindingBuilder::explainMethods(const Occurrence &O, MethodSet Methods,
                                    std::vector<Reason> &Reasons) const {
  while (!Methods.empty()) {
    const RequestPath Path = Unit.shortestPath(*O.Sent->Function, Methods);
    if (Path.Registrations.empty())
      return;
    for (const Route *R : Path.Registrations) {
      Reasons.emplace_back(RegisteredHere{R->Where,
                                          R->Is == Route::Kind::Override,
                                          R->Methods, R->IsRestricted});
      Methods = Methods - R->Methods;
    }
    for (const CallFlow *Call : Path.Calls) {
      addGuard(Call->Guard, O.Methods & Call->Reached, Reasons);
      Reasons.emplace_back(CalledHere{Call->Site,
                                      isa<CXXDestructorDecl>(Call->Callee),
                                      Call->IsHandedOver});
    }
  }
}

std::vector<Reason>
FindingBuilder::explain(llvm::ArrayRef<Occurrence> Group) const {
  std::vector<Reason> Reasons;
  MethodSet Explained;
  for (const Occurrence &O : Group) {
    if ((O.Methods - Explained).empty() && !Explained.empty())
      continue;
    explainMethods(O, O.Methods - Explained, Reasons);
    Explained |= O.Methods;
    for (const Redirect *R = O.Sent; R; R = R->Inner) {
      addGuard(R->Guard, O.Methods & R->Reached, Reasons);
      // The report itself stands at the call that decides the status.
      if (R->Via && (!R->Inner || R->Status == R->Inner->Status))
        Reasons.emplace_back(
            CalledHere{R->Via, /*IsDestructor=*/false, /*IsHandedOver=*/false});
    }
  }
  for (const SignAt &Sign : Group.front().Judged.Because)
    Reasons.emplace_back(Sign);
  return Reasons;
}

/// What there is to say of \p Group, whose members agree.
Finding FindingBuilder::finding(llvm::ArrayRef<Occurrence> Group) const {
  const Occurrence &First = Group.front();
  Finding F;
  F.Status = First.Sent->Status;
  F.StatusWrite = First.Sent->StatusWrite;
  F.Function = First.Sent->Function;
  F.Write = First.Sent->Write;
  F.Code = First.Sent->Code;
  F.Means = First.Judged.Means;
  F.Is = problemOf(F.Code, F.Means);
  for (const Occurrence &O : Group)
    F.Methods |= O.Methods;
  F.Reasons = explain(Group);
  return F;
}

/// Leaves out the ways on which a call leads to the request's own URL, if it
/// has others: such a loop is not what is meant.
static void dropLoops(std::vector<Occurrence> &Group) {
  llvm::SmallPtrSet<const Expr *, 4> CallsWithOthers;
  const auto IsLoop = [](const Occurrence &O) {
    return shows(O.Judged, Sign::OwnUrl);
  };
  for (const Occurrence &O : Group)
    if (!IsLoop(O))
      CallsWithOthers.insert(O.Sent->Write);
  llvm::erase_if(Group, [&](const Occurrence &O) {
    return IsLoop(O) && CallsWithOthers.contains(O.Sent->Write);
  });
}

/// True if a status that is right for \p One is right for all of \p Group.
static bool suitsAll(const Occurrence &One, llvm::ArrayRef<Occurrence> Group) {
  return llvm::all_of(Group, [&](const Occurrence &O) {
    return O.Judged.Means == One.Judged.Means ||
           (!O.IsWanted && O.Judged.Means == Meaning::Unknown);
  });
}

/// Adds the findings of \p Group, whose status is written at one place.
void FindingBuilder::addGroup(llvm::ArrayRef<Occurrence> Group) {
  std::vector<Occurrence> Wanted;
  llvm::copy_if(Group, std::back_inserter(Wanted),
                [](const Occurrence &O) { return O.IsWanted; });
  if (Wanted.empty())
    return;
  if (suitsAll(Wanted.front(), Group)) {
    Result.push_back(finding(Wanted));
    return;
  }
  // The meaning belongs to each call, and no one status is right for all.
  llvm::MapVector<std::pair<const Expr *, Problem>, std::vector<Occurrence>>
      ByCall;
  for (const Occurrence &O : Wanted)
    ByCall[{O.Sent->Write, problemOf(O.Sent->Code, O.Judged.Means)}].push_back(
        O);
  for (const auto &[Call, Group] : ByCall) {
    Finding F = finding(Group);
    F.Status = nullptr;
    if (!suitsAll(Group.front(), Group))
      F.Means = Meaning::Unknown;
    Result.push_back(std::move(F));
  }
}

std::vector<Finding> FindingBuilder::build() {
  // Instances of a template write their status at the same place.
  llvm::MapVector<SourceLocation, std::vector<Occurrence>> Groups;
  for (const FunctionDecl *Function : Unit.functions())
    for (const std::unique_ptr<Redirect> &R : Unit.summary(*Function).Redirects)
      if (const std::optional<Occurrence> O = occurrence(*R))
        Groups[locationOf(R->Status, R->StatusWrite)].push_back(*O);
  for (auto &[Location, Group] : Groups) {
    dropLoops(Group);
    addGroup(Group);
  }
  llvm::sort(Result, [&](const Finding &A, const Finding &B) {
    return Sources.isBeforeInTranslationUnit(A.location(), B.location());
  });
  return std::move(Result);
}

struct UnitAnalysis::Known {
  Known(ASTContext &Context, UnmodelledFramework Shapes, Vocabulary Vocabulary)
      : Shapes(std::move(Shapes)), Words(std::move(Vocabulary)),
        Facts(collectFacts(Context, Words)), Unit(Context, Facts) {}

  UnmodelledFramework Shapes;
  Vocabulary Words;
  UnitFacts Facts;
  Program Unit;
};

UnitAnalysis::UnitAnalysis(ASTContext &Context,
                           llvm::ArrayRef<const Model *> Models,
                           const Unmodelled &Others)
    : Context(Context) {
  Vocabulary Words(Models, Context);
  UnmodelledFramework Shapes;
  if (Others.IsWanted)
    Shapes = addUnmodelled(Context, Words, Others.LeftOut);
  if (Words.knowsRedirects())
    About =
        std::make_unique<Known>(Context, std::move(Shapes), std::move(Words));
}

UnitAnalysis::~UnitAnalysis() = default;

std::vector<Finding> UnitAnalysis::findings(const Policy &Wanted) const {
  if (!About)
    return {};
  std::vector<Finding> Result =
      FindingBuilder(About->Unit, Context.getSourceManager(), Wanted).build();
  for (Finding &F : Result)
    F.Words = &About->Words;
  return Result;
}

} // namespace redirect
