//===- RequestHeaders.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/RequestHeaders.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace redirect {

static bool isAmong(StringRef Header, ArrayRef<StringLiteral> Known) {
  return any_of(Known, [Header](StringRef Name) {
    return Header.equals_insensitive(Name);
  });
}

bool tellsOwnUrl(StringRef Header) {
  static constexpr StringLiteral Known[] = {":authority",
                                            ":path",
                                            ":scheme",
                                            "CF-Visitor",
                                            "CloudFront-Forwarded-Proto",
                                            "Forwarded",
                                            "Front-End-Https",
                                            "Host",
                                            "X-ARR-SSL",
                                            "X-Client-Scheme",
                                            "X-Https",
                                            "X-Original-Host",
                                            "X-Original-Uri",
                                            "X-Original-Url",
                                            "X-Rewrite-Url",
                                            "X-Scheme",
                                            "X-Url-Scheme"};
  return Header.starts_with_insensitive("X-Forwarded-") ||
         isAmong(Header, Known);
}

bool goesWithMessage(StringRef Header) {
  static constexpr StringLiteral Known[] = {":method",
                                            "Connection",
                                            "Expect",
                                            "HTTP2-Settings",
                                            "Keep-Alive",
                                            "Max-Forwards",
                                            "Proxy-Connection",
                                            "TE",
                                            "Trailer",
                                            "Transfer-Encoding",
                                            "Upgrade",
                                            "X-HTTP-Method",
                                            "X-HTTP-Method-Override",
                                            "X-Method-Override"};
  return Header.starts_with_insensitive("Content-") ||
         Header.starts_with_insensitive("Sec-WebSocket-") ||
         isAmong(Header, Known);
}

bool isSentByClients(StringRef Header) {
  static constexpr StringLiteral Known[] = {"Accept",
                                            "Accept-Charset",
                                            "Accept-Encoding",
                                            "Accept-Language",
                                            "Authorization",
                                            "Cookie",
                                            "DNT",
                                            "Early-Data",
                                            "If-Match",
                                            "If-Modified-Since",
                                            "If-None-Match",
                                            "If-Range",
                                            "If-Unmodified-Since",
                                            "Proxy-Authorization",
                                            "Referer",
                                            "Save-Data",
                                            "True-Client-IP",
                                            "Upgrade-Insecure-Requests",
                                            "User-Agent",
                                            "X-Real-IP",
                                            "X-Requested-With"};
  return Header.starts_with_insensitive("Sec-CH-") ||
         Header.starts_with_insensitive("Sec-Fetch-") || isAmong(Header, Known);
}

} // namespace redirect
