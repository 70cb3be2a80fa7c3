//===- LineWords.h - What is known of a line, in words ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_LINEWORDS_H
#define REDIRECT_TIDY_TOOLS_LINEWORDS_H

#include "ProjectOptions.h"
#include "Redirects/LineOfCode.h"

namespace redirect {

/// What a line is asked with.
struct LineAsked {
  std::string File;
  unsigned Line = 0;
  /// Places are named relative to this folder.
  std::string Root;
  /// The text of the line and of the one before.
  std::string Text;
  std::string TextBefore;
  /// True if the preprocessor leaves the line out.
  bool IsSkipped = false;
  ModelSelection Models;
  Policy Wanted;
  /// What each of the checks is told.
  std::vector<CheckSetting> Checks;
};

/// Prints what \p Known says of the line: what stands there, what leads there,
/// and why nothing is reported of it, or which check does.
void printLine(const LineOfCode &Known, const LineAsked &Asked,
               const clang::ASTContext &Context, llvm::raw_ostream &To);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_LINEWORDS_H
