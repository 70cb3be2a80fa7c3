//===- ReportData.h - A finding for programs --------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_REPORTDATA_H
#define REDIRECT_TIDY_CHECKS_REPORTDATA_H

#include "Http/Method.h"
#include "llvm/ADT/SmallVector.h"
#include <optional>
#include <string>
#include <vector>

namespace clang {
class SourceManager;
} // namespace clang

namespace redirect {

struct Finding;

/// A place that expects exactly the status that is sent.
struct ExpectingPlace {
  std::string File;
  unsigned Offset = 0;
  /// Of the number there, if that is what a test of the route expects; else 0.
  unsigned Length = 0;
};

/// What a report says, for programs that don't read its words.
struct ReportData {
  /// The status that is sent.
  int Status = 0;
  /// The methods that it answers and shouldn't.
  MethodSet Methods;
  /// The statuses of which one is right, the likelier first.
  llvm::SmallVector<int, 2> Proposed;
  /// Where its notes say who expects the status.
  std::vector<ExpectingPlace> Expecting;
  /// True for what is no fault by itself: a note, whatever the check's reports
  /// are.
  bool IsHint = false;
};

/// What a report says that is a hint, and no more.
constexpr llvm::StringLiteral HintAsJsonText = "{\"hint\":true}";

ReportData dataOf(const Finding &F, const clang::SourceManager &Sources);

/// {"methods":["POST"],"proposed":[307],"status":302}
std::string asJsonText(const ReportData &Data);
/// Nothing if \p Text is something else.
std::optional<ReportData> reportDataFrom(llvm::StringRef Text);

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_REPORTDATA_H
