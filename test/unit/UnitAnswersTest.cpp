//===- UnitAnswersTest.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/UnitAnswers.h"
#include "gtest/gtest.h"

using namespace redirect;

namespace {

UnitAnswers answers(llvm::StringRef ToOrders, llvm::StringRef ToPages) {
  UnitAnswers Result;
  Result.add("/shop/orders.cpp", ToOrders);
  Result.add("/shop/pages of it.cpp", ToPages);
  return Result;
}

} // namespace

TEST(UnitAnswersTest, OnlyUnitsWithAnotherAnswerDiffer) {
  const UnitAnswers Before = answers("GET", "GET");
  const UnitAnswers After = answers("POST", "GET");
  EXPECT_TRUE(Before.differFor("/shop/orders.cpp", After));
  EXPECT_FALSE(Before.differFor("/shop/pages of it.cpp", After));
  EXPECT_FALSE(Before.differFor("/shop/orders.cpp", answers("GET", "POST")));
}

TEST(UnitAnswersTest, AnyUnitMayBeMadeOfAHeader) {
  const UnitAnswers Before = answers("GET", "GET");
  EXPECT_TRUE(Before.differFor("/shop/orders.h", answers("POST", "GET")));
  EXPECT_FALSE(Before.differFor("/shop/orders.h", answers("GET", "GET")));
}

TEST(UnitAnswersTest, AUnitThatComesOrGoesDiffers) {
  UnitAnswers More = answers("GET", "GET");
  More.add("/shop/new.cpp", "GET");
  EXPECT_TRUE(More.differFor("/shop/new.cpp", answers("GET", "GET")));
  EXPECT_TRUE(UnitAnswers().differFor("/shop/new.cpp", More));
  EXPECT_FALSE(UnitAnswers().differFor("/shop/new.cpp", UnitAnswers()));
}

TEST(UnitAnswersTest, EachWayOfCompilingAFileCounts) {
  UnitAnswers Twice = answers("GET", "GET");
  Twice.add("/shop/orders.cpp", "POST");
  EXPECT_TRUE(Twice.differFor("/shop/orders.cpp", answers("GET", "GET")));
  EXPECT_TRUE(Twice.differFor("/shop/orders.cpp", answers("POST", "GET")));
}

TEST(UnitAnswersTest, WhatIsWrittenIsRead) {
  const UnitAnswers Written = answers("GET", "POST");
  std::string Text;
  llvm::raw_string_ostream To(Text);
  Written.write(To);
  EXPECT_TRUE(Written == UnitAnswers::read(To.str()));
  EXPECT_TRUE(Written ==
              UnitAnswers::read("no hash\n\n12\n" + To.str() + "1g x\n"));
  EXPECT_TRUE(UnitAnswers() == UnitAnswers::read(""));
}
