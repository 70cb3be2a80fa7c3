//===- TargetUrlTest.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/TargetUrl.h"
#include "gtest/gtest.h"

using namespace redirect;
using Host = TargetUrl::Host;

static TextPiece::Source sourceOf(char Sign) {
  switch (Sign) {
  case '?':
    return TextPiece::Source::Unknown;
  case '@':
    return TextPiece::Source::OtherNode;
  case '*':
    return TextPiece::Source::RouteParameter;
  default:
    return TextPiece::Source::Literal;
  }
}

/// The pieces of a target: '?' is one that isn't known, '@' another node, '*' a
/// route parameter.
static std::vector<TextPiece> pieces(llvm::StringRef Target) {
  std::vector<TextPiece> Result;
  while (!Target.empty()) {
    TextPiece Piece;
    Piece.From = sourceOf(Target.front());
    if (Piece.From == TextPiece::Source::Literal)
      Piece.Characters = Target.take_until(
          [](char C) { return llvm::StringRef("?@*").contains(C); });
    Target = Target.drop_front(std::max<size_t>(Piece.Characters.size(), 1));
    Result.push_back(Piece);
  }
  return Result;
}

static TargetUrl url(llvm::StringRef Target) {
  return TargetUrl::of(pieces(Target));
}

static std::string path(llvm::StringRef Target) {
  std::string Result;
  for (const TextPiece &Piece : url(Target).Path)
    Result +=
        Piece.From == TextPiece::Source::Literal ? Piece.Characters.str() : "?";
  return Result;
}

TEST(TargetUrlTest, Hosts) {
  EXPECT_EQ(url("/home").At, Host::None);
  EXPECT_EQ(url("/go/?").At, Host::None);
  EXPECT_EQ(url("https://b.example/home").At, Host::Spelled);
  EXPECT_EQ(url("//b.example/home").At, Host::Spelled);
  EXPECT_EQ(url("https://?/home").At, Host::Computed);
  EXPECT_EQ(url("https://?:?/home").At, Host::Computed);
  EXPECT_EQ(url("https://@/home").At, Host::OtherNode);
  EXPECT_EQ(url("@/home").At, Host::OtherNode);
  EXPECT_EQ(url("?/home").At, Host::Unknown);
  EXPECT_EQ(url("/users/@/home").At, Host::None);
  EXPECT_EQ(url("https://b.example/users/@").At, Host::Spelled);
}

TEST(TargetUrlTest, Paths) {
  EXPECT_EQ(path("/home"), "/home");
  EXPECT_EQ(path("https://b.example/home"), "/home");
  EXPECT_EQ(path("https://?:?/home/?"), "/home/?");
  EXPECT_EQ(path("@/home"), "/home");
  EXPECT_EQ(path("https://b.example"), "");
}

TEST(TargetUrlTest, WhetherAPathIsSpelled) {
  EXPECT_FALSE(url("/home").hidesPath());
  EXPECT_FALSE(url("/").hidesPath());
  EXPECT_FALSE(url("/?x/edit").hidesPath());
  EXPECT_FALSE(url("/*").hidesPath());
  EXPECT_FALSE(url("https://b.example").hidesPath());
  EXPECT_TRUE(url("/?").hidesPath());
  EXPECT_TRUE(url("https://b.example?").hidesPath());
  EXPECT_TRUE(url("https://b.example/?").hidesPath());
  EXPECT_TRUE(url("https://@?").hidesPath());
}
