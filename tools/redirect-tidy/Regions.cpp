//===- Regions.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Regions.h"
#include "clang/Lex/Lexer.h"

using llvm::StringRef;

namespace redirect {

/// How many units of UTF-16 stand before \p Column, which counts bytes.
static unsigned unitsBefore(StringRef Line, unsigned Column) {
  unsigned Result = 0;
  for (const unsigned char C : Line.take_front(Column - 1))
    if ((C & 0xC0) != 0x80) // The first byte of a character.
      Result += C >= 0xF0 ? 2 : 1;
  return Result;
}

std::optional<Region> regionAt(LineNumbers &Lines, StringRef File,
                               unsigned Offset, unsigned Length) {
  const LineNumbers::Place Begin = Lines.at(File, Offset);
  const LineNumbers::Place End = Lines.at(File, Offset + Length);
  if (!Begin.Line || !End.Line)
    return std::nullopt;
  const StringRef Text = Lines.text(File);
  const auto ColumnOf = [&](LineNumbers::Place At, unsigned Position) {
    return unitsBefore(Text.substr(Position - (At.Column - 1)), At.Column) + 1;
  };
  return Region{Begin.Line, ColumnOf(Begin, Offset), End.Line,
                ColumnOf(End, Offset + Length)};
}

unsigned tokenLength(LineNumbers &Lines, StringRef File, unsigned Offset) {
  const StringRef Text = Lines.text(File);
  if (Offset >= Text.size())
    return 1;
  clang::LangOptions Language;
  Language.CPlusPlus = true;
  Language.CPlusPlus11 = true; // Raw strings.
  // The lexer goes on to the zero that ends each buffer.
  clang::Lexer Lexer(clang::SourceLocation(), Language, Text.begin(),
                     Text.begin() + Offset, Text.end());
  clang::Token Token;
  Lexer.LexFromRawLexer(Token);
  return Token.is(clang::tok::eof) ? 1 : Token.getLength();
}

} // namespace redirect
