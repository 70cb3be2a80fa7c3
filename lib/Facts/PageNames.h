//===- PageNames.h - Where requests are sent, by name -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_PAGENAMES_H
#define REDIRECT_TIDY_FACTS_PAGENAMES_H

#include "llvm/ADT/StringRef.h"

namespace redirect {

/// True for "/login", "consent.html", "sign-in": where those are sent who have
/// to get through there first.
bool namesEntrancePage(llvm::StringRef Name);

/// True for these, and for "errorPage" and "/setup": where those are sent who
/// are refused.
bool namesRefusalPage(llvm::StringRef Name);

/// True for "/session", "/oauth/token": what logs in, under whatever name.
bool namesLogin(llvm::StringRef Name);

/// True for "afterLogin" and "/setup/done": where those are sent who are let
/// through.
bool namesReturnPage(llvm::StringRef Name);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_PAGENAMES_H
