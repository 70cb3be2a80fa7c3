//===- Output.h - The forms in which findings leave -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_OUTPUT_H
#define REDIRECT_TIDY_TOOLS_OUTPUT_H

#include "Redirects/WholeProgram.h"
#include "Reporting.h"
#include "SourceRoot.h"

namespace redirect {

/// What a run has found.
struct Outcome {
  llvm::ArrayRef<Report> Reports;
  llvm::ArrayRef<ProjectUnit> Units;
  llvm::ArrayRef<RouteEntry> Routes;
};

/// Writes the files that \p Wanted names and that hold all there is, whatever
/// has changed and whatever a baseline knows: GitLab compares two of these.
llvm::Error writeAll(const Reporting &Wanted, const Outcome &Found,
                     const SourceRoot &Root);

/// Writes what holds only what is to be reported now.
llvm::Error writeNew(const Reporting &Wanted, const Outcome &Found,
                     const SourceRoot &Root);

/// Takes out of \p Reports what the baseline knows, if there is one; or writes
/// it, and takes out all. \p Say gets what is worth a word: of lines that can
/// go, only where the reports are \p IsOfAll the project.
llvm::Error applyBaseline(const Reporting &Wanted, std::vector<Report> &Reports,
                          const SourceRoot &Root, bool IsOfAll,
                          llvm::function_ref<void(const std::string &)> Say);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_OUTPUT_H
