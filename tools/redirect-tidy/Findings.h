//===- Findings.h - Reports, as they are handed out -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_FINDINGS_H
#define REDIRECT_TIDY_TOOLS_FINDINGS_H

#include "Checking.h"
#include "ProjectChange.h"
#include "Reporting.h"

namespace redirect {

/// The lines and columns of places that are known by offsets.
class LineNumbers {
public:
  struct Place {
    unsigned Line = 0;
    unsigned Column = 0;
  };

  /// Line 0 if the file can't be read.
  Place at(llvm::StringRef File, unsigned Offset);

  /// The text of \p File; empty if it can't be read.
  llvm::StringRef text(llvm::StringRef File);

private:
  llvm::StringMap<std::unique_ptr<llvm::MemoryBuffer>> Buffers;
};

/// Keeps the reports of which the place, or that of a note, stands in a line
/// that is part of \p Change: a registration that was changed to POST brings up
/// the redirect of its handler, in whatever file that stands.
void keepChanged(std::vector<Report> &Reports, const ProjectChange &Change,
                 LineNumbers &Lines);

/// True if \p Message stands in one of \p Files, absolute paths.
bool standsIn(const clang::tooling::DiagnosticMessage &Message,
              llvm::ArrayRef<std::string> Files);

/// Keeps the reports of which the place, or that of a note, stands in one of
/// \p Files, absolute paths: what a file registers may redirect in another.
void keepFiles(std::vector<Report> &Reports, llvm::ArrayRef<std::string> Files);

/// Prints the reports as clang-tidy does, in colour if \p UsesColor says so.
void print(llvm::ArrayRef<Report> Reports, std::optional<bool> UsesColor,
           NotedCode Noted);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_FINDINGS_H
