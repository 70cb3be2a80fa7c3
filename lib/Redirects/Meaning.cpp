//===- Meaning.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/Meaning.h"
#include "Redirects/PathPattern.h"

using namespace llvm;

namespace redirect {

using Source = TextPiece::Source;

static constexpr StringLiteral SignNames[] = {
    "own-target", "own-pattern", "body-read", "work",
    "other-page", "refusal",     "own-url",   "possible-work"};
static constexpr StringLiteral MeaningNames[] = {"forward", "answer",
                                                 "unknown"};

/// The enumerator that stands at the place of \p Name in \p Names.
template <typename Enumeration>
static std::optional<Enumeration> parse(ArrayRef<StringLiteral> Names,
                                        StringRef Name) {
  const auto *Found = find(Names, Name);
  if (Found == Names.end())
    return std::nullopt;
  return static_cast<Enumeration>(Found - Names.begin());
}

StringRef signName(Sign S) { return SignNames[static_cast<size_t>(S)]; }
std::optional<Sign> parseSign(StringRef Name) {
  return parse<Sign>(SignNames, Name);
}
StringRef meaningName(Meaning M) {
  return MeaningNames[static_cast<size_t>(M)];
}
std::optional<Meaning> parseMeaning(StringRef Name) {
  return parse<Meaning>(MeaningNames, Name);
}

static std::string literalsOf(ArrayRef<TextPiece> Pieces) {
  std::string Result;
  for (const TextPiece &Piece : Pieces)
    if (Piece.From == Source::Literal)
      Result += Piece.Characters;
  return Result;
}

static bool startsQuery(ArrayRef<TextPiece> Pieces) {
  return StringRef(literalsOf(Pieces)).find_first_of("?#") != StringRef::npos;
}

/// "https://" + host + req.path: what stands around the request's own target
/// tells whether the whole still asks for the same thing.
static SignAt judgeOwnTarget(ArrayRef<TextPiece> Pieces, size_t Index) {
  const clang::Expr *const Where = Pieces[Index].Where;
  const ArrayRef<TextPiece> Before = Pieces.take_front(Index);
  const ArrayRef<TextPiece> After = Pieces.drop_front(Index + 1);
  // "/login?next=" + req.path is a page that will come back.
  if (startsQuery(Before))
    return {Sign::OtherPage, Where};
  // req.path + "/edit" and req.path + "?saved=1" are pages beside this one;
  // what follows unspelled, or after a bare "?", is the rest of the request's
  // target.
  const StringRef Added = After.empty() || After.front().From != Source::Literal
                              ? StringRef()
                              : After.front().Characters;
  const bool AddsSlash = Added == "/" && After.size() == 1;
  const bool AddsQuery = Added == "?" && After.size() > 1;
  if (!Added.empty() && !AddsSlash && !AddsQuery)
    return {Sign::OtherPage, Where};
  const bool IsSamePlace =
      !AddsSlash && !Pieces[Index].IsEdited &&
      all_of(Before, [](const TextPiece &Piece) {
        return Piece.From == Source::Literal && Piece.Characters.empty();
      });
  return {IsSamePlace ? Sign::OwnUrl : Sign::OwnTarget, Where};
}

/// "/v2/users/" + req.matches[1] for the route "/v1/users/(\d+)".
static std::optional<SignAt> judgePath(const Redirect &R,
                                       const RoutePatterns &Patterns) {
  const ArrayRef<TextPiece> Pieces = R.Target.Pieces;
  const clang::Expr *Where = Pieces.front().Where;
  if (Pieces.front().From != Source::Literal)
    return std::nullopt;
  const bool IsWholePath = all_of(Pieces, [](const TextPiece &Piece) {
    return Piece.From == Source::Literal ||
           Piece.From == Source::RouteParameter;
  });
  if (!IsWholePath || startsQuery(Pieces))
    return SignAt{Sign::OtherPage, Where};
  // A page that is spelled out is hardly the one that was asked for.
  if (!Patterns)
    return SignAt{Sign::OtherPage, CodePlace()};
  const PathPattern Target = PathPattern::ofTarget(Pieces);
  const auto Compares = [&](PathPattern::Relation Relation) {
    return all_of(*Patterns, [&](StringRef Pattern) {
      return Target.relationTo(PathPattern::ofRoute(Pattern)) == Relation;
    });
  };
  if (Compares(PathPattern::Relation::Same))
    return SignAt{Sign::OwnUrl, Where};
  if (Compares(PathPattern::Relation::Moved))
    return SignAt{Sign::OwnPattern, Where};
  return SignAt{Sign::OtherPage, Where};
}

static std::optional<SignAt> judgeTarget(const Redirect &R,
                                         const RoutePatterns &Patterns) {
  const ArrayRef<TextPiece> Pieces = R.Target.Pieces;
  if (!R.IsTargetKnown || Pieces.empty())
    return std::nullopt;
  const auto *Own = find_if(Pieces, [](const TextPiece &Piece) {
    return Piece.From == Source::RequestTarget;
  });
  if (Own != Pieces.end())
    return judgeOwnTarget(Pieces, Own - Pieces.begin());
  return judgePath(R, Patterns);
}

static void addSigns(const Evidence &Done, MethodSet Methods,
                     Judgement &Result) {
  if (!(Done.ReadsBodyFor & Methods).empty())
    Result.Because.push_back({Sign::BodyRead, Done.BodyRead});
  if (!(Done.WorksFor & Methods).empty())
    Result.Because.push_back({Sign::Work, Done.Work});
}

Judgement judge(const Redirect &R, const Evidence &Done,
                const Evidence &Anywhere, MethodSet Methods,
                const RoutePatterns &Patterns) {
  Judgement Result;
  const std::optional<SignAt> Target = judgeTarget(R, Patterns);
  const auto Says = [&](Sign S) { return Target && Target->Is == S; };
  const bool ReadsBody = !(Done.ReadsBodyFor & Methods).empty();
  const bool Works = !(Done.WorksFor & Methods).empty();
  const bool MayWork = !(Done.MayWorkFor & Methods).empty();
  const bool MayWorkAnywhere = !(Anywhere.MayWorkFor & Methods).empty();
  const bool Forwards = Says(Sign::OwnTarget) || Says(Sign::OwnPattern);

  if (Target)
    Result.Because.push_back(*Target);
  if (Says(Sign::OwnUrl)) {
    Result.Means = Meaning::Answer;
  } else if ((Says(Sign::OwnTarget) && !Works && !MayWork) ||
             (Says(Sign::OwnPattern) && !Anywhere.saysAnswer(Methods) &&
              !MayWorkAnywhere)) {
    Result.Means = Meaning::Forward;
  } else if (ReadsBody || Works) {
    addSigns(Done, Methods, Result);
    if (!Forwards)
      Result.Means = Meaning::Answer;
  } else if (Forwards && MayWork) {
    // What nobody sees is no reason to send the request twice.
    Result.Because.push_back({Sign::PossibleWork, Done.PossibleWork});
  } else if (Says(Sign::OtherPage) && Anywhere.saysAnswer(Methods)) {
    Result.Because.push_back(
        {Sign::Refusal, (Anywhere.WorksFor & Methods).empty()
                            ? Anywhere.BodyRead
                            : Anywhere.Work});
    Result.Means = Meaning::Answer;
  }
  return Result;
}

} // namespace redirect
