//===- Redirects.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/Redirects.h"
#include "Facts/FactCollector.h"
#include "Http/Status.h"
#include "Program/Program.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/MapVector.h"

using namespace clang;

namespace redirect {

static SourceLocation locationOf(const Expr *Status, const Expr *Write) {
  const bool IsWritten = Status && !isa<CXXDefaultArgExpr>(Status);
  return (IsWritten ? Status : Write)->getExprLoc();
}

bool Finding::isImplicit() const {
  return isa_and_present<CXXDefaultArgExpr>(Status);
}

SourceLocation Finding::location() const { return locationOf(Status, Write); }

namespace {

/// One redirect of one function, with the requests that it can answer.
struct Occurrence {
  const Redirect *Sent;
  MethodSet Methods;
  Judgement Judged;
};

class FindingBuilder {
public:
  FindingBuilder(const Program &Unit, const SourceManager &Sources,
                 UnrestrictedRoutes Unrestricted)
      : Unit(Unit), Sources(Sources), Unrestricted(Unrestricted) {}

  std::vector<Finding> build();

private:
  std::optional<Occurrence> occurrence(const Redirect &R) const;
  void addGroup(llvm::ArrayRef<Occurrence> Group);
  Finding finding(llvm::ArrayRef<Occurrence> Group) const;
  std::vector<Reason> explain(llvm::ArrayRef<Occurrence> Group) const;
  void explainMethods(const Occurrence &O, MethodSet Methods,
                      std::vector<Reason> &Reasons) const;

  const Program &Unit;
  const SourceManager &Sources;
  const UnrestrictedRoutes Unrestricted;
  std::vector<Finding> Result;
};

} // namespace

static void addGuard(const GuardTest &Guard, MethodSet Methods,
                     std::vector<Reason> &Reasons) {
  if (Guard.Condition)
    Reasons.emplace_back(GuardedHere{Guard.Condition, Guard.Holds, Methods});
}

std::optional<Occurrence> FindingBuilder::occurrence(const Redirect &R) const {
  if (R.StatusParameter || !mayChangeMethod(R.Code))
    return std::nullopt;
  const ServedMethods Served =
      Unit.served(*R.Function, /*OnlyDirectly=*/R.dependsOnCaller())
          .through(R.Reached);
  Occurrence O{&R, Served.Explicit & ChangingMethods, {}};
  const bool IsExplicit = !O.Methods.empty();
  if (!IsExplicit)
    O.Methods = Served.Unrestricted & ChangingMethods;
  if (O.Methods.empty())
    return std::nullopt;

  Evidence Done = R.Done;
  Done.add(Unit.doneBefore(*R.Function), MethodSet::all());
  O.Judged = judge(R, Done, Unit.doneAnywhere(*R.Function), O.Methods,
                   Unit.patterns(*R.Function));
  const bool IsWanted = IsExplicit ||
                        Unrestricted == UnrestrictedRoutes::Always ||
                        (Unrestricted == UnrestrictedRoutes::Forwarding &&
                         O.Judged.Means == Meaning::Forward);
  return IsWanted ? std::optional(O) : std::nullopt;
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
  F.Write = First.Sent->Write;
  F.Code = First.Sent->Code;
  F.Means = First.Judged.Means;
  for (const Occurrence &O : Group)
    F.Methods |= O.Methods;
  F.Reasons = explain(Group);
  return F;
}

/// Leaves out the ways on which a redirect leads to the request's own URL, if
/// there are others: such a loop is not what is meant.
static void dropLoops(std::vector<Occurrence> &Group) {
  const auto IsLoop = [](const Occurrence &O) {
    return llvm::any_of(O.Judged.Because, [](const SignAt &Sign) {
      return Sign.Is == redirect::Sign::OwnUrl;
    });
  };
  if (!llvm::all_of(Group, IsLoop))
    llvm::erase_if(Group, IsLoop);
}

/// Adds the findings of \p Group, whose status is written at one place.
void FindingBuilder::addGroup(llvm::ArrayRef<Occurrence> Group) {
  const bool AgreeOnMeaning = llvm::all_of(Group, [&](const Occurrence &O) {
    return O.Judged.Means == Group.front().Judged.Means;
  });
  if (AgreeOnMeaning) {
    Result.push_back(finding(Group));
    return;
  }
  // The meaning belongs to each call, and no one status is right for all.
  for (const Occurrence &O : Group) {
    Finding F = finding(O);
    if (O.Sent->Via)
      F.Status = nullptr;
    else
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
        Groups[locationOf(R->Status, R->Write)].push_back(*O);
  for (auto &[Location, Group] : Groups) {
    dropLoops(Group);
    addGroup(Group);
  }
  llvm::sort(Result, [&](const Finding &A, const Finding &B) {
    return Sources.isBeforeInTranslationUnit(A.location(), B.location());
  });
  return std::move(Result);
}

std::vector<Finding> findRedirects(ASTContext &Context,
                                   llvm::ArrayRef<Model> Models,
                                   UnrestrictedRoutes Unrestricted) {
  const Vocabulary Words(Models, Context);
  if (!Words.knowsRedirects())
    return {};
  const UnitFacts Facts = collectFacts(Context, Words);
  const Program Unit(Context, Facts);
  return FindingBuilder(Unit, Context.getSourceManager(), Unrestricted).build();
}

} // namespace redirect
