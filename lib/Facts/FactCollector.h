//===- FactCollector.h - One walk over user code ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_FACTCOLLECTOR_H
#define REDIRECT_TIDY_FACTS_FACTCOLLECTOR_H

#include "Facts/CodeElsewhere.h"
#include "Facts/CompileErrors.h"

namespace redirect {

/// Walks once over the project's code in the traversal scope of \p Context and
/// collects its facts. System headers and the framework's own code are passed
/// over; a function that holds an error has no facts.
/// What \p Elsewhere says of other units is followed, too; it may be null, and
/// so may \p Errors, where the unit doesn't compile.
UnitFacts collectFacts(clang::ASTContext &Context, const Vocabulary &Words,
                       const CodeElsewhere *Elsewhere = nullptr,
                       const CompileErrors *Errors = nullptr);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_FACTCOLLECTOR_H
