//===- RawText.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/RawText.h"
#include "Facts/Expressions.h"

using namespace clang;

namespace redirect {

namespace {

/// A place in a text: a piece, and how many of its characters lie behind.
struct Position {
  size_t Piece = 0;
  size_t Offset = 0;
};

class RawTextReader {
public:
  explicit RawTextReader(const Text &T) : Pieces(T.Pieces) {}

  RawText read();

private:
  StringRef charactersAt(Position At) const {
    return Pieces[At.Piece].Characters.drop_front(At.Offset);
  }
  /// True if \p Offset is where a line of the text may begin.
  bool beginsLine(size_t Piece, size_t Offset) const {
    if (Offset != 0)
      return Pieces[Piece].Characters[Offset - 1] == '\n';
    return Piece == 0 || Pieces[Piece - 1].From != TextPiece::Source::Literal ||
           Pieces[Piece - 1].Characters.ends_with("\n");
  }
  std::optional<Position> findLine(StringRef Start) const;
  std::optional<Value> statusAt(Position At) const;
  Text lineFrom(Position At) const;

  ArrayRef<TextPiece> Pieces;
};

} // namespace

/// The place behind the line start \p Start, and any spaces; none if no line
/// starts so.
std::optional<Position> RawTextReader::findLine(StringRef Start) const {
  for (size_t I = 0; I != Pieces.size(); ++I) {
    const StringRef Characters = Pieces[I].Characters;
    if (Pieces[I].From != TextPiece::Source::Literal)
      continue;
    for (size_t At = Characters.find_insensitive(Start); At != StringRef::npos;
         At = Characters.find_insensitive(Start, At + 1)) {
      if (!beginsLine(I, At))
        continue;
      const StringRef Rest = Characters.drop_front(At + Start.size());
      return Position{I, Characters.size() - Rest.ltrim(' ').size()};
    }
  }
  return std::nullopt;
}

/// The status at the place, which may be the end of the characters that lead up
/// to it: "HTTP/1.1 %d".
std::optional<Value> RawTextReader::statusAt(Position At) const {
  const TextPiece *Piece = &Pieces[At.Piece];
  StringRef Digits = charactersAt(At);
  if (Digits.empty()) {
    if (At.Piece + 1 == Pieces.size())
      return std::nullopt;
    Piece = &Pieces[At.Piece + 1];
    Digits = Piece->Characters;
  }
  if (Piece->From == TextPiece::Source::Parameter)
    return Value::parameter(*Piece->Variable, Piece->Where);
  const Expr *Where = Piece->Where ? asWritten(Piece->Where) : nullptr;
  while (const auto *Cast = dyn_cast_if_present<ExplicitCastExpr>(Where))
    Where = asWritten(Cast->getSubExpr());
  if (const auto *Number = dyn_cast_if_present<IntegerLiteral>(Where))
    return Value::number(
        static_cast<int64_t>(Number->getValue().getLimitedValue(1000)), Number);
  int64_t Code = 0;
  if (Piece->From != TextPiece::Source::Literal ||
      Digits.take_front(3).getAsInteger(10, Code))
    return std::nullopt;
  return Value::number(Code, Where);
}

/// The pieces from the place to the end of its line.
Text RawTextReader::lineFrom(Position At) const {
  Text Line;
  TextPiece First = Pieces[At.Piece];
  First.Characters = charactersAt(At);
  for (size_t I = At.Piece; I != Pieces.size(); ++I) {
    TextPiece Piece = I == At.Piece ? First : Pieces[I];
    const size_t End = Piece.Characters.find_first_of("\r\n");
    Piece.Characters = Piece.Characters.take_front(End);
    if (Piece.From != TextPiece::Source::Literal || !Piece.Characters.empty())
      Line.Pieces.push_back(Piece);
    if (End != StringRef::npos)
      break;
  }
  return Line;
}

RawText RawTextReader::read() {
  RawText Result;
  if (Pieces.size() == 1 && Pieces[0].From == TextPiece::Source::Parameter) {
    Result.Status = Value::parameter(*Pieces[0].Variable, Pieces[0].Where);
    Result.Location = Text{{Pieces[0]}};
    return Result;
  }
  for (const StringRef Start :
       {"HTTP/1.1 ", "HTTP/1.0 ", "HTTP/2 ", "Status:", "Status :"})
    if (const auto At = findLine(Start); At && !Result.Status)
      Result.Status = statusAt(*At);
  if (const auto At = findLine("Location:"))
    Result.Location = lineFrom(*At);
  return Result;
}

RawText readRawText(const Text &T) { return RawTextReader(T).read(); }

} // namespace redirect
