//===- ExpectedStatuses.cpp -----------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/ExpectedStatuses.h"
#include "Redirects/Explanation.h"
#include "Redirects/PathPattern.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"

using namespace clang;

namespace redirect {

/// True if a request for \p Path gets to the route \p Pattern.
static bool isFor(StringRef Path, StringRef Pattern) {
  return PathPattern::ofRoute(Pattern).takes(Path);
}

/// True if \p E sees what \p F answers, and takes another status for something
/// else.
static bool isDisturbed(const StatusExpectation &E, const Finding &F) {
  const SmallVector<int, 2> Proposed = F.proposed();
  const auto IsKnown = [&](int Status) {
    return llvm::is_contained(E.Others, Status);
  };
  if (E.Code != F.Code || llvm::all_of(Proposed, IsKnown))
    return false;
  return E.isOfAnyRoute() || (!(E.Methods & F.Methods).empty() &&
                              llvm::any_of(F.Patterns, [&](StringRef Pattern) {
                                return isFor(E.Path, Pattern);
                              }));
}

void addExpectations(std::vector<Finding> &Findings,
                     const ExpectationSources &From) {
  if (Findings.empty())
    return;
  UserCode Code(From.Context.getSourceManager(), From.Words, nullptr,
                From.Errors);
  Explanation Why(From.Unit, From.Context);
  std::vector<ExpectedHere> All;
  for (ExpectationHere &E : statusExpectations(From.Context, Code))
    All.push_back({{E.Where, ""}, std::move(E.What)});
  // A place is looked up in its file only if somebody is told.
  for (const ExpectationElsewhere &E : From.Index.expectations())
    if (llvm::any_of(Findings,
                     [&](const Finding &F) { return isDisturbed(E.What, F); }))
      All.push_back({Why.place(E.Where), E.What});
  using Kind = StatusExpectation::Kind;
  for (Finding &F : Findings)
    for (const Kind Is : {Kind::Test, Kind::Client, Kind::Count, Kind::Observe})
      for (const ExpectedHere &E : All)
        if (E.What.Is == Is && isDisturbed(E.What, F))
          F.Reasons.emplace_back(E);
}

} // namespace redirect
