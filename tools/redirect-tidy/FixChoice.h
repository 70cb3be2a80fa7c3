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

/// Shows each of \p Reports, reads from \p In what is to become of it, and
/// returns the changes.
Edits askForFixes(llvm::ArrayRef<Report> Reports, std::FILE *In,
                  std::optional<bool> UsesColor);

/// The changes that \p Choice, a Given, asks for. Fails if there is no such
/// report, or no such fix.
llvm::Expected<Edits> givenFix(const FixChoice &Choice,
                               llvm::ArrayRef<Report> Reports);

/// Writes the changed files.
llvm::Error apply(const Edits &Changes);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_FIXCHOICE_H
