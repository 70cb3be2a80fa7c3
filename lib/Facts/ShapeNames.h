//===- ShapeNames.h - How web frameworks name things ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What the names of a framework that no model knows tell. A name alone is never
// enough: types, literals and the other names around it must agree.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_SHAPENAMES_H
#define REDIRECT_TIDY_FACTS_SHAPENAMES_H

#include "Http/Method.h"
#include "Models/Vocabulary.h"

namespace redirect {

/// The methods for which a function of this name registers a handler: POST for
/// "post", "Post", "post_", "onPost" and "http_post"; none for others.
std::optional<MethodSet> methodsOfRegistration(llvm::StringRef Name);

/// The methods that a virtual function of this name handles: POST for "doPost",
/// "handle_post" and "render_POST"; none for others, "post" among them.
std::optional<MethodSet> methodsOfHandler(llvm::StringRef Name);

/// True for "add", "route", "on", "register_handler": an argument tells the
/// method.
bool namesRegistration(llvm::StringRef Name);

/// True for "any", "all", "route", "handle": a handler for all methods.
bool namesUnrestrictedRegistration(llvm::StringRef Name);

/// True for "methods", "setMethod", "allow": what is told the methods of a
/// route.
bool namesMethodList(llvm::StringRef Name);

/// The method that a constant of this name stands for: POST for "POST", "kPost"
/// and "HTTP_POST"; none if it is the name of something else.
std::optional<Method> methodOfConstant(llvm::StringRef Name);

/// True for "redirect", "sendRedirect", "redirect_to"; but not for
/// "isRedirect", "followRedirects" and "onRedirect".
bool namesRedirect(llvm::StringRef Name);

/// The redirecting status that stands in a name: 302 for "redirect302".
std::optional<int> statusInName(llvm::StringRef Name);

/// True for constants such as "Found", "HTTP_302" and "MovedPermanently".
bool namesRedirectStatus(llvm::StringRef Name);

/// True for "status", "setStatus", "status_code", "code": what holds a status.
bool namesStatus(llvm::StringRef Name);

/// True for "respond", "reply", "send": what may take a status among others.
bool namesAnswering(llvm::StringRef Name);

/// True for "send_reply", "http_response", "redirectTo": what answers with the
/// status that it is given. What only speaks of answers doesn't:
/// "check_response", "logReply", "parseResponse".
bool namesAnswer(llvm::StringRef Name);

/// True for "location", "redirect_url", "target": a parameter for where a
/// client is sent.
bool namesTarget(llvm::StringRef Name);

/// True for "logFile", "MockSocket", "console": what goes there gets to no
/// client.
bool namesOtherSink(llvm::StringRef Name);

/// True for what takes another's place in a test: "FakeTransport".
bool namesStandIn(llvm::StringRef Name);

/// True for what another server answered, or how it is to be asked:
/// "UpstreamReply", "ClientResponse", "FetchOptions".
bool namesOthersAnswer(llvm::StringRef Name);

/// True for a number that measures something: "timeout", "max_age".
bool namesMeasure(llvm::StringRef Name);

/// True for "writeData", "tls_send", "queueOutput": what may carry a text to
/// somebody else.
bool namesSending(llvm::StringRef Name);

/// True for "recv", "SSL_read", "readRequest": what may fill a buffer with what
/// somebody else has sent.
bool namesReceiving(llvm::StringRef Name);

/// True for "header", "addHeader", "set": what gives a response a header.
bool namesHeaderSetting(llvm::StringRef Name);

/// True for "header", "addHeader", "send_headers": what may give a response
/// whole lines.
bool namesHeaderLine(llvm::StringRef Name);

/// True for "headers" and "header": what holds the headers.
bool namesHeaders(llvm::StringRef Name);

/// True for "location" and "setLocation".
bool namesLocation(llvm::StringRef Name);

/// True for "LOCATION", "kLocation" and "HEADER_LOCATION": a constant that
/// stands for the name of the header.
bool namesLocationConstant(llvm::StringRef Name);

/// True for "response", "res", "getReply".
bool namesResponse(llvm::StringRef Name);

/// True for "beginReply" and "newResponse", which give one.
bool namesResponseMaking(llvm::StringRef Name);

/// True for "request", "req", "getRequest".
bool namesRequest(llvm::StringRef Name);

/// True for "HttpRequest", "Response", "ReplyWriter": its objects serve one
/// request.
bool namesExchange(llvm::StringRef Name);

/// True for "HttpResponse" and "Reply", false for "ResponseCache".
bool namesResponseClass(llvm::StringRef Name);

/// True for "HttpRequest", false for "RequestLog".
bool namesRequestClass(llvm::StringRef Name);

/// True for "leader", "leaderAddress", "backend_host": another node, which is
/// in charge.
bool namesOtherNode(llvm::StringRef Name);

/// True for "urlEncode", "normalized", "join": what it gives is made of the
/// text that it is given.
bool namesTextChange(llvm::StringRef Name);

/// True for "path", "request_uri" and "m_url", false for "root_path": the
/// target of a request, where it is called nothing else.
bool namesWholeTarget(llvm::StringRef Name);

/// The part of a request that something of this name holds: the method for
/// "method" and "getMethod", the body for "body", "form" and "param".
std::optional<RequestPart> partNamed(llvm::StringRef Name);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_SHAPENAMES_H
