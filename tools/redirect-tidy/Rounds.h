//===- Rounds.h - What all units say of each other --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_ROUNDS_H
#define REDIRECT_TIDY_TOOLS_ROUNDS_H

#include "Project.h"
#include "Redirects/WholeProgram.h"

namespace redirect {

/// Describes all units, and puts them together. A unit whose description
/// depends on what others have said (a helper that calls a helper in another
/// unit) is described again, until nothing changes.
std::unique_ptr<WholeProgram> describeAll(Project &All);

/// The part of \p Slice, what the index has for the unit called \p Unit, that
/// its description depends on: what functions of other units do and register,
/// and what other units pass to its own. Empty if there is nothing of it.
std::string toldBy(llvm::StringRef Slice, llvm::StringRef Unit);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_ROUNDS_H
