//===- ReadThrough.h - What is made when it is first asked for --*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_READTHROUGH_H
#define REDIRECT_TIDY_FACTS_READTHROUGH_H

#include "Facts/Facts.h"

namespace redirect {

/// Takes out of \p Facts the work by which a function with the body \p Body
/// fills what it then gives back: a singleton that is made when it is first
/// asked for, a cache that is read through. Whoever asks does no work.
void dropReadThrough(const clang::Stmt &Body, FunctionFacts &Facts);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_READTHROUGH_H
