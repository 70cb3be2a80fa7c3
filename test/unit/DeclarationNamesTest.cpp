//===- DeclarationNamesTest.cpp -------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/DeclarationNames.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "gtest/gtest.h"

using namespace redirect;

namespace {

class DeclarationNamesTest : public testing::Test {
protected:
  clang::ASTContext &context() { return Unit->getASTContext(); }

  std::unique_ptr<clang::ASTUnit> Unit = clang::tooling::buildASTFromCode(R"(
#define ORDERS_MAX 9
namespace orders {
template <typename T> struct Store { void keep(T); T operator()(); };
int operator""_orders(unsigned long long);
}
)");
};

} // namespace

TEST_F(DeclarationNamesTest, NamesAreFoundScopeByScope) {
  for (const char *Name :
       {"orders", "orders::Store", "orders::Store::keep",
        "orders::Store::operator()", "orders::operator\"\"_orders"})
    EXPECT_EQ(lookup(context(), Name).size(), 1U) << Name;
  for (const char *Name : {"Store", "orders::keep", "orders::Store::drop",
                           "invoices::Store", "orders::operator\"\"_invoices"})
    EXPECT_TRUE(lookup(context(), Name).empty()) << Name;
}

TEST_F(DeclarationNamesTest, MacrosAreToldFromOtherNames) {
  EXPECT_TRUE(isMacro(context(), "ORDERS_MAX"));
  EXPECT_FALSE(isMacro(context(), "orders"));
  EXPECT_FALSE(isMacro(context(), "ORDERS_MIN"));
}

// A unit that doesn't know a framework would seem to, once another model's
// names were looked up.
TEST_F(DeclarationNamesTest, AskingForANameDoesNotMakeItKnown) {
  const size_t Known = context().Idents.size();
  lookup(context(), "drogon::orm::Mapper");
  lookup(context(), "orders::Store::drop");
  lookup(context(), "orders::operator\"\"_invoices");
  isMacro(context(), "MHD_HTTP_FOUND");
  EXPECT_EQ(findIdentifier(context(), "drogon"), nullptr);
  EXPECT_EQ(context().Idents.size(), Known);
}
