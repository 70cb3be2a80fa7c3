//===- MadeFiles.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DescribedJson.h"
#include "Models/InputFile.h"
#include "Program/DescriptionLine.h"
#include "Program/RouteIndex.h"
#include "Redirects/Answer.h"
#include "Redirects/WholeProgram.h"
#include "ReportJson.h"
#include "Rounds.h"
#include "Targets.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"

using namespace clang;
using llvm::StringRef;
namespace json = llvm::json;

namespace redirect::fuzz {

void readCacheEntry(StringRef Text) {
  // Who can't name its hash gets nowhere: what follows is for the others.
  storedFor("key", Text);
  llvm::Expected<json::Value> Parsed = parseJson(Text);
  if (!Parsed)
    return llvm::consumeError(Parsed.takeError());
  const json::Object *Entry = Parsed->getAsObject();
  if (!Entry)
    return;
  describedFromJson(*Entry);
  reportsFromJson(*Entry);
  filesFromJson(Entry->getArray("files"));
}

/// \p Text as a description of this version: others end at their first line.
static std::string inThisVersion(StringRef Text) {
  if (Text.consume_front(DescriptionHeader))
    Text = Text.ltrim("0123456789");
  return (DescriptionHeader + llvm::Twine(DescriptionVersion) + Text).str();
}

void readUnitDescription(StringRef Text) {
  // A unit that asks what this one has to say.
  const std::string Other = inThisVersion("\tother.cpp\nend\t0\n");
  WholeProgram Program;
  for (const auto &[Said, Name] : {std::pair(inThisVersion(Text), "unit.txt"),
                                   std::pair(Other, "other.txt")})
    if (llvm::Error Problem =
            Program.add(llvm::MemoryBuffer::getMemBufferCopy(Said, Name)))
      return llvm::consumeError(std::move(Problem));
  Program.solve();
  Program.writeIndex(llvm::nulls());
  Program.routes();
  for (const StringRef Unit : {"routes.cpp", "other.cpp"}) {
    toldBy(Program.indexFor(Unit), Unit);
    Program.giversOf(Unit);
    Program.concerns(Unit);
    Program.statusFilesOf(Unit);
  }
}

/// Declares what the texts in test/fuzz/corpus/index are about.
static ASTUnit &unit() {
  static const std::unique_ptr<ASTUnit> Result =
      tooling::buildASTFromCodeWithArgs(
          R"(namespace httplib {
             struct Request { const char *path; };
             struct Response { int status; const char *location; };
             struct Server;
             }
             using namespace httplib;
             struct Moved { const char *to; };
             struct Handler {
               virtual void handle(const Request &, Response &) = 0;
               virtual bool accepts(const Request &);
               const char *kept;
             };
             struct Save : Handler {
               void handle(const Request &, Response &) override;
             };
             void go(Response &, const char *to, int code);
             void other(const Request &, Response &);
             void only(const Request &, Response &, const char *method);
             bool isPost(const Request &);
             using Served = void (*)(const Request &, Response &);
             Served make(int kind);
             void on(Server &, const char *path, Served handler);
             void moveAway(const Request &);)",
          {"-std=c++17"}, "/project/routes.cpp");
  return *Result;
}

static void askOf(const FunctionDecl &Function, const IndexOfUnit &Index) {
  Index.follows(Function);
  Index.isAsked(Function);
  Index.passedTo(Function);
  Index.passedToResultOf(Function);
  Index.summaryOf(Function);
  (void)Index.servicesOf(Function);
  (void)Index.servicesOfResultOf(Function);
  (void)Index.servicesOfOverridersOf(Function);
  Index.limitOfOverriders(Function);
  SummaryReader Reader;
  readAnswers(Index, visibleUsr(Function), Reader);
}

void readIndexFile(StringRef Text) {
  llvm::Expected<RouteIndex> Read = RouteIndex::parse(
      llvm::MemoryBuffer::getMemBufferCopy(Text, "routes.index"));
  if (!Read)
    return llvm::consumeError(Read.takeError());
  Read->findUnit("/project/routes.cpp");
  toldBy(Text, "routes.cpp");
  const IndexOfUnit Index(&*Read, "/project/routes.cpp", /*OthersMayAsk=*/true);
  Index.limit();
  for (const Decl *D :
       unit().getASTContext().getTranslationUnitDecl()->decls()) {
    if (const auto *Function = dyn_cast<FunctionDecl>(D))
      askOf(*Function, Index);
    const auto *Class = dyn_cast<CXXRecordDecl>(D);
    if (!Class)
      continue;
    (void)Index.answersTo(*Class);
    for (const CXXMethodDecl *Method : Class->methods())
      askOf(*Method, Index);
  }
}

} // namespace redirect::fuzz
