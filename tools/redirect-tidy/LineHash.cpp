//===- LineHash.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "LineHash.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/ConvertUTF.h"
#include <vector>

using llvm::StringRef;

namespace redirect {

namespace {

/// A text as the hash sees it: UTF-16, without blanks, each line ended by "\n".
struct HashedText {
  std::vector<uint16_t> Signs;
  /// Where in that each line begins.
  std::vector<size_t> Lines = {0};
};

} // namespace

static HashedText readText(StringRef Text) {
  static constexpr uint16_t EndOfText = 0xFFFF;
  llvm::SmallVector<llvm::UTF16, 0> Units;
  if (!llvm::convertUTF8ToUTF16String(Text, Units))
    Units.assign(Text.bytes_begin(), Text.bytes_end());
  HashedText Result;
  bool IsBehindReturn = false;
  for (const uint16_t Unit : Units) {
    const bool IsSecondOfTwo = IsBehindReturn && Unit == '\n';
    IsBehindReturn = Unit == '\r';
    if (Unit == ' ' || Unit == '\t' || IsSecondOfTwo)
      continue;
    const bool EndsLine = Unit == '\n' || Unit == '\r';
    Result.Signs.push_back(EndsLine ? '\n' : Unit);
    if (EndsLine)
      Result.Lines.push_back(Result.Signs.size());
  }
  Result.Signs.push_back(EndOfText);
  return Result;
}

/// A polynomial of the 100 signs from \p Begin on; behind the text are zeros.
static uint64_t hashAt(const HashedText &Text, size_t Begin) {
  uint64_t Result = 0;
  for (size_t I = Begin; I != Begin + 100; ++I)
    Result = Result * 37 + (I < Text.Signs.size() ? Text.Signs[I] : 0);
  return Result;
}

std::string lineHash(StringRef Text, unsigned Line) {
  const HashedText Known = readText(Text);
  if (Line == 0 || Line > Known.Lines.size())
    return "";
  const uint64_t Hash = hashAt(Known, Known.Lines[Line - 1]);
  size_t Count = 0;
  for (const size_t Begin : llvm::ArrayRef(Known.Lines).take_front(Line))
    if (hashAt(Known, Begin) == Hash)
      ++Count;
  return llvm::utohexstr(Hash, /*LowerCase=*/true) + ":" +
         std::to_string(Count);
}

} // namespace redirect
