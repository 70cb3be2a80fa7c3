//===- ModelReaderTest.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ModelReader.h"
#include "Models/BuiltinModels.h"
#include "Models/ModelLibrary.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/raw_ostream.h"
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
  EXPECT_EQ(Read->Redirects[0].Function.Text, "web::Response::redirect");
  EXPECT_EQ(Read->Redirects[0].Status, 1U);
  ASSERT_EQ(Read->Routes.size(), 2U);
  EXPECT_EQ(Read->Routes[0].Pattern.Argument, 0U);
  const MethodList None;
  const MethodList First = Read->Routes[0].Methods.value_or(None);
  const MethodList Second = Read->Routes[1].Methods.value_or(None);
  EXPECT_EQ(First.methods(), MethodSet({Method::Post, Method::Put}));
  EXPECT_TRUE(First.isRestricted());
  EXPECT_EQ(Read->Routes[1].Pattern.Argument, std::nullopt);
  EXPECT_FALSE(Second.isRestricted());
  ASSERT_EQ(Read->Request.Method.size(), 1U);
  EXPECT_EQ(Read->Request.Method[0].Text, "web::Request::method");
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

TEST(ModelReaderTest, ReadsListsOfHeaders) {
  llvm::Expected<Model> Read = read(R"(
framework: web
header-lists:
  - {function: submit, list: 2, status: ":status"}
  - {field: web::Reply::headers}
routes:
  - {type: web::Handler, methods: any}
request:
  method-is-compared: true
)");
  ASSERT_TRUE(static_cast<bool>(Read)) << llvm::toString(Read.takeError());
  ASSERT_EQ(Read->HeaderLists.size(), 2U);
  EXPECT_EQ(Read->HeaderLists[0].List, 2U);
  EXPECT_EQ(Read->HeaderLists[0].Status, ":status");
  EXPECT_EQ(Read->HeaderLists[1].Field.Text, "web::Reply::headers");
  ASSERT_EQ(Read->Routes.size(), 1U);
  EXPECT_EQ(Read->Routes[0].Type.Text, "web::Handler");
  EXPECT_TRUE(Read->Request.MethodIsCompared);
}

TEST(ModelReaderTest, SaysWhatAListOfHeadersNeeds) {
  const std::string List = "framework: web\nheader-lists:\n  - ";
  EXPECT_THAT(errorOf(List + "{function: submit}\n"),
              HasSubstr("expected 'list', an argument"));
  EXPECT_THAT(errorOf(List + "{field: headers, list: 1}\n"),
              HasSubstr("expected 'list', an argument"));
  EXPECT_THAT(errorOf(List + "{list: 1}\n"),
              HasSubstr("expected one of 'function' and 'field'"));
}

TEST(ModelReaderTest, SaysWhatAMethodLooksLike) {
  const std::string Route = "framework: web\n"
                            "routes:\n"
                            "  - {function: f, handler: 0, methods: ";
  EXPECT_THAT(
      errorOf("framework: web\nroutes:\n  - {function: f, handler: 0}\n"),
      HasSubstr("expected 'methods', 'methods-argument'"));
  for (const char *Wrong : {"[POTS]", "[1]", "some", "{a: b}"}) {
    const std::string Error = errorOf(Route + Wrong + "}\n");
    EXPECT_THAT(Error, StartsWith("web.yaml:3:")) << Wrong;
  }
  EXPECT_THAT(errorOf(Route + "[POTS]}\n"),
              HasSubstr("expected a method such as GET or POST"));
  EXPECT_THAT(errorOf(Route + "some}\n"), HasSubstr("or 'any'"));
}

TEST(ModelReaderTest, TextThatIsNoYamlIsAnError) {
  EXPECT_THAT(errorOf("framework: [web\n"), StartsWith("web.yaml:"));
}

TEST(ModelReaderTest, NamesTheNearestKey) {
  EXPECT_EQ(errorOf("framework: web\nstatuses:\n  - {fuction: f, status: 0}\n"),
            "web.yaml:3:6: unknown key 'fuction'; did you mean 'function'?");
  EXPECT_EQ(errorOf("framework: web\nroute: []\n"),
            "web.yaml:2:1: unknown key 'route'; did you mean 'routes'?");
}

TEST(ModelReaderTest, NameThatCanNeverResolveIsAnError) {
  for (const char *Wrong :
       {"Foo::", "'::Foo'", "'a b'", "'Foo<int>::bar'", "'f()'", "1st", "''"}) {
    const std::string Error =
        errorOf((llvm::Twine("framework: web\nwork: [") + Wrong + "]\n").str());
    EXPECT_THAT(Error, StartsWith("web.yaml:2:8: expected a name such as"))
        << Wrong;
  }
}

TEST(ModelReaderTest, SaysWhatFormAValueHas) {
  const auto ErrorOf = [](llvm::StringRef Line) {
    return errorOf(("framework: web\n" + Line + "\n").str());
  };
  EXPECT_THAT(ErrorOf("work: a"), StartsWith("web.yaml:2:7: expected a list"));
  EXPECT_THAT(ErrorOf("request: a"),
              StartsWith("web.yaml:2:10: expected keys and values"));
  EXPECT_THAT(ErrorOf("redirects: [{function: f, location: a, status: 1}]"),
              StartsWith("web.yaml:2:37: expected a number"));
  EXPECT_THAT(ErrorOf("handlers-are-unregistered: maybe"),
              StartsWith("web.yaml:2:28: expected true or false"));
  EXPECT_THAT(ErrorOf("redirects: [{function: f, location: 0, sends: 200}]"),
              HasSubstr("301, 302, 303, 307 and 308"));
  EXPECT_THAT(ErrorOf("statuses: [{function: f, response: there}]"),
              HasSubstr("or 'result'"));
}

TEST(ModelReaderTest, EmptyTextIsAnError) {
  EXPECT_THAT(errorOf(""), HasSubstr("framework: NAME"));
  EXPECT_THAT(errorOf("# nothing\n"), HasSubstr("framework: NAME"));
}

/// The names of the models that a unit gets.
static std::vector<std::string>
frameworksFor(const ModelLibrary &Library,
              llvm::function_ref<bool(llvm::StringRef)> Knows,
              llvm::function_ref<bool(llvm::StringRef)> Mentions,
              const ModelSelection &Wanted = {}) {
  std::vector<std::string> Names;
  for (const Model *M :
       Library.modelsFor({Knows, Mentions}, Wanted, [](const std::string &) {})
           .Named)
    Names.push_back(M->Framework);
  return Names;
}

static bool yes(llvm::StringRef) { return true; }
static bool no(llvm::StringRef) { return false; }
static bool isHttplib(llvm::StringRef Identifier) {
  return Identifier == "httplib";
}

/// All texts but those beside which a model's own say nothing.
static bool allButUnless(llvm::StringRef Text) {
  return llvm::none_of(builtinModels(), [&](const BuiltinModel &M) {
    return llvm::is_contained(M.UnlessMentions, Text);
  });
}

TEST(ModelLibraryTest, UnitThatKnowsAllGetsAllShippedModels) {
  const ModelLibrary Library;
  const auto Clients = static_cast<size_t>(llvm::count_if(
      builtinModels(), [](const BuiltinModel &M) { return M.IsClient; }));
  EXPECT_NE(Clients, 0U);
  EXPECT_EQ(
      Library.clientsFor({yes, yes}, {}, [](const std::string &) {}).size(),
      Clients);
  EXPECT_EQ(frameworksFor(Library, yes, allButUnless).size(),
            builtinModels().size() - Clients);
}

TEST(ModelLibraryTest, WhatStartsScriptsIsNoneOfThem) {
  const ModelLibrary Library;
  const auto NamesVariable = [](llvm::StringRef Text) {
    return Text == "REQUEST_METHOD";
  };
  const auto StartsScripts = [](llvm::StringRef Text) {
    return Text == "REQUEST_METHOD" || Text == "execv";
  };
  EXPECT_THAT(frameworksFor(Library, no, NamesVariable),
              testing::Contains("CGI and FastCGI"));
  EXPECT_THAT(frameworksFor(Library, no, StartsScripts),
              testing::Not(testing::Contains("CGI and FastCGI")));
}

TEST(ModelLibraryTest, UnitGetsTheModelsThatItMayNeed) {
  const ModelLibrary Library;
  EXPECT_TRUE(frameworksFor(Library, no, no).empty());
  EXPECT_THAT(frameworksFor(Library, isHttplib, no),
              testing::ElementsAre(
                  "cpp-httplib", "texts, beside all others",
                  "devices, beside all others",
                  "logging, tracing and metrics, beside all others",
                  "storage, queues, processes and mail, beside all others"));
}

TEST(ModelLibraryTest, SelectionNarrowsTheModels) {
  const ModelLibrary Library;
  ModelSelection Wanted;
  Wanted.Frameworks = {"poco"};
  EXPECT_TRUE(frameworksFor(Library, isHttplib, no, Wanted).empty());
  EXPECT_THAT(frameworksFor(Library, yes, yes, Wanted),
              testing::Contains("POCO Net"));
  EXPECT_THAT(frameworksFor(Library, yes, yes, Wanted),
              testing::Not(testing::Contains("cpp-httplib")));
}

/// What is told of a user's file with \p Text to a unit of cpp-httplib.
static std::vector<std::string> problemsOf(llvm::StringRef Text) {
  llvm::SmallString<128> Path;
  int Descriptor = 0;
  EXPECT_FALSE(
      llvm::sys::fs::createTemporaryFile("model", "yaml", Descriptor, Path));
  llvm::raw_fd_ostream(Descriptor, /*shouldClose=*/true) << Text;
  const llvm::FileRemover Remover(Path);
  ModelSelection Wanted;
  Wanted.Files = {Path.str().str()};
  std::vector<std::string> Problems;
  ModelLibrary().modelsFor(
      {isHttplib, no}, Wanted,
      [&](const std::string &Problem) { Problems.push_back(Problem); });
  return Problems;
}

TEST(ModelLibraryTest, MistakesOfAUsersModelAreToldWhereItMatters) {
  const std::string Mistake = "statuses: web\n";
  const auto IsTold = [&](const std::string &Head) {
    return !problemsOf(Head + Mistake).empty();
  };
  EXPECT_TRUE(IsTold("framework: web\nidentifier: httplib\n"));
  EXPECT_TRUE(IsTold("identifier:   httplib # of web.h\nframework: web\n"));
  EXPECT_FALSE(IsTold("framework: web\nidentifier: web\n"));
  EXPECT_FALSE(IsTold("framework: web\r\nidentifier: web\r\n"));
  // Whatever doesn't say plainly what it is about.
  EXPECT_TRUE(IsTold("framework: web\n"));
  EXPECT_TRUE(IsTold("framework: web\nidentifer: web\n"));
  EXPECT_TRUE(IsTold("framework: web\nidentifier: 'web'\n"));
  EXPECT_TRUE(IsTold("framework: web\nidentifier:\n  web\n"));
  EXPECT_TRUE(problemsOf("framework: web\nidentifier: httplib\n").empty());
}
