//===- ChangedState.h - What changes while a program serves -----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_CHANGEDSTATE_H
#define REDIRECT_TIDY_FACTS_CHANGEDSTATE_H

namespace redirect {

struct UnitFacts;

/// Finds the flags, numbers and texts in \p Facts that outlive a request and
/// that a function changes which serves requests, or is called by one that
/// does: `maintenance = true` in the handler of "/admin". What is set before
/// the program serves, and never again, is none.
void linkChangedState(UnitFacts &Facts);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_CHANGEDSTATE_H
