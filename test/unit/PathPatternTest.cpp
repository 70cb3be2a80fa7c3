//===- PathPatternTest.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/PathPattern.h"
#include "gtest/gtest.h"

using namespace redirect;
using Relation = PathPattern::Relation;

/// How a target lies to a route; a '*' in the target is a route parameter.
static Relation relation(llvm::StringRef Target, llvm::StringRef Route) {
  std::vector<TextPiece> Pieces;
  while (!Target.empty()) {
    TextPiece Piece;
    const bool IsParameter = Target.front() == '*';
    Piece.From = IsParameter ? TextPiece::Source::RouteParameter
                             : TextPiece::Source::Literal;
    Piece.Characters = IsParameter
                           ? Target.take_front()
                           : Target.take_until([](char C) { return C == '*'; });
    Target = Target.drop_front(Piece.Characters.size());
    Pieces.push_back(Piece);
  }
  return PathPattern::ofTarget(Pieces).relationTo(PathPattern::ofRoute(Route));
}

TEST(PathPatternTest, OwnPathIsSame) {
  EXPECT_EQ(relation("/users", "/users"), Relation::Same);
  EXPECT_EQ(relation("/users/*", "/users/:id"), Relation::Same);
  EXPECT_EQ(relation("/users/*", R"(/users/(\d+))"), Relation::Same);
  EXPECT_EQ(relation("/users/*/edit", "/users/([^/]+)/edit"), Relation::Same);
}

TEST(PathPatternTest, AnotherPrefixVersionSlashOrHostIsMoved) {
  EXPECT_EQ(relation("/api/v2/users", "/api/v1/users"), Relation::Moved);
  EXPECT_EQ(relation("/v2/users/*", "/v1/users/{id}"), Relation::Moved);
  EXPECT_EQ(relation("/v2/users/*", "/users/<int>"), Relation::Moved);
  EXPECT_EQ(relation("/api/users", "/users"), Relation::Moved);
  EXPECT_EQ(relation("/users", "/old/users"), Relation::Moved);
  EXPECT_EQ(relation("/users/", "/users"), Relation::Moved);
  EXPECT_EQ(relation("/shop/cart/items", "/cart/items"), Relation::Moved);
  EXPECT_EQ(relation("https://new.example/users", "/users"), Relation::Moved);
}

TEST(PathPatternTest, AnotherPageIsOther) {
  EXPECT_EQ(relation("/", "/login"), Relation::Other);
  EXPECT_EQ(relation("/home", "/login"), Relation::Other);
  EXPECT_EQ(relation("/notes.html", "/notes"), Relation::Other);
  EXPECT_EQ(relation("/users/*", "/users"), Relation::Other);
  EXPECT_EQ(relation("/users", "/users/:id"), Relation::Other);
  EXPECT_EQ(relation("/photos/*", "/albums/:id"), Relation::Other);
  EXPECT_EQ(relation("/users/*", "/users/:id/edit"), Relation::Other);
  EXPECT_EQ(relation("https://shop.example/", "/"), Relation::Other);
  EXPECT_EQ(relation("/login", "/admin/login"), Relation::Other);
  EXPECT_EQ(relation("/settings", "/dashboard/settings"), Relation::Other);
  EXPECT_EQ(relation("/new", "/users/new"), Relation::Other);
  EXPECT_EQ(relation("/admin/login", "/user/login"), Relation::Other);
}

TEST(PathPatternTest, RoutesTakePaths) {
  const auto Takes = [](llvm::StringRef Pattern, llvm::StringRef Path) {
    return PathPattern::ofRoute(Pattern).takes(Path);
  };
  EXPECT_TRUE(Takes("/", "/"));
  EXPECT_TRUE(Takes("/orders", "/orders"));
  EXPECT_TRUE(Takes("/orders/:id/lines", "/orders/7/lines"));
  EXPECT_TRUE(Takes(R"(/items/(\d+))", "/items/12"));
  EXPECT_FALSE(Takes("/orders", "/orders/"));
  EXPECT_FALSE(Takes("/orders", "/v1/orders"));
  EXPECT_FALSE(Takes("/orders/:id", "/orders"));
  EXPECT_FALSE(Takes("/orders/new", "/orders/7"));
}

TEST(PathPatternTest, OneParameterMayTakeTheRest) {
  EXPECT_EQ(PathPattern::beforeRest("/v1/(.*)"), "/v1/");
  EXPECT_EQ(PathPattern::beforeRest("^/files(/.+)$"), "/files");
  EXPECT_EQ(PathPattern::beforeRest("/static/<path>"), "/static/");
  for (const char *Pattern :
       {"/v1", "/users/:id", "/users/{id}", "/(\\w+)/(.*)", "/a/(.*)/edit"})
    EXPECT_FALSE(PathPattern::beforeRest(Pattern)) << Pattern;
}

TEST(PathPatternTest, BeginningsDifferInEditions) {
  EXPECT_TRUE(PathPattern::beginAlike("/v1", "/v2/"));
  EXPECT_TRUE(PathPattern::beginAlike("/api/v1/shop/", "/shop"));
  EXPECT_TRUE(PathPattern::beginAlike("/", ""));
  EXPECT_FALSE(PathPattern::beginAlike("/items/", "/show/"));
  EXPECT_FALSE(PathPattern::beginAlike("/", "/show/"));
}
