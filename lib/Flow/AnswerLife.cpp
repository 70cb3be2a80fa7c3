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

bool mayMove(const FunctionDecl *Callee, const SummaryMap &Summaries) {
  const auto Known = Summaries.find(Callee);
  return Known != Summaries.end() &&
         (Known->second.MayMove ||
          (!Known->second.Facts && Known->second.AlwaysRedirects));
}

/// The expression that gives the target of \p R, where that is seen.
static const Expr *locationOf(const Redirect &R, const FunctionFacts &Facts) {
  const Fact *F = Facts.at(siteOf(R));
  const auto *Write = F ? std::get_if<ResponseWrite>(F) : nullptr;
  return Write ? Write->Location : nullptr;
}

// redirect(req.has_header("Cookie") ? "/home" : "/login", 301)
/// What chooses the target of \p R and passes; null if nothing does.
static const Expr *passingTarget(const Redirect &R, const FunctionFacts &Facts,
                                 const SummaryMap &Summaries) {
  // In what is called the target may be one of several constants.
  for (const Redirect *Sent = &R; Sent; Sent = Sent->Inner) {
    const auto Known = Summaries.find(Sent->Function);
    const FunctionFacts *In = Sent == &R                 ? &Facts
                              : Known == Summaries.end() ? nullptr
                                                         : Known->second.Facts;
    const Expr *Location = In ? locationOf(*Sent, *In) : nullptr;
    if (Location && asksPassingState(*Location, *In, Summaries))
      return Location;
  }
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
  const Expr *Location = locationOf(R, Facts);
  // ++visits[url]
  if (!Work || isa<UnaryOperator>(Work) || !Location)
    return false;
  bool Result = false;
  InitialValues Values;
  SmallVector<const Expr *> Pending = {Location};
  while (!Pending.empty() && !Result)
    forEachIn(Pending.pop_back_val(), [&](const Stmt &S) {
      const auto *Reference = dyn_cast<DeclRefExpr>(&S);
      const auto *Holder =
          Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
      if (!Holder || !Holder->hasLocalStorage() || isa<ParmVarDecl>(Holder))
        return;
      Result |= keeps(*Holder, *Work, Facts);
      if (const Expr *Init = Values.of(*Holder))
        Pending.push_back(Init);
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
    Summary.MayMove = true;
    R->IsTargetKept = keepsTarget(*R, Facts);
    const Expr *Chosen = passingTarget(*R, Facts, Summaries);
    if (const Expr *Why = Chosen ? Chosen : Passing.before(*Site))
      R->Done.addPassing(Why, R->Reached.methods());
  }
  for (CallFlow &Call : Summary.Calls) {
    if (!mayMove(Call.Callee, Summaries))
      continue;
    Summary.MayMove = true;
    const Expr *Site = siteOf(Call);
    if (const Expr *Why = Site ? Passing.before(*Site) : nullptr)
      Call.Done.addPassing(Why, Call.Reached.methods());
  }
}

} // namespace redirect
