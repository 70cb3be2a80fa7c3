//===- TestFixes.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "TestFixes.h"
#include <map>
#include <set>

using clang::tooling::Replacement;

namespace redirect {

/// What a report and its place are told by.
using PlaceOfStatus = std::pair<std::string, unsigned>;

static PlaceOfStatus statusPlaceOf(const Report &R) {
  return {R.Message.FilePath, R.Message.FileOffset};
}

/// What becomes of the status of \p R, which is fixed; 0 if that isn't known.
static int newStatus(const Report &R) {
  return !R.Message.Fix.empty() && R.Says.Proposed.size() == 1
             ? R.Says.Proposed.front()
             : 0;
}

void addTestFixes(std::vector<Report> &Chosen, llvm::ArrayRef<Report> All) {
  std::map<PlaceOfStatus, int> Becomes;
  for (const Report &R : Chosen)
    Becomes[statusPlaceOf(R)] = newStatus(R);
  std::map<PlaceOfStatus, std::set<int>> Wanted;
  for (const Report &R : All)
    for (const ExpectingPlace &Test : R.Says.Expecting)
      Wanted[{Test.File, Test.Offset}].insert(Becomes[statusPlaceOf(R)]);
  for (Report &R : Chosen)
    for (const ExpectingPlace &Test : R.Says.Expecting) {
      const std::set<int> &Statuses = Wanted[{Test.File, Test.Offset}];
      if (Test.Length == 0 || Statuses.size() != 1 || *Statuses.begin() == 0)
        continue;
      // What several reports do to one test is done once.
      llvm::consumeError(R.Message.Fix[Test.File].add(
          Replacement(Test.File, Test.Offset, Test.Length,
                      std::to_string(*Statuses.begin()))));
    }
}

} // namespace redirect
