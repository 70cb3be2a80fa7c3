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

void CommandNotes::print(llvm::raw_ostream &To) const {
  const auto Note = [&To]() -> llvm::raw_ostream & {
    return llvm::WithColor::note(To, "redirect-tidy");
  };
  if (!Flags.empty())
    Note() << "flags that clang doesn't take are left out: "
           << listed(Flags, Flags.size()) << "\n";
  if (!BuiltFiles.empty())
    Note() << "what another compiler has built is left out: "
           << listed(BuiltFiles, MaxNamed) << "\n";
  if (!ResponseFiles.empty())
    Note() << "response files that aren't there are left out: "
           << listed(ResponseFiles, MaxNamed) << "\n";
  if (!OtherLanguages.empty()) {
    std::vector<std::string> Counts;
    Counts.reserve(OtherLanguages.size());
    for (const auto &[Language, Count] : OtherLanguages)
      Counts.push_back(std::to_string(Count) + " " + Language +
                       (Count == 1 ? " file" : " files"));
    Note() << "passed over: " << llvm::join(Counts, ", ") << "\n";
  }
  if (!MissingFiles.empty())
    Note() << "passed over, as they aren't there: "
           << listed(MissingFiles, MaxNamed) << "\n";
  if (!MissingFolders.empty())
    Note() << "folders of commands that aren't there: "
           << listed(MissingFolders, MaxNamed)
           << "; each file's own folder is taken\n";
  for (const std::string &Sentence : Sentences)
    Note() << Sentence << "\n";
}

} // namespace redirect
