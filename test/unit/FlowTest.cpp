//===- FlowTest.cpp - R(p) on small functions -----------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactCollector.h"
#include "Models/ModelReader.h"
#include "Program/Program.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "gtest/gtest.h"

using namespace clang;
using namespace redirect;

namespace {

constexpr char WebHeader[] = R"(
namespace std {
struct string {
  string(const char *);
  ~string();
  const char *c_str() const;
  int compare(const char *) const;
};
string &operator+=(string &, const char *);
bool operator==(const string &, const char *);
bool operator==(const char *, const string &);
bool operator!=(const string &, const char *);
bool operator!=(const char *, const string &);
bool operator==(const string &, const string &);
bool operator!=(const string &, const string &);
}
extern "C" int strcmp(const char *, const char *);
namespace web {
struct Request { std::string method; std::string path; };
struct Response { void redirect(std::string, int = 302); };
}
)";

constexpr char WebModel[] = R"(
framework: web
redirects:
  - {function: web::Response::redirect, location: 0, status: 1}
request:
  method: [web::Request::method]
  target: [web::Request::path]
comparisons:
  - {function: strcmp, equal-is: zero}
  - {function: std::string::compare, equal-is: zero}
)";

/// The methods that can get from the entry of `handle`, whose body is \p Body,
/// to its call of `mark()`: "POST", "all", "all but GET" or "none". \p Before
/// stands in front of `handle`.
std::string reaching(const std::string &Body, const std::string &Before = "") {
  const std::string Code = "#include \"web.h\"\n"
                           "using namespace web;\n"
                           "void mark() { Response R; R.redirect(\"/\"); }\n" +
                           Before +
                           "\nvoid handle(const Request &req, Response &res, "
                           "bool flag) {\n" +
                           Body + "\n}\n";
  // The unit reads this text as long as it lives.
  const tooling::FileContentMappings Headers = {{"web.h", WebHeader}};
  const std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
      Code, {"-std=c++17", "-fcxx-exceptions"}, "handle.cpp", "flow-test",
      std::make_shared<PCHContainerOperations>(),
      tooling::getClangStripDependencyFileAdjuster(), Headers);
  if (!Unit || Unit->getDiagnostics().hasErrorOccurred())
    return "does not compile";

  llvm::Expected<Model> Read =
      readModel(llvm::MemoryBufferRef(WebModel, "web.yaml"));
  if (!Read)
    return llvm::toString(Read.takeError());
  const std::vector<const Model *> Models = {&*Read};
  const Vocabulary Words(Models, Unit->getASTContext());
  UnitFacts Facts = collectFacts(Unit->getASTContext(), Words);
  const Program Program(Unit->getASTContext(), Facts);

  MethodSet Reached;
  for (const FunctionDecl *Function : Program.functions())
    if (Function->getNameAsString() == "handle")
      for (const CallFlow &Call : Program.summary(*Function).Calls)
        if (Call.Callee->getNameAsString() == "mark")
          Reached |= Call.Reached.methods();
  if (Reached.empty())
    return "none";
  if (Reached == MethodSet::all())
    return "all";
  return Reached.contains(Method::Other) ? "all but " + (~Reached).str()
                                         : Reached.str();
}

} // namespace

TEST(FlowTest, EveryMethodReachesAnUnguardedCall) {
  EXPECT_EQ(reaching("mark();"), "all");
  EXPECT_EQ(reaching("if (flag) mark();"), "all");
  EXPECT_EQ(reaching("while (flag) mark();"), "all");
}

TEST(FlowTest, BranchAdmitsTheMethodItNames) {
  EXPECT_EQ(reaching(R"(if (req.method == "POST") mark();)"), "POST");
  EXPECT_EQ(reaching(R"(if ("POST" == req.method) mark();)"), "POST");
  EXPECT_EQ(reaching(R"(if (req.method != "POST") mark();)"), "all but POST");
  EXPECT_EQ(reaching(R"(if (!(req.method == "GET")) mark();)"), "all but GET");
  EXPECT_EQ(reaching(R"(if (req.method == "POST"); else mark();)"),
            "all but POST");
}

TEST(FlowTest, EarlyReturnTakesMethodsAway) {
  EXPECT_EQ(reaching(R"(if (req.method == "GET") return; mark();)"),
            "all but GET");
  EXPECT_EQ(reaching(R"(if (req.method != "PUT") return; mark();)"), "PUT");
  EXPECT_EQ(reaching(R"(if (req.method != "PUT") throw 405; mark();)"), "PUT");
  EXPECT_EQ(reaching(R"(for (int i = 0; i < 3; ++i) {
                          if (req.method == "GET") continue;
                          mark();
                        })"),
            "all but GET");
}

TEST(FlowTest, ConditionsCombine) {
  EXPECT_EQ(reaching(R"(if (req.method == "PUT" || req.method == "PATCH")
                          mark();)"),
            "PUT and PATCH");
  EXPECT_EQ(reaching(R"(if (req.method != "GET" && req.method != "HEAD")
                          mark();)"),
            "all but GET and HEAD");
  EXPECT_EQ(reaching(R"(if (flag && req.method == "PUT") mark();)"), "PUT");
  EXPECT_EQ(reaching(R"(if (flag || req.method == "PUT") mark();)"), "all");
  EXPECT_EQ(reaching(R"(if (!(req.method == "GET" || req.method == "HEAD"))
                          mark();)"),
            "all but GET and HEAD");
  EXPECT_EQ(reaching(R"(if (req.method == "PUT" && req.method == "POST")
                          mark();)"),
            "none");
  EXPECT_EQ(reaching(R"(req.method == "PUT" ? mark() : void();)"), "PUT");
  EXPECT_EQ(reaching(R"(req.method == "PUT" && (mark(), true);)"), "PUT");
}

TEST(FlowTest, BranchesUnite) {
  EXPECT_EQ(reaching(R"(if (req.method == "PUT") flag = true; mark();)"),
            "all");
  EXPECT_EQ(reaching(R"(if (req.method == "PUT") { mark(); return; }
                        if (req.method == "POST") mark();)"),
            "POST and PUT");
}

TEST(FlowTest, CComparisonsReadAsTheyAreWritten) {
  EXPECT_EQ(reaching(R"(if (strcmp(req.method.c_str(), "POST") == 0) mark();)"),
            "POST");
  EXPECT_EQ(reaching(R"(if (!strcmp("POST", req.method.c_str())) mark();)"),
            "POST");
  EXPECT_EQ(reaching(R"(if (strcmp(req.method.c_str(), "GET")) mark();)"),
            "all but GET");
  EXPECT_EQ(reaching(R"(if (0 != req.method.compare("GET")) mark();)"),
            "all but GET");
}

TEST(FlowTest, LocalsCarryTestsAndMethods) {
  EXPECT_EQ(reaching(R"(const bool isPost = req.method == "POST";
                        if (isPost) mark();)"),
            "POST");
  EXPECT_EQ(reaching(R"(const auto isWrite =
                            req.method == "POST" || req.method == "PUT";
                        if (!isWrite) return;
                        mark();)"),
            "POST and PUT");
  EXPECT_EQ(reaching(R"(const auto &m = req.method; if (m == "PUT") mark();)"),
            "PUT");
  EXPECT_EQ(reaching(R"(bool write = req.method == "PUT";
                        write = write || req.method == "POST";
                        if (write) mark();)"),
            "POST and PUT");
  EXPECT_EQ(reaching(R"(bool go = req.method == "PUT";
                        go = flag;
                        if (go) mark();)"),
            "all");
  EXPECT_EQ(reaching(R"(bool go = false;
                        if (req.method == "PUT") go = true;
                        if (go) mark();)"),
            "PUT");
}

TEST(FlowTest, SwitchOnANumberOfTheMethod) {
  EXPECT_EQ(reaching(R"(int kind = req.method == "GET" ? 0 : 1;
                        switch (kind) { case 0: return; default: mark(); })"),
            "all but GET");
}

TEST(FlowTest, FunctionsAreKnownByWhatTheyDo) {
  EXPECT_EQ(reaching("if (wants(req)) mark();", R"(
    bool wants(const Request &r) { return r.method == "POST"; })"),
            "POST");
  EXPECT_EQ(reaching("if (!isRead(req)) mark();", R"(
    bool isRead(const Request &r) {
      if (r.method == "GET") return true;
      return r.method == "HEAD";
    })"),
            "all but GET and HEAD");
  EXPECT_EQ(reaching("requirePost(req); mark();", R"(
    void requirePost(const Request &r) { if (r.method != "POST") throw 405; })"),
            "POST");
  EXPECT_EQ(reaching("requirePost(req); mark();", R"(
    [[noreturn]] void refuse();
    void requirePost(const Request &r) { if (r.method != "POST") refuse(); })"),
            "POST");
  EXPECT_EQ(reaching("refuse(); mark();", "void refuse() { throw 405; }"),
            "none");
  EXPECT_EQ(reaching("refuse(); mark();", "[[noreturn]] void refuse();"),
            "none");
}

TEST(FlowTest, CatchBlocksAreReachedFromTheirTry) {
  EXPECT_EQ(reaching(R"(if (req.method == "GET") return;
                        try { risk(); } catch (int) { mark(); })",
                     "void risk();"),
            "all but GET");
}

TEST(FlowTest, ConditionsOnOtherThingsKeepAllMethods) {
  EXPECT_EQ(reaching(R"(if (req.path == "POST") mark();)"), "all");
  EXPECT_EQ(
      reaching("if (isOpen(req)) mark();", "bool isOpen(const Request &);"),
      "all");
}

TEST(FlowTest, WhatWasATestOfTheMethodIsNoneWhenItHasBeenChanged) {
  EXPECT_EQ(reaching(R"(bool put = req.method == "PUT"; change(put);
                        if (put) mark();)",
                     "void change(bool &);"),
            "all");
}

TEST(FlowTest, TestsOfTheMethodThatAreNotUnderstoodLeaveDoubt) {
  const std::string Opaque = "bool wants(const std::string &);";
  EXPECT_EQ(reaching("if (wants(req.method)) mark();", Opaque), "none");
  EXPECT_EQ(reaching("if (!wants(req.method)) return; mark();", Opaque),
            "none");
  EXPECT_EQ(
      reaching("const bool go = wants(req.method); if (go) mark();", Opaque),
      "none");
  EXPECT_EQ(reaching("switch (kind(req.method)) { case 1: mark(); }",
                     "int kind(const std::string &);"),
            "none");
  // Where both ways have met again, all methods are there again.
  EXPECT_EQ(reaching("if (wants(req.method)) flag = true; mark();", Opaque),
            "all");
  EXPECT_EQ(reaching(R"(while (flag) {
                          if (wants(req.method)) count();
                          if (req.method == "PUT") mark();
                        })",
                     Opaque + "void count();"),
            "PUT");
  // What one of them has set tells which way it was.
  EXPECT_EQ(reaching(R"(if (wants(req.method)) flag = true;
                        if (flag) mark();)",
                     Opaque),
            "none");
  EXPECT_EQ(reaching(R"(bool go = flag;
                        if (wants(req.method)) flag = true;
                        if (go) mark();)",
                     Opaque),
            "all");
}

TEST(FlowTest, MethodIsKnownInTheParametersThatPassItOn) {
  EXPECT_EQ(reaching("if (wants(req.method)) mark();", R"(
    bool wants(const std::string &m) { return m == "POST"; })"),
            "POST");
  EXPECT_EQ(reaching("const auto &m = req.method; if (safe(m)) return; mark();",
                     R"(
    bool isGet(const std::string &m) { return m == "GET"; }
    bool safe(const std::string &m) { return isGet(m) || m == "HEAD"; })"),
            "all but GET and HEAD");
  // What another call passes is that call's own matter.
  EXPECT_EQ(reaching("if (is(req.method)) mark(); is(req.path);", R"(
    bool is(const std::string &m) { return m == "POST"; })"),
            "POST");
  EXPECT_EQ(reaching("if (is(req.path)) mark();", R"(
    bool is(const std::string &m) { return m == "POST"; })"),
            "all");
}

TEST(FlowTest, FlagsDecideWhatACallDoes) {
  const std::string Go = R"(
    void go(const Request &req, bool strict, bool lax, int kind) {
      if (strict && req.method != "GET") return;
      if (lax) { if (kind == 2) mark(); return; }
      mark();
    })";
  EXPECT_EQ(reaching("go(req, true, false, 0);", Go), "GET");
  EXPECT_EQ(reaching("go(req, false, false, 0);", Go), "all");
  EXPECT_EQ(reaching("go(req, false, true, 0);", Go), "none");
  EXPECT_EQ(reaching("go(req, true, true, 2);", Go), "GET");
  EXPECT_EQ(reaching("go(req, req.method != \"PUT\", false, 0);", Go),
            "GET and PUT");
  // What isn't known may be either.
  EXPECT_EQ(reaching("go(req, flag, false, 0);", Go), "all");
}

TEST(FlowTest, GuardsTravelThroughFunctions) {
  const std::string Chain = R"(
    void last(bool post) { if (post) mark(); }
    void third(bool read) { last(!read); }
    void second(bool post) { third(!post); })";
  EXPECT_EQ(reaching(R"(second(req.method == "POST");)", Chain), "POST");
  const std::string Is = R"(
    bool is(const Request &req, const std::string &wanted) {
      return req.method == wanted;
    }
    bool either(const Request &req, const std::string &one,
                const std::string &other) {
      return is(req, one) || is(req, other);
    })";
  EXPECT_EQ(reaching(R"(if (either(req, "PUT", "POST")) mark();)", Is),
            "POST and PUT");
  EXPECT_EQ(reaching(R"(if (!is(req, "GET")) mark();)", Is), "all but GET");
  // Which method that is nobody knows.
  EXPECT_EQ(reaching("if (is(req, req.path)) mark();", Is), "none");
  EXPECT_EQ(reaching(R"(if (is(req, "GET") || is(req, req.path)) mark();)", Is),
            "GET");
}

TEST(FlowTest, RefusalsAreToldWhatToRefuse) {
  const std::string Require = R"(
    void require(const Request &req, const std::string &wanted, bool strict) {
      if (strict && req.method != wanted) throw 405;
    })";
  EXPECT_EQ(reaching(R"(require(req, "POST", true); mark();)", Require),
            "POST");
  EXPECT_EQ(reaching(R"(require(req, "POST", false); mark();)", Require),
            "all");
}

TEST(FlowTest, TemporariesInConditionsChangeNothing) {
  const std::string Has = "bool has(const std::string &);";
  EXPECT_EQ(reaching(R"(if (req.method == "GET" && has("X")) mark();)", Has),
            "GET");
  EXPECT_EQ(reaching(R"(if (has("X") && req.method == "GET") mark();)", Has),
            "GET");
  EXPECT_EQ(
      reaching(R"(if (req.method == "POST" || has("X")) return; mark();)", Has),
      "all but POST");
  EXPECT_EQ(reaching(R"(while (req.method != "GET" && has("X")) mark();)", Has),
            "all but GET");
}

TEST(FlowTest, ManyConditionsOnOneTextCostNoMoreThanTheyAre) {
  std::string Body = "std::string html = \"\";";
  for (unsigned I = 0; I != 200; ++I)
    Body += "if (flag) html += \"x\";";
  EXPECT_EQ(reaching(Body + "mark();"), "all");
}

TEST(FlowTest, DeadCodeIsReachedByNone) {
  EXPECT_EQ(reaching("return; mark();"), "none");
  EXPECT_EQ(reaching("if (false) mark();"), "none");
  EXPECT_EQ(reaching("if constexpr (1 > 2) mark();"), "none");
}

TEST(FlowTest, WhatARefusalThrowsIsCaughtForOtherMethods) {
  EXPECT_EQ(reaching(R"(try { requirePost(req); mark(); } catch (int) {})",
                     R"(void requirePost(const Request &req) {
                          if (req.method != "POST") throw 405;
                        })"),
            "POST");
  EXPECT_EQ(reaching(R"(try { requirePost(req); } catch (int) { mark(); })",
                     R"(void requirePost(const Request &req) {
                          if (req.method != "POST") throw 405;
                        })"),
            "all");
}

TEST(FlowTest, PredicateThatIsToldAMethodIsLookedAtForIt) {
  const std::string Is = R"(bool is(const Request &req, const std::string &m) {
                              return req.path != "/" && req.method == m.c_str();
                            })";
  EXPECT_EQ(reaching(R"(if (is(req, "PUT")) mark();)", Is), "PUT");
  EXPECT_EQ(reaching(R"(if (!is(req, req.path)) mark();)", Is), "none");
}
