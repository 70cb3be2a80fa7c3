//===- Formats.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Formats.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace redirect {

namespace {

class FormatReader {
public:
  FormatReader(StringRef Format, FormatStyle Style)
      : Rest(Format), Style(Style) {}

  SmallVector<FormatPart, 8> read();
  /// How many arguments are taken in their order, and which part takes a
  /// function and what that prints; none does if there is no such part.
  unsigned taken() const { return Next; }
  std::optional<size_t> Printed;

private:
  struct Place {
    size_t Size = 0;
    std::optional<unsigned> Argument;
    std::optional<unsigned> Length;
    std::optional<unsigned> Number;
    /// True for "%%" and "{{": of which one character stays.
    bool IsEscape = false;
  };

  Place placeAt(StringRef Here);
  Place printfPlace(StringRef Here);
  Place bracePlace(StringRef Here);
  static Place dollarPlace(StringRef Here);
  static Place numberedPlace(StringRef Here);
  std::optional<unsigned> takeStar(StringRef &Spec);

  StringRef Rest;
  const FormatStyle Style;
  unsigned Next = 0;
  size_t NumParts = 0;
};

} // namespace

/// Takes "*" or "*3$" off \p Spec: an argument that is a width or a length.
/// Gives that argument; none if there is none.
std::optional<unsigned> FormatReader::takeStar(StringRef &Spec) {
  if (!Spec.consume_front("*"))
    return std::nullopt;
  StringRef Numbered = Spec;
  unsigned Number = 0;
  if (Numbered.consumeInteger(10, Number) || Number == 0 ||
      !Numbered.consume_front("$"))
    return Next++;
  Spec = Numbered;
  return Number - 1;
}

// %s, %.*s, %-20s, %5$s, %lu, %%
FormatReader::Place FormatReader::printfPlace(StringRef Here) {
  StringRef Spec = Here.drop_front();
  Place Result;
  if (Spec.consume_front("%")) {
    Result.Size = 2;
    Result.IsEscape = true;
    return Result;
  }
  StringRef Numbered = Spec;
  unsigned Number = 0;
  const bool IsNumbered = !Numbered.consumeInteger(10, Number) && Number != 0 &&
                          Numbered.consume_front("$");
  if (IsNumbered)
    Spec = Numbered;
  Spec = Spec.ltrim("-+ #0'");
  takeStar(Spec);
  Spec = Spec.ltrim("0123456789");
  if (Spec.consume_front("."))
    Result.Length = takeStar(Spec);
  Spec = Spec.ltrim("0123456789").ltrim("hlLqjzt");
  if (Spec.empty() || !isAlpha(Spec.front()))
    return {};
  if (Spec.front() == 'M')
    Printed = NumParts;
  Result.Size = Here.size() - Spec.size() + 1;
  Result.Argument = IsNumbered ? Number - 1 : Next++;
  return Result;
}

// {}, {0}, {:>20}, {:.{}}, {{
FormatReader::Place FormatReader::bracePlace(StringRef Here) {
  Place Result;
  if (Here.starts_with("{{") || Here.starts_with("}}")) {
    Result.Size = 2;
    Result.IsEscape = true;
    return Result;
  }
  if (Here.front() == '}')
    return Result;
  unsigned Index = 0;
  StringRef Spec = Here.drop_front();
  Result.Argument = Spec.consumeInteger(10, Index) ? Next++ : Index;
  for (unsigned Depth = 1; Depth != 0; Spec = Spec.drop_front()) {
    if (Spec.empty())
      return {};
    if (Spec.front() == '{')
      ++Depth, ++Next;
    else if (Spec.front() == '}')
      --Depth;
  }
  Result.Size = Here.size() - Spec.size();
  return Result;
}

// $0, $$
FormatReader::Place FormatReader::dollarPlace(StringRef Here) {
  Place Result;
  Result.IsEscape = Here.starts_with("$$");
  if (Here.size() > 1 && isDigit(Here[1]))
    Result.Argument = Here[1] - '0';
  if (Result.IsEscape || Result.Argument)
    Result.Size = 2;
  return Result;
}

// %1, %L1, %1%
FormatReader::Place FormatReader::numberedPlace(StringRef Here) {
  StringRef Spec = Here.drop_front();
  Place Result;
  Spec.consume_front("L");
  unsigned Number = 0;
  const StringRef Digits =
      Spec.take_while([](char C) { return isDigit(C); }).take_front(2);
  if (Digits.getAsInteger(10, Number) || Number == 0)
    return Result;
  Spec = Spec.drop_front(Digits.size());
  Spec.consume_front("%");
  Result.Size = Here.size() - Spec.size();
  Result.Number = Number;
  Result.Argument = Number - 1;
  return Result;
}

FormatReader::Place FormatReader::placeAt(StringRef Here) {
  const char First = Here.front();
  switch (Style) {
  case FormatStyle::Printf:
    return First == '%' ? printfPlace(Here) : Place();
  case FormatStyle::Braces:
    return First == '{' || First == '}' ? bracePlace(Here) : Place();
  case FormatStyle::Dollars:
    return First == '$' ? dollarPlace(Here) : Place();
  case FormatStyle::Numbered:
    return First == '%' ? numberedPlace(Here) : Place();
  }
  llvm_unreachable("all styles are listed");
}

SmallVector<FormatPart, 8> FormatReader::read() {
  SmallVector<FormatPart, 8> Result;
  const auto Add = [&](FormatPart Part) {
    if (Part.Argument || !Part.Characters.empty())
      Result.push_back(Part);
    NumParts = Result.size();
  };
  size_t At = 0;
  while (At < Rest.size()) {
    NumParts = Result.size() + (At != 0);
    const Place Found = placeAt(Rest.drop_front(At));
    if (Found.Size == 0) {
      ++At;
      continue;
    }
    // One character of "%%" stays.
    Add({Rest.take_front(At + Found.IsEscape), {}, {}, {}});
    if (Found.Argument)
      Add({Rest.substr(At, Found.Size), Found.Argument, Found.Length,
           Found.Number});
    Rest = Rest.drop_front(At + Found.Size);
    At = 0;
  }
  Add({Rest, {}, {}, {}});
  return Result;
}

SmallVector<FormatPart, 8> readFormat(StringRef Format, FormatStyle Style,
                                      unsigned NumArguments) {
  FormatReader Reader(Format, Style);
  SmallVector<FormatPart, 8> Parts = Reader.read();
  // What "%M" prints takes what the others leave.
  if (Reader.Printed && NumArguments > Reader.taken())
    for (FormatPart &Part :
         MutableArrayRef(Parts).drop_front(*Reader.Printed + 1))
      if (Part.Argument)
        *Part.Argument += NumArguments - Reader.taken();
  return Parts;
}

} // namespace redirect
