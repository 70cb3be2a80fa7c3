//===- PathPattern.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/PathPattern.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace redirect {

static constexpr char AnySegment = '*';

/// \p Pattern with each group of a regular expression as AnySegment: a group
/// such as ([^/]+) holds slashes that divide nothing.
static std::string withoutGroups(StringRef Pattern) {
  std::string Result;
  unsigned Depth = 0;
  for (const char C : Pattern) {
    if (C == '(' && Depth++ == 0)
      Result.push_back(AnySegment);
    else if (C == ')' && Depth != 0)
      --Depth;
    else if (Depth == 0 && C != '^' && C != '$')
      Result.push_back(C);
  }
  return Result;
}

static bool isParameter(StringRef Segment) {
  return Segment.starts_with(":") || Segment.contains(AnySegment) ||
         (Segment.starts_with("{") && Segment.ends_with("}")) ||
         (Segment.starts_with("<") && Segment.ends_with(">"));
}

/// True for a segment that says which edition of an interface is asked, and
/// nothing of what is asked for: "v1", "v2.1", "api", "legacy".
static bool isEdition(StringRef Segment) {
  static constexpr StringLiteral Words[] = {
      "api",  "rest",   "old",    "new",  "legacy", "latest",
      "beta", "stable", "public", "next", "current"};
  if (any_of(Words, [&](StringRef W) { return Segment.equals_insensitive(W); }))
    return true;
  return Segment.size() > 1 && toLower(Segment.front()) == 'v' &&
         all_of(Segment.drop_front(),
                [](char C) { return isDigit(C) || C == '.'; });
}

std::optional<StringRef> PathPattern::beforeRest(StringRef Pattern) {
  static constexpr StringLiteral Rests[] = {
      "(.*)",   "(.+)",      "(/.*)",      "(/.+)",     "(/.*)?",
      "<path>", "{path:.*}", "{path: .*}", "{path:.+}", "{*path}"};
  Pattern.consume_front("^");
  Pattern.consume_back("$");
  const size_t Begin = Pattern.find_first_of("({<:*");
  if (Begin == StringRef::npos ||
      !is_contained(Rests, Pattern.drop_front(Begin)))
    return std::nullopt;
  return Pattern.take_front(Begin);
}

bool PathPattern::beginAlike(StringRef A, StringRef B) {
  const auto Named = [](StringRef Path) {
    SmallVector<StringRef> Parts;
    Path.split(Parts, '/', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
    erase_if(Parts, isEdition);
    return Parts;
  };
  return Named(A) == Named(B);
}

void PathPattern::read(StringRef Path) {
  SmallVector<StringRef> Parts;
  Path.split(Parts, '/', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (const StringRef Part : Parts)
    Segments.push_back(isParameter(Part) ? std::string(1, AnySegment)
                                         : Part.str());
  EndsWithSlash = Path.ends_with("/");
}

PathPattern PathPattern::ofRoute(StringRef Pattern) {
  PathPattern Result;
  Result.read(withoutGroups(Pattern));
  return Result;
}

PathPattern PathPattern::ofTarget(ArrayRef<TextPiece> Pieces) {
  std::string Whole;
  for (const TextPiece &Piece : Pieces)
    if (Piece.From == TextPiece::Source::Literal)
      Whole += Piece.Characters;
    else
      Whole.push_back(AnySegment);

  PathPattern Result;
  StringRef Path = Whole;
  if (const size_t Scheme = Path.find("://"); Scheme != StringRef::npos) {
    Path = Path.drop_front(Scheme + 3);
    Path = Path.drop_front(std::min(Path.find('/'), Path.size()));
    Result.NamesHost = true;
  }
  Result.read(Path);
  return Result;
}

bool PathPattern::takes(StringRef Path) const {
  SmallVector<StringRef> Parts;
  Path.split(Parts, '/', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  return Path.ends_with("/") == EndsWithSlash &&
         Parts.size() == Segments.size() &&
         all_of(zip(Parts, Segments), [](const auto &Pair) {
           const auto &[Part, Segment] = Pair;
           return Segment.front() == AnySegment || Part == Segment;
         });
}

PathPattern::Relation PathPattern::relationTo(const PathPattern &Route) const {
  if (Segments == Route.Segments && !NamesHost &&
      EndsWithSlash == Route.EndsWithSlash)
    return Relation::Same;

  // An edition can stand anywhere but last, where it is what is asked for.
  const auto WithoutEdition = [](const PathPattern &Path) {
    std::vector<std::string> Result;
    for (size_t I = 0; I != Path.Segments.size(); ++I)
      if (I + 1 == Path.Segments.size() || !isEdition(Path.Segments[I]))
        Result.push_back(Path.Segments[I]);
    return Result;
  };
  const std::vector<std::string> Ours = WithoutEdition(*this);
  const std::vector<std::string> Theirs = WithoutEdition(Route);
  const size_t Shared = std::min(Ours.size(), Theirs.size());
  const bool EndsAlike =
      ArrayRef(Ours).take_back(Shared) == ArrayRef(Theirs).take_back(Shared);
  // A parameter says nothing, since any path ends like that. And one name says
  // little under another prefix: "/admin/login" is not "/login".
  const unsigned SharedNames =
      count_if(ArrayRef(Ours).take_back(Shared),
               [](StringRef Segment) { return Segment.front() != AnySegment; });
  const unsigned Needed = Ours.size() == Theirs.size() ? 1 : 2;
  return EndsAlike && SharedNames >= Needed ? Relation::Moved : Relation::Other;
}

} // namespace redirect
