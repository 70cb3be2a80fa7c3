//===- StatusTextTest.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Fixes/StatusText.h"
#include "gtest/gtest.h"

using namespace redirect;

TEST(StatusTextTest, CodeAndPhraseChangeTogether) {
  EXPECT_EQ(respellStatusText("\"302 Found\"", 302, 307),
            "\"307 Temporary Redirect\"");
  EXPECT_EQ(respellStatusText("R\"(301 Moved Permanently)\"", 301, 308),
            "R\"(308 Permanent Redirect)\"");
  EXPECT_EQ(
      respellStatusText("\"HTTP/1.1 302 Found\\r\\nServer: x\"", 302, 303),
      "\"HTTP/1.1 303 See Other\\r\\nServer: x\"");
  EXPECT_EQ(respellStatusText("u8\"302\"", 302, 303), "u8\"303\"");
}

TEST(StatusTextTest, PhraseKeepsItsCase) {
  EXPECT_EQ(respellStatusText("\"302 FOUND\"", 302, 303), "\"303 SEE OTHER\"");
  EXPECT_EQ(respellStatusText("\"302 moved temporarily\"", 302, 307),
            "\"307 temporary redirect\"");
}

TEST(StatusTextTest, WrongPhraseIsPutRight) {
  EXPECT_EQ(respellStatusText("\"301 OK\"", 301, 308),
            "\"308 Permanent Redirect\"");
  EXPECT_EQ(respellStatusText("\"302 Redirect\"", 302, 307),
            "\"307 Temporary Redirect\"");
}

TEST(StatusTextTest, OtherNumbersAreNoStatus) {
  EXPECT_EQ(respellStatusText("\"3020\"", 302, 307), std::nullopt);
  EXPECT_EQ(respellStatusText("\"1302\"", 302, 307), std::nullopt);
  EXPECT_EQ(respellStatusText("\"302 or 302\"", 302, 307), std::nullopt);
}

TEST(StatusTextTest, PhraseAlone) {
  EXPECT_EQ(respellPhrase("Found", 302, 303), "See Other");
  EXPECT_EQ(respellPhrase("MOVED TEMPORARILY", 302, 307), "TEMPORARY REDIRECT");
  EXPECT_EQ(respellPhrase("Gone away", 302, 303), std::nullopt);
}

TEST(StatusTextTest, NamesOfConstantsInOneList) {
  const auto First = [](llvm::StringRef Name, int Old, int New) {
    const auto Names = namesBeside(Name, Old, New);
    return Names.empty() ? "" : Names.front();
  };
  EXPECT_EQ(First("MHD_HTTP_FOUND", 302, 303), "MHD_HTTP_SEE_OTHER");
  EXPECT_EQ(First("HTTP_MOVED_PERMANENTLY", 301, 308),
            "HTTP_PERMANENT_REDIRECT");
  EXPECT_EQ(First("kFound", 302, 307), "kTemporaryRedirect");
  EXPECT_EQ(First("status_found", 302, 307), "status_temporary_redirect");
  EXPECT_EQ(First("REDIRECTION", 302, 303), "");
  using Names = llvm::SmallVector<std::string, 3>;
  EXPECT_EQ(namesBeside("HTTP_MOVEPERM", 301, 302),
            (Names{"HTTP_FOUND", "HTTP_MOVED_TEMPORARILY", "HTTP_MOVETEMP"}));
}
