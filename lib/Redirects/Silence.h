//===- Silence.h - Why nothing is said of a redirect ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_SILENCE_H
#define REDIRECT_TIDY_REDIRECTS_SILENCE_H

#include <cstdint>

namespace redirect {

/// Why a redirect isn't reported, in the order in which that is decided.
enum class Silence : uint8_t {
  /// There is something to say.
  None,
  /// A condition tests the method in a way that isn't understood, so that it
  /// isn't known which methods get there.
  Doubt,
  /// The status isn't known.
  StatusUnknown,
  /// The status is none of 301, 302, 307 and 308.
  OtherStatus,
  /// No target is known.
  NoTarget,
  /// A later write replaces the status.
  Replaced,
  /// Tests before it let no request through, or nothing goes on before it.
  Unreached,
  /// The target is what another server has answered.
  PassedOn,
  /// Status or target are those of callers: each call is a redirect of its own.
  CallersDecide,
  /// No request is known to get to the function.
  NotServed,
  /// The function tests the method, but not so that it singles some out, and
  /// nobody registers it.
  MayBeNoHandler,
  /// Requests with GET and HEAD alone get to the function.
  SafeMethodsOnly,
  /// Tests of the method let none through but GET and HEAD.
  GuardExcludes,
  /// The status is 307 or 308, and nothing shows that the request has been
  /// carried out.
  KeepsMethod,
  /// The status is 307 or 308 for those alone who need it: the function sends
  /// those with GET to the same target by another.
  ChosenByMethod,
  /// The option Meaning says that all redirects forward the request.
  MeaningIsForward,
  /// The route takes every method, and the option UnrestrictedRoutes doesn't
  /// want it.
  UnrestrictedRoute,
  /// The status is written in another unit, which reports it.
  ElsewhereReported,
  /// Another redirect at the same place says it all.
  SaidByAnother,
  /// The response that is written gets no status and target together.
  NothingSent
};

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_SILENCE_H
