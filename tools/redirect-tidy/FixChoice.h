//===- FixChoice.h - Which fixes are applied --------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_FIXCHOICE_H
#define REDIRECT_TIDY_TOOLS_FIXCHOICE_H

#include "Findings.h"

namespace redirect {

/// What --fix says.
struct FixChoice {
  enum class Kind : uint8_t {
    None,
    /// Those that are sure.
    Sure,
    /// Each is asked for.
    Ask,
    /// The one that makes the redirect in File:Line a Status.
    Given
  };

  Kind Is = Kind::None;
  int Status = 0;
  std::string File;
  unsigned Line = 0;

  /// Reads "", "ask" or "307:src/orders.cpp:12".
  static llvm::Expected<FixChoice> read(llvm::StringRef Text);
};

/// Changes to files, of which none overlap.
using Edits = llvm::StringMap<clang::tooling::Replacements>;

/// The fix that makes the redirect of \p R a \p Status; null if there is none.
const Edits *fixFor(const Report &R, int Status);

/// Shows each of \p Reports, and reads from \p In what is to become of it.
/// Returns those to be changed, each with the change as its fix.
std::vector<Report> askForFixes(llvm::ArrayRef<Report> Reports, std::FILE *In,
                                std::optional<bool> UsesColor);

/// The reports that \p Choice, a Given, is about, each with the fix that it
/// asks for. Fails if there is no such report, or no such fix.
llvm::Expected<std::vector<Report>> givenFix(const FixChoice &Choice,
                                             llvm::ArrayRef<Report> Reports);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_FIXCHOICE_H
