//===- RawText.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/RawText.h"
#include "Facts/Expressions.h"
#include "Facts/SignatureShapes.h"
#include "clang/Basic/CharInfo.h"

using namespace clang;

namespace redirect {

const ValueDecl *onlyParameter(const Text &T) {
  return T.Pieces.size() == 1 &&
                 T.Pieces[0].From == TextPiece::Source::Parameter &&
                 !T.Pieces[0].Member
             ? T.Pieces[0].Variable
             : nullptr;
}

/// True if a line that begins with \p Piece may be a part of an answer of which
/// something is to be known.
static bool mayBeginLine(const TextPiece &Piece) {
  if (Piece.From == TextPiece::Source::Parameter)
    return true;
  static constexpr llvm::StringLiteral Starts[] = {"HTTP/",
                                                   "Location:", "Status:"};
  return Piece.From == TextPiece::Source::Literal &&
         llvm::any_of(Starts, [&](StringRef Start) {
           return Piece.Characters.starts_with_insensitive(Start);
         });
}

TextLines linesOf(const Text &T) {
  TextLines Result;
  for (const TextPiece &Piece : T.Pieces) {
    const size_t End = Piece.Characters.rfind('\n');
    if (End == StringRef::npos) {
      Result.Unfinished.Pieces.push_back(Piece);
      continue;
    }
    Result.Finished.append(Result.Unfinished);
    Result.Unfinished.Pieces.clear();
    TextPiece Line = Piece;
    Line.Characters = Piece.Characters.take_front(End + 1);
    Result.Finished.Pieces.push_back(Line);
    Line.Characters = Piece.Characters.drop_front(End + 1);
    if (!Line.Characters.empty())
      Result.Unfinished.Pieces.push_back(Line);
  }
  if (Result.Unfinished.Pieces.empty() ||
      mayBeginLine(Result.Unfinished.Pieces.front()))
    return Result;
  return {T, {}};
}

/// The status that \p Piece is, or that \p Digits of it begin with.
static std::optional<Value> statusOf(const TextPiece &Piece, StringRef Digits) {
  if (Piece.From == TextPiece::Source::Parameter)
    return Piece.Member
               ? std::nullopt
               : std::optional(Value::parameter(*Piece.Variable, Piece.Where));
  const Expr *Where = Piece.Where ? asWritten(Piece.Where) : nullptr;
  while (const auto *Cast = dyn_cast_if_present<ExplicitCastExpr>(Where))
    Where = asWritten(Cast->getSubExpr());
  // HTTP_FOUND, where it is an enumerator
  if (const auto *Reference = dyn_cast_if_present<DeclRefExpr>(Where))
    if (const auto *Constant = dyn_cast<EnumConstantDecl>(Reference->getDecl()))
      return Value::number(Constant->getInitVal().tryExtValue().value_or(0),
                           Reference);
  if (const auto *Number = dyn_cast_if_present<IntegerLiteral>(Where))
    return Value::number(
        static_cast<int64_t>(Number->getValue().getLimitedValue(1000)), Number);
  int64_t Code = 0;
  if (Piece.From != TextPiece::Source::Literal ||
      Digits.take_front(3).getAsInteger(10, Code))
    return std::nullopt;
  Value Result = Value::number(Code, Where);
  Result.Elsewhere = Piece.Elsewhere;
  return Result;
}

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
  StatusInText status() const;

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
  std::optional<Position> behind(StringRef Start, Position At) const;
  std::optional<Position> findLine(StringRef Start) const;
  std::optional<Position> behindVersion(Position At) const;
  std::optional<Position> behindGivenVersion() const;
  StatusInText statusAt(Position At) const;
  const TextPiece *statusPiece(Position At) const;
  Text lineFrom(Position At) const;

  ArrayRef<TextPiece> Pieces;
};

} // namespace

/// The place behind \p Start, and any spaces, if that is what stands at \p At,
/// in one literal or in several; none if it isn't.
std::optional<Position> RawTextReader::behind(StringRef Start,
                                              Position At) const {
  while (true) {
    const StringRef Here = charactersAt(At);
    const StringRef Wanted = Start.take_front(Here.size());
    if (Pieces[At.Piece].From != TextPiece::Source::Literal ||
        !Here.starts_with_insensitive(Wanted))
      return std::nullopt;
    Start = Start.drop_front(Wanted.size());
    const StringRef Rest = Here.drop_front(Wanted.size());
    const size_t Spaces = Rest.size() - Rest.ltrim(' ').size();
    At.Offset += Wanted.size() + (Start.empty() ? Spaces : 0);
    if (Start.empty())
      return At;
    if (At.Piece + 1 == Pieces.size())
      return std::nullopt;
    At = {At.Piece + 1, 0};
  }
}

/// The place behind the line start \p Start, and any spaces; none if no line
/// starts so.
std::optional<Position> RawTextReader::findLine(StringRef Start) const {
  for (size_t I = 0; I != Pieces.size(); ++I) {
    const StringRef Characters = Pieces[I].Characters;
    if (Pieces[I].From != TextPiece::Source::Literal)
      continue;
    for (size_t At = 0; At != StringRef::npos && At != Characters.size();) {
      if (beginsLine(I, At))
        if (const auto Found = behind(Start, {I, At}))
          return Found;
      const size_t End = Characters.find('\n', At);
      At = End == StringRef::npos ? End : End + 1;
    }
  }
  return std::nullopt;
}

/// The piece with the status at the place, which may be the end of the
/// characters that lead up to it: "HTTP/1.1 %d"; null if there is none.
const TextPiece *RawTextReader::statusPiece(Position At) const {
  if (!charactersAt(At).empty())
    return &Pieces[At.Piece];
  return At.Piece + 1 == Pieces.size() ? nullptr : &Pieces[At.Piece + 1];
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

// HTTP/1.1 302, HTTP/1.%d 302, HTTP/%d.%d %d, HTTP/%s 302
/// The place behind a version that begins at \p At, and the spaces behind it;
/// none if that is no version.
std::optional<Position> RawTextReader::behindVersion(Position At) const {
  static constexpr size_t MaxPieces = 6;
  const size_t End = std::min(Pieces.size(), At.Piece + MaxPieces);
  for (; At.Piece != End; At = {At.Piece + 1, 0}) {
    if (Pieces[At.Piece].From != TextPiece::Source::Literal)
      continue;
    const StringRef Here = charactersAt(At);
    const StringRef Rest = Here.ltrim("0123456789.");
    const StringRef Behind = Rest.ltrim(' ');
    if (Rest.size() != Behind.size())
      return Position{At.Piece, At.Offset + Here.size() - Behind.size()};
    if (!Rest.empty())
      return std::nullopt;
  }
  return std::nullopt;
}

// "%s 301 Moved Permanently\r\n"
/// The place of a status in a text that begins with what may be a version: a
/// phrase stands behind the status. None if it begins otherwise.
std::optional<Position> RawTextReader::behindGivenVersion() const {
  static constexpr size_t NumDigits = 3;
  if (Pieces.size() < 2 || Pieces[0].From == TextPiece::Source::Literal ||
      Pieces[1].From != TextPiece::Source::Literal)
    return std::nullopt;
  StringRef Rest = Pieces[1].Characters;
  int Code = 0;
  if (!Rest.consume_front(" ") ||
      Rest.take_front(NumDigits).getAsInteger(10, Code) || !isRedirecting(Code))
    return std::nullopt;
  Rest = Rest.drop_front(NumDigits);
  const bool HasPhrase =
      Rest.consume_front(" ") && !Rest.empty() && isUppercase(Rest.front()) &&
      Rest.take_until([](char C) { return C == '\r' || C == '\n'; }).size() !=
          Rest.size();
  return HasPhrase ? std::optional(Position{1, 1}) : std::nullopt;
}

StatusInText RawTextReader::statusAt(Position At) const {
  const TextPiece *Piece = statusPiece(At);
  if (!Piece)
    return {};
  const bool IsHere = Piece == &Pieces[At.Piece];
  const std::optional<Value> Is =
      statusOf(*Piece, IsHere ? charactersAt(At) : Piece->Characters);
  return Is ? StatusInText{Piece, *Is} : StatusInText();
}

StatusInText RawTextReader::status() const {
  if (const auto At = findLine("HTTP/"))
    if (const auto Behind = behindVersion(*At))
      if (StatusInText Known = statusAt(*Behind); Known.Piece)
        return Known;
  for (const StringRef Start : {"Status:", "Status :"})
    if (const auto At = findLine(Start))
      if (StatusInText Known = statusAt(*At); Known.Piece)
        return Known;
  const std::optional<Position> At = behindGivenVersion();
  return At ? statusAt(*At) : StatusInText();
}

RawText RawTextReader::read() {
  RawText Result;
  if (const ValueDecl *Given = onlyParameter({Pieces.vec()})) {
    Result.Status = Value::parameter(*Given, Pieces[0].Where);
    Result.Location = Text{{Pieces[0]}};
    return Result;
  }
  if (const StatusInText Known = status(); Known.Piece)
    Result.Status = Known.Is;
  if (const auto At = findLine("Location:"))
    Result.Location = lineFrom(*At);
  return Result;
}

/// True if a line of \p T may begin with what the caller gives.
static bool isOpen(const Text &T) {
  for (size_t I = 0; I != T.Pieces.size(); ++I)
    if (T.Pieces[I].From == TextPiece::Source::Parameter &&
        (I == 0 || T.Pieces[I - 1].From == TextPiece::Source::Parameter ||
         T.Pieces[I - 1].From == TextPiece::Source::Unknown ||
         T.Pieces[I - 1].Characters.ends_with("\n")))
      return true;
  return false;
}

RawText readRawText(const Text &T) {
  RawText Result = RawTextReader(T).read();
  Result.IsOpen = isOpen(T);
  return Result;
}

StatusInText statusIn(const Text &T) {
  StatusInText Answered = RawTextReader(T).status();
  if (Answered.Piece || T.Pieces.empty())
    return Answered;
  // "302 Found", or "302" that stands before more
  const TextPiece &First = T.Pieces.front();
  const bool IsWhole =
      First.From == TextPiece::Source::Parameter && T.Pieces.size() == 1;
  if (First.From != TextPiece::Source::Literal && !IsWhole)
    return {};
  const std::optional<Value> Is = statusOf(First, First.Characters);
  return Is ? StatusInText{&First, *Is} : StatusInText();
}

std::optional<Value> statusOf(const Value &V) {
  if (V.Is == Value::Kind::Number || V.Is == Value::Kind::Parameter)
    return V;
  const StatusInText Known =
      V.Is == Value::Kind::Text ? statusIn(V.Text) : StatusInText();
  return Known.Piece ? std::optional(Known.Is) : std::nullopt;
}

RawText readHeaderLines(const Text &T) {
  RawText Result;
  Result.IsOpen = isOpen(T);
  if (!Result.IsOpen || T.Pieces.size() != 1)
    Result.Location = RawTextReader(T).read().Location;
  return Result;
}

} // namespace redirect
