//===- LifeLimits.h - How long an answer may be kept ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_LIFELIMITS_H
#define REDIRECT_TIDY_FLOW_LIFELIMITS_H

namespace clang {
class Stmt;
} // namespace clang

namespace redirect {

/// True if \p S gives a response a header that says how long it may be kept, or
/// for whom: Cache-Control with no-store, no-cache or max-age, Expires, Vary
/// (RFC 9111 sections 4.1, 5.2.2 and 5.3). Whoever wrote one of them has
/// decided. `res.set_header("Cache-Control", "no-store")`, or a call of a
/// function that does so.
bool limitsLife(const clang::Stmt &S);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_LIFELIMITS_H
