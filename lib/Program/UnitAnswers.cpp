//===- UnitAnswers.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/UnitAnswers.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/xxhash.h"

using llvm::StringRef;

namespace redirect {

void UnitAnswers::add(StringRef File, StringRef Answer) {
  // A file may be compiled in several ways.
  uint64_t &Known = ByFile[File.str()];
  Known = Known * 31 + llvm::xxh3_64bits(Answer);
}

void UnitAnswers::write(llvm::raw_ostream &To) const {
  for (const auto &[File, Hash] : ByFile)
    if (!StringRef(File).contains('\n'))
      To << llvm::format_hex_no_prefix(Hash, 16) << ' ' << File << '\n';
}

UnitAnswers UnitAnswers::read(StringRef Text) {
  UnitAnswers Result;
  while (!Text.empty()) {
    StringRef Line;
    std::tie(Line, Text) = Text.split('\n');
    const auto [Hash, File] = Line.split(' ');
    uint64_t Number = 0;
    if (!File.empty() && !Hash.getAsInteger(16, Number))
      Result.ByFile[File.str()] = Number;
  }
  return Result;
}

bool UnitAnswers::differFor(StringRef File, const UnitAnswers &Others) const {
  const auto Here = ByFile.find(File.str());
  const auto There = Others.ByFile.find(File.str());
  if (Here != ByFile.end() && There != Others.ByFile.end())
    return Here->second != There->second;
  return !(*this == Others);
}

} // namespace redirect
