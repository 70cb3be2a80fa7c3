//===- UnitsToCheck.h - Where there may be reports --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_UNITSTOCHECK_H
#define REDIRECT_TIDY_TOOLS_UNITSTOCHECK_H

#include "Project.h"
#include "Redirects/WholeProgram.h"

namespace redirect {

/// True if a redirect or a client has to do with \p Unit.
bool concerns(const WholeProgram &Program, const ProjectUnit &Unit);

/// Those of the units that may have something to report: in one of \p Files,
/// absolute paths, or anywhere if there are none; if \p TellsUnusedNolint, also
/// those with comments that nothing needs.
std::vector<ProjectUnit *> unitsToCheck(Project &All,
                                        const WholeProgram &Program,
                                        llvm::ArrayRef<std::string> Files,
                                        bool TellsUnusedNolint);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_UNITSTOCHECK_H
