//===- ClientNames.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ClientNames.h"
#include "Facts/Names.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace redirect {

using Words = SmallVector<std::string, 4>;

static bool hasAny(const Words &Has, ArrayRef<StringLiteral> Any) {
  return any_of(Has, [&](StringRef Word) { return is_contained(Any, Word); });
}

/// True if \p Text holds one of \p Parts, in whatever case.
static bool holdsAny(StringRef Text, ArrayRef<StringLiteral> Parts) {
  return any_of(
      Parts, [&](StringRef Part) { return Text.contains_insensitive(Part); });
}

bool isLocationText(StringRef Text) {
  return Text.trim(" :\r\n\t\"").equals_insensitive("location");
}

bool scansLocation(StringRef Format) {
  return Format.contains_insensitive("location:") && Format.contains('%');
}

LocationName locationName(StringRef Identifier) {
  const Words Has = wordsOf(Identifier);
  static constexpr StringLiteral Others[] = {
      "set",   "has",     "is",     "source", "file",    "max",
      "count", "need",    "follow", "header", "headers", "key",
      "name",  "len",     "length", "size",   "uniform", "geo",
      "gps",   "process", "handle", "content"};
  if (Has.empty() || hasAny(Has, Others))
    return LocationName::No;
  static constexpr StringLiteral Redirects[] = {"redirect", "redirected",
                                                "redirection", "redir"};
  static constexpr StringLiteral Targets[] = {"url", "uri",  "target",
                                              "loc", "host", "path"};
  if (is_contained(Has, "location"))
    return LocationName::Yes;
  return Has.front() == "redirloc" || Identifier == "redirect" ||
                 (hasAny(Has, Redirects) && hasAny(Has, Targets))
             ? LocationName::Maybe
             : LocationName::No;
}

/// True for what makes or takes apart a request, or tells of one.
static bool isAboutRequests(const Words &Has) {
  static constexpr StringLiteral About[] = {
      "parse",    "split",      "free",     "delete",  "release",  "dup",
      "copy",     "clone",      "is",       "has",     "valid",    "validate",
      "check",    "len",        "length",   "size",    "header",   "headers",
      "escape",   "unescape",   "encode",   "decode",  "build",    "format",
      "response", "reply",      "error",    "on",      "finished", "done",
      "complete", "cb",         "callback", "allowed", "match",    "matches",
      "new",      "add",        "append",   "print",   "message",  "event",
      "compare",  "equal",      "cookie",   "cookies", "cache",    "cached",
      "should",   "can",        "need",     "scheme",  "dir",      "directory",
      "destroy",  "status",     "count",    "name",    "hostname", "type",
      "mail",     "disconnect", "timeout",  "proto",   "protocol", "progress"};
  return hasAny(Has, About) || traitsOfName(join(Has, "_")).IsLogging;
}

/// True for "fetch", "doFetch" and "fetchPage", but not for "fetch_close",
/// where it is the name of a library.
static bool fetches(const Words &Has) {
  static constexpr StringLiteral Verbs[] = {"fetch", "refetch", "download"};
  static constexpr StringLiteral Fetched[] = {
      "url",      "uri",      "page", "file",    "http",   "https",
      "data",     "image",    "json", "content", "html",   "feed",
      "resource", "document", "body", "from",    "stream", "it",
      "again",    "to",       "with", "async",   "one",    "all"};
  for (size_t I = 0; I != Has.size(); ++I)
    if (is_contained(Verbs, Has[I]) &&
        (I + 1 == Has.size() || is_contained(Fetched, Has[I + 1])))
      return true;
  return false;
}

static bool isClientClass(StringRef Class) {
  static constexpr StringLiteral Parts[] = {
      "http", "client",     "network", "session", "request",    "curl",
      "web",  "downloader", "fetcher", "crawler", "connection", "transport"};
  static constexpr StringLiteral Others[] = {"header",  "response", "parser",
                                             "handler", "server",   "string"};
  return holdsAny(Class, Parts) && !holdsAny(Class, Others);
}

/// True for "http_get_url", but not for "do_http_get" and "http_get_once",
/// where what is got is the page.
static bool isGetter(const Words &Has) {
  static constexpr StringLiteral Manners[] = {
      "once", "sync", "async", "blocking", "internal", "impl",
      "raw",  "ex",   "real",  "again",    "simple",   "one"};
  const auto *Get = find(Has, "get");
  return Get != Has.end() && !is_contained(Has, "do") &&
         any_of(make_range(std::next(Get), Has.end()),
                [](StringRef Word) { return !is_contained(Manners, Word); });
}

bool namesRequest(StringRef Function, StringRef Class) {
  const Words Has = wordsOf(Function);
  const bool Makes = is_contained(Has, "make") && !is_contained(Has, "request");
  if (Has.empty() || Makes || isAboutRequests(Has))
    return false;
  // fetch(url), reconnect(host)
  static constexpr StringLiteral Always[] = {
      "connect",  "reconnect", "dial",  "perform",   "follow",
      "navigate", "wget",      "crawl", "subrequest"};
  if ((hasAny(Has, Always) || fetches(Has)) && !is_contained(Has, "set"))
    return true;
  if (is_contained(Has, "request") && !is_contained(Has, "set") &&
      !is_contained(Has, "get") && !is_contained(Has, "create"))
    return true;
  // client.get(url), http_open(url)
  static constexpr StringLiteral Verbs[] = {
      "get",     "head",   "post",  "put", "send",  "open",
      "load",    "start",  "begin", "do",  "issue", "exec",
      "execute", "submit", "retry", "try", "resend"};
  if (!hasAny(Has, Verbs))
    return false;
  if (!Class.empty() && isClientClass(Class))
    return Has.size() == 1 || Has.front() != "get";
  static constexpr StringLiteral Webs[] = {"http", "https", "url",  "uri",
                                           "web",  "curl",  "page", "httpget"};
  const bool IsPlainSend =
      Class.empty() && (Function == "send" || Function == "sendto");
  return IsPlainSend || (hasAny(Has, Webs) && !isGetter(Has));
}

bool setsAddress(StringRef Function, StringRef Record) {
  const Words Has = wordsOf(Function);
  static constexpr StringLiteral Setting[] = {"set", "setup", "change"};
  static constexpr StringLiteral Addresses[] = {"url", "uri", "address"};
  return hasAny(Has, Setting) && hasAny(Has, Addresses) &&
         isClientClass(Record);
}

bool namesFollowing(StringRef Function) {
  const Words Has = wordsOf(Function);
  static constexpr StringLiteral Redirects[] = {"redirect", "redirects",
                                                "redirection"};
  static constexpr StringLiteral Verbs[] = {"follow", "request", "perform",
                                            "chase"};
  static constexpr StringLiteral Settings[] = {"set", "enable", "disable",
                                               "max", "may",    "will"};
  return hasAny(Has, Redirects) && hasAny(Has, Verbs) &&
         !hasAny(Has, Settings) && !isAboutRequests(Has);
}

bool namesAddress(StringRef Identifier) {
  static constexpr StringLiteral Addresses[] = {
      "url",  "uri",    "host",   "hostname", "path", "address",
      "addr", "server", "target", "endpoint", "port", "req"};
  return hasWord(Identifier, Addresses);
}

bool namesComparison(StringRef Function) {
  static constexpr StringLiteral Parts[] = {"cmp",     "start",  "equal",
                                            "compare", "prefix", "match"};
  return holdsAny(Function, Parts);
}

bool namesSearch(StringRef Function) {
  static constexpr StringLiteral Parts[] = {"strstr",   "strcasestr", "find",
                                            "contains", "indexof",    "search"};
  return holdsAny(Function, Parts);
}

bool isNoReader(StringRef Function) {
  static constexpr StringLiteral Others[] = {
      "set",     "add",    "append",   "insert",  "emplace",  "put",
      "push",    "write",  "send",     "remove",  "erase",    "delete",
      "collect", "is",     "has",      "ignore",  "expect",   "assert",
      "emit",    "count",  "contains", "sprintf", "snprintf", "format",
      "require", "strlen", "replace"};
  return hasWord(Function, Others) || traitsOfName(Function).IsLogging;
}

std::optional<int> statusInText(StringRef Text) {
  Text = Text.ltrim();
  if (Text.consume_front("HTTP/") || Text.consume_front("ICY"))
    Text = Text.drop_while([](char C) { return C != ' '; }).ltrim();
  int Code = 0;
  if (Text.size() < 3 || Text.take_front(3).getAsInteger(10, Code) ||
      Code < 100 || Code > 599)
    return std::nullopt;
  const StringRef Rest = Text.drop_front(3);
  if (!Rest.empty() && Rest.front() != ' ' && Rest.front() != '\r')
    return std::nullopt;
  return Code;
}

bool namesLastPart(StringRef Function) {
  static constexpr StringLiteral Parts[] = {
      "rfind", "strrchr", "lastindexof", "section", "basename", "regex_search"};
  return holdsAny(Function, Parts);
}

bool namesParameter(StringRef Function) {
  static constexpr StringLiteral Asked[] = {"query", "param", "params",
                                            "parameter", "item"};
  return hasWord(Function, Asked);
}

bool isCutOut(StringRef Text) {
  static constexpr StringLiteral Parts[] = {"=",     "login", "signin",
                                            "logon", "error", "token"};
  return any_of(
      Parts, [&](StringRef Part) { return Text.contains_insensitive(Part); });
}

} // namespace redirect
