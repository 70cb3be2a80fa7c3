//===- ClientReport.h - Findings in client code in words --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_CLIENTREPORT_H
#define REDIRECT_TIDY_CHECKS_CLIENTREPORT_H

#include "Redirects/LibrarySettings.h"
#include "Redirects/MissedStatuses.h"

namespace redirect {

/// What is wrong: "this client follows 301 and 302, but takes 303, 307 and 308
/// for errors".
std::string describeMissed(const MissedStatus &M);

/// What to do about it, one note each: "308 Permanent Redirect asks for the
/// same method and body, and may be remembered like 301".
std::vector<std::string> adviceFor(const MissedStatus &M);

/// What a library's setting does: "POST is followed with GET on 301 and 302,
/// without its body".
std::string describeSetting(const LibrarySetting &S);

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_CLIENTREPORT_H
