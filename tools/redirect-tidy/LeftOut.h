//===- LeftOut.h - Code that is left out of reports -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_LEFTOUT_H
#define REDIRECT_TIDY_TOOLS_LEFTOUT_H

#include "Checking.h"
#include "PathGlobs.h"

namespace redirect {

class ProjectOptions;

/// Takes out the reports that stand in files of \p Excluded, or of which the
/// .clang-tidy files around them want no such check, whichever unit shows them.
void leaveOut(std::vector<Report> &Reports, ProjectOptions &Options,
              const PathGlobs &Excluded);

/// The comments NOLINT in files of \p Checked that name checks of ours and hide
/// nothing: it is looked at what \p Reports would be without any. Nothing is
/// said of a file of which a unit wasn't read whole.
std::vector<Report> unusedNolints(Project &All,
                                  llvm::ArrayRef<ProjectUnit *> Checked,
                                  const CheckSettings &Settings,
                                  llvm::ArrayRef<Report> Reports);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_LEFTOUT_H
