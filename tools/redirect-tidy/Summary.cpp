//===- Summary.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Summary.h"
#include "CheckWords.h"
#include "Listings.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include <set>

using llvm::StringRef;

namespace redirect {

std::string counted(size_t Count, StringRef One, StringRef Many) {
  if (Count != 1 && !Many.empty())
    return std::to_string(Count) + " " + Many.str();
  return std::to_string(Count) + " " + One.str() + (Count == 1 ? "" : "s");
}

/// "cpp-httplib and crow, 3 routes, 2 redirects; "
static std::string programOf(llvm::ArrayRef<ProjectUnit> Units,
                             llvm::ArrayRef<RouteEntry> Routes) {
  std::vector<std::string> Names;
  for (const auto &Framework : frameworksOf(Units))
    Names.push_back(Framework.first);
  if (Names.empty() && Routes.empty())
    return "no web framework was recognised, see " +
           std::string(REDIRECT_TIDY_HOMEPAGE) + "/docs/finds-nothing.md; ";
  std::set<std::string> Redirects;
  for (const RouteEntry &Route : Routes)
    for (const RoutedRedirect &R : Route.Redirects)
      Redirects.insert(R.Where.File + ":" + std::to_string(R.Where.Line));
  Names.push_back(counted(Routes.size(), "route"));
  Names.push_back(counted(Redirects.size(), "redirect"));
  return llvm::join(Names, ", ") + "; ";
}

/// "loses-method 2, implicit-see-other 1, 1 fixed, 1 to choose by --fix=ask; "
static std::string kindsOf(llvm::ArrayRef<Report> Reports, size_t Fixed) {
  std::map<StringRef, size_t> Kinds;
  size_t Open = 0;
  for (const Report &R : Reports) {
    if (isAboutConfiguration(R))
      continue;
    StringRef Kind = R.DiagnosticName;
    Kind.consume_front("http-redirect-");
    ++Kinds[Kind];
    Open += R.Says.Proposed.size() > 1;
  }
  std::vector<std::string> Parts;
  Parts.reserve(Kinds.size() + 2);
  for (const auto &[Kind, Count] : Kinds)
    Parts.push_back((Kind + " " + llvm::Twine(Count)).str());
  if (Fixed)
    Parts.push_back(std::to_string(Fixed) + " fixed");
  if (Open)
    Parts.push_back(std::to_string(Open) + " for you to choose (--fix=ask)");
  return Parts.empty() ? "" : llvm::join(Parts, ", ") + "; ";
}

/// "7 files", "1 file with 2 compile commands"
static std::string filesOf(llvm::ArrayRef<ProjectUnit> Units) {
  llvm::StringSet<> Files;
  for (const ProjectUnit &Unit : Units)
    Files.insert(Unit.File);
  const std::string Result = counted(Files.size(), "file");
  return Files.size() == Units.size()
             ? Result
             : Result + " with " + counted(Units.size(), "compile command");
}

std::string summaryOf(llvm::ArrayRef<ProjectUnit> Units,
                      llvm::ArrayRef<RouteEntry> Routes,
                      llvm::ArrayRef<Report> Reports, size_t Fixed) {
  const size_t Problems = llvm::count_if(Reports, isAboutConfiguration);
  std::string Result = programOf(Units, Routes) + kindsOf(Reports, Fixed) +
                       counted(Reports.size() - Problems, "finding") + " in " +
                       filesOf(Units);
  const auto Count = [&](auto IsCounted, StringRef What) {
    if (const size_t Number = llvm::count_if(Units, IsCounted))
      Result += (", " + llvm::Twine(Number) + " of them " + What).str();
  };
  Count([](const ProjectUnit &Unit) { return Unit.IsUnchanged; }, "unchanged");
  Count([](const ProjectUnit &Unit) { return Unit.Said.Errors != 0; },
        "with compile errors");
  return Result;
}

} // namespace redirect
