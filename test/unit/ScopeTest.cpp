//===- ScopeTest.cpp - Results don't depend on what is walked -------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ModelReader.h"
#include "Redirects/Redirects.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "gtest/gtest.h"

using namespace clang;
using namespace redirect;

namespace {

constexpr char WebHeader[] = R"(#pragma once
namespace web {
struct Request { const char *path; };
struct Response { void redirect(const char *, int = 302); };
using Handler = void (*)(const Request &, Response &);
void post(const char *, Handler);
})";

// A controller that registers its methods itself, and a helper.
constexpr char ControllerHeader[] = R"(#pragma once
#include "framework/web.h"
struct Orders {
  static void routes() { web::post("/orders", &Orders::save); }
  static void save(const web::Request &, web::Response &);
};
inline void sendOn(web::Response &res) { res.redirect("/elsewhere"); }
void pay(const web::Request &, web::Response &);)";

// A header that registers what another one declares.
constexpr char RoutesHeader[] = R"(#pragma once
#include "orders.h"
inline void addRoutes() { web::post("/pay", pay); })";

constexpr char WebModel[] = R"(
framework: web
redirects:
  - {function: web::Response::redirect, location: 0, status: 1}
routes:
  - {function: web::post, pattern: 0, handler: 1, methods: [POST]}
)";

/// The redirects that are found, as they are written, in a walk over all of the
/// unit or, as in a language server, over what the main file declares.
std::vector<std::string> found(const std::string &Code, bool MainFileOnly) {
  // The unit reads these texts as long as it lives.
  const tooling::FileContentMappings Headers = {{"framework/web.h", WebHeader},
                                                {"orders.h", ControllerHeader},
                                                {"routes.h", RoutesHeader}};
  const std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
      Code, {"-std=c++17"}, "orders.cpp", "scope-test",
      std::make_shared<PCHContainerOperations>(),
      tooling::getClangStripDependencyFileAdjuster(), Headers);
  if (!Unit || Unit->getDiagnostics().hasErrorOccurred())
    return {"error"};
  const SourceManager &Sources = Unit->getSourceManager();
  if (MainFileOnly) {
    std::vector<Decl *> Scope;
    llvm::copy_if(Unit->getASTContext().getTranslationUnitDecl()->decls(),
                  std::back_inserter(Scope), [&](const Decl *D) {
                    return Sources.isInMainFile(D->getLocation());
                  });
    Unit->getASTContext().setTraversalScope(Scope);
  }

  llvm::Expected<Model> Read =
      readModel(llvm::MemoryBufferRef(WebModel, "web.yaml"));
  if (!Read) {
    llvm::consumeError(Read.takeError());
    return {"error"};
  }
  const std::vector<const Model *> Models = {&*Read};
  std::vector<std::string> Texts;
  for (const Finding &F :
       UnitAnalysis(Unit->getASTContext(), {Models}).findings({}))
    Texts.push_back(llvm::StringRef(Sources.getCharacterData(F.location()))
                        .take_until([](char C) { return C == ')'; })
                        .str());
  return Texts;
}

} // namespace

TEST(ScopeTest, RoutesInAHeaderAreFoundFromTheHandler) {
  const std::string Code = R"(#include "orders.h"
void Orders::save(const web::Request &, web::Response &res) {
  res.redirect("/elsewhere");
})";
  const std::vector<std::string> Expected = {"redirect(\"/elsewhere\""};
  EXPECT_EQ(found(Code, false), Expected);
  EXPECT_EQ(found(Code, true), Expected);
}

TEST(ScopeTest, RoutesInAHeaderAreFoundFromAFunction) {
  const std::string Code = R"(#include "routes.h"
void pay(const web::Request &, web::Response &res) {
  res.redirect("/elsewhere");
})";
  const std::vector<std::string> Expected = {"redirect(\"/elsewhere\""};
  EXPECT_EQ(found(Code, false), Expected);
  EXPECT_EQ(found(Code, true), Expected);
}

TEST(ScopeTest, HelpersInAHeaderAreFoundFromTheirCalls) {
  const std::string Code = R"(#include "orders.h"
void addRoutes() {
  web::post("/x", [](const web::Request &, web::Response &res) {
    sendOn(res);
  });
})";
  const std::vector<std::string> Expected = {"redirect(\"/elsewhere\""};
  EXPECT_EQ(found(Code, false), Expected);
  EXPECT_EQ(found(Code, true), Expected);
}
