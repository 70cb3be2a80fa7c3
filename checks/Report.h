//===- Report.h - A finding in words ----------------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_REPORT_H
#define REDIRECT_TIDY_CHECKS_REPORT_H

#include "Http/Status.h"
#include "Redirects/Redirects.h"

namespace redirect {

/// What \p F does to clients, as a clause: "this redirect answers POST with 302
/// Found, and most clients then repeat the request as GET, without its body".
/// Says what clients do (design section 9), never what they must.
std::string describeLoss(const Finding &F);

/// What \p F leaves to clients: "this redirect answers POST with 302 Found, and
/// most clients then fetch the page, but some send the POST there again".
std::string describeChoice(const Finding &F);

/// What \p F makes clients do: "this redirect answers POST with 307 Temporary
/// Redirect when the request has been carried out, and clients then send it
/// again".
std::string describeRepetition(const Finding &F);

/// What \p F keeps from clients: "this redirect answers GET with 301 Moved
/// Permanently when the request has been carried out, and clients that keep the
/// answer never ask again".
std::string describeKept(const Finding &F);

/// The status that says what \p F does, for this time: what is done on a route
/// for all methods is done for a POST as well, which must not be sent again.
Status passingStatus(const Finding &F);

/// What helps beside another status, and what nothing helps.
std::string describeLimit();

/// What a fix does, for a list to choose from: "use 303 See Other: clients
/// fetch the page with GET".
std::string describeFix(Status New);

/// A step of an explanation: "called from here".
std::string describeReason(const Reason &R);
/// Where it shows.
const PlaceOfReason &placeOf(const Reason &R);

/// A place in user code, and what to say of it.
struct Note {
  clang::SourceLocation Location;
  std::string Text;
};

/// The way from the registration to the redirect and the signs of its meaning.
/// What a macro holds is shown where the macro is used.
std::vector<Note> describeReasons(const Finding &F,
                                  const clang::SourceManager &Sources);

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_REPORT_H
