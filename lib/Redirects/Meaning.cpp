//===- Meaning.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/Meaning.h"
#include "Facts/PageNames.h"
#include "Facts/ShapeNames.h"
#include "Http/Status.h"
#include "Redirects/PathPattern.h"
#include "Redirects/TargetUrl.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace redirect {

using Source = TextPiece::Source;

static constexpr StringLiteral SignNames[] = {
    "own-target",  "own-pattern",  "body-read",    "work",
    "other-page",  "refusal",      "own-url",      "possible-work",
    "turned-away", "told-forward", "told-refusal", "passes"};
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

static bool isLiteral(const TextPiece &Piece) {
  return Piece.From == Source::Literal;
}

static bool startsQuery(ArrayRef<TextPiece> Pieces) {
  return StringRef(literalsOf(Pieces)).find_first_of("?#") != StringRef::npos;
}

/// The piece of \p Pieces that is the request's own target; the end if none is.
/// A word of it may stand in the host: "https://" + user + ".example/" + rest.
static const TextPiece *findOwnTarget(ArrayRef<TextPiece> Pieces) {
  const auto IsOwn = [](const TextPiece &Piece) {
    return Piece.From == Source::RequestTarget;
  };
  const auto *First = find_if(Pieces, IsOwn);
  const auto *Own = First;
  while (Own != Pieces.end() &&
         StringRef(literalsOf(ArrayRef(Pieces.begin(), Own))).ends_with("://"))
    Own = std::find_if(Own + 1, Pieces.end(), IsOwn);
  return Own == Pieces.end() ? First : Own;
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
  const std::string Added = literalsOf(After.take_while(isLiteral));
  static constexpr StringLiteral Harmless[] = {"", "/", "?", "/?"};
  const bool IsQueryOpen = StringRef(Added).ends_with("?");
  const bool HasMore = !all_of(After, isLiteral);
  if (!is_contained(Harmless, Added) ||
      (HasMore && !Added.empty() && !IsQueryOpen))
    return {Sign::OtherPage, Where};
  const bool AddsSlash = StringRef(Added).starts_with("/");
  const bool IsSamePlace =
      !AddsSlash && !Pieces[Index].IsEdited &&
      all_of(Before, [](const TextPiece &Piece) {
        return isLiteral(Piece) && Piece.Characters.empty();
      });
  return {IsSamePlace ? Sign::OwnUrl : Sign::OwnTarget, Where};
}

namespace {

/// What a target says of the meaning.
struct TargetSign {
  SignAt Sign;
  /// True if it is at another node, which answers in place of this one.
  bool IsAtOtherNode = false;
  /// True if it is made of what a parameter of the route has left of the path.
  bool IsRest = false;
};

} // namespace

/// "https://b.example/" + req.matches[1] for the route "/old/(.*)": what is
/// left of the request's own path stands behind another beginning.
static std::optional<TargetSign> judgeRest(ArrayRef<TextPiece> Pieces,
                                           ArrayRef<StringRef> Patterns) {
  const auto IsParameter = [](const TextPiece &Piece) {
    return Piece.From == Source::RouteParameter;
  };
  if (count_if(Pieces, IsParameter) != 1 ||
      !all_of(Patterns, PathPattern::beforeRest))
    return std::nullopt;
  const size_t Index = find_if(Pieces, IsParameter) - Pieces.begin();
  const ArrayRef<TextPiece> Before = Pieces.take_front(Index);
  const std::string Begun = literalsOf(Before);
  // Alone, or behind "https://", it says where to go: "/out/(.*)".
  if (Begun.empty() || StringRef(Begun).ends_with("//") ||
      !all_of(Before, isLiteral))
    return std::nullopt;
  const auto Compares = [&](auto With) {
    return all_of(Patterns, [&](StringRef Pattern) {
      return With(*PathPattern::beforeRest(Pattern));
    });
  };
  // "/show/" + req.matches[1] for "/items/(.*)" may well be another page.
  const bool IsElsewhere = TargetUrl::of(Before).At == TargetUrl::Host::Spelled;
  if (!IsElsewhere && !Compares([&](StringRef Own) {
        return PathPattern::beginAlike(Begun, Own);
      }))
    return std::nullopt;
  std::vector<TextPiece> Whole = Pieces.vec();
  Whole[Index].From = Source::RequestTarget;
  Whole[Index].IsEdited = true;
  TargetSign Result = {judgeOwnTarget(Whole, Index), /*IsAtOtherNode=*/false,
                       /*IsRest=*/true};
  if (Index + 1 == Pieces.size() &&
      Compares([&](StringRef Own) { return Own == Begun; }))
    Result.Sign.Is = Sign::OwnUrl;
  return Result;
}

/// How the path of \p Url lies to \p Patterns, if it is the same to all of
/// them; Other if not.
static PathPattern::Relation relationTo(const TargetUrl &Url,
                                        ArrayRef<TextPiece> Pieces,
                                        ArrayRef<StringRef> Patterns) {
  using Relation = PathPattern::Relation;
  const bool IsElsewhere = Url.At == TargetUrl::Host::OtherNode ||
                           Url.At == TargetUrl::Host::Computed;
  const PathPattern Target =
      PathPattern::ofTarget(IsElsewhere ? ArrayRef(Url.Path) : Pieces);
  const auto Compares = [&](Relation Wanted) {
    return all_of(Patterns, [&](StringRef Pattern) {
      return Target.relationTo(PathPattern::ofRoute(Pattern)) == Wanted;
    });
  };
  if (Compares(Relation::Same))
    return IsElsewhere ? Relation::Moved : Relation::Same;
  return Compares(Relation::Moved) ? Relation::Moved : Relation::Other;
}

/// "/v2/users/" + req.matches[1] for the route "/v1/users/(\d+)", and
/// "https://" + leader() + "/jobs" for "/jobs".
static std::optional<TargetSign> judgePath(const Redirect &R,
                                           const RoutePatterns &Patterns) {
  const ArrayRef<TextPiece> Pieces = R.Target.Pieces;
  const TargetUrl Url = TargetUrl::of(Pieces);
  if (Url.At == TargetUrl::Host::Unknown || Url.hidesPath())
    return std::nullopt;
  const bool IsAtOtherNode = Url.At == TargetUrl::Host::OtherNode;
  const auto Says = [&](Sign Is, CodePlace Where) {
    return TargetSign{{Is, Where}, IsAtOtherNode};
  };
  const clang::Expr *Where = Pieces.front().Where;
  const bool IsWholePath = all_of(Url.Path, [](const TextPiece &Piece) {
    return Piece.From == Source::Literal ||
           Piece.From == Source::RouteParameter;
  });
  if (!IsWholePath || startsQuery(Url.Path))
    return Says(Sign::OtherPage, Where);
  // A page that is spelled out is hardly the one that was asked for.
  if (!Patterns)
    return Says(Sign::OtherPage, CodePlace());
  switch (relationTo(Url, Pieces, *Patterns)) {
  case PathPattern::Relation::Same:
    return Says(Sign::OwnUrl, Where);
  case PathPattern::Relation::Moved:
    return Says(Sign::OwnPattern, Where);
  case PathPattern::Relation::Other:
    return Says(Sign::OtherPage, Where);
  }
  llvm_unreachable("all relations are listed");
}

/// True if a part of the request's own target stands in \p Pieces.
static bool holdsPart(ArrayRef<TextPiece> Pieces) {
  return any_of(Pieces, [](const TextPiece &Piece) {
    return Piece.From == Source::RequestTarget && Piece.IsEdited;
  });
}

/// True for "https://b.example" and "https://b.example/", and for
/// "https://b.example" + req.path + "?again".
static bool isPartOfOwn(ArrayRef<TextPiece> Pieces) {
  const auto *Own = findOwnTarget(Pieces);
  if (Own == Pieces.end()) {
    const TargetUrl Url = TargetUrl::of(Pieces);
    return Url.At != TargetUrl::Host::None && literalsOf(Url.Path).size() < 2 &&
           all_of(Url.Path, isLiteral);
  }
  const size_t Index = Own - Pieces.begin();
  return Index != 0 && !startsQuery(Pieces.take_front(Index)) &&
         StringRef(literalsOf(Pieces.drop_front(Index + 1)))
             .ltrim('/')
             .starts_with("?");
}

static std::optional<TargetSign> judgeTarget(const Redirect &R,
                                             const RoutePatterns &Patterns) {
  const ArrayRef<TextPiece> Pieces = R.Target.Pieces;
  if (!R.IsTargetKnown || Pieces.empty())
    return std::nullopt;
  const auto *Own = findOwnTarget(Pieces);
  if (Own != Pieces.end())
    return TargetSign{judgeOwnTarget(Pieces, Own - Pieces.begin())};
  if (std::optional<TargetSign> Rest =
          Patterns ? judgeRest(Pieces, *Patterns) : std::nullopt)
    return Rest;
  return judgePath(R, Patterns);
}

static void addSigns(const Evidence &Done, MethodSet Methods,
                     Judgement &Result) {
  if (!(Done.ReadsBodyFor & Methods).empty())
    Result.Because.push_back({Sign::BodyRead, Done.BodyRead});
  if (!(Done.WorksFor & Methods).empty())
    Result.Because.push_back({Sign::Work, Done.Work});
}

/// What a model says of \p R; nothing if none does.
static std::optional<Judgement> told(const Redirect &R) {
  for (const TextPiece &Piece : R.Target.Pieces) {
    const bool Forwards = Piece.From == Source::ToldForward;
    if (!Forwards && Piece.From != Source::ToldRefusal)
      continue;
    Judgement Result;
    Result.Means = Forwards ? Meaning::Forward : Meaning::Answer;
    // What another unit gives is shown where it is sent.
    Result.Because.push_back({Forwards ? Sign::ToldForward : Sign::ToldRefusal,
                              Piece.Where ? Piece.Where : R.Write});
    return Result;
  }
  return std::nullopt;
}

/// What says in \p Path which page it leads to: "login" in "/users/login",
/// "error" in "/error/403" and "portal" in "/portal/index.html".
static StringRef pageIn(StringRef Path) {
  SmallVector<StringRef> Segments;
  Path.split(Segments, '/', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  const auto SaysNothing = [](StringRef Segment) {
    const StringRef Stem = Segment.split('.').first;
    return none_of(Segment, isAlpha) || Stem.equals_insensitive("index") ||
           Stem.equals_insensitive("start");
  };
  while (!Segments.empty() && SaysNothing(Segments.back()))
    Segments.pop_back();
  return Segments.empty() ? StringRef() : Segments.back();
}

/// The path that \p Pieces spell out, each other piece as a slash.
static std::string pathIn(ArrayRef<TextPiece> Pieces) {
  std::string Path;
  for (const TextPiece &Piece : Pieces)
    Path += isLiteral(Piece) ? Piece.Characters.str() : "/";
  return StringRef(Path).split('?').first.split('#').first.str();
}

/// True if \p Pieces name a login, an error or another page of that kind:
/// "/login?next=" + req.path, settings.loginUrl. At another host, which may
/// serve as well what was asked for, only a login or the like is one.
static bool leadsToRefusal(ArrayRef<TextPiece> Pieces) {
  const auto *Named = find_if(Pieces, [](const TextPiece &Piece) {
    return Piece.From == Source::RefusalPage;
  });
  if (Named != Pieces.end()) {
    const ArrayRef<TextPiece> Before(Pieces.begin(), Named);
    return all_of(Before, isLiteral) && !startsQuery(Before) &&
           !StringRef(literalsOf(Before)).ends_with("//");
  }
  const TargetUrl Url = TargetUrl::of(Pieces);
  const bool IsElsewhere =
      Url.At != TargetUrl::Host::None && Url.At != TargetUrl::Host::Unknown;
  const std::string Path = pathIn(Url.Path);
  const StringRef Page = pageIn(Path);
  // "/login/" + req.matches[1] hands on what was asked for.
  return !Text{Pieces.vec()}.holds(Source::RouteParameter) &&
         !namesReturnPage(Page) &&
         (IsElsewhere ? namesEntrancePage(Page) : namesRefusalPage(Page));
}

/// A4, where nothing is seen of what is done otherwise: the condition that
/// turns requests of \p Methods away to the target of \p R; none if none does.
static std::optional<SignAt> turningAway(const Redirect &R,
                                         const Evidence &Done,
                                         MethodSet Methods,
                                         const RoutePatterns &Patterns) {
  if (!R.IsTargetKnown || (Done.TurnedAwayFor & Methods).empty() ||
      !leadsToRefusal(R.Target.Pieces))
    return std::nullopt;
  // The login itself has moved.
  if (Patterns && any_of(*Patterns, [](StringRef Pattern) {
        return namesRefusalPage(Pattern) || namesLogin(Pattern);
      }))
    return std::nullopt;
  return SignAt{Sign::TurnedAway, Done.TurnedAway};
}

/// A4: what the handler does otherwise is its work.
static SignAt refusal(const Evidence &Anywhere, MethodSet Methods) {
  return {Sign::Refusal, (Anywhere.WorksFor & Methods).empty()
                             ? Anywhere.BodyRead
                             : Anywhere.Work};
}

/// Lets \p Result be an answer if \p Refuses says so.
static void refuse(const std::optional<SignAt> &Refuses, Judgement &Result) {
  if (!Refuses)
    return;
  Result.Because.push_back(*Refuses);
  Result.Means = Meaning::Answer;
}

/// What \p Target alone says of \p R.
static Judgement judgedByTarget(const Redirect &R,
                                const std::optional<TargetSign> &Target,
                                bool Works) {
  Judgement Result;
  Result.IsPartOfOwn =
      !Works && R.IsTargetKnown && isPartOfOwn(R.Target.Pieces);
  if (R.ChosenBy && R.IsTargetKnown && leadsToRefusal(R.Target.Pieces))
    Result.RefusesBy = R.ChosenBy;
  if (Target)
    Result.Because.push_back(Target->Sign);
  return Result;
}

Judgement judge(const Redirect &R, const Evidence &Done,
                const Evidence &Anywhere, MethodSet Methods,
                const RoutePatterns &Patterns) {
  if (std::optional<Judgement> Told = told(R))
    return std::move(*Told);
  const std::optional<TargetSign> Target = judgeTarget(R, Patterns);
  const auto Says = [&](Sign S) { return Target && Target->Sign.Is == S; };
  // That this node isn't in charge is no refusal.
  const bool IsAtOtherNode = Target && Target->IsAtOtherNode;
  const bool ReadsBody = !(Done.ReadsBodyFor & Methods).empty();
  const bool Works = !(Done.WorksFor & Methods).empty();
  const bool MayWork = !(Done.MayWorkFor & Methods).empty();
  const bool Forwards = Says(Sign::OwnTarget) || Says(Sign::OwnPattern);
  const Evidence &Against = IsAtOtherNode ? Done : Anywhere;
  // A part of the path may be where a form is to lead once it is done.
  const bool IsPart = (R.IsTargetKnown && holdsPart(R.Target.Pieces)) ||
                      (Target && Target->IsRest);

  Judgement Result = judgedByTarget(R, Target, Works);
  if (Says(Sign::OwnUrl)) {
    Result.Means = Meaning::Answer;
  } else if ((Says(Sign::OwnTarget) && !Works && !MayWork &&
              !(ReadsBody && IsPart)) ||
             (Says(Sign::OwnPattern) && !Against.saysAnswer(Methods) &&
              (Against.MayWorkFor & Methods).empty())) {
    Result.Means = Meaning::Forward;
  } else if (ReadsBody || Works) {
    addSigns(Done, Methods, Result);
    if (!Forwards)
      Result.Means = Meaning::Answer;
  } else if (Forwards && MayWork) {
    // What nobody sees is no reason to send the request twice.
    Result.Because.push_back({Sign::PossibleWork, Done.PossibleWork});
  } else if (!Forwards && !IsAtOtherNode) {
    const auto Away = turningAway(R, Done, Methods, Patterns);
    // Who repeats the request there must hear of the page.
    const bool SaysWhere = Away && keepsMethod(R.Code);
    refuse(!SaysWhere && Says(Sign::OtherPage) && Anywhere.saysAnswer(Methods)
               ? refusal(Anywhere, Methods)
               : Away,
           Result);
  }
  return Result;
}

} // namespace redirect
