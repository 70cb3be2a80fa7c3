//===- VisitorNames.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/VisitorNames.h"
#include "Facts/Names.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace redirect {

bool namesSession(StringRef Name) {
  static constexpr StringLiteral Known[] = {"cookie", "session"};
  return hasWord(Name, Known);
}

bool namesVisitor(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "auth",     "authed",   "authenticate",  "authenticated", "authorized",
      "cookie",   "cookies",  "loggedin",      "logged",        "session",
      "sessions", "signedin", "authenticates", "visitor"};
  const SmallVector<std::string, 4> Words = wordsOf(Name);
  for (size_t I = 0; I != Words.size(); ++I)
    if (isOneOf(Words[I], Known) ||
        (I + 1 != Words.size() && Words[I + 1] == "user" &&
         (Words[I] == "current" || Words[I] == "known")) ||
        (I + 1 != Words.size() && Words[I + 1] == "in" && Words[I] == "signed"))
      return true;
  return false;
}

bool namesConnection(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "channel", "client",  "conn",   "connection", "context",
      "ctx",     "session", "socket", "stream",     "transaction"};
  return hasWord(Name, Known);
}

bool namesPeer(StringRef Name) {
  static constexpr StringLiteral Whose[] = {"client", "peer", "remote"};
  static constexpr StringLiteral What[] = {"addr", "address", "endpoint", "ip"};
  const SmallVector<std::string, 4> Words = wordsOf(Name);
  return any_of(Words, [](StringRef Word) { return isOneOf(Word, Whose); }) &&
         any_of(Words, [](StringRef Word) { return isOneOf(Word, What); });
}

} // namespace redirect
