//===- ChosenRegistrations.h - What data decides to register ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_CHOSENREGISTRATIONS_H
#define REDIRECT_TIDY_FLOW_CHOSENREGISTRATIONS_H

#include "Facts/Facts.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseSet.h"

namespace redirect {

/// The registrations of \p Facts that stand under a condition on the same data
/// that holds their handler, which may be one of several functions: not every
/// row of a table is registered there.
llvm::DenseSet<const Registration *>
chosenRegistrations(clang::CFG &Graph, const FunctionFacts &Facts);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_CHOSENREGISTRATIONS_H
