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
    "activate",    "add",        "append",   "apply",     "approve",
    "archive",     "assign",     "ban",      "cancel",    "change",
    "charge",      "clear",      "commit",   "confirm",   "copyfile",
    "create",      "deactivate", "delete",   "deploy",    "destroy",
    "disable",     "dispatch",   "drop",     "emit",      "emplace",
    "enable",      "enqueue",    "erase",    "exec",      "execl",
    "execute",     "execv",      "flush",    "fork",      "fputs",
    "fwrite",      "grant",      "insert",   "install",   "keep",
    "kill",        "launch",     "log",      "login",     "logout",
    "migrate",     "mkdir",      "modify",   "notify",    "perform",
    "persist",     "pop",        "popen",    "post",      "provision",
    "publish",     "purge",      "push",     "put",       "reboot",
    "record",      "refund",     "register", "reject",    "remember",
    "remove",      "rename",     "replace",  "reset",     "resize",
    "restart",     "restore",    "revoke",   "rmdir",     "run",
    "save",        "schedule",   "send",     "set",       "shutdown",
    "sign",        "spawn",      "start",    "stop",      "store",
    "submit",      "subscribe",  "symlink",  "system",    "toggle",
    "transfer",    "trigger",    "truncate", "uninstall", "unlink",
    "unsubscribe", "update",     "upload",   "upsert",    "vote",
    "write"};

/// What fills an object that was made for that, or sets it going.
static constexpr StringLiteral Fillings[] = {
    "add",     "append", "apply",  "assign",  "change",   "clear",  "disable",
    "emplace", "enable", "erase",  "flush",   "insert",   "pop",    "push",
    "put",     "record", "remove", "replace", "reset",    "resize", "run",
    "set",     "sign",   "start",  "stop",    "truncate", "update", "write"};

/// What keeps a visitor's session, or takes it away.
static constexpr StringLiteral Renewals[] = {
    "bump",   "claim",   "expire", "extend",     "invalidate", "prolong",
    "redeem", "refresh", "renew",  "regenerate", "reserve",    "touch"};

static constexpr StringLiteral Looks[] = {
    "acquire",    "allow",   "as",      "assert",   "at",        "authorize",
    "authorized", "back",    "begin",   "build",    "calculate", "can",
    "check",      "compare", "compute", "contains", "count",     "current",
    "decode",     "decrypt", "delay",   "empty",    "encode",    "encrypt",
    "end",        "ensure",  "escape",  "exists",   "expect",    "fetch",
    "find",       "format",  "front",   "generate", "get",       "guard",
    "has",        "hash",    "inspect", "is",       "limit",     "list",
    "load",       "lock",    "look",    "lookup",   "make",      "match",
    "measure",    "name",    "next",    "now",      "observe",   "parse",
    "peek",       "pick",    "print",   "probe",    "query",     "rand",
    "random",     "read",    "release", "render",   "require",   "resolve",
    "search",     "select",  "should",  "size",     "sleep",     "split",
    "throttle",   "throw",   "tick",    "to",       "trim",      "try",
    "unescape",   "unlock",  "use",     "valid",    "validate",  "value",
    "verify",     "view",    "wait",    "with",     "yield"};

static constexpr StringLiteral Guards[] = {
    "acquire", "allow",  "assert",  "authorize", "begin",  "check",
    "delay",   "end",    "ensure",  "expect",    "guard",  "inspect",
    "limit",   "load",   "lock",    "measure",   "name",   "observe",
    "parse",   "print",  "probe",   "rand",      "random", "read",
    "release", "render", "require", "should",    "sleep",  "throttle",
    "throw",   "tick",   "try",     "unlock",    "use",    "validate",
    "verify",  "view",   "wait",    "yield"};

static constexpr StringLiteral Countings[] = {
    "calls",   "count", "counter",   "counters", "counts", "hits",
    "metrics", "num",   "redirects", "requests", "seen",   "served",
    "stats",   "total", "totals",    "tries",    "visits"};

static constexpr StringLiteral Makings[] = {
    "alloc", "allocate",  "build",  "calloc",  "clone",  "copy",   "create",
    "dup",   "duplicate", "fdopen", "fopen",   "init",   "make",   "malloc",
    "new",   "open",      "parse",  "realloc", "strdup", "strndup"};

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
      "log",       "logger",  "logging", "spdlog",   "syslog",     "print",
      "printf",    "fprintf", "println", "puts",     "trace",      "debug",
      "info",      "warn",    "warning", "metrics",  "metric",     "counter",
      "audit",     "hits",    "total",   "stats",    "statistics", "stderr",
      "cerr",      "clog",    "span",    "tracer",   "tracing",    "telemetry",
      "histogram", "gauge",   "meter",   "profiler", "clock",      "stopwatch",
      "qdebug",    "glog"};
  for (size_t I = 0; I != Words.size(); ++I) {
    const bool IsLogInOrOut = Words[I] == "log" && I + 1 != Words.size() &&
                              (Words[I + 1] == "in" || Words[I + 1] == "out");
    // RequestInfo and send_info are about what a program knows.
    const bool IsAbout = Words[I] == "info" && Words.size() > 1;
    if (is_contained(LogWords, Words[I]) && !IsLogInOrOut && !IsAbout)
      return true;
  }
  return false;
}

NameTraits traitsOfName(StringRef Identifier) {
  SmallVector<std::string, 4> Words = wordsOf(Identifier);
  if (Words.empty())
    return {};
  // try_push does what push does, and doLogin what login does.
  static constexpr StringLiteral Prefixes[] = {"do", "handle", "on", "process",
                                               "try"};
  if (Words.size() > 1 && is_contained(Prefixes, Words.front()))
    Words.erase(Words.begin());
  NameTraits Traits;
  Traits.IsLogging = namesLogging(Words);
  const bool KeepsAlive =
      Words.front() == "keep" && Words.size() > 1 && Words[1] == "alive";
  Traits.IsChange = !KeepsAlive && is_contained(Changes, Words.front());
  Traits.IsCounting = any_of(
      Words, [](StringRef Word) { return is_contained(Countings, Word); });
  Traits.IsRenewal = is_contained(Renewals, Words.front());
  Traits.IsFilling = is_contained(Fillings, Words.front());
  Traits.IsLook = is_contained(Looks, Words.front());
  Traits.IsGuard = is_contained(Guards, Words.front());
  const auto IsMaking = [](StringRef Word) {
    return is_contained(Makings, Word);
  };
  // EVP_MD_CTX_new
  Traits.IsMaking = IsMaking(Words.front()) || IsMaking(Words.back());
  Traits.IsExchange = Words.front() == "swap" || Words.front() == "merge" ||
                      Words.front() == "splice" || Words.front() == "extract";
  Traits.HoldsChange =
      !Traits.IsLook && any_of(drop_begin(Words), [](StringRef Word) {
        return is_contained(Changes, Word);
      });
  return Traits;
}

bool hasWord(StringRef Identifier, ArrayRef<StringLiteral> Known) {
  return llvm::any_of(wordsOf(Identifier),
                      [&](StringRef Word) { return isOneOf(Word, Known); });
}

} // namespace redirect
