//===- Names.cpp ----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Names.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace redirect {

static constexpr StringLiteral Changes[] = {
    "add",      "append",  "assign",   "cancel",  "change",   "clear",
    "commit",   "create",  "delete",   "destroy", "drop",     "emplace",
    "enqueue",  "erase",   "exec",     "execl",   "execute",  "execv",
    "fputs",    "fwrite",  "insert",   "kill",    "log",      "login",
    "logout",   "mkdir",   "modify",   "notify",  "persist",  "pop",
    "post",     "publish", "push",     "put",     "reboot",   "record",
    "register", "remove",  "rename",   "replace", "reset",    "resize",
    "rmdir",    "save",    "schedule", "send",    "set",      "sign",
    "stop",     "store",   "submit",   "system",  "truncate", "unlink",
    "update",   "upsert",  "write"};

static constexpr StringLiteral Fillings[] = {
    "add",    "append", "assign", "change",   "clear",  "emplace", "erase",
    "insert", "pop",    "push",   "put",      "remove", "replace", "reset",
    "resize", "set",    "sign",   "truncate", "write"};

static constexpr StringLiteral Looks[] = {
    "as",      "at",     "authorize", "authorized", "begin", "build",
    "can",     "check",  "compare",   "contains",   "count", "current",
    "empty",   "end",    "exists",    "fetch",      "find",  "format",
    "front",   "back",   "generate",  "get",        "has",   "is",
    "list",    "load",   "lock",      "lookup",     "look",  "make",
    "match",   "name",   "parse",     "peek",       "read",  "render",
    "resolve", "search", "select",    "should",     "size",  "to",
    "try",     "unlock", "valid",     "validate",   "value", "verify",
    "view",    "wait",   "with"};

SmallVector<std::string, 4> wordsOf(StringRef Identifier) {
  SmallVector<std::string, 4> Words;
  bool StartsWord = true;
  for (size_t I = 0; I != Identifier.size(); ++I) {
    const char C = Identifier[I];
    const bool AfterLower = I != 0 && isLower(Identifier[I - 1]);
    StartsWord |= isUpper(C) && AfterLower;
    if (!isAlpha(C)) {
      StartsWord = true;
      continue;
    }
    if (StartsWord)
      Words.emplace_back();
    Words.back().push_back(toLower(C));
    StartsWord = false;
  }
  return Words;
}

/// True for "logAccess", "Logger", "cerr" and "fprintf", false for "logIn" and
/// "blog".
static bool namesLogging(ArrayRef<std::string> Words) {
  static constexpr StringLiteral LogWords[] = {
      "log",    "logger",  "logging", "spdlog",  "syslog",     "print",
      "printf", "fprintf", "println", "puts",    "trace",      "debug",
      "info",   "warn",    "warning", "metrics", "metric",     "counter",
      "audit",  "hits",    "total",   "stats",   "statistics", "stderr",
      "cerr",   "clog"};
  for (size_t I = 0; I != Words.size(); ++I) {
    const bool IsLogInOrOut = Words[I] == "log" && I + 1 != Words.size() &&
                              (Words[I + 1] == "in" || Words[I + 1] == "out");
    if (is_contained(LogWords, Words[I]) && !IsLogInOrOut)
      return true;
  }
  return false;
}

NameTraits traitsOfName(StringRef Identifier) {
  const SmallVector<std::string, 4> Words = wordsOf(Identifier);
  if (Words.empty())
    return {};
  NameTraits Traits;
  Traits.IsLogging = namesLogging(Words);
  Traits.IsChange = is_contained(Changes, Words.front());
  Traits.IsFilling = is_contained(Fillings, Words.front());
  Traits.IsLook = is_contained(Looks, Words.front());
  return Traits;
}

} // namespace redirect
