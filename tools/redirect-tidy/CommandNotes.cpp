//===- CommandNotes.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandNotes.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/WithColor.h"

namespace redirect {

/// So many files are named; of the others, their number is told.
static constexpr size_t MaxNamed = 10;

static std::string listed(const std::set<std::string> &Names, size_t Max) {
  std::vector<std::string> Shown(Names.begin(), Names.end());
  Shown.resize(std::min(Shown.size(), Max));
  std::string Result = llvm::join(Shown, ", ");
  if (Names.size() > Shown.size())
    Result += " and " + std::to_string(Names.size() - Shown.size()) + " more";
  return Result;
}

std::vector<std::string> CommandNotes::texts() const {
  std::vector<std::string> Result;
  const auto Name = [&Result](llvm::StringRef What,
                              const std::set<std::string> &Names, size_t Max,
                              llvm::StringRef Then = "") {
    if (!Names.empty())
      Result.push_back((What + ": " + listed(Names, Max) + Then).str());
  };
  Name("flags that clang doesn't take are left out", Flags, Flags.size());
  Name("what another compiler has built is left out", BuiltFiles, MaxNamed);
  Name("response files that can't be read are left out", ResponseFiles,
       MaxNamed);
  if (!OtherLanguages.empty()) {
    std::vector<std::string> Counts;
    Counts.reserve(OtherLanguages.size());
    for (const auto &[Language, Count] : OtherLanguages)
      Counts.push_back(std::to_string(Count) + " " + Language +
                       (Count == 1 ? " file" : " files"));
    Result.push_back("passed over: " + llvm::join(Counts, ", "));
  }
  Name("passed over, as they aren't there", MissingFiles, MaxNamed);
  Name("folders of commands that aren't there", MissingFolders, MaxNamed,
       "; each file's own folder is taken");
  Result.insert(Result.end(), Sentences.begin(), Sentences.end());
  return Result;
}

void CommandNotes::print(llvm::raw_ostream &To) const {
  for (const std::string &Text : texts())
    llvm::WithColor::note(To, "redirect-tidy") << Text << "\n";
}

} // namespace redirect
