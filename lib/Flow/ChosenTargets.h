//===- ChosenTargets.h - What chooses between targets -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_CHOSENTARGETS_H
#define REDIRECT_TIDY_FLOW_CHOSENTARGETS_H

#include "Flow/RedirectBranches.h"

namespace redirect {

/// Takes note in \p Summary of the conditions that choose the targets of
/// redirects that have several: `redirect(isKnown(req) ? "/home" : "/login")`,
/// or a variable that is set by branches. What tells routes apart is none.
void addChosenTargets(const RedirectBranches &Branches, const clang::Stmt &Body,
                      FunctionSummary &Summary);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_CHOSENTARGETS_H
