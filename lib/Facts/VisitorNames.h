//===- VisitorNames.h - Who asks, by name -----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_VISITORNAMES_H
#define REDIRECT_TIDY_FACTS_VISITORNAMES_H

#include "llvm/ADT/StringRef.h"

namespace redirect {

/// True for "setCookie", "cookie" and "session_clear": what changes these.
bool namesSession(llvm::StringRef Name);

/// True for "isLoggedIn", "currentUser", "checkAuth", "getCookie": what tells
/// who asks, or for how long.
bool namesVisitor(llvm::StringRef Name);

/// True for "Connection", "HttpSession", "ClientContext": its objects serve one
/// client.
bool namesConnection(llvm::StringRef Name);

/// True for "remote_addr", "peerAddress" and "clientIP": from where somebody
/// asks.
bool namesPeer(llvm::StringRef Name);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_VISITORNAMES_H
