//===- RedirectGroups.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/RedirectGroups.h"
#include "Flow/RawText.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

/// Where \p R, whose status stands in this unit, is reported.
static SourceLocation locationOf(const Redirect &R) {
  return (isa<CXXDefaultArgExpr>(R.Status) ? R.StatusWrite : R.Status)
      ->getExprLoc();
}

static Occurrence occurrence(const Redirect &R, Answer Answers) {
  Occurrence O;
  O.Sent = &R;
  O.Answers = std::move(Answers);
  return O;
}

void RedirectGroups::addAnswerElsewhere(RedirectGroup &G, const Redirect &R,
                                        AnswerElsewhere Known) {
  if (!Known.MovedFor.empty()) {
    G.Moved.Methods |= Known.MovedFor;
    G.Moved.Where = Why.place(*Known.Way.back().Where);
  }
  if (Known.Answers.Methods.empty())
    return;
  G.Members.push_back(occurrence(R, std::move(Known.Answers)));
  G.Members.back().WayElsewhere = std::move(Known.Way);
}

/// The group of \p R, whose status another unit has, with what others do with
/// it.
RedirectGroup &RedirectGroups::groupElsewhere(const Redirect &R) {
  const PlaceElsewhere &Status = R.Elsewhere->Where;
  RedirectGroup &G = Elsewhere[placeAsText(Status)];
  if (!std::exchange(G.IsElsewhere, true))
    for (AnswerElsewhere &Known :
         readAnswers(Index, R.Elsewhere->Function, Reader))
      if (Known.Status == Status)
        addAnswerElsewhere(G, R, std::move(Known));
  return G;
}

/// GET and HEAD, as far as they learn so where one of several calls of its
/// function leads to \p R: by others it is a reason that passes.
MovedHere RedirectGroups::movedByCall(const Redirect &R) {
  MovedHere Result;
  if (R.dependsOnCaller())
    return Result;
  for (const auto &[Call, Known] : Unit.servicesByCall(*R.Function))
    if (const MethodSet Moved = movedFor(R, Known); !Moved.empty()) {
      Result.Methods |= Moved;
      Result.Where = Why.place(Call->Site);
    }
  return Result;
}

/// GET and HEAD, as far as they learn by \p R that a page has moved for good.
MovedHere RedirectGroups::movedBy(const Redirect &R) {
  MovedHere Result;
  const Service All = Unit.serviceFor(R);
  Result.Methods = movedFor(R, All);
  if (Result.Methods.empty())
    return keptAnswerOf(R, All) ? movedByCall(R) : Result;
  const WayIn Way = Unit.shortestWay(*R.Function, Result.Methods, R.TestedPath);
  if (R.Via)
    Result.Where = Why.place(R.Via);
  else if (!Way.Registrations.empty())
    Result.Where.Location = Way.Registrations.front()->Where;
  else
    Result.Where = Why.place(R.Write);
  return Result;
}

/// \p R with the status where this unit has it, if that has gone by other units
/// and come home; null if it hasn't.
const Redirect *RedirectGroups::comeHome(const Redirect &R) {
  if (!R.Elsewhere)
    return nullptr;
  if (OwnFunctions.empty())
    for (const FunctionDecl *Function : Unit.functions())
      OwnFunctions.try_emplace(visibleUsr(*Function), Function);
  const FunctionDecl *Function = OwnFunctions.lookup(R.Elsewhere->Function);
  const Redirect *Given =
      Function ? redirectWith(R.Elsewhere->Where, *Function) : nullptr;
  if (!Given)
    return nullptr;
  Redirect &Own = MadeElsewhere.emplace_back(R);
  Own.Status = Given->Status;
  Own.StatusWrite = Given->StatusWrite;
  Own.Elsewhere = nullptr;
  return &Own;
}

/// Puts \p R to the others whose status is written at the same place.
void RedirectGroups::add(const Redirect &R, std::optional<Answer> Answers,
                         MovedHere Moved, std::optional<Answer> Kept) {
  if (!Answers && Moved.Methods.empty() && !Kept)
    return;
  if (const Redirect *Own = comeHome(R))
    return add(*Own, std::move(Answers), std::move(Moved), std::move(Kept));
  RedirectGroup &G = R.Elsewhere ? groupElsewhere(R) : Here[locationOf(R)];
  if (!Moved.Methods.empty())
    G.Moved = std::move(Moved);
  if (Answers)
    G.Members.push_back(occurrence(R, std::move(*Answers)));
  if (Kept)
    G.Kept.push_back(occurrence(R, std::move(*Kept)));
}

bool RedirectGroups::isAt(SourceLocation Location,
                          const PlaceElsewhere &Wanted) {
  return Sources.getFileLoc(Location) == Why.place(Wanted).Location;
}

/// The redirect that another unit makes of one of the values \p Given by \p
/// Function; null if none of them is written at \p Status.
const Redirect *RedirectGroups::redirectWith(const PlaceElsewhere &Status,
                                             const ValueSet &Given,
                                             const FunctionDecl &Function) {
  for (const auto &[Is, For] : Given) {
    const std::optional<Value> Known = statusOf(Is);
    if (!Known || Known->Is != Value::Kind::Number || !Known->Where)
      continue;
    Redirect R;
    R.Function = &Function;
    R.Status = Known->Where;
    R.Write = R.StatusWrite = Is.Write ? Is.Write : Known->Where;
    R.Code = static_cast<int>(Known->Number);
    if (isAt(locationOf(R), Status))
      return &MadeElsewhere.emplace_back(std::move(R));
  }
  return nullptr;
}

/// A redirect of \p Function, or of those who call it, whose status is written
/// at \p Status; null if there is nothing like that any more.
const Redirect *RedirectGroups::redirectWith(const PlaceElsewhere &Status,
                                             const FunctionDecl &Function) {
  const FunctionSummary &Known = Unit.summary(Function);
  for (const FunctionSummary *Sends :
       {&Known, static_cast<const FunctionSummary *>(Known.OfResult.get())})
    if (Sends)
      for (const std::unique_ptr<Redirect> &R : Sends->Redirects)
        if (R->Status && isAt(locationOf(*R), Status))
          return R.get();
  // void choose(std::string &url, int &status) { status = 302; }
  for (const Effect &Done : Known.Effects)
    for (const ValueSet *Given : {&Done.Status, &Done.NewValue})
      if (const Redirect *Made = redirectWith(Status, *Given, Function))
        return Made;
  return redirectWith(Status, Known.Returns, Function);
}

/// Adds what redirects answer for which \p Function only has the status.
void RedirectGroups::addAnswersElsewhere(const FunctionDecl &Function) {
  for (AnswerElsewhere &Known :
       readAnswers(Index, visibleUsr(Function), Reader))
    if (const Redirect *R = redirectWith(Known.Status, Function))
      addAnswerElsewhere(Here[locationOf(*R)], *R, std::move(Known));
}

void RedirectGroups::collect() {
  for (const FunctionDecl *Function : Unit.functions()) {
    if (Index.isThere())
      addAnswersElsewhere(*Function);
    for (const std::unique_ptr<Redirect> &R : Unit.summary(*Function).Redirects)
      add(*R, answerOf(*R, Unit.serviceFor(*R), Unit.doneAnywhere(*Function)),
          movedBy(*R), keptAnswerOf(*R, Unit.serviceFor(*R)));
  }
}

} // namespace redirect
