//===- RequestHeaders.h - What headers of requests tell ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_REQUESTHEADERS_H
#define REDIRECT_TIDY_FACTS_REQUESTHEADERS_H

#include "llvm/ADT/StringRef.h"

namespace redirect {

/// True for headers by which a request's own URL is told, with its scheme, also
/// by a proxy: "Host", "X-Forwarded-Proto". Caches keep answers by these (RFC
/// 9111 section 2).
bool tellsOwnUrl(llvm::StringRef Header);

/// True for headers that go with one message or connection and tell nothing of
/// who asks: what a request holds, which that for a page doesn't (RFC 9110
/// sections 8 and 9.3.1), the next hop (7.6.1), another protocol (7.8), the
/// method.
bool goesWithMessage(llvm::StringRef Header);

/// True for the headers that clients and proxies send by themselves, for
/// whatever else a page is chosen by: "User-Agent", "Accept-Language".
bool isSentByClients(llvm::StringRef Header);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_REQUESTHEADERS_H
