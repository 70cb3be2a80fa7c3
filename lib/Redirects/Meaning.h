//===- Meaning.h - What the author of a redirect means ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_MEANING_H
#define REDIRECT_TIDY_REDIRECTS_MEANING_H

#include "Flow/Summary.h"

namespace redirect {

/// What a redirect asks of the client.
enum class Meaning : uint8_t {
  /// To send the same request to the target: 307 or 308.
  Forward,
  /// To show the page at the target; the request is done: 303.
  Answer,
  Unknown
};

/// What speaks for a meaning, after design section 3.
enum class Sign : uint8_t {
  /// F1: the target is built from the request's own target.
  OwnTarget,
  /// F2: the target is the route's pattern with another prefix.
  OwnPattern,
  /// A1: the body, a form or parameters were read.
  BodyRead,
  /// A2: work was done.
  Work,
  /// A3: the target names another page.
  OtherPage,
  /// A4: on another way the handler does its own work.
  Refusal,
  /// A5: the target is the request's own URL.
  OwnUrl,
  /// Something is called that may be A2, or not: it leaves a forward open.
  PossibleWork,
  /// A4: a condition sends requests to a login, an error or another page of
  /// that kind; the others go on.
  TurnedAway,
  /// A model says so of what gives the target, or sends the redirect.
  ToldForward,
  ToldRefusal,
  /// What has led here, or decided of the target, may be otherwise tomorrow.
  /// Says nothing of the meaning, but that it isn't for good.
  Passes
};

/// How \p S is called where units tell each other of it: "other-page".
llvm::StringRef signName(Sign S);
std::optional<Sign> parseSign(llvm::StringRef Name);
llvm::StringRef meaningName(Meaning M);
std::optional<Meaning> parseMeaning(llvm::StringRef Name);

/// A sign, and the expression in which it shows; null where it is only likely.
struct SignAt {
  Sign Is;
  CodePlace Where;
};

/// A meaning, and the signs that decided it.
struct Judgement {
  Meaning Means = Meaning::Unknown;
  llvm::SmallVector<SignAt, 2> Because;
  /// True if the target is but a host, or is the request's own with a query
  /// behind it: an alternative that forwards says more.
  bool IsPartOfOwn = false;
  /// If the target is a page for those who are refused, chosen by a condition
  /// of several: that condition.
  CodePlace RefusesBy;

  bool shows(Sign Wanted) const {
    return llvm::any_of(
        Because, [&](const SignAt &Known) { return Known.Is == Wanted; });
  }
};

/// The patterns of the routes that lead to a redirect; nothing if unknown.
using RoutePatterns = std::optional<llvm::SmallVector<llvm::StringRef>>;

/// Judges \p R, before which \p Done was done, when it answers \p Methods. The
/// handlers that lead to it do \p Anywhere, on this way or another.
Judgement judge(const Redirect &R, const Evidence &Done,
                const Evidence &Anywhere, MethodSet Methods,
                const RoutePatterns &Patterns);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_MEANING_H
