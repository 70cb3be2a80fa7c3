//===- Baseline.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Baseline.h"
#include "Models/InputFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using llvm::StringRef;

namespace redirect {

llvm::Expected<Baseline> Baseline::read(StringRef File) {
  auto Text = readInputFile(File);
  if (!Text)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   llvm::toString(Text.takeError()) +
                                       "; --write-baseline makes it");
  return parse((*Text)->getBuffer());
}

Baseline Baseline::parse(StringRef Text) {
  Baseline Result;
  for (const StringRef Line : llvm::split(Text, '\n'))
    if (!Line.trim().empty() && !Line.starts_with("#"))
      ++Result.Known[Line.rtrim('\r')];
  return Result;
}

size_t Baseline::leaveOut(std::vector<Report> &Reports, LineNumbers &Lines,
                          const SourceRoot &Root) const {
  llvm::StringMap<size_t> Found;
  for (const Report &R : Reports)
    ++Found[stableName(R, Lines, Root)];
  size_t Gone = 0;
  for (const auto &Line : Known)
    Gone += Line.second - std::min(Line.second, Found.lookup(Line.first()));
  llvm::erase_if(Reports, [&](const Report &R) {
    const std::string Name = stableName(R, Lines, Root);
    return !isAboutConfiguration(R) && Found.lookup(Name) <= Known.lookup(Name);
  });
  return Gone;
}

std::string baselineOf(llvm::ArrayRef<Report> Reports, LineNumbers &Lines,
                       const SourceRoot &Root) {
  std::vector<std::string> Names;
  for (const Report &R : Reports)
    if (!isAboutConfiguration(R))
      Names.push_back(stableName(R, Lines, Root) + "\n");
  llvm::sort(Names);
  return "# Redirects that are passed over until somebody gets to them: file, "
         "check and line of code.\n"
         "# Made by: redirect-tidy --baseline FILE --write-baseline\n" +
         llvm::join(Names, "");
}

} // namespace redirect
