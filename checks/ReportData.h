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

namespace redirect {

struct Finding;

/// What a report says, for programs that don't read its words.
struct ReportData {
  /// The status that is sent.
  int Status = 0;
  /// The methods that it answers and shouldn't.
  MethodSet Methods;
  /// The statuses of which one is right, the likelier first.
  llvm::SmallVector<int, 2> Proposed;
};

ReportData dataOf(const Finding &F);

/// {"methods":["POST"],"proposed":[307],"status":302}
std::string asJsonText(const ReportData &Data);
/// Nothing if \p Text is something else.
std::optional<ReportData> reportDataFrom(llvm::StringRef Text);

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_REPORTDATA_H
