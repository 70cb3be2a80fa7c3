//===- JoinedReports.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "JoinedReports.h"
#include "ProjectOptions.h"
#include "llvm/ADT/STLExtras.h"

using clang::tooling::DiagnosticMessage;
using clang::tooling::Replacements;
using llvm::StringRef;

namespace redirect {

using Fix = llvm::StringMap<Replacements>;

static bool isSame(const Fix &A, const Fix &B) {
  return A.size() == B.size() && llvm::all_of(A, [&](const auto &File) {
           const auto Other = B.find(File.first());
           return Other != B.end() && Other->second == File.second;
         });
}

/// The fix of a report, or those of its notes, of which one is to be chosen.
static std::vector<const Fix *> fixesOf(const Report &R) {
  std::vector<const Fix *> Result;
  if (!R.Message.Fix.empty())
    Result.push_back(&R.Message.Fix);
  for (const DiagnosticMessage &Note : R.Notes)
    if (!Note.Fix.empty())
      Result.push_back(&Note.Fix);
  return Result;
}

static bool offers(const Report &R, const Fix &Wanted) {
  return llvm::any_of(
      fixesOf(R), [&](const Fix *Offered) { return isSame(*Offered, Wanted); });
}

/// True if \p R has a fix, and \p Other leaves all that it has open: it knows
/// no less of what the redirect means.
static bool knowsWhat(const Report &R, const Report &Other) {
  const std::vector<const Fix *> Fixes = fixesOf(R);
  return !Fixes.empty() && llvm::all_of(Fixes, [&](const Fix *Offered) {
    return offers(Other, *Offered);
  });
}

/// Takes from \p R the fixes that \p Other doesn't offer.
static void keepFixesOf(Report &R, const Report &Other) {
  if (!offers(Other, R.Message.Fix))
    R.Message.Fix.clear();
  llvm::erase_if(R.Notes, [&](const DiagnosticMessage &Note) {
    return !Note.Fix.empty() && !offers(Other, Note.Fix);
  });
}

static void keepSharedFixes(Report &A, Report &B) {
  const Report Before = A;
  keepFixesOf(A, B);
  keepFixesOf(B, Before);
}

/// Adds what another unit shows of the same redirect: a header's handler that
/// is registered in both. Notes that offer fixes stay the last.
static void addNotes(Report &To, const Report &From) {
  const auto IsSame = [](const DiagnosticMessage &A,
                         const DiagnosticMessage &B) {
    return std::tie(A.FilePath, A.FileOffset, A.Message) ==
           std::tie(B.FilePath, B.FileOffset, B.Message);
  };
  for (const DiagnosticMessage &Note : From.Notes) {
    const bool IsKnown =
        llvm::any_of(To.Notes, [&](const DiagnosticMessage &Known) {
          return IsSame(Known, Note);
        });
    if (!IsKnown && Note.Fix.empty())
      To.Notes.insert(llvm::find_if(To.Notes,
                                    [](const DiagnosticMessage &Known) {
                                      return !Known.Fix.empty();
                                    }),
                      Note);
  }
}

/// True if both are about the same statuses of responses.
static bool isAboutTheSame(const Report &A, const Report &B) {
  const auto StatusesOf = [](const Report &R) {
    const auto *Check = llvm::find_if(checkNames(), [&](const CheckName &C) {
      return C.Name == R.DiagnosticName;
    });
    return Check == checkNames().end() ? StringRef(R.DiagnosticName)
                                       : StringRef(Check->Statuses);
  };
  return StatusesOf(A) == StatusesOf(B);
}

/// Makes \p Known say what \p Other does as well. Returns false, if both are to
/// be said.
static bool join(Report &Known, Report &Other) {
  if (isAboutTheSame(Known, Other)) {
    if (!knowsWhat(Known, Other) && knowsWhat(Other, Known))
      std::swap(Known, Other);
    if (Known.DiagnosticName == Other.DiagnosticName ||
        knowsWhat(Known, Other)) {
      keepFixesOf(Known, Other);
      addNotes(Known, Other);
      Known.Says.Methods |= Other.Says.Methods;
      return true;
    }
  }
  keepSharedFixes(Known, Other);
  return false;
}

/// Where \p R stands.
static auto placeOf(const Report &R) {
  // A problem of the configuration has no place: its words tell it apart.
  return std::tie(R.Message.FilePath, R.Message.FileOffset,
                  isAboutConfiguration(R) ? R.Message.Message
                                          : R.Message.FilePath);
}

/// Adds \p R to the reports of one place.
static void add(std::vector<Report> &Place, Report R) {
  // Those of the same check come one after the other.
  for (Report &Known : llvm::reverse(Place))
    if (join(Known, R))
      return;
  Place.push_back(std::move(R));
}

std::vector<Report> joined(llvm::ArrayRef<std::vector<Report>> ByUnit) {
  std::vector<std::pair<const Report *, size_t>> Order;
  for (const auto &[Number, Reports] : llvm::enumerate(ByUnit))
    for (const Report &R : Reports)
      Order.emplace_back(&R, Number);
  llvm::sort(Order, [](const auto &A, const auto &B) {
    return std::tuple(placeOf(*A.first), StringRef(A.first->DiagnosticName),
                      A.second) < std::tuple(placeOf(*B.first),
                                             StringRef(B.first->DiagnosticName),
                                             B.second);
  });
  std::vector<Report> Result;
  std::vector<Report> Place;
  for (const auto &[R, Number] : Order) {
    if (!Place.empty() && placeOf(Place.front()) != placeOf(*R))
      llvm::move(std::exchange(Place, {}), std::back_inserter(Result));
    add(Place, *R);
  }
  llvm::move(Place, std::back_inserter(Result));
  return Result;
}

} // namespace redirect
