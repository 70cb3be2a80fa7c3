//===- Status.h - Redirecting status codes ----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_HTTP_STATUS_H
#define REDIRECT_TIDY_HTTP_STATUS_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace redirect {

/// The status codes that send a client to a Location (RFC 9110 section 15.4).
enum class Status : int {
  MovedPermanently = 301,
  Found = 302,
  SeeOther = 303,
  TemporaryRedirect = 307,
  PermanentRedirect = 308
};

/// True for 301 and 302: a client MAY change POST to GET when it follows them
/// (RFC 9110 sections 15.4.2 and 15.4.3), and most clients do.
constexpr bool mayChangeMethod(int Code) { return Code == 301 || Code == 302; }

/// True for 307 and 308: a client MUST NOT change the method when it follows
/// them (RFC 9110 sections 15.4.8 and 15.4.9).
constexpr bool keepsMethod(int Code) { return Code == 307 || Code == 308; }

/// True for 301 and 308, which say that the page has moved for good.
constexpr bool isPermanent(int Code) { return Code == 301 || Code == 308; }

/// The status that says the same as the 301 or 302 \p Code but forbids the
/// client to change the method: 308 for 301, 307 for 302 (RFC 9110 sections
/// 15.4.8 and 15.4.9).
constexpr Status methodKeepingStatus(int Code) {
  return Code == 301 ? Status::PermanentRedirect : Status::TemporaryRedirect;
}

/// The status that says the same as the 301 or 308 \p Code, but for this time
/// only: 302 for 301, 307 for 308 (RFC 9110 sections 15.4.3 and 15.4.8).
constexpr Status temporaryStatus(int Code) {
  return Code == 301 ? Status::Found : Status::TemporaryRedirect;
}

/// The reason phrase of RFC 9110 ("Temporary Redirect"); empty for a code that
/// is no Status.
llvm::StringRef reasonPhrase(int Code);

/// Code and reason phrase, as people write them: "307 Temporary Redirect".
std::string statusName(int Code);
inline std::string statusName(Status S) {
  return statusName(static_cast<int>(S));
}

} // namespace redirect

#endif // REDIRECT_TIDY_HTTP_STATUS_H
