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

// Reports in words: what is answered, what clients then do (design section 9;
// never what they must), and what the statuses do that are proposed. None is
// longer than 120 characters.

/// "POST gets a 302: most clients then send GET without the body; 307 repeats
/// it", ", 303 shows a page" where either may be meant.
std::string describeLoss(const Finding &F);

/// "POST gets a 302 for a page: most clients fetch it with GET, some send POST
/// again; 303 always means GET".
std::string describeChoice(const Finding &F);

/// "POST gets a 307 after the work is done: clients submit it again; 303 shows
/// the page".
std::string describeRepetition(const Finding &F);

/// "GET gets a 301 after the work is done: clients that keep it never ask
/// again; 302 isn't kept".
std::string describeKept(const Finding &F);

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
