//===- Findings.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/Findings.h"
#include "Http/Status.h"
#include "Redirects/Alternatives.h"
#include "Redirects/LineOfCode.h"
#include "Redirects/RedirectGroups.h"
#include "Redirects/SpelledStatus.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

namespace {

class FindingBuilder {
public:
  FindingBuilder(const Program &Unit, ASTContext &Context,
                 const IndexOfUnit &Index, const Policy &Wanted)
      : Unit(Unit), Sources(Context.getSourceManager()), Index(Index),
        Wanted(Wanted), Why(Unit, Context) {}

  void add(RedirectGroup &G);
  std::vector<Finding> take();

private:
  void addAtStatus(const RedirectGroup &G, llvm::ArrayRef<Occurrence> Reported);
  void addAtCalls(const RedirectGroup &G, llvm::ArrayRef<Occurrence> Reported);
  void addKept(const RedirectGroup &G);
  Finding finding(llvm::ArrayRef<Occurrence> Members);
  const FunctionDecl *sharedFunction(llvm::ArrayRef<Occurrence> Members) const;
  void shareWithOthers(llvm::ArrayRef<Occurrence> Members, Finding &F) const;
  bool isDecidedByCaller(const Occurrence &O) const;
  bool isAskedHere(const Occurrence &O) const;
  const FunctionDecl *inHeader(const FunctionDecl &Function) const;

  const Program &Unit;
  const SourceManager &Sources;
  const IndexOfUnit &Index;
  const Policy Wanted;
  Explanation Why;
  std::vector<Finding> Result;
};

} // namespace

/// True if the request has been carried out, or turned away to a login or an
/// error page, when clients are told to send it elsewhere: to another page,
/// which is not where it belongs.
static bool repeatsRequest(const Judgement &Judged) {
  return Judged.Means == Meaning::Answer &&
         (Judged.shows(Sign::TurnedAway) ||
          (Judged.shows(Sign::OtherPage) && Judged.shows(Sign::Work)));
}

/// Makes \p Judged say what \p Meanings wants of all redirects. One to the
/// request's own URL would loop if it were repeated.
static void applyPolicy(MeaningPolicy Meanings, Judgement &Judged) {
  if (Meanings == MeaningPolicy::Infer || Judged.shows(Sign::OwnUrl))
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

Silence silenceOf(int Code, const Answer &Answers, const Policy &Wanted) {
  if (keepsMethod(Code) && !repeatsRequest(Answers.Judged))
    return Silence::KeepsMethod;
  if (keepsMethod(Code) && Wanted.Meanings == MeaningPolicy::Forward)
    return Silence::MeaningIsForward;
  const bool Forwards = Answers.Judged.Means == Meaning::Forward;
  if (Answers.IsExplicit || Wanted.Unrestricted == UnrestrictedRoutes::Always ||
      (Wanted.Unrestricted == UnrestrictedRoutes::Forwarding && Forwards))
    return Silence::None;
  return Silence::UnrestrictedRoute;
}

/// Lets \p Wanted decide what becomes of \p O, which has been judged.
static void apply(const Policy &Wanted, Occurrence &O) {
  O.IsWanted = silenceOf(O.Sent->Code, O.Answers, Wanted) == Silence::None;
  applyPolicy(Wanted.Meanings, O.Answers.Judged);
}

/// What there is to say of \p Members, which agree.
Finding FindingBuilder::finding(llvm::ArrayRef<Occurrence> Members) {
  const Occurrence &First = Members.front();
  Finding F;
  // Whoever asks for this text by its number wants no other one.
  if (const Expr *Status = First.Sent->Status;
      Status && !isSpelledOnDemand(*Status, First.Sent->Code, Unit))
    F.Status = Status;
  F.StatusWrite = First.Sent->StatusWrite;
  F.Function = First.Sent->Function;
  F.Write = First.Sent->Write;
  F.Code = First.Sent->Code;
  F.Means = First.Answers.Judged.Means;
  F.Is = problemOf(F.Code, F.Means);
  for (const Occurrence &O : Members) {
    F.Methods |= O.Answers.Methods;
    F.IsExplicit |= O.Answers.IsExplicit;
    for (const StringRef Pattern : Unit.serviceFor(*O.Sent).Patterns)
      F.Patterns.push_back(Pattern.str());
  }
  F.Reasons = Why.explain(Members);
  return F;
}

/// True if a status that is right for \p One is right for all of \p Members.
static bool suitsAll(const Occurrence &One,
                     llvm::ArrayRef<Occurrence> Members) {
  return llvm::all_of(Members, [&](const Occurrence &O) {
    const Meaning Means = O.Answers.Judged.Means;
    return Means == One.Answers.Judged.Means ||
           (!O.IsWanted && Means == Meaning::Unknown);
  });
}

/// The function in which the status of \p R stands; null if nobody knows.
static const FunctionDecl *holderOfStatus(const Redirect &R) {
  const Redirect *Innermost = &R;
  while (Innermost->Inner && Innermost->Inner->Status == R.Status)
    Innermost = Innermost->Inner;
  if (!Innermost->Via || Innermost->Inner)
    return Innermost->Function;
  const auto *Call = dyn_cast<CallExpr>(Innermost->Via);
  return Call ? Call->getDirectCallee() : nullptr;
}

/// The declaration of \p Function by which other units may know it; null if
/// there is none.
const FunctionDecl *
FindingBuilder::inHeader(const FunctionDecl &Function) const {
  for (const FunctionDecl *Declaration : Function.redecls())
    if (!Sources.isInMainFile(
            Sources.getExpansionLoc(Declaration->getLocation())))
      return Declaration;
  return nullptr;
}

/// True if the main file has a part in sending \p O its requests, so that other
/// units may send it others.
bool FindingBuilder::isAskedHere(const Occurrence &O) const {
  const auto IsHere = [this](SourceLocation Location) {
    return Sources.isInMainFile(Sources.getExpansionLoc(Location));
  };
  const WayIn Way = Unit.shortestWay(*O.Sent->Function, O.Answers.Methods,
                                     O.Sent->TestedPath);
  return llvm::any_of(Way.Registrations,
                      [&](const Route *R) { return IsHere(R->Where); }) ||
         llvm::any_of(Way.Calls, [&](const CallFlow *Call) {
           return IsHere(Call->Site->getExprLoc());
         });
}

/// True if it is GET and HEAD that \p O answers, whom a status for good
/// misleads.
static bool isKept(const Occurrence &O) {
  return (O.Answers.Methods & ChangingMethods).empty();
}

/// True if another status might be right for \p O, whose function does \p Own,
/// with another of the methods that get there, or by another route.
static bool dependsOnRequest(const Occurrence &O, const Evidence &Own) {
  const Redirect &R = *O.Sent;
  const MethodSet Possible = R.Reached.methods();
  const Meaning Means = O.Answers.Judged.Means;
  if (isKept(O))
    return !(Possible & ChangingMethods).empty();
  // GET may be told that the page has moved for good, or be answered by a 302.
  if (isPermanent(R.Code) && Means != Meaning::Forward &&
      !(Possible & MethodSet{Method::Get, Method::Head}).empty())
    return true;
  Service Any;
  Any.HasUnknownPattern = true;
  static constexpr Method Others[] = {Method::Post, Method::Put, Method::Patch,
                                      Method::Delete, Method::Other};
  return llvm::any_of(Others, [&](Method M) {
    return Possible.contains(M) && meaningAlone(R, Any, Own, M) != Means;
  });
}

/// True if the function in which the status of \p O stands doesn't tell by
/// itself what that means.
bool FindingBuilder::isDecidedByCaller(const Occurrence &O) const {
  const Redirect &R = *O.Sent;
  if (holderOfStatus(R) != R.Function)
    return true;
  const Evidence Done = R.Done.settled();
  const Evidence Own = Unit.summary(*R.Function).Done.settled();
  if (isKept(O) &&
      (O.Answers.Methods & (Done.WorksFor | Done.PassesFor)).empty())
    return true;
  if (!isKept(O) && meaningAlone(R, Unit.serviceFor(R), Own,
                                 O.Answers.Methods) != O.Answers.Judged.Means)
    return true;
  return isAskedHere(O) && dependsOnRequest(O, Own);
}

/// The function with the status of \p Members that other units may call and
/// mean something else by it, as these know it; null if none may.
const FunctionDecl *
FindingBuilder::sharedFunction(llvm::ArrayRef<Occurrence> Members) const {
  if (Index.isThere())
    return nullptr;
  for (const Occurrence &O : Members)
    if (const FunctionDecl *Holder = holderOfStatus(*O.Sent);
        Holder && isDecidedByCaller(O))
      if (const FunctionDecl *Declaration = inHeader(*Holder))
        return Declaration;
  return nullptr;
}

/// Lets \p F say if other units may call the function with the status of \p
/// Members.
void FindingBuilder::shareWithOthers(llvm::ArrayRef<Occurrence> Members,
                                     Finding &F) const {
  const FunctionDecl *Shared = sharedFunction(Members);
  if (!Shared)
    return;
  F.IsStatusShared = true;
  F.Reasons.emplace_back(
      SharedHere{{Shared->getLocation(), ""}, Shared->getNameAsString()});
}

/// True if the status that is right for \p G tells nobody any more that a page
/// has moved for good.
static bool takesMove(const RedirectGroup &G) {
  return !G.Moved.Methods.empty() &&
         llvm::any_of(G.Members, [](const Occurrence &O) {
           return O.IsWanted && O.Answers.Judged.Means != Meaning::Forward;
         });
}

/// Adds the finding of \p Reported, on which \p G agrees.
void FindingBuilder::addAtStatus(const RedirectGroup &G,
                                 llvm::ArrayRef<Occurrence> Reported) {
  // The unit in which the status stands reports it.
  if (G.IsElsewhere)
    return;
  Finding F = finding(Reported);
  if (F.Means != Meaning::Unknown && Wanted.Meanings == MeaningPolicy::Infer)
    shareWithOthers(Reported, F);
  Result.push_back(std::move(F));
}

/// Adds a finding for each call of \p Reported: no status is right for all of
/// \p G.
void FindingBuilder::addAtCalls(const RedirectGroup &G,
                                llvm::ArrayRef<Occurrence> Reported) {
  llvm::MapVector<std::pair<const Expr *, int>, std::vector<Occurrence>> ByCall;
  for (const Occurrence &O : Reported)
    if (!O.WayElsewhere)
      ByCall[{O.Sent->Write, O.Sent->Code}].push_back(O);
  for (const auto &[Call, Members] : ByCall) {
    Finding F = finding(Members);
    if (!suitsAll(Members.front(), Members)) {
      F.Means = Meaning::Unknown;
      F.Is = problemOf(F.Code, F.Means);
    }
    const bool TakesMove = F.Means != Meaning::Forward && takesMove(G);
    // What stands here is shown here, though another status would be wrong.
    F.IsStatusShared = TakesMove && !Members.front().Sent->Via;
    if (!F.IsStatusShared)
      F.Status = nullptr;
    if (TakesMove)
      F.Reasons.emplace_back(G.Moved);
    Result.push_back(std::move(F));
  }
}

/// Adds the finding of what \p G answers GET and HEAD for good.
void FindingBuilder::addKept(const RedirectGroup &G) {
  std::vector<Occurrence> Kept;
  llvm::copy_if(G.Kept, std::back_inserter(Kept), [&](const Occurrence &O) {
    return O.Answers.IsExplicit ||
           Wanted.Unrestricted != UnrestrictedRoutes::Never;
  });
  if (Kept.empty() || G.IsElsewhere)
    return;
  Finding F = finding(Kept);
  F.Is = Problem::PermanentAnswer;
  if (!G.Moved.Methods.empty()) {
    F.IsStatusShared = true;
    F.Reasons.emplace_back(G.Moved);
  } else {
    shareWithOthers(Kept, F);
  }
  Result.push_back(std::move(F));
}

/// Adds the findings of \p G.
void FindingBuilder::add(RedirectGroup &G) {
  dropLoops(G.Members);
  judgeTogether(G.Members);
  std::vector<Occurrence> Reported;
  for (Occurrence &O : G.Members) {
    apply(Wanted, O);
    if (O.IsWanted)
      Reported.push_back(O);
  }
  // What is said of the methods that others lose is right for GET, too.
  if (Reported.empty())
    return addKept(G);
  if (suitsAll(Reported.front(), G.Members) && !takesMove(G))
    addAtStatus(G, Reported);
  else
    addAtCalls(G, Reported);
}

std::vector<Finding> FindingBuilder::take() {
  llvm::sort(Result, [&](const Finding &A, const Finding &B) {
    return Sources.isBeforeInTranslationUnit(A.location(), B.location());
  });
  return std::move(Result);
}

std::vector<Finding> findingsOf(const Program &Unit, ASTContext &Context,
                                const IndexOfUnit &Index,
                                const Policy &Wanted) {
  RedirectGroups Groups(Unit, Context, Index);
  Groups.collect();
  FindingBuilder Builder(Unit, Context, Index, Wanted);
  Groups.forEach([&](RedirectGroup &G) { Builder.add(G); });
  return Builder.take();
}

} // namespace redirect
