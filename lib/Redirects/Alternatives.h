//===- Alternatives.h - Several targets of one redirect ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_ALTERNATIVES_H
#define REDIRECT_TIDY_REDIRECTS_ALTERNATIVES_H

#include "Redirects/Explanation.h"

namespace redirect {

/// Leaves out the ways on which a call leads to the request's own URL, if it
/// has others: such a loop is not what is meant.
void dropLoops(std::vector<Occurrence> &AtOnePlace);

/// Gives the alternatives of one redirect's target, `all ? "/all" : "/list"`,
/// which have been judged each by itself, the meaning that they have together.
void judgeTogether(std::vector<Occurrence> &AtOnePlace);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_ALTERNATIVES_H
