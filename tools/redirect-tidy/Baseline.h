//===- Baseline.h - Findings that are known ---------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_BASELINE_H
#define REDIRECT_TIDY_TOOLS_BASELINE_H

#include "FindingNames.h"

namespace redirect {

/// A text file with one finding a line, by its stableName: what is in it isn't
/// reported.
class Baseline {
public:
  static llvm::Expected<Baseline> read(llvm::StringRef File);
  /// The same for a text at hand: none is no baseline.
  static Baseline parse(llvm::StringRef Text);

  /// Takes out of \p Reports what is known. Of equal lines as many are known as
  /// are listed; if there are more, nobody knows which is new, and all of them
  /// stay. Returns how many lines name nothing any more.
  size_t leaveOut(std::vector<Report> &Reports, LineNumbers &Lines,
                  const SourceRoot &Root) const;

private:
  llvm::StringMap<size_t> Known;
};

/// The text of a baseline for \p Reports.
std::string baselineOf(llvm::ArrayRef<Report> Reports, LineNumbers &Lines,
                       const SourceRoot &Root);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_BASELINE_H
