//===- FindingNames.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FindingNames.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/SHA256.h"

using llvm::StringRef;

namespace redirect {

/// The line around \p Offset, with one blank where there are any.
static std::string lineAround(StringRef Text, unsigned Offset) {
  const StringRef Before = Text.take_front(Offset);
  const StringRef Line =
      Text.drop_front(Before.rfind('\n') + 1).split('\n').first;
  llvm::SmallVector<StringRef> Words;
  llvm::SplitString(Line, Words, " \t\r\v\f");
  return llvm::join(Words, " ");
}

std::string stableName(const Report &R, LineNumbers &Lines,
                       const SourceRoot &Root) {
  return Root.nameOf(R.Message.FilePath) + ": " + R.DiagnosticName + ": " +
         lineAround(Lines.text(R.Message.FilePath), R.Message.FileOffset);
}

std::vector<std::string> fingerprints(llvm::ArrayRef<Report> Reports,
                                      LineNumbers &Lines,
                                      const SourceRoot &Root) {
  llvm::StringMap<unsigned> Seen;
  std::vector<std::string> Result;
  for (const Report &R : Reports) {
    std::string Name = stableName(R, Lines, Root);
    Name += "#" + std::to_string(++Seen[Name]);
    const auto Hash = llvm::SHA256::hash(llvm::arrayRefFromStringRef(Name));
    Result.push_back(llvm::toHex(Hash, /*LowerCase=*/true));
  }
  return Result;
}

} // namespace redirect
