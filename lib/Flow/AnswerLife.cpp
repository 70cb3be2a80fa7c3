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

/// The condition that passes and on which it depends whether requests get to \p
/// Site, or to a page, or where else they have moved; null if there is none.
static const Expr *passingBefore(const Expr &Site,
                                 const RedirectBranches &Branches,
                                 const FunctionFacts &Facts,
                                 const SummaryMap &Summaries) {
  llvm::BitVector Instead = Branches.leadingToOtherMove(Site);
  Instead |= Branches.goingOn();
  return Branches.conditionBefore(Site, Instead, [&](const Expr &Condition) {
    return asksPassingState(Condition, Facts, Summaries);
  });
}

void addAnswerLife(const RedirectBranches &Branches, const FunctionFacts &Facts,
                   const SummaryMap &Summaries, FunctionSummary &Summary) {
  const auto Add = [&](const Expr *Site, const Expr *Chosen, MethodSet For,
                       Evidence &Done) {
    if (!Site)
      return;
    if (const Expr *Passing =
            Chosen ? Chosen : passingBefore(*Site, Branches, Facts, Summaries))
      Done.addPassing(Passing, For);
  };
  for (const std::unique_ptr<Redirect> &R : Summary.Redirects) {
    if (!isPermanent(R->Code) || R->dependsOnCaller())
      continue;
    R->IsTargetKept = keepsTarget(*R, Facts);
    Add(siteOf(*R), passingTarget(*R, Facts, Summaries), R->Reached.methods(),
        R->Done);
  }
  for (CallFlow &Call : Summary.Calls)
    if (sendsPermanent(Call.Callee, Summaries))
      Add(siteOf(Call), nullptr, Call.Reached.methods(), Call.Done);
}

} // namespace redirect
