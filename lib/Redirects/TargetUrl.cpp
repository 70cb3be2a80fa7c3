//===- TargetUrl.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/TargetUrl.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace redirect {

using Source = TextPiece::Source;

/// Stands for a piece that isn't spelled out.
static constexpr char Unspelled = '\1';

static std::string flatten(ArrayRef<TextPiece> Pieces) {
  std::string Result;
  for (const TextPiece &Piece : Pieces)
    if (Piece.From == Source::Literal)
      Result += Piece.Characters;
    else
      Result.push_back(Unspelled);
  return Result;
}

/// Where the host begins in \p Whole; npos if there is none.
static size_t hostIn(StringRef Whole) {
  if (Whole.starts_with("//"))
    return 2;
  if (const size_t Scheme = Whole.find("://");
      Scheme < Whole.find_first_of("/?#"))
    return Scheme + 3;
  return Whole.starts_with(StringRef(&Unspelled, 1)) ? 0 : StringRef::npos;
}

/// The pieces behind the first \p Length characters, as flatten counts them.
static std::vector<TextPiece> behind(ArrayRef<TextPiece> Pieces,
                                     size_t Length) {
  std::vector<TextPiece> Result;
  for (TextPiece Piece : Pieces) {
    const bool IsLiteral = Piece.From == Source::Literal;
    const size_t Size = IsLiteral ? Piece.Characters.size() : 1;
    if (Length >= Size) {
      Length -= Size;
      continue;
    }
    Piece.Characters = Piece.Characters.drop_front(Length);
    Length = 0;
    Result.push_back(Piece);
  }
  return Result;
}

TargetUrl TargetUrl::of(ArrayRef<TextPiece> Pieces) {
  const std::string Whole = flatten(Pieces);
  const StringRef Characters = Whole;
  TargetUrl Result;
  const size_t Start = hostIn(Characters);
  if (Start == StringRef::npos) {
    Result.Path = Pieces.vec();
    return Result;
  }
  const size_t End =
      std::min(Characters.find_first_of("/?#", Start), Characters.size());
  Result.Path = behind(Pieces, End);
  const StringRef Name = Characters.slice(Start, End);
  Result.HostMayHoldPath = Name.ends_with(StringRef(&Unspelled, 1));
  const ArrayRef<TextPiece> Before =
      Pieces.drop_back(std::min(Result.Path.size(), Pieces.size()));
  const bool IsNode = any_of(Before, [](const TextPiece &Piece) {
    return Piece.From == Source::OtherNode;
  });
  if (IsNode)
    Result.At = Host::OtherNode;
  else if (Start == 0)
    Result.At = Host::Unknown;
  else
    Result.At = Name.contains(Unspelled) ? Host::Computed : Host::Spelled;
  return Result;
}

bool TargetUrl::hidesPath() const {
  const bool IsSpelled = any_of(Path, [](const TextPiece &Piece) {
    return Piece.From == Source::RouteParameter ||
           Piece.Characters.find_first_not_of('/') != StringRef::npos;
  });
  const bool HasMore = any_of(Path, [](const TextPiece &Piece) {
    return Piece.From != Source::Literal;
  });
  return !IsSpelled && (HasMore || (Path.empty() && HostMayHoldPath));
}

} // namespace redirect
