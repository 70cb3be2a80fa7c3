//===- Reporting.h - What is reported, and how ------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REPORTING_H
#define REDIRECT_TIDY_TOOLS_REPORTING_H

#include "CheckWords.h"

namespace redirect {

/// Whether the lines of code are printed in which notes stand.
enum class NotedCode { Hidden, Shown };

/// What is reported of all that is found, and in which forms.
struct Reporting {
  /// Findings below it don't change the exit code.
  Severity FailsOn = Severity::Note;
  /// Files of which nothing is reported, as patterns.
  std::vector<std::string> Excluded;
  /// Tell of NOLINT comments that hide nothing.
  bool TellsUnusedNolint = false;
  /// The file with findings that are known, and whether to write it.
  std::string Baseline;
  bool WritesBaseline = false;
  /// Print lines that GitHub Actions shows beside the code.
  bool AnnotatesGitHub = false;
  /// Files to write; empty for none.
  std::string GitLab;
  std::string JUnit;
  std::string OpenApi;
  /// Whether each note is shown in its line.
  NotedCode Noted = NotedCode::Hidden;
  /// Whether text has colours; nothing for what the terminal takes.
  std::optional<bool> UsesColor;

  /// Fails if that doesn't go together. \p IsOfAll says that nothing of the
  /// project is left out.
  llvm::Error check(bool IsOfAll) const;

  /// True if it takes checks to have what is wanted.
  bool asksForFindings() const {
    return AnnotatesGitHub || !GitLab.empty() || !JUnit.empty() ||
           !Baseline.empty();
  }
};

/// What NO_COLOR and CLICOLOR_FORCE say, as https://no-color.org and
/// https://bixense.com/clicolors have it; nothing if neither is set.
std::optional<bool> colorFromEnvironment();

/// Makes errors and warnings on standard error look as \p UsesColor says.
void useColorForErrors(std::optional<bool> UsesColor);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REPORTING_H
