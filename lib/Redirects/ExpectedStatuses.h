//===- ExpectedStatuses.h - Whom another status disturbs --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_EXPECTEDSTATUSES_H
#define REDIRECT_TIDY_REDIRECTS_EXPECTEDSTATUSES_H

#include "Program/Program.h"
#include "Redirects/Redirects.h"

namespace redirect {

/// What is known of the unit whose findings there are.
struct ExpectationSources {
  clang::ASTContext &Context;
  const Vocabulary &Words;
  const IndexOfUnit &Index;
  const Program &Unit;
  /// Null if the unit compiles.
  const CompileErrors *Errors;
};

/// Adds to each of \p Findings, as reasons, the places that want its status
/// exactly: tests and clients that ask for one of its routes with one of
/// its methods, and what counts answers. Who knows what is proposed, too, isn't
/// disturbed.
void addExpectations(std::vector<Finding> &Findings,
                     const ExpectationSources &From);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_EXPECTEDSTATUSES_H
