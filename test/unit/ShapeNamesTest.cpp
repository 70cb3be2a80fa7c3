//===- ShapeNamesTest.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ShapeNames.h"
#include "Facts/PageNames.h"
#include "gtest/gtest.h"

namespace redirect {
namespace {

TEST(ShapeNamesTest, RegistrationsNameTheirMethod) {
  for (const char *Name : {"post", "Post", "POST", "post_", "onPost",
                           "http_post", "tiny_post", "tiny_http_post"})
    EXPECT_EQ(methodsOfRegistration(Name), MethodSet(Method::Post)) << Name;
  EXPECT_EQ(methodsOfRegistration("del"), MethodSet(Method::Delete));
  EXPECT_EQ(methodsOfRegistration("delete_"), MethodSet(Method::Delete));
  // What is registered for GET answers HEAD as well.
  EXPECT_EQ(methodsOfRegistration("get"),
            MethodSet({Method::Get, Method::Head}));
  for (const char *Name : {"poster", "blogPost", "postpone", "putGet",
                           "queue_post_later", "output", "getter", ""})
    EXPECT_EQ(methodsOfRegistration(Name), std::nullopt) << Name;
}

TEST(ShapeNamesTest, RegistrationsAreForAllMethods) {
  for (const char *Name : {"all", "any", "handle", "addRoute", "web_serve",
                           "soup_server_add_handler"})
    EXPECT_TRUE(namesUnrestrictedRegistration(Name)) << Name;
  for (const char *Name : {"server", "add_listener", "handleError", ""})
    EXPECT_FALSE(namesUnrestrictedRegistration(Name)) << Name;
  for (const char *Name : {"methods", "setMethod", "via", "allow", "verbs"})
    EXPECT_TRUE(namesMethodList(Name)) << Name;
  for (const char *Name : {"name", "handler", "viaduct", ""})
    EXPECT_FALSE(namesMethodList(Name)) << Name;
}

TEST(ShapeNamesTest, SendingGetsToSomebody) {
  for (const char *Name : {"writeData", "tls_send", "queueOutput", "reply"})
    EXPECT_TRUE(namesSending(Name)) << Name;
  for (const char *Name :
       {"writeLog", "putInCache", "send_error", "parse", "feed", "sender", ""})
    EXPECT_FALSE(namesSending(Name)) << Name;
  for (const char *Name : {"MockSocket", "LogFile", "FakeConnection"})
    EXPECT_TRUE(namesOtherSink(Name)) << Name;
  for (const char *Name : {"Socket", "Client", "catalog", ""})
    EXPECT_FALSE(namesOtherSink(Name)) << Name;
}

TEST(ShapeNamesTest, TheWholeTargetIsCalledNothingElse) {
  for (const char *Name : {"path", "m_uri", "request_url", "getTarget"})
    EXPECT_TRUE(namesWholeTarget(Name)) << Name;
  for (const char *Name : {"root_path", "redirect_url", "urls", "method", ""})
    EXPECT_FALSE(namesWholeTarget(Name)) << Name;
}

TEST(ShapeNamesTest, HandlersNameTheirMethod) {
  for (const char *Name :
       {"doPost", "handle_post", "render_POST", "onPost", "handlePostRequest"})
    EXPECT_EQ(methodsOfHandler(Name), MethodSet(Method::Post)) << Name;
  for (const char *Name :
       {"post", "postponed", "doPostMessage", "sendPost", "do", ""})
    EXPECT_EQ(methodsOfHandler(Name), std::nullopt) << Name;
}

TEST(ShapeNamesTest, HeadersAreLinesAndConstants) {
  for (const char *Name : {"header", "addHeader", "send_headers", "setHeader"})
    EXPECT_TRUE(namesHeaderLine(Name)) << Name;
  for (const char *Name : {"hasHeader", "removeHeader", "headerName", "set"})
    EXPECT_FALSE(namesHeaderLine(Name)) << Name;
  for (const char *Name :
       {"LOCATION", "kLocation", "HEADER_LOCATION", "location", "hdr_location"})
    EXPECT_TRUE(namesLocationConstant(Name)) << Name;
  for (const char *Name : {"CONTENT_LOCATION", "LocationId", "kAllocation", ""})
    EXPECT_FALSE(namesLocationConstant(Name)) << Name;
}

TEST(ShapeNamesTest, ConstantsNameAMethod) {
  for (const char *Name : {"POST", "kPost", "HTTP_POST", "Post", "MethodPost"})
    EXPECT_EQ(methodOfConstant(Name), Method::Post) << Name;
  for (const char *Name : {"Posted", "PROPFIND", "PostOffice", "Count", ""})
    EXPECT_EQ(methodOfConstant(Name), std::nullopt) << Name;
}

TEST(ShapeNamesTest, RedirectsAreSent) {
  for (const char *Name :
       {"redirect", "Redirect", "redirectTo", "sendRedirect", "send_redirect",
        "set_redirect", "http_redirect", "temporaryRedirect", "redirect302",
        "seeOther", "see_other"})
    EXPECT_TRUE(namesRedirect(Name)) << Name;
  for (const char *Name :
       {"isRedirect", "followRedirects", "follow_redirect", "onRedirect",
        "getRedirectUrl", "redirect_url", "redirectCount", "redirect_stdout",
        "maxRedirects", "direct", ""})
    EXPECT_FALSE(namesRedirect(Name)) << Name;
}

TEST(ShapeNamesTest, RefusedRequestsAreSentToPages) {
  for (const char *Name :
       {"/login", "/users/sign-in", "/Account/LogOn", "errorPage", "/error/403",
        "consent.html", "captive_portal", "loginUrl"})
    EXPECT_TRUE(namesRefusalPage(Name)) << Name;
  for (const char *Name :
       {"/", "/home", "/blog/in", "/signs", "terror", "log", "notes", ""})
    EXPECT_FALSE(namesRefusalPage(Name)) << Name;
  for (const char *Name : {"/session", "/oauth/token", "sso"})
    EXPECT_TRUE(namesLogin(Name)) << Name;
  for (const char *Name : {"/notes", "/authors", "/obsession"})
    EXPECT_FALSE(namesLogin(Name)) << Name;
  for (const char *Name : {"afterLogin", "/setup/done", "login_success_url"})
    EXPECT_TRUE(namesReturnPage(Name)) << Name;
  for (const char *Name : {"/login", "loginUrl", "/setup"})
    EXPECT_FALSE(namesReturnPage(Name)) << Name;
}

TEST(ShapeNamesTest, NumbersAreStatuses) {
  EXPECT_EQ(statusInName("redirect302"), 302);
  EXPECT_EQ(statusInName("HTTP_301"), 301);
  EXPECT_EQ(statusInName("part3020"), std::nullopt);
  EXPECT_EQ(statusInName("redirect"), std::nullopt);
  for (const char *Name : {"status", "setStatus", "status_code", "statusCode",
                           "set_code", "code", "responseCode", "result"})
    EXPECT_TRUE(namesStatus(Name)) << Name;
  for (const char *Name : {"exitCode", "errorCode", "resultSet", "encode", ""})
    EXPECT_FALSE(namesStatus(Name)) << Name;
}

TEST(ShapeNamesTest, RequestsHaveParts) {
  EXPECT_EQ(partNamed("getMethod"), RequestPart::Method);
  EXPECT_EQ(partNamed("m_method"), RequestPart::Method);
  EXPECT_EQ(partNamed("requestUri"), RequestPart::Target);
  EXPECT_EQ(partNamed("path"), RequestPart::Target);
  EXPECT_EQ(partNamed("form"), RequestPart::Body);
  EXPECT_EQ(partNamed("get_param"), RequestPart::Body);
  EXPECT_EQ(partNamed("path_param"), RequestPart::RouteParameter);
  EXPECT_EQ(partNamed("header"), RequestPart::Header);
  EXPECT_EQ(partNamed("session"), std::nullopt);
  EXPECT_EQ(partNamed("allowedMethods"), std::nullopt);
}

} // namespace
} // namespace redirect
