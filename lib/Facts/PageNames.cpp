//===- PageNames.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/PageNames.h"
#include "Facts/Names.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace redirect {

bool namesEntrancePage(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "captive", "consent", "login", "logon", "portal", "signin", "sso"};
  static constexpr std::pair<StringLiteral, StringLiteral> Pairs[] = {
      {"log", "in"}, {"log", "on"}, {"sign", "in"}};
  const SmallVector<std::string, 4> Words = wordsOf(Name);
  for (size_t I = 0; I != Words.size(); ++I)
    if (isOneOf(Words[I], Known) ||
        (I + 1 != Words.size() && any_of(Pairs, [&](const auto &Pair) {
           return Words[I] == Pair.first && Words[I + 1] == Pair.second;
         })))
      return true;
  return false;
}

bool namesRefusalPage(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "captcha",      "denied",      "error",           "errors",
      "expired",      "forbidden",   "maintenance",     "notfound",
      "setup",        "unavailable", "unauthenticated", "unauthorised",
      "unauthorized", "wizard"};
  return namesEntrancePage(Name) || hasWord(Name, Known);
}

bool namesLogin(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "auth",   "authenticate", "authorize", "credentials", "logon",
      "login",  "oauth",        "password",  "session",     "sessions",
      "signin", "sso",          "token",     "tokens"};
  return hasWord(Name, Known);
}

bool namesReturnPage(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "after", "back",     "callback", "complete", "completed",
      "done",  "finish",   "from",     "home",     "next",
      "ok",    "redirect", "return",   "success"};
  return hasWord(Name, Known);
}

} // namespace redirect
