//===- FormatsTest.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Formats.h"
#include "gtest/gtest.h"

using namespace redirect;

/// The parts of a format, with "<2>" for the place that argument 2 fills.
static std::string parts(llvm::StringRef Format, FormatStyle Style,
                         unsigned NumArguments = 0) {
  std::string Result;
  for (const FormatPart &Part : readFormat(Format, Style, NumArguments))
    Result += Part.Argument ? "<" + std::to_string(*Part.Argument) + ">"
                            : Part.Characters.str();
  return Result;
}

static std::string printed(llvm::StringRef Format, unsigned NumArguments = 0) {
  return parts(Format, FormatStyle::Printf, NumArguments);
}

TEST(FormatsTest, PrintfPlacesTakeArgumentsInOrder) {
  EXPECT_EQ(printed("https://%s:%d%s"), "https://<0>:<1><2>");
  EXPECT_EQ(printed("%-20s|%05.2f|%#lx"), "<0>|<1>|<2>");
  EXPECT_EQ(printed("%zu %lld %hhu"), "<0> <1> <2>");
}

TEST(FormatsTest, WidthsAndLengthsAreArgumentsToo) {
  EXPECT_EQ(printed("%.*s%s"), "<1><2>");
  EXPECT_EQ(printed("%-*s%s"), "<1><2>");
  EXPECT_EQ(printed("%*.*f%s"), "<2><3>");
  const auto Parts = readFormat("%.*s", FormatStyle::Printf, 2);
  ASSERT_EQ(Parts.size(), 1U);
  EXPECT_EQ(Parts[0].Length, 0U);
}

TEST(FormatsTest, NumberedPlacesTakeTheirOwn) {
  EXPECT_EQ(printed("https://%2$s%1$s"), "https://<1><0>");
  EXPECT_EQ(printed("%3$.*1$s"), "<2>");
}

TEST(FormatsTest, OneCharacterOfAnEscapeStays) {
  EXPECT_EQ(printed("100%%%s"), "100%<0>");
  EXPECT_EQ(parts("{{{}}}", FormatStyle::Braces), "{<0>}");
  EXPECT_EQ(parts("$$$0", FormatStyle::Dollars), "$<0>");
}

TEST(FormatsTest, WhatIsNoPlaceStays) {
  EXPECT_EQ(printed("{\"to\":\"%s\"}"), "{\"to\":\"<0>\"}");
  EXPECT_EQ(printed("100%"), "100%");
  EXPECT_EQ(parts("a%sb", FormatStyle::Braces), "a%sb");
  EXPECT_EQ(parts("a{b", FormatStyle::Braces), "a{b");
  EXPECT_EQ(parts("50% of %1", FormatStyle::Numbered), "50% of <0>");
}

TEST(FormatsTest, WhatAFunctionPrintsTakesTheRest) {
  EXPECT_EQ(printed("%s%M%s", 5), "<0><1><4>");
}

TEST(FormatsTest, OtherStyles) {
  EXPECT_EQ(parts("{}{:>8}{1}", FormatStyle::Braces), "<0><1><1>");
  EXPECT_EQ(parts("{:.{}}{}", FormatStyle::Braces), "<0><2>");
  EXPECT_EQ(parts("$1$0", FormatStyle::Dollars), "<1><0>");
  EXPECT_EQ(parts("%2/%L1/%1%", FormatStyle::Numbered), "<1>/<0>/<0>");
}
