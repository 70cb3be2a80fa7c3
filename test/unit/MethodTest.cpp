//===- MethodTest.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Http/Method.h"
#include "Http/Status.h"
#include "gtest/gtest.h"

using namespace redirect;

TEST(MethodTest, ReadsMethodNames) {
  EXPECT_EQ(parseMethod("POST"), Method::Post);
  EXPECT_EQ(parseMethod("delete"), Method::Delete);
  EXPECT_EQ(parseMethod("PROPFIND"), Method::Other);
  EXPECT_EQ(parseMethod("M-SEARCH"), Method::Other);
}

TEST(MethodTest, TextThatIsNoMethodIsNone) {
  for (const char *Text : {"", "/orders", "POST PUT", "302", "text/html"})
    EXPECT_EQ(parseMethod(Text), std::nullopt) << Text;
}

TEST(MethodSetTest, ComplementKeepsOtherMethods) {
  const MethodSet NotGet = ~MethodSet(Method::Get);
  EXPECT_FALSE(NotGet.contains(Method::Get));
  EXPECT_TRUE(NotGet.contains(Method::Post));
  EXPECT_TRUE(NotGet.contains(Method::Other));
  EXPECT_EQ(NotGet | Method::Get, MethodSet::all());
}

TEST(MethodSetTest, NamesMethodsInOneOrder) {
  EXPECT_EQ(MethodSet().str(), "");
  EXPECT_EQ(MethodSet(Method::Put).str(), "PUT");
  EXPECT_EQ(MethodSet({Method::Put, Method::Post}).str(), "POST and PUT");
  EXPECT_EQ(MethodSet({Method::Put, Method::Post}).str("or"), "POST or PUT");
  EXPECT_EQ(ChangingMethods.str(), "POST, PUT, PATCH and DELETE");
}

TEST(MethodSetTest, TestsOfTheMethodSingleOutMethods) {
  // if (m == "POST"), and what is left after if (m == "GET") return;
  EXPECT_TRUE(MethodSet(Method::Post).isSingledOut());
  EXPECT_TRUE(MethodSet({Method::Get, Method::Post}).isSingledOut());
  EXPECT_TRUE((~MethodSet(Method::Get)).isSingledOut());
  // No test at all, and what is left after if (m == "DELETE") return;
  EXPECT_FALSE(MethodSet::all().isSingledOut());
  EXPECT_FALSE((~MethodSet(Method::Delete)).isSingledOut());
  EXPECT_FALSE((~MethodSet(Method::Head)).isSingledOut());
}

TEST(StatusTest, OnlyTwoStatusesLetClientsChangeTheMethod) {
  for (int Code = 100; Code != 600; ++Code)
    EXPECT_EQ(mayChangeMethod(Code), Code == 301 || Code == 302) << Code;
}

TEST(StatusTest, KeepingStatusIsAsPermanentAsTheOldOne) {
  EXPECT_EQ(methodKeepingStatus(301), Status::PermanentRedirect);
  EXPECT_EQ(methodKeepingStatus(302), Status::TemporaryRedirect);
}

TEST(StatusTest, NamesStatuses) {
  EXPECT_EQ(statusName(Status::SeeOther), "303 See Other");
  EXPECT_EQ(statusName(302), "302 Found");
  EXPECT_EQ(statusName(304), "304");
  EXPECT_EQ(reasonPhrase(200), "");
}
