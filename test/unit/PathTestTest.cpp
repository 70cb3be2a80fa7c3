//===- PathTestTest.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/PathTest.h"
#include "gtest/gtest.h"

using namespace redirect;
using Kind = PathTest::Kind;

static PathTest joined(PathTest A, const PathTest &B) {
  A.join(B);
  return A;
}

static PathTest added(PathTest A, const PathTest &B) {
  A.add(B);
  return A;
}

TEST(PathTestTest, JoinKeepsWhatBothTell) {
  const PathTest Api = {Kind::Begins, "/api/"};
  const PathTest Pages = {Kind::BeginsOtherwise, "/api/"};
  EXPECT_EQ(joined(Api, Api), Api);
  EXPECT_TRUE(joined(Api, Pages).empty());
  EXPECT_TRUE(joined(Api, {}).empty());
  EXPECT_EQ(joined({Kind::Is, "/api/a"}, Api), Api);
  EXPECT_EQ(joined(Api, {Kind::Begins, "/api/v1/"}), Api);
  // What is empty, or begins in another way, is no part of the interface.
  EXPECT_EQ(joined({Kind::Is, ""}, Pages), Pages);
  EXPECT_EQ(joined(Pages, {Kind::Begins, "/admin/"}), Pages);
  EXPECT_TRUE(joined(Pages, {Kind::Begins, "/a"}).empty());
  EXPECT_EQ(joined(Pages, {Kind::BeginsOtherwise, "/api/v1/"}),
            (PathTest{Kind::BeginsOtherwise, "/api/v1/"}));
}

TEST(PathTestTest, AddKeepsTheWholePath) {
  const PathTest Whole = {Kind::Is, "/orders"};
  const PathTest Pages = {Kind::BeginsOtherwise, "/api/"};
  EXPECT_EQ(added(Whole, Pages), Whole);
  EXPECT_EQ(added(Pages, Whole), Whole);
  EXPECT_EQ(added(Pages, {}), Pages);
}

TEST(PathTestTest, RoutesThatBeginOtherwiseAreLeftOut) {
  const PathTest Api = {Kind::Begins, "/api/"};
  EXPECT_TRUE(Api.mayHoldFor("/api/orders"));
  EXPECT_TRUE(Api.mayHoldFor("/api/{name}"));
  EXPECT_FALSE(Api.mayHoldFor("/orders"));
  const PathTest Pages = {Kind::BeginsOtherwise, "/api/"};
  EXPECT_FALSE(Pages.mayHoldFor("/api/orders/:id"));
  EXPECT_FALSE(Pages.mayHoldFor("^/api/(.*)$"));
  EXPECT_FALSE(Pages.mayHoldFor("/api/*"));
  EXPECT_TRUE(Pages.mayHoldFor("/orders"));
  EXPECT_TRUE((PathTest{Kind::Is, "/a/b"}).mayHoldFor("/a/:part"));
  EXPECT_FALSE((PathTest{Kind::Is, "/a/b"}).mayHoldFor("/b"));
}

TEST(PathTestTest, PatternsThatMayBeAnythingAreLeftAlone) {
  for (const char *Pattern : {"", "*", "(.*)", "/", "/*", "GET /orders", "/a?"})
    for (const Kind Tells : {Kind::Is, Kind::Begins, Kind::BeginsOtherwise})
      EXPECT_TRUE((PathTest{Tells, "/orders"}).mayHoldFor(Pattern)) << Pattern;
}
