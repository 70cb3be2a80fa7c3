//===- ForeignFilesTest.cpp - Which files the project didn't write --------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ForeignFiles.h"
#include "Models/ModelReader.h"
#include "Models/Vocabulary.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/Support/Path.h"
#include "gmock/gmock.h"

using namespace clang;
using namespace redirect;
using testing::UnorderedElementsAre;

namespace {

constexpr char WebModel[] = R"(
framework: web
identifier: web
redirects:
  - {function: web::Response::redirect, location: 0, status: 1}
request:
  method: [web::Request::method]
method-names:
  GET: [WEB_GET]
texts:
  - {function: text_join, pieces: 0}
handlers:
  - {function: WebHandler::handle, methods: any}
)";

constexpr char WebHeader[] = R"(#pragma once
namespace web {
struct Request { const char *method() const; };
struct Response { void redirect(const char *, int = 302); };
void listen();
})";

/// The files of a unit, by their paths.
using Files = tooling::FileContentMappings;

/// The files that the project wrote, of a unit whose main file has \p Code.
std::vector<std::string> ownFiles(const Files &Headers,
                                  const std::vector<std::string> &Flags,
                                  const std::string &Code,
                                  const std::string &Main = "/shop/src/a.cpp") {
  std::vector<std::string> Arguments = {"-std=c++17"};
  Arguments.insert(Arguments.end(), Flags.begin(), Flags.end());
  const std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
      Code, Arguments, Main, "foreign-files-test",
      std::make_shared<PCHContainerOperations>(),
      tooling::getClangStripDependencyFileAdjuster(), Headers);
  if (!Unit || Unit->getDiagnostics().hasErrorOccurred())
    return {"error"};
  llvm::Expected<Model> Read =
      readModel(llvm::MemoryBufferRef(WebModel, "web.yaml"));
  if (!Read)
    return {llvm::toString(Read.takeError())};
  const std::vector<const Model *> Models = {&*Read};
  const Vocabulary Words(Models, Unit->getASTContext());
  const SourceManager &Sources = Unit->getSourceManager();
  ForeignFiles Foreign(Sources, Words.frameworkPlaces());
  std::vector<std::string> Own;
  for (unsigned I = 0; I != Sources.local_sloc_entry_size(); ++I) {
    const FileID File = Sources.getFileID(SourceLocation::getFromRawEncoding(
        Sources.getLocalSLocEntry(I).getOffset()));
    const OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
    if (!Entry || Foreign.contains(File))
      continue;
    llvm::SmallString<128> Name(Entry->getName());
    llvm::sys::path::remove_dots(Name, /*remove_dot_dot=*/true);
    if (!llvm::is_contained(Own, Name))
      Own.push_back(Name.str().str());
  }
  return Own;
}

const std::vector<std::string> BothFlags = {"-I", "-isystem"};

} // namespace

TEST(ForeignFilesTest, AFrameworksFirstFolderIsForeign) {
  const Files Headers = {{"/deps/web/server.h", WebHeader},
                         {"/deps/web/extra/pages.h", ""},
                         {"/shop/include/orders.h", ""}};
  for (const std::string &Flag : BothFlags)
    EXPECT_THAT(
        ownFiles(Headers, {Flag + "/deps", "-I/shop/include"},
                 "#include <orders.h>\n#include <web/extra/pages.h>\n"
                 "#include <web/server.h>\n"),
        UnorderedElementsAre("/shop/src/a.cpp", "/shop/include/orders.h"));
}

TEST(ForeignFilesTest, TheFolderOfAHeaderWithoutOneIsForeign) {
  const Files Headers = {{"/shop/third_party/web.h", WebHeader},
                         {"/shop/third_party/parts.h", ""},
                         {"/shop/include/orders.h", ""}};
  for (const std::string &Flag : BothFlags)
    EXPECT_THAT(
        ownFiles(Headers, {Flag + "/shop/third_party", "-I/shop/include"},
                 "#include <parts.h>\n#include \"orders.h\"\n"
                 "#include \"web.h\"\n"),
        UnorderedElementsAre("/shop/src/a.cpp", "/shop/include/orders.h"));
}

TEST(ForeignFilesTest, BesideTheProjectsHeadersTheHeaderAloneIsForeign) {
  const Files Headers = {{"/shop/include/web.h", WebHeader},
                         {"/shop/include/orders.h", ""},
                         {"/shop/include/pages.h", ""}};
  const std::vector<std::string> Own = {
      "/shop/src/a.cpp", "/shop/include/orders.h", "/shop/include/pages.h"};
  EXPECT_THAT(ownFiles(Headers, {"-I/shop/include"},
                       "#include \"orders.h\"\n#include <pages.h>\n"
                       "#include \"web.h\"\n"),
              testing::UnorderedElementsAreArray(Own));
  EXPECT_THAT(ownFiles(Headers, {"-I/shop"},
                       "#include <include/pages.h>\n"
                       "#include \"include/web.h\"\n"
                       "#include \"include/orders.h\"\n"),
              testing::UnorderedElementsAreArray(Own));
  EXPECT_THAT(ownFiles(Headers, {},
                       "#include \"../include/web.h\"\n"
                       "#include \"../include/pages.h\"\n"
                       "#include \"../include/orders.h\"\n"),
              testing::UnorderedElementsAreArray(Own));
}

TEST(ForeignFilesTest, BesideTheMainFileTheHeaderAloneIsForeign) {
  const Files Headers = {{"/shop/src/web.h", WebHeader},
                         {"/shop/src/orders.h", ""}};
  EXPECT_THAT(ownFiles(Headers, {"-I/shop/src"},
                       "#include <orders.h>\n#include \"web.h\"\n"),
              UnorderedElementsAre("/shop/src/a.cpp", "/shop/src/orders.h"));
}

TEST(ForeignFilesTest, AFolderOfItsOwnBelowTheProjectsIsForeign) {
  const Files Headers = {{"/shop/src/net/web/server.h", WebHeader},
                         {"/shop/src/net/web/extra.h", ""},
                         {"/shop/src/net/orders.h", ""}};
  EXPECT_THAT(
      ownFiles(Headers, {"-I/shop/src"},
               "#include <net/web/extra.h>\n#include \"net/orders.h\"\n"
               "#include \"net/web/server.h\"\n"),
      UnorderedElementsAre("/shop/src/a.cpp", "/shop/src/net/orders.h"));
}

TEST(ForeignFilesTest, WhatAFrameworkIncludesIsForeign) {
  const Files Headers = {
      {"/shop/include/web.h", std::string("#include \"loop.h\"\n") + WebHeader},
      {"/shop/include/loop.h", "#include <json/json.h>"},
      {"/shop/json/json/json.h", ""},
      {"/shop/include/orders.h", "#include \"web.h\"\n#include \"items.h\""},
      {"/shop/include/items.h", ""}};
  EXPECT_THAT(ownFiles(Headers, {"-I/shop/include", "-I/shop/json"},
                       "#include \"orders.h\"\n"),
              UnorderedElementsAre("/shop/src/a.cpp", "/shop/include/orders.h",
                                   "/shop/include/items.h"));
}

TEST(ForeignFilesTest, AFolderCalledAsTheFrameworksNamespaceIsForeign) {
  const Files Headers = {
      {"/deps/core/web/server.h", WebHeader},
      {"/deps/util/web/log.h", "namespace web { struct Log {}; }"},
      {"/shop/src/web/orders.h", "using namespace web;"}};
  EXPECT_THAT(
      ownFiles(Headers, {"-I/deps/core", "-I/deps/util", "-I/shop/src"},
               "#include \"web/log.h\"\n#include \"web/server.h\"\n"
               "#include \"web/orders.h\"\n"),
      UnorderedElementsAre("/shop/src/a.cpp", "/shop/src/web/orders.h"));
}

TEST(ForeignFilesTest, WhatIsInstalledIsForeign) {
  const Files Headers = {{"/usr/include/pages.h", ""},
                         {"/usr/local/include/more.h", ""},
                         {"/opt/boost/include/rest.h", ""},
                         {"/usr2/include/orders.h", ""}};
  const std::string Code = "#include \"pages.h\"\n#include \"more.h\"\n"
                           "#include \"rest.h\"\n#include \"orders.h\"\n";
  const std::vector<std::string> Flags = {
      "-I/shop/../usr/include", "-I/usr/local/include", "-I/opt/boost/include",
      "-I/usr2/include"};
  EXPECT_THAT(
      ownFiles(Headers, Flags, Code),
      UnorderedElementsAre("/shop/src/a.cpp", "/usr2/include/orders.h"));
}

TEST(ForeignFilesTest, AProjectMayBeBuiltBelowASystemsFolder) {
  const Files Headers = {{"/usr/src/shop/orders.h", ""},
                         {"/usr/include/pages.h", ""}};
  EXPECT_THAT(
      ownFiles(Headers, {"-I/usr/include"},
               "#include \"orders.h\"\n#include <pages.h>\n",
               "/usr/src/shop/a.cpp"),
      UnorderedElementsAre("/usr/src/shop/a.cpp", "/usr/src/shop/orders.h"));
}

TEST(ForeignFilesTest, AFrameworksSourcesAreForeign) {
  const Files Headers = {{"/shop/src/web.h", WebHeader},
                         {"/shop/src/helper.h", ""},
                         {"/deps/web/server.h", WebHeader},
                         {"/deps/web/pages.h", "void page();"}};
  // By its name, and what it defines
  EXPECT_THAT(ownFiles(Headers, {},
                       "#include \"web.h\"\nnamespace web { void listen() {} }",
                       "/shop/src/web.cc"),
              UnorderedElementsAre());
  EXPECT_THAT(ownFiles(Headers, {"-I/deps"},
                       "#include <web/server.h>\n#include <web/pages.h>\n"
                       "void page() {}",
                       "/deps/src/pages.cc"),
              UnorderedElementsAre());
  // By what it defines
  EXPECT_THAT(ownFiles(Headers, {"-I/deps"},
                       "#include <web/server.h>\n#include \"helper.h\"\n"
                       "void web::Response::redirect(const char *, int) {}\n"),
              UnorderedElementsAre());
  // Another file may be called like a framework, and lie beside it.
  EXPECT_THAT(ownFiles(Headers, {}, "#include \"web.h\"\nvoid page() {}",
                       "/shop/src/web.cc"),
              UnorderedElementsAre("/shop/src/web.cc"));
  EXPECT_THAT(ownFiles(Headers, {"-I/deps"}, "#include <web/server.h>\n",
                       "/shop/src/server.cpp"),
              UnorderedElementsAre("/shop/src/server.cpp"));
  // What it declares itself, it may define.
  EXPECT_THAT(ownFiles({}, {},
                       std::string(WebHeader) +
                           "\nvoid web::Response::redirect(const char *, int) "
                           "{}\n"),
              UnorderedElementsAre("/shop/src/a.cpp"));
}

TEST(ForeignFilesTest, OneNameOfManyMakesNoFramework) {
  const Files Headers = {
      {"/deps/web/server.h", WebHeader},
      {"/shop/include/shop/verbs.h", "enum Verb { WEB_GET, WEB_POST };"},
      {"/shop/include/shop/text.h",
       "inline const char *text_join(const char *a) { return a; }"},
      {"/shop/include/shop/handler.h",
       "struct WebHandler { virtual void handle(); };"},
      {"/shop/include/shop/ahead.h", "namespace web { struct Response; }"}};
  EXPECT_THAT(
      ownFiles(Headers, {"-I/deps", "-I/shop/include"},
               "#include <web/server.h>\n#include <shop/verbs.h>\n"
               "#include <shop/text.h>\n#include <shop/handler.h>\n"
               "#include <shop/ahead.h>\nvoid WebHandler::handle() {}\n"),
      UnorderedElementsAre("/shop/src/a.cpp", "/shop/include/shop/verbs.h",
                           "/shop/include/shop/text.h",
                           "/shop/include/shop/handler.h",
                           "/shop/include/shop/ahead.h"));
}
