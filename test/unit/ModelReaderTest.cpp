//===- ModelReaderTest.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ModelReader.h"
#include "Models/BuiltinModels.h"
#include "Models/ModelLibrary.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

using namespace redirect;
using testing::HasSubstr;
using testing::StartsWith;

static llvm::Expected<Model> read(llvm::StringRef Text) {
  return readModel(llvm::MemoryBufferRef(Text, "web.yaml"));
}

static std::string errorOf(llvm::StringRef Text) {
  llvm::Expected<Model> Read = read(Text);
  return Read ? "no error" : llvm::toString(Read.takeError());
}

TEST(ModelReaderTest, ReadsRoles) {
  llvm::Expected<Model> Read = read(R"(
framework: web
redirects:
  - {function: web::Response::redirect, location: 0, status: 1}
routes:
  - {function: web::Server::post, pattern: 0, handler: 1, methods: [POST, PUT]}
  - {function: web::Server::all, handler: 0, methods: any}
request:
  method: [web::Request::method]
)");
  ASSERT_TRUE(static_cast<bool>(Read)) << llvm::toString(Read.takeError());
  ASSERT_EQ(Read->Redirects.size(), 1U);
  EXPECT_EQ(Read->Redirects[0].Function, "web::Response::redirect");
  EXPECT_EQ(Read->Redirects[0].Status, 1U);
  ASSERT_EQ(Read->Routes.size(), 2U);
  EXPECT_EQ(Read->Routes[0].Pattern, 0U);
  const MethodList None;
  const MethodList First = Read->Routes[0].Methods.value_or(None);
  const MethodList Second = Read->Routes[1].Methods.value_or(None);
  EXPECT_EQ(First.methods(), MethodSet({Method::Post, Method::Put}));
  EXPECT_TRUE(First.isRestricted());
  EXPECT_EQ(Read->Routes[1].Pattern, std::nullopt);
  EXPECT_FALSE(Second.isRestricted());
  EXPECT_EQ(Read->Request.Method,
            std::vector<std::string>{"web::Request::method"});
}

TEST(ModelReaderTest, SaysWhereAKeyIsUnknown) {
  const std::string Error =
      errorOf("framework: web\n"
              "redirects:\n"
              "  - {function: f, location: 0, status: 1, state: 1}\n");
  EXPECT_THAT(Error, StartsWith("web.yaml:3:"));
  EXPECT_THAT(Error, HasSubstr("state"));
}

TEST(ModelReaderTest, SaysWhichKeyIsMissing) {
  EXPECT_THAT(errorOf("versions: 1 to 2\n"), HasSubstr("framework"));
}

TEST(ModelReaderTest, SaysWhatAMethodLooksLike) {
  const std::string Route = "framework: web\n"
                            "routes:\n"
                            "  - {function: f, handler: 0, methods: ";
  EXPECT_THAT(
      errorOf("framework: web\nroutes:\n  - {function: f, handler: 0}\n"),
      HasSubstr("one of 'methods' and 'methods-argument'"));
  for (const char *Wrong : {"[POTS]", "[1]", "some", "{a: b}"}) {
    const std::string Error = errorOf(Route + Wrong + "}\n");
    EXPECT_THAT(Error, StartsWith("web.yaml:3:")) << Wrong;
  }
  EXPECT_THAT(errorOf(Route + "[POTS]}\n"),
              HasSubstr("expected a method such as GET or POST"));
  EXPECT_THAT(errorOf(Route + "some}\n"), HasSubstr("expected 'any'"));
}

TEST(ModelReaderTest, TextThatIsNoYamlIsAnError) {
  EXPECT_THAT(errorOf("framework: [web\n"), StartsWith("web.yaml:"));
}

TEST(ModelLibraryTest, UnitThatKnowsAllGetsAllShippedModels) {
  const ModelLibrary Library;
  EXPECT_FALSE(builtinModels().empty());
  EXPECT_EQ(Library.modelsFor([](llvm::StringRef) { return true; }).size(),
            builtinModels().size());
}

TEST(ModelLibraryTest, UnitGetsTheModelsThatItMayNeed) {
  const ModelLibrary Library;
  EXPECT_TRUE(Library.modelsFor([](llvm::StringRef) { return false; }).empty());
  std::vector<std::string> Names;
  for (const Model *M : Library.modelsFor(
           [](llvm::StringRef Identifier) { return Identifier == "httplib"; }))
    Names.push_back(M->Framework);
  EXPECT_THAT(Names,
              testing::ElementsAre("cpp-httplib", "texts, beside all others"));
}
