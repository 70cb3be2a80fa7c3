//===- ClientNames.h - What the names in client code tell -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_CLIENTNAMES_H
#define REDIRECT_TIDY_FACTS_CLIENTNAMES_H

#include "llvm/ADT/StringRef.h"
#include <optional>

namespace redirect {

/// True for texts that name the header: "Location", "location: ".
bool isLocationText(llvm::StringRef Text);

/// True for formats that take a Location out of an answer: "Location: %s".
bool scansLocation(llvm::StringRef Format);

/// How sure a name is that something holds an answer's Location.
enum class LocationName : uint8_t {
  No,
  /// redirect_url, redirect: who wrote to it knows better.
  Maybe,
  /// newLocation, getLocation
  Yes
};
LocationName locationName(llvm::StringRef Identifier);

/// True for functions that send a request to what they are given, by their
/// name and that of their class, if they have one: fetch_page, HttpClient::get.
bool namesRequest(llvm::StringRef Function, llvm::StringRef Class);

/// True for functions that give a client, of the class or structure \p Record,
/// another address, by their name: session_set_url.
bool setsAddress(llvm::StringRef Function, llvm::StringRef Record);

/// True for functions that go on to the Location of an answer which they have
/// themselves, by their name: follow_redirect, http_redirect_request.
bool namesFollowing(llvm::StringRef Function);

/// True for classes that stand for an address or a request to it, and members
/// that hold it: hostname_, url.
bool namesAddress(llvm::StringRef Identifier);

/// True for functions that compare texts: strncasecmp, startsWith.
bool namesComparison(llvm::StringRef Function);

/// True for functions that find one text in another: strstr, find.
bool namesSearch(llvm::StringRef Function);

/// True for functions that give others something to keep or to show, and for
/// those that only look at it.
bool isNoReader(llvm::StringRef Function);

/// The status that a text tells: 302 for "302", "302 Found" and "HTTP/1.1 302".
std::optional<int> statusInText(llvm::StringRef Text);

/// True for texts that a Location is searched for to cut something out of it:
/// "code=", or to tell a page of the server's own: "/login".
bool isCutOut(llvm::StringRef Text);

/// True for functions that take the last part of a text, by their names:
/// strrchr, lastIndexOf.
bool namesLastPart(llvm::StringRef Function);

/// True for functions that take one parameter of an address, by their names:
/// queryItemValue, get_param.
bool namesParameter(llvm::StringRef Function);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_CLIENTNAMES_H
