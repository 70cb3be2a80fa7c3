//===- NamesTest.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Names.h"
#include "gtest/gtest.h"

using namespace redirect;

TEST(NamesTest, LoggingIsAWordOfTheName) {
  for (const char *Name : {"log", "logAccess", "access_log", "Logger",
                           "fprintf", "log_error", "AuditLog", "info"})
    EXPECT_TRUE(traitsOfName(Name).IsLogging) << Name;
  for (const char *Name : {"login", "logIn", "log_out", "blog", "catalog",
                           "printer", "save", "RequestInfo", "send_info", ""})
    EXPECT_FALSE(traitsOfName(Name).IsLogging) << Name;
}

TEST(NamesTest, TheFirstWordSaysWhatAFunctionDoes) {
  for (const char *Name : {"save", "saveEntry", "SaveEntry", "insert_row"})
    EXPECT_TRUE(traitsOfName(Name).IsChange) << Name;
  for (const char *Name : {"savings", "isSaved", "rowInsert"})
    EXPECT_FALSE(traitsOfName(Name).IsChange) << Name;
  for (const char *Name : {"doLogin", "handle_upload", "onSubmit", "try_push"})
    EXPECT_TRUE(traitsOfName(Name).IsChange) << Name;
  for (const char *Name : {"do", "handleRequest", "onPage", "processing"})
    EXPECT_FALSE(traitsOfName(Name).IsChange) << Name;
  EXPECT_TRUE(traitsOfName("is_known").IsLook);
  EXPECT_TRUE(traitsOfName("findUser").IsLook);
  EXPECT_FALSE(traitsOfName("finder").IsLook);
  EXPECT_TRUE(traitsOfName("setScheme").IsFilling);
  EXPECT_FALSE(traitsOfName("commit").IsFilling);
  EXPECT_FALSE(traitsOfName("keep_alive").IsChange);
  EXPECT_TRUE(traitsOfName("touchSession").IsRenewal);
  EXPECT_FALSE(traitsOfName("isRenewed").IsRenewal);
}

TEST(NamesTest, AnyWordSaysThatRequestsAreCounted) {
  for (const char *Name : {"requests", "requestCount", "num_hits"})
    EXPECT_TRUE(traitsOfName(Name).IsCounting) << Name;
  for (const char *Name : {"orders", "country", "account"})
    EXPECT_FALSE(traitsOfName(Name).IsCounting) << Name;
}
