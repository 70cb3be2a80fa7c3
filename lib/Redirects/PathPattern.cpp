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

/// "v1", "v2.1"
static bool isVersion(StringRef Segment) {
  return Segment.size() > 1 && toLower(Segment.front()) == 'v' &&
         all_of(Segment.drop_front(),
                [](char C) { return isDigit(C) || C == '.'; });
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

PathPattern::Relation PathPattern::relationTo(const PathPattern &Route) const {
  if (Segments == Route.Segments && !NamesHost &&
      EndsWithSlash == Route.EndsWithSlash)
    return Relation::Same;

  const auto unversioned = [](const PathPattern &Path) {
    std::vector<std::string> Result;
    copy_if(Path.Segments, std::back_inserter(Result),
            [](StringRef Segment) { return !isVersion(Segment); });
    return Result;
  };
  const std::vector<std::string> Ours = unversioned(*this);
  const std::vector<std::string> Theirs = unversioned(Route);
  const size_t Shared = std::min(Ours.size(), Theirs.size());
  // A parameter alone says nothing: any path ends like that.
  const bool SharesName =
      any_of(ArrayRef(Ours).take_back(Shared),
             [](StringRef Segment) { return Segment.front() != AnySegment; });
  const bool EndsAlike = std::equal(Ours.end() - Shared, Ours.end(),
                                    Theirs.end() - Shared, Theirs.end());
  return SharesName && EndsAlike ? Relation::Moved : Relation::Other;
}

} // namespace redirect
