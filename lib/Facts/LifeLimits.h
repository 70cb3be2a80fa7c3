//===- LifeLimits.h - How long an answer may be kept ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_LIFELIMITS_H
#define REDIRECT_TIDY_FACTS_LIFELIMITS_H

#include "llvm/ADT/StringRef.h"

namespace clang {
class Stmt;
} // namespace clang

namespace redirect {

struct FunctionFacts;

/// True if \p Text, a literal or the name of a constant, may be the name of a
/// header that tells caches what to do, or hold one: most bodies have none.
bool speaksToCaches(llvm::StringRef Text);

/// Adds to \p Facts where \p Body gives a response a header that says how long
/// it may be kept: Cache-Control with no-store, no-cache or max-age, Expires,
/// Pragma (RFC 9111 sections 5.2.2 and 5.3). Whoever wrote one of them has
/// decided. Vary (4.1) is another, but where the function answers itself and
/// spells out by which headers: then it takes these to tell.
void addLifeLimits(const clang::Stmt &Body, FunctionFacts &Facts);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_LIFELIMITS_H
