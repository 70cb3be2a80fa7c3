//===- Alternatives.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/Alternatives.h"
#include "llvm/ADT/MapVector.h"
#include <map>
#include <set>

using namespace llvm;

namespace redirect {

/// A call is known by its expression, or by its place in another unit.
static std::pair<const clang::Expr *, std::string> callOf(const Occurrence &O) {
  const bool IsElsewhere = O.WayElsewhere && !O.WayElsewhere->empty() &&
                           O.WayElsewhere->back().Where;
  return {IsElsewhere ? nullptr : O.Sent->Write,
          IsElsewhere ? placeAsText(*O.WayElsewhere->back().Where)
                      : std::string()};
}

void dropLoops(std::vector<Occurrence> &AtOnePlace) {
  const auto IsLoop = [](const Occurrence &O) {
    return O.Answers.Judged.shows(Sign::OwnUrl);
  };
  std::set<std::pair<const clang::Expr *, std::string>> CallsWithOthers;
  for (const Occurrence &O : AtOnePlace)
    if (!IsLoop(O))
      CallsWithOthers.insert(callOf(O));
  erase_if(AtOnePlace, [&](const Occurrence &O) {
    return IsLoop(O) && CallsWithOthers.count(callOf(O)) != 0;
  });
}

// redirect(isKnown(req) ? "/home" : "/login")
/// What \p Alternatives mean together if some are pages for those whom a
/// condition refuses, and the others pages of which it isn't known better.
static std::optional<Judgement>
refusing(ArrayRef<const Judgement *> Alternatives) {
  const auto Refuses = [](const Judgement *J) {
    return !J->RefusesBy.isNull();
  };
  const auto IsOpen = [](const Judgement *J) {
    return J->Means == Meaning::Unknown && !J->IsPartOfOwn &&
           !J->shows(Sign::OwnTarget) && !J->shows(Sign::OwnPattern);
  };
  const auto *Refused = find_if(Alternatives, Refuses);
  if (Refused == Alternatives.end() || all_of(Alternatives, Refuses) ||
      !all_of(Alternatives, IsOpen))
    return std::nullopt;
  Judgement Result = **Refused;
  Result.Means = Meaning::Answer;
  Result.Because.push_back({Sign::TurnedAway, Result.RefusesBy});
  return Result;
}

/// The meaning of a redirect with all of \p Alternatives: what they agree on.
/// One that forwards outweighs those that say nothing, and those that are but
/// the beginning of it, or it with a query.
static Judgement together(ArrayRef<const Judgement *> Alternatives) {
  const auto Means = [](Meaning Wanted) {
    return [=](const Judgement *J) { return J->Means == Wanted; };
  };
  const auto *Forward = find_if(Alternatives, Means(Meaning::Forward));
  const auto Yields = [](const Judgement *J) {
    return J->IsPartOfOwn ||
           (J->Means == Meaning::Unknown && J->Because.empty());
  };
  if (Forward != Alternatives.end() && all_of(Alternatives, [&](auto *J) {
        return J->Means == Meaning::Forward || Yields(J);
      }))
    return **Forward;
  if (std::optional<Judgement> Refused = refusing(Alternatives))
    return *Refused;
  const Judgement &First = *Alternatives.front();
  if (all_of(Alternatives, Means(First.Means)))
    return First;
  Judgement Result;
  for (const Judgement *J : Alternatives)
    for (const SignAt &Seen : J->Because)
      if (!Result.shows(Seen.Is))
        Result.Because.push_back(Seen);
  return Result;
}

void judgeTogether(std::vector<Occurrence> &AtOnePlace) {
  // What is sent for other methods is another redirect.
  using Key = std::tuple<const clang::Expr *, std::string, std::string>;
  std::map<Key, SmallVector<Occurrence *, 2>> Groups;
  for (Occurrence &O : AtOnePlace) {
    auto [Call, Place] = callOf(O);
    Groups[{Call, std::move(Place), O.Answers.Methods.str()}].push_back(&O);
  }
  for (auto &[Call, Members] : Groups) {
    SmallVector<const Judgement *, 2> Alternatives;
    for (const Occurrence *O : Members)
      Alternatives.push_back(&O->Answers.Judged);
    const Judgement Joint = together(Alternatives);
    for (Occurrence *O : Members)
      O->Answers.Judged = Joint;
  }
}

} // namespace redirect
