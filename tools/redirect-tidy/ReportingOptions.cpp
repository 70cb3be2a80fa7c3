//===- ReportingOptions.cpp -----------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReportingOptions.h"

namespace cl = llvm::cl;

namespace redirect {

Reporting ReportingOptions::read() const {
  Reporting Result;
  Result.FailsOn = FailOn;
  Result.Excluded.assign(Exclude.begin(), Exclude.end());
  Result.TellsUnusedNolint = UnusedNolint;
  Result.Baseline = Baseline;
  Result.WritesBaseline = WriteBaseline;
  Result.AnnotatesGitHub = GitHub;
  Result.GitLab = GitLab;
  Result.JUnit = JUnit;
  Result.OpenApi = OpenApi;
  Result.Noted = Verbose ? NotedCode::Shown : NotedCode::Hidden;
  Result.UsesColor = UseColor == cl::BOU_UNSET
                         ? colorFromEnvironment()
                         : std::optional(UseColor == cl::BOU_TRUE);
  return Result;
}

ArgumentChanges ArgumentOptions::read() const {
  const auto Given = [](const cl::list<std::string> &Flags) {
    return std::vector<std::string>(Flags.begin(), Flags.end());
  };
  return {Given(Removed), Given(Before), Given(After)};
}

} // namespace redirect
