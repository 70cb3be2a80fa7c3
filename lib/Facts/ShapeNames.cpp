//===- ShapeNames.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ShapeNames.h"
#include "Facts/Names.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace redirect {

using WordList = SmallVector<std::string, 4>;

static std::optional<MethodSet> methodsOfWord(StringRef Word) {
  return StringSwitch<std::optional<MethodSet>>(Word)
      .Case("get", MethodSet({Method::Get, Method::Head}))
      .Case("head", MethodSet(Method::Head))
      .Case("post", MethodSet(Method::Post))
      .Case("put", MethodSet(Method::Put))
      .Case("patch", MethodSet(Method::Patch))
      .Case("delete", MethodSet(Method::Delete))
      .Case("del", MethodSet(Method::Delete))
      .Case("options", MethodSet(Method::Options))
      .Default(std::nullopt);
}

std::optional<MethodSet> methodsOfRegistration(StringRef Name) {
  static constexpr StringLiteral Around[] = {
      "add", "app",      "endpoint", "handle", "handler", "http",   "method",
      "on",  "register", "route",    "router", "routes",  "server", "web"};
  std::optional<MethodSet> Methods;
  bool HasUnknown = false;
  WordList Words = wordsOf(Name);
  for (const auto &[Index, Word] : enumerate(Words)) {
    if (const std::optional<MethodSet> Here = methodsOfWord(Word)) {
      if (Methods)
        return std::nullopt;
      Methods = Here;
    } else if (!isOneOf(Word, Around)) {
      // The library's own name stands first: tiny_post.
      if (Index != 0 || !Name.contains('_'))
        return std::nullopt;
      HasUnknown = true;
    }
  }
  // "queue_post" is a name of its own where the verb doesn't end it.
  const bool EndsInVerb = !Words.empty() && methodsOfWord(Words.back());
  return HasUnknown && !EndsInVerb ? std::nullopt : Methods;
}

std::optional<MethodSet> methodsOfHandler(StringRef Name) {
  static constexpr StringLiteral Before[] = {"do",      "handle", "on",
                                             "process", "render", "serve"};
  const WordList Words = wordsOf(Name);
  const bool IsWhole =
      Words.size() == 2 || (Words.size() == 3 && Words.back() == "request");
  return IsWhole && isOneOf(Words.front(), Before) ? methodsOfWord(Words[1])
                                                   : std::nullopt;
}

bool namesRegistration(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "add",   "bind",   "connect", "endpoint", "handle",   "handler",
      "map",   "match",  "method",  "on",       "register", "resource",
      "route", "routes", "rule",    "serve",    "when"};
  return hasWord(Name, Known);
}

bool namesUnrestrictedRegistration(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "add",    "all",    "any",   "endpoint", "func",     "handle",  "handler",
      "http",   "mount",  "on",    "path",     "register", "request", "route",
      "router", "routes", "serve", "uri",      "url"};
  const WordList Words = wordsOf(Name);
  const auto IsKnown = [](StringRef Word) { return isOneOf(Word, Known); };
  const auto IsAllowed = [&](StringRef Word) {
    return IsKnown(Word) || Word == "server";
  };
  return any_of(Words, IsKnown) &&
         all_of(ArrayRef(Words).drop_front(Name.contains('_') ? 1 : 0),
                IsAllowed);
}

bool namesMethodList(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "allow", "allowed", "method", "methods", "verb", "verbs", "via"};
  return hasWord(Name, Known);
}

std::optional<Method> methodOfConstant(StringRef Name) {
  const WordList Words = wordsOf(Name);
  if (Words.empty())
    return std::nullopt;
  const StringRef Last = Words.back();
  const std::optional<Method> Named =
      parseMethod(Last == "del" ? StringRef("delete") : Last);
  return Named == Method::Other ? std::nullopt : Named;
}

bool namesRedirect(StringRef Name) {
  static constexpr StringLiteral Around[] = {
      "do",    "found", "http",      "issue",       "make",
      "moved", "other", "permanent", "permanently", "redirect",
      "reply", "res",   "respond",   "response",    "return",
      "see",   "send",  "set",       "temporarily", "temporary",
      "to",    "url",   "web",       "with",        "write"};
  const WordList Words = wordsOf(Name);
  if (Words == WordList({"see", "other"}))
    return true;
  return is_contained(Words, "redirect") && Words.back() != "url" &&
         all_of(Words, [](StringRef Word) { return isOneOf(Word, Around); });
}

std::optional<int> statusInName(StringRef Name) {
  for (const int Code : {301, 302, 307, 308}) {
    const std::string Digits = std::to_string(Code);
    const auto [Before, After] = Name.split(Digits);
    if (Before.size() + Digits.size() + After.size() == Name.size() &&
        (After.empty() || !isDigit(After.front())) &&
        (Before.empty() || !isDigit(Before.back())))
      return Code;
  }
  return std::nullopt;
}

bool namesRedirectStatus(StringRef Name) {
  return statusInName(Name) || Name.contains_insensitive("found") ||
         Name.contains_insensitive("moved") ||
         Name.contains_insensitive("redirect");
}

bool namesStatus(StringRef Name) {
  static constexpr StringLiteral Before[] = {"http", "reply", "response",
                                             "result", "status"};
  const WordList Words = wordsOf(Name);
  if (Words.empty())
    return false;
  const StringRef Last = Words.back();
  if (Last == "status" || Last == "statuscode")
    return true;
  if (Last == "result")
    return Words.size() == 1;
  if (Last != "code")
    return false;
  // setCode, response_code; but not exitCode
  const StringRef Previous =
      Words.size() == 1 ? StringRef("status") : Words[Words.size() - 2];
  return isOneOf(Previous, Before) || Previous == "set" || Previous == "m" ||
         Previous == "with";
}

bool namesOtherSink(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "cache",  "console", "debug", "dummy",  "dump", "error",
      "expect", "fake",    "file",  "log",    "mock", "stub",
      "test",   "trace",   "warn",  "warning"};
  return hasWord(Name, Known);
}

bool namesStandIn(StringRef Name) {
  static constexpr StringLiteral Known[] = {"dummy",  "fake", "mock",
                                            "mocked", "stub", "stubbed"};
  return hasWord(Name, Known);
}

bool namesOthersAnswer(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "backend", "curl",   "download", "fetch",   "fetched",  "option",
      "options", "origin", "remote",   "setting", "settings", "upstream"};
  static constexpr StringLiteral Clients[] = {"client"};
  return hasWord(Name, Known) ||
         (hasWord(Name, Clients) && namesResponseClass(Name));
}

bool namesMeasure(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "age",     "count",   "delay", "expires", "interval", "len",
      "length",  "limit",   "max",   "min",     "ms",       "port",
      "retries", "seconds", "size",  "timeout", "ttl",      "wait"};
  return hasWord(Name, Known);
}

bool namesSending(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "answer", "output", "print",   "println", "push",     "put",
      "queue",  "reply",  "respond", "send",    "transmit", "write"};
  return !namesOtherSink(Name) && hasWord(Name, Known);
}

bool namesAnswer(StringRef Name) {
  static constexpr StringLiteral Answers[] = {"answer", "finish",  "redirect",
                                              "reply",  "respond", "response",
                                              "send",   "write"};
  static constexpr StringLiteral Others[] = {
      "assert", "audit",  "cb",    "check",  "client", "compare",
      "count",  "expect", "find",  "follow", "format", "get",
      "handle", "has",    "is",    "match",  "metric", "metrics",
      "on",     "parse",  "print", "read",   "record", "recv",
      "save",   "stat",   "stats", "store",  "track",  "verify"};
  const WordList Words = wordsOf(Name);
  const auto IsAmong = [&](ArrayRef<StringLiteral> Known) {
    return any_of(Words, [&](StringRef Word) { return isOneOf(Word, Known); });
  };
  return IsAmong(Answers) && !IsAmong(Others) && !namesOtherSink(Name);
}

bool namesTarget(StringRef Name) {
  static constexpr StringLiteral Known[] = {"destination", "href",     "loc",
                                            "location",    "redirect", "target",
                                            "uri",         "url"};
  const WordList Words = wordsOf(Name);
  return !Words.empty() && isOneOf(Words.back(), Known);
}

bool namesReceiving(StringRef Name) {
  static constexpr StringLiteral Known[] = {"fgets", "get",     "read",
                                            "readv", "receive", "recv"};
  return hasWord(Name, Known);
}

bool namesAnswering(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "answer", "begin",   "end",      "finish", "head",  "make",
      "reply",  "respond", "response", "send",   "start", "write"};
  return hasWord(Name, Known);
}

bool namesHeaderSetting(StringRef Name) {
  static constexpr StringLiteral First[] = {"add",     "append", "emplace",
                                            "field",   "insert", "put",
                                            "replace", "set",    "with"};
  const WordList Words = wordsOf(Name);
  return any_of(Words,
                [](StringRef Word) {
                  return Word == "header" || Word == "headers";
                }) ||
         (Words.size() == 1 && isOneOf(Words.front(), First));
}

bool namesHeaderLine(StringRef Name) {
  static constexpr StringLiteral First[] = {"add",  "append", "put",
                                            "send", "set",    "write"};
  const WordList Words = wordsOf(Name);
  return namesHeaders(Name) &&
         (Words.size() == 1 ||
          (Words.size() == 2 && isOneOf(Words.front(), First)));
}

bool namesHeaders(StringRef Name) {
  const WordList Words = wordsOf(Name);
  return !Words.empty() &&
         (Words.back() == "headers" || Words.back() == "header");
}

/// \p Name without what says only how something is had: "getMethod",
/// "m_method", "requestMethod".
static WordList coreOf(StringRef Name) {
  static constexpr StringLiteral Around[] = {
      "full", "get",     "http", "m",      "name", "raw",
      "req",  "request", "str",  "string", "the"};
  WordList Words = wordsOf(Name);
  if (Words.size() > 1)
    erase_if(Words, [](StringRef Word) { return isOneOf(Word, Around); });
  return Words;
}

bool namesLocation(StringRef Name) {
  WordList Words = wordsOf(Name);
  erase_if(Words, [](StringRef Word) {
    return Word == "set" || Word == "with" || Word == "header" || Word == "m";
  });
  return Words == WordList({"location"});
}

bool namesLocationConstant(StringRef Name) {
  WordList Words = wordsOf(Name);
  erase_if(Words, [](StringRef Word) {
    return Word == "k" || Word == "header" || Word == "http" || Word == "hdr" ||
           Word == "field" || Word == "name";
  });
  return Words == WordList({"location"});
}

/// True if the last word of \p Name is among \p Known, or is the only one
/// besides "get", "m" and "mutable".
static bool isNamed(StringRef Name, ArrayRef<StringLiteral> Known) {
  WordList Words = wordsOf(Name);
  erase_if(Words, [](StringRef Word) {
    return Word == "get" || Word == "m" || Word == "mutable" || Word == "http";
  });
  return Words.size() == 1 && isOneOf(Words.front(), Known);
}

static constexpr StringLiteral Responses[] = {"reply", "res", "resp",
                                              "response", "rsp"};

bool namesResponse(StringRef Name) { return isNamed(Name, Responses); }

bool namesResponseMaking(StringRef Name) {
  static constexpr StringLiteral Making[] = {"begin", "create", "make", "new",
                                             "start"};
  const WordList Words = wordsOf(Name);
  return Words.size() == 2 && isOneOf(Words.front(), Making) &&
         isOneOf(Words.back(), Responses);
}

bool namesRequest(StringRef Name) {
  static constexpr StringLiteral Known[] = {"req", "request"};
  return isNamed(Name, Known);
}

bool namesExchange(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "reply", "req", "request", "res", "resp", "response", "rsp"};
  return hasWord(Name, Known);
}

bool namesResponseClass(StringRef Name) {
  const WordList Words = wordsOf(Name);
  return !Words.empty() && namesResponse(Words.back());
}

bool namesRequestClass(StringRef Name) {
  const WordList Words = wordsOf(Name);
  return !Words.empty() && namesRequest(Words.back());
}

bool namesOtherNode(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "backend", "coordinator", "leader",  "master", "node",     "owner",
      "peer",    "primary",     "replica", "shard",  "upstream", "writer"};
  static constexpr StringLiteral Own[] = {
      "base", "current", "dir",  "id",     "local", "my",  "name",
      "own",  "page",    "path", "prefix", "self",  "this"};
  const WordList Words = wordsOf(Name);
  return any_of(Words, [](StringRef Word) { return isOneOf(Word, Known); }) &&
         none_of(Words, [](StringRef Word) { return isOneOf(Word, Own); });
}

bool namesTextChange(StringRef Name) {
  static constexpr StringLiteral Known[] = {
      "absolute",  "canonical", "clean",    "concat",    "decode",
      "enc",       "encode",    "encoded",  "esc",       "escape",
      "escaped",   "join",      "lower",    "lowercase", "normalise",
      "normalize", "quote",     "sanitise", "sanitize",  "simplify",
      "strip",     "trim",      "unescape", "upper",     "urlencode"};
  return hasWord(Name, Known);
}

/// True for "path_param" and "routeParams", which come from the route.
static bool isOfRoute(ArrayRef<std::string> Words) {
  return any_of(Words, [](StringRef Word) {
    return Word == "path" || Word == "route" || Word == "url" ||
           Word == "capture" || Word == "captures" || Word == "match" ||
           Word == "matches";
  });
}

static constexpr StringLiteral Targets[] = {"path",   "pathname", "resource",
                                            "target", "uri",      "url"};

bool namesWholeTarget(StringRef Name) {
  const WordList Words = coreOf(Name);
  return Words.size() == 1 && isOneOf(Words.front(), Targets);
}

std::optional<RequestPart> partNamed(StringRef Name) {
  static constexpr StringLiteral Methods[] = {"method", "verb"};
  static constexpr StringLiteral Headers[] = {"cookie", "cookies", "header",
                                              "headers"};
  static constexpr StringLiteral Bodies[] = {
      "arg",     "args",  "argument", "body",      "content",
      "data",    "field", "file",     "files",     "form",
      "json",    "param", "params",   "parameter", "parameters",
      "payload", "post",  "query",    "text",      "upload"};
  const WordList Words = coreOf(Name);
  if (Words.empty())
    return std::nullopt;
  const StringRef Last = Words.back();
  if (Words.size() == 1 && isOneOf(Last, Methods))
    return RequestPart::Method;
  if (isOneOf(Last, Targets))
    return RequestPart::Target;
  const auto IsAmong = [&](ArrayRef<StringLiteral> Known) {
    return any_of(Words, [&](StringRef Word) { return isOneOf(Word, Known); });
  };
  if (isOfRoute(Words))
    return RequestPart::RouteParameter;
  if (IsAmong(Headers))
    return RequestPart::Header;
  if (IsAmong(Bodies))
    return RequestPart::Body;
  return std::nullopt;
}

} // namespace redirect
