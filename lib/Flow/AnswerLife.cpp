//===- AnswerLife.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/AnswerLife.h"
#include "Facts/Expressions.h"
#include "Facts/StatementsIn.h"
#include "Flow/PassingState.h"
#include "Http/Status.h"

using namespace clang;

namespace redirect {

/// True if \p Callee may send a permanent redirect, whoever calls. Of those in
/// other units it is known that they redirect.
static bool sendsPermanent(const FunctionDecl *Callee,
                           const SummaryMap &Summaries) {
  const auto Known = Summaries.find(Callee);
  if (Known == Summaries.end())
    return false;
  return (!Known->second.Facts && Known->second.AlwaysRedirects) ||
         llvm::any_of(Known->second.Redirects, [](const auto &R) {
           return isPermanent(R->Code) && !R->dependsOnCaller();
         });
}

// redirect(req.has_header("Cookie") ? "/home" : "/login", 301)
/// What chooses the target of \p R and passes; null if nothing does.
static const Expr *passingTarget(const Redirect &R, const FunctionFacts &Facts,
                                 const SummaryMap &Summaries) {
  const Fact *F = Facts.at(siteOf(R));
  const auto *Write = F ? std::get_if<ResponseWrite>(F) : nullptr;
  if (Write && Write->Location &&
      asksPassingState(*Write->Location, Facts, Summaries))
    return Write->Location;
  for (const TextPiece &Piece : R.Target.Pieces)
    if (Piece.Where && Piece.From != TextPiece::Source::Literal &&
        Piece.From != TextPiece::Source::RequestTarget &&
        asksPassingState(*Piece.Where, Facts, Summaries))
      return Piece.Where;
  return nullptr;
}

static bool holds(const Expr *Whole, const Expr &Part) {
  bool Result = false;
  if (Whole)
    forEachIn(Whole, [&](const Stmt &S) { Result |= &S == &Part; });
  return Result;
}

static bool mentions(const Stmt &S, const VarDecl &Wanted) {
  bool Result = false;
  forEachIn(&S, [&](const Stmt &Part) {
    const auto *Reference = dyn_cast<DeclRefExpr>(&Part);
    Result |= Reference && Reference->getDecl() == &Wanted;
  });
  return Result;
}

// it = cache.emplace(key, resolve(key)).first; ... it->second
// cache[key] = url; ... url
/// True if \p Work keeps what is in \p Holder, or gives it.
static bool keeps(const VarDecl &Holder, const Expr &Work,
                  const FunctionFacts &Facts) {
  const QualType Type = Holder.getType().getNonReferenceType();
  if (isText(Type) || pointsToText(Type))
    return mentions(Work, Holder);
  const auto Later = Facts.PointedLater.find(&Holder);
  return holds(Holder.getInit(), Work) ||
         (Later != Facts.PointedLater.end() &&
          llvm::any_of(Later->second,
                       [&](const Expr *Set) { return holds(Set, Work); }));
}

/// True if the work before \p R finds its target and keeps it.
static bool keepsTarget(const Redirect &R, const FunctionFacts &Facts) {
  const auto *Work = dyn_cast_if_present<const Expr *>(R.Done.Work);
  const Fact *F = Facts.at(siteOf(R));
  const auto *Write = F ? std::get_if<ResponseWrite>(F) : nullptr;
  // ++visits[url]
  if (!Work || isa<UnaryOperator>(Work) || !Write || !Write->Location)
    return false;
  bool Result = false;
  forEachIn(Write->Location, [&](const Stmt &S) {
    const auto *Reference = dyn_cast<DeclRefExpr>(&S);
    const auto *Holder =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    Result |= Holder && Holder->hasLocalStorage() &&
              !isa<ParmVarDecl>(Holder) && keeps(*Holder, *Work, Facts);
  });
  return Result;
}

namespace {

/// Tells on what the redirects of one function depend that passes.
class PassingFinder {
public:
  PassingFinder(const RedirectBranches &Branches, const FunctionFacts &Facts,
                const SummaryMap &Summaries)
      : Branches(Branches), Facts(Facts), Summaries(Summaries) {}

  /// The condition on which it depends whether requests get to \p Site, or to a
  /// page, or where else they have moved; null if none passes.
  const Expr *before(const Expr &Site) {
    return Branches.conditionBefore(
        Site, Branches.goingOnOrMoving(), [this](const Expr &Condition) {
          // Many redirects stand behind the same ones.
          const auto [Known, IsNew] = Asked.try_emplace(&Condition);
          if (IsNew)
            Known->second = asksPassingState(Condition, Facts, Summaries);
          return Known->second;
        });
  }

private:
  const RedirectBranches &Branches;
  const FunctionFacts &Facts;
  const SummaryMap &Summaries;
  llvm::DenseMap<const Expr *, bool> Asked;
};

} // namespace

void addAnswerLife(const RedirectBranches &Branches, const FunctionFacts &Facts,
                   const SummaryMap &Summaries, FunctionSummary &Summary) {
  PassingFinder Passing(Branches, Facts, Summaries);
  for (const std::unique_ptr<Redirect> &R : Summary.Redirects) {
    const Expr *Site = siteOf(*R);
    if (!Site || !isPermanent(R->Code) || R->dependsOnCaller())
      continue;
    R->IsTargetKept = keepsTarget(*R, Facts);
    const Expr *Chosen = passingTarget(*R, Facts, Summaries);
    if (const Expr *Why = Chosen ? Chosen : Passing.before(*Site))
      R->Done.addPassing(Why, R->Reached.methods());
  }
  for (CallFlow &Call : Summary.Calls)
    if (const Expr *Site =
            sendsPermanent(Call.Callee, Summaries) ? siteOf(Call) : nullptr)
      if (const Expr *Why = Passing.before(*Site))
        Call.Done.addPassing(Why, Call.Reached.methods());
}

} // namespace redirect
