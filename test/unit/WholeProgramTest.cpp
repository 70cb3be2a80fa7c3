//===- WholeProgramTest.cpp - Units that are told of each other -----------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/WholeProgram.h"
#include "Http/Status.h"
#include "Models/ModelReader.h"
#include "Program/DescriptionLine.h"
#include "Redirects/Redirects.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "gmock/gmock.h"

using namespace clang;
using namespace redirect;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

namespace {

constexpr char WebHeader[] = R"(
namespace std {
struct string {
  string(const char *);
  string(const string &);
  ~string();
};
string operator+(const char *, const string &);
bool operator==(const string &, const char *);
bool operator!=(const string &, const char *);
}
namespace web {
struct Request { std::string method; std::string path; std::string body; };
struct Response { void redirect(std::string, int = 302); };
using Handler = void (*)(const Request &, Response &);
struct Server {
  void Get(const char *, Handler);
  void Post(const char *, Handler);
  void Any(const char *, Handler);
};
}
using namespace web;
)";

constexpr char WebModel[] = R"(
framework: web
redirects:
  - {function: web::Response::redirect, location: 0, status: 1}
routes:
  - {function: web::Server::Get, pattern: 0, methods: [GET, HEAD]}
  - {function: web::Server::Post, pattern: 0, methods: [POST]}
  - {function: web::Server::Any, pattern: 0, methods: any}
request:
  method: [web::Request::method]
  target: [web::Request::path]
  body: [web::Request::body]
)";

/// What the checks would say of one unit, as "orders.cpp:3 POST 302 forward".
class Program {
public:
  Program(std::initializer_list<std::pair<std::string, std::string>> Files) {
    llvm::Expected<Model> Read =
        readModel(llvm::MemoryBufferRef(WebModel, "web.yaml"));
    if (!Read)
      llvm::report_fatal_error(Read.takeError());
    Web = std::move(*Read);
    for (const auto &[Name, Code] : Files)
      add(Name, Code);
    // What a function does may depend on what it calls in another unit.
    for (int Round = 0; Round != 4; ++Round)
      reduce();
  }

  std::vector<std::string> findings() {
    std::vector<std::string> Result;
    for (const auto &[Name, Unit] : Units) {
      const UnitAnalysis Analysis(Unit->getASTContext(), {{&Web}},
                                  Index ? &*Index : nullptr);
      for (const Finding &F : Analysis.findings({})) {
        const unsigned Line =
            Unit->getSourceManager().getSpellingLineNumber(F.location());
        Result.push_back(Name + ":" + std::to_string(Line) + " " +
                         F.Methods.str() + " " + std::to_string(F.Code) + " " +
                         meaningName(F.Means).str());
      }
    }
    return Result;
  }

  std::string text() const { return Text; }
  std::string textFor(llvm::StringRef Unit) const {
    return Whole->indexFor(Unit);
  }
  std::vector<RouteEntry> routes() const { return Whole->routes(); }

private:
  void add(const std::string &Name, const std::string &Code) {
    // The units read this text as long as they live.
    static const tooling::FileContentMappings Headers = {{"/web.h", WebHeader}};
    std::unique_ptr<ASTUnit> Unit = tooling::buildASTFromCodeWithArgs(
        "#include \"/web.h\"\n" + Code, {"-std=c++17", "-fcxx-exceptions"},
        Name, "program-test", std::make_shared<PCHContainerOperations>(),
        tooling::getClangStripDependencyFileAdjuster(), Headers);
    EXPECT_FALSE(Unit->getDiagnostics().hasErrorOccurred()) << Name;
    Units[Name] = std::move(Unit);
  }

  void reduce() {
    Whole = std::make_unique<WholeProgram>();
    for (const auto &[Name, Unit] : Units) {
      const std::string Described = UnitAnalysis::describe(
          Unit->getASTContext(), {{&Web}}, Index ? &*Index : nullptr, {"/"});
      if (llvm::Error E =
              Whole->add(llvm::MemoryBuffer::getMemBufferCopy(Described, Name)))
        llvm::report_fatal_error(std::move(E));
    }
    Whole->solve();
    Text.clear();
    llvm::raw_string_ostream To(Text);
    Whole->writeIndex(To);
    llvm::Expected<RouteIndex> Read =
        RouteIndex::parse(llvm::MemoryBuffer::getMemBufferCopy(Text, "index"));
    if (!Read)
      llvm::report_fatal_error(Read.takeError());
    Index.emplace(std::move(*Read));
  }

  Model Web;
  std::map<std::string, std::unique_ptr<ASTUnit>> Units;
  std::unique_ptr<WholeProgram> Whole;
  std::optional<RouteIndex> Index;
  std::string Text;
};

} // namespace

TEST(WholeProgramTest, HandlerIsRegisteredInAnotherUnit) {
  Program P{{"/routes.cpp", "void move(const Request &, Response &);\n"
                            "void show(const Request &, Response &);\n"
                            "void serve(Server &s) {\n"
                            "  s.Post(\"/a\", move); s.Get(\"/b\", show);\n"
                            "}\n"},
            {"/orders.cpp", "void move(const Request &req, Response &res) {\n"
                            "  res.redirect(\"https://b\" + req.path);\n"
                            "}\n"
                            "void show(const Request &req, Response &res) {\n"
                            "  res.redirect(\"https://b\" + req.path);\n"
                            "}\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/orders.cpp:3 POST 302 forward"));
}

// Names of files are bytes, an index is UTF-8.
TEST(WholeProgramTest, NamesOfFilesAreOfAnyBytes) {
  Program P{{"/rout\xe9s.cpp", "void move(const Request &, Response &);\n"
                               "void serve(Server &s) {\n"
                               "  s.Post(\"/it\xe9m\", move);\n"
                               "}\n"},
            {"/ord\xe9rs.cpp",
             "void move(const Request &req, Response &res) {\n"
             "  res.redirect(\"https://b\" + req.path);\n"
             "}\n"
             "void serveHere(Server &s) { s.Post(\"/\xe9\", move); }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/ord\xe9rs.cpp:3 POST 302 forward"));
  EXPECT_TRUE(llvm::json::isUTF8(P.text())) << P.text();
}

// Who spoils a description puts bytes there that JSON can't have.
TEST(WholeProgramTest, DescriptionsOfAnyBytesAreRead) {
  const std::string Said =
      (DescriptionHeader + llvm::Twine(DescriptionVersion) +
       "\tb\xe9.cpp\nmatters-alone\nspeaks\tw\xe9\n"
       "function\tc:\xe9\tb\xe9.cpp:1:1\tl\xe9gacy\tmay-redirect\n"
       "route\tc:\xe9\tb\xe9.cpp:2:3\tb\xe9.cpp:1:1\tl\xe9gacy\tPOST\t"
       "restricted\tpattern=/it\xe9m\nend\t4\n")
          .str();
  WholeProgram Whole;
  EXPECT_FALSE(
      bool(Whole.add(llvm::MemoryBuffer::getMemBufferCopy(Said, "unit.txt"))));
  Whole.solve();
  std::string Index;
  llvm::raw_string_ostream To(Index);
  Whole.writeIndex(To);
  EXPECT_THAT(Index, HasSubstr("b\uFFFD.cpp"));
  EXPECT_TRUE(llvm::json::isUTF8(Index)) << Index;
}

TEST(WholeProgramTest, HelperWithAStatusParameterIsInAnotherUnit) {
  Program P{
      {"/helper.cpp", "void go(Response &res, std::string url, int code) {\n"
                      "  res.redirect(url, code);\n"
                      "}\n"},
      {"/orders.cpp", "void go(Response &res, std::string url, int code);\n"
                      "void move(const Request &req, Response &res) {\n"
                      "  go(res, \"https://b\" + req.path, 302);\n"
                      "}\n"
                      "void kept(const Request &req, Response &res) {\n"
                      "  go(res, \"https://b\" + req.path, 307);\n"
                      "}\n"
                      "void serve(Server &s) { s.Post(\"/a\", move);\n"
                      "                        s.Post(\"/b\", kept); }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/orders.cpp:4 POST 302 forward"));
}

TEST(WholeProgramTest, ChainOfHelpersGoesThroughThreeUnits) {
  Program P{
      {"/first.cpp", "void second(Response &res, std::string url, int code);\n"
                     "void move(const Request &req, Response &res) {\n"
                     "  second(res, \"https://b\" + req.path, 301);\n"
                     "}\n"
                     "void serve(Server &s) { s.Post(\"/a\", move); }\n"},
      {"/second.cpp",
       "void third(Response &res, std::string url, int code);\n"
       "void second(Response &res, std::string url, int code) {\n"
       "  third(res, url, code);\n"
       "}\n"},
      {"/third.cpp", "void third(Response &res, std::string url, int code) {\n"
                     "  res.redirect(url, code);\n"
                     "}\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/first.cpp:4 POST 301 forward"));
}

TEST(WholeProgramTest, HelperWithItsOwnStatusIsReportedOnce) {
  Program P{{"/helper.cpp", "void go(Response &res, std::string url) {\n"
                            "  res.redirect(url);\n"
                            "}\n"},
            {"/a.cpp", "void go(Response &res, std::string url);\n"
                       "void a(const Request &req, Response &res) {\n"
                       "  go(res, \"https://b\" + req.path);\n"
                       "}\n"
                       "void serve(Server &s) { s.Post(\"/a\", a); }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/helper.cpp:3 POST 302 forward"));
}

TEST(WholeProgramTest, CallersThatDisagreeAreReportedAtTheirCalls) {
  Program P{{"/helper.cpp", "void go(Response &res, std::string url) {\n"
                            "  res.redirect(url);\n"
                            "}\n"},
            {"/a.cpp", "void go(Response &res, std::string url);\n"
                       "void a(const Request &req, Response &res) {\n"
                       "  go(res, \"https://b\" + req.path);\n"
                       "}\n"
                       "void serveA(Server &s) { s.Post(\"/a\", a); }\n"},
            {"/b.cpp", "void go(Response &res, std::string url);\n"
                       "int orders;\n"
                       "void b(const Request &req, Response &res) {\n"
                       "  ++orders;\n"
                       "  go(res, \"/done\");\n"
                       "}\n"
                       "void serveB(Server &s) { s.Post(\"/b\", b); }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/a.cpp:4 POST 302 forward",
                                        "/b.cpp:6 POST 302 answer"));
}

TEST(WholeProgramTest, StatusIsGivenByAnotherUnit) {
  Program P{{"/status.cpp", "int moved() {\n"
                            "  return 301;\n"
                            "}\n"
                            "int kept() {\n"
                            "  return 308;\n"
                            "}\n"},
            {"/a.cpp", "int moved();\n"
                       "int kept();\n"
                       "void a(const Request &req, Response &res) {\n"
                       "  res.redirect(\"https://b\" + req.path, moved());\n"
                       "}\n"
                       "void b(const Request &req, Response &res) {\n"
                       "  res.redirect(\"https://b\" + req.path, kept());\n"
                       "}\n"
                       "void serve(Server &s) { s.Post(\"/a\", a);\n"
                       "                        s.Post(\"/b\", b); }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/status.cpp:3 POST 301 forward"));
}

TEST(WholeProgramTest, FlagDecidesWhatAnotherUnitSends) {
  Program P{
      {"/helper.cpp",
       "void go(Response &res, std::string url, bool permanent) {\n"
       "  if (permanent)\n"
       "    res.redirect(url, 301);\n"
       "  else\n"
       "    res.redirect(url, 302);\n"
       "}\n"},
      {"/a.cpp",
       "void go(Response &res, std::string url, bool permanent);\n"
       "void a(const Request &req, Response &res) {\n"
       "  go(res, \"https://b\" + req.path, true);\n"
       "}\n"
       "void b(const Request &req, Response &res) {\n"
       "  go(res, \"https://b\" + req.path, false);\n"
       "}\n"
       "void serve(Server &s) { s.Post(\"/a\", a); s.Get(\"/b\", b); }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/helper.cpp:4 POST 301 forward"));
}

TEST(WholeProgramTest, FlagMadeOfTheMethodDecidesWhatAnotherUnitSends) {
  Program P{
      {"/helper.cpp",
       "void go(const Request &req, Response &res, bool isRead) {\n"
       "  res.redirect(\"https://b\" + req.path, isRead ? 302 : 308);\n"
       "}\n"
       "void stay(const Request &req, Response &res, bool isRead) {\n"
       "  res.redirect(\"https://b\" + req.path, isRead ? 307 : 301);\n"
       "}\n"},
      {"/a.cpp",
       "void go(const Request &, Response &, bool);\n"
       "void stay(const Request &, Response &, bool);\n"
       "void a(const Request &req, Response &res) {\n"
       "  const bool isRead = req.method == \"GET\" || "
       "req.method == \"HEAD\";\n"
       "  go(req, res, isRead);\n"
       "}\n"
       "void b(const Request &req, Response &res) {\n"
       "  stay(req, res, req.method == \"GET\");\n"
       "}\n"
       "void serve(Server &s) { s.Any(\"/a\", a); s.Post(\"/b\", b); }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/helper.cpp:6 POST 301 forward"));
}

TEST(WholeProgramTest, FlagLeadsThroughAnotherUnitToAThird) {
  Program P{
      {"/target.cpp", "void leave(const Request &req, Response &res) {\n"
                      "  res.redirect(\"https://b\" + req.path);\n"
                      "}\n"
                      "void stay(const Request &req, Response &res) {\n"
                      "  res.redirect(\"https://c\" + req.path);\n"
                      "}\n"},
      {"/choose.cpp",
       "void leave(const Request &, Response &);\n"
       "void stay(const Request &, Response &);\n"
       "void choose(const Request &req, Response &res, bool leaves) {\n"
       "  if (leaves)\n"
       "    leave(req, res);\n"
       "  else\n"
       "    stay(req, res);\n"
       "}\n"},
      {"/a.cpp",
       "void choose(const Request &, Response &, bool leaves);\n"
       "void a(const Request &req, Response &res) {\n"
       "  choose(req, res, true);\n"
       "}\n"
       "void b(const Request &req, Response &res) {\n"
       "  choose(req, res, false);\n"
       "}\n"
       "void serve(Server &s) { s.Post(\"/a\", a); s.Get(\"/b\", b); }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/target.cpp:3 POST 302 forward"));
}

TEST(WholeProgramTest, ManyFlagsLeadThroughUnitsThatPassThemOn) {
  Program P{
      {"/target.cpp", "void leave(const Request &req, Response &res) {\n"
                      "  res.redirect(\"https://b\" + req.path);\n"
                      "}\n"},
      {"/choose.cpp",
       "enum class Kind { Page, Move, Gone };\n"
       "void leave(const Request &, Response &);\n"
       "void choose(const Request &req, Response &res, Kind kind,\n"
       "            const std::string &only, bool closed, bool moved, int n) "
       "{\n"
       "  if (closed || kind != Kind::Move || n == 3)\n"
       "    return;\n"
       "  if (moved && req.method == \"POST\" && only == \"/old\")\n"
       "    leave(req, res);\n"
       "}\n"},
      {"/pass.cpp",
       "enum class Kind { Page, Move, Gone };\n"
       "void choose(const Request &, Response &, Kind, const std::string &,\n"
       "            bool, bool, int);\n"
       "void pass(const Request &req, Response &res, Kind kind, bool moved,\n"
       "          int n) {\n"
       "  choose(req, res, kind, \"/old\", false, !moved, n);\n"
       "}\n"},
      {"/a.cpp",
       "enum class Kind { Page, Move, Gone };\n"
       "void pass(const Request &, Response &, Kind, bool, int);\n"
       "void a(const Request &q, Response &r) { pass(q, r, Kind::Move, false, "
       "1); }\n"
       "void serve(Server &s) { s.Any(\"/a\", a); }\n"},
      {"/b.cpp", "enum class Kind { Page, Move, Gone };\n"
                 "void pass(const Request &, Response &, Kind, bool, int);\n"
                 "void b(const Request &q, Response &r) {\n"
                 "  pass(q, r, Kind::Gone, false, 1);\n"
                 "  pass(q, r, Kind::Move, true, 1);\n"
                 "  pass(q, r, Kind::Move, false, 3);\n"
                 "}\n"
                 "void serveToo(Server &s) { s.Post(\"/b\", b); }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/target.cpp:3 POST 302 forward"));
  // Those of b.cpp never get there.
  EXPECT_THAT(P.textFor("target.cpp"), Not(HasSubstr("b.cpp")));
}

TEST(WholeProgramTest, MethodIsComparedWithWhatAnotherUnitNames) {
  const auto With = [](const std::string &Method) {
    return Program{
        {"/is.cpp", "bool is(const Request &req, const char *wanted) {\n"
                    "  return req.method == wanted;\n"
                    "}\n"},
        {"/a.cpp", "bool is(const Request &, const char *);\n"
                   "void a(const Request &req, Response &res) {\n"
                   "  if (is(req, " +
                       Method +
                       "))\n"
                       "    res.redirect(\"https://b\" + req.path);\n"
                       "}\n"
                       "void serve(Server &s) { s.Any(\"/a\", a); }\n"}}
        .findings();
  };
  EXPECT_THAT(With("\"PUT\""), ElementsAre("/a.cpp:5 PUT 302 forward"));
  EXPECT_THAT(With("\"GET\""), ElementsAre());
  // Nobody knows which method that is.
  EXPECT_THAT(With("(const char *)&req"), ElementsAre());
}

TEST(WholeProgramTest, PredicateAndRefusalAreInAnotherUnit) {
  Program P{
      {"/guards.cpp",
       "bool isPost(const Request &req) { return req.method == \"POST\"; }\n"
       "void needGet(const Request &req) {\n"
       "  if (req.method != \"GET\") throw 405;\n"
       "}\n"},
      {"/orders.cpp", "bool isPost(const Request &req);\n"
                      "void needGet(const Request &req);\n"
                      "void move(const Request &req, Response &res) {\n"
                      "  if (isPost(req))\n"
                      "    res.redirect(\"/done\");\n"
                      "  else\n"
                      "    res.redirect(\"/list\");\n"
                      "}\n"
                      "void show(const Request &req, Response &res) {\n"
                      "  needGet(req);\n"
                      "  res.redirect(\"https://b\" + req.path);\n"
                      "}\n"
                      "void serve(Server &s) { s.Any(\"/a\", move); "
                      "s.Any(\"/b\", show); }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/orders.cpp:6 POST 302 unknown"));
}

TEST(WholeProgramTest, WorkIsDoneInAnotherUnit) {
  Program P{{"/store.cpp", "int orders;\n"
                           "void keep() { ++orders; }\n"
                           "void look() {}\n"},
            {"/orders.cpp",
             "void keep();\n"
             "void save(const Request &req, Response &res) {\n"
             "  keep();\n"
             "  res.redirect(\"/done\");\n"
             "}\n"
             "void serve(Server &s) { s.Post(\"/a\", save); }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/orders.cpp:5 POST 302 answer"));
}

// Who passes the object knows whether it outlives the handler.
TEST(WholeProgramTest, ObjectIsChangedInAnotherUnit) {
  Program P{{"/box.cpp", "struct Box { int size; void close(); };\n"
                         "void fill(Box &box) { box.size = 1; }\n"
                         "void Box::close() { size = 2; }\n"},
            {"/routes.cpp",
             "struct Box { int size; void close(); };\n"
             "void fill(Box &box);\n"
             "Box shelf;\n"
             "void a(const Request &req, Response &res) {\n"
             "  Box box;\n"
             "  fill(box), box.close();\n"
             "  res.redirect(\"https://b\" + req.path);\n"
             "}\n"
             "void b(const Request &req, Response &res) {\n"
             "  fill(shelf);\n"
             "  res.redirect(\"/done\");\n"
             "}\n"
             "void c(const Request &req, Response &res) {\n"
             "  shelf.close();\n"
             "  res.redirect(\"/done\");\n"
             "}\n"
             "void serve(Server &s) {\n"
             "  s.Post(\"/a\", a), s.Post(\"/b\", b), s.Post(\"/c\", c);\n"
             "}\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/routes.cpp:8 POST 302 forward",
                                        "/routes.cpp:12 POST 302 answer",
                                        "/routes.cpp:16 POST 302 answer"));
}

TEST(WholeProgramTest, WrapperOfTheRegistrationIsInAnotherUnit) {
  Program P{{"/app.cpp", "struct App { Server s;\n"
                         "  void post(const char *path, Handler h);\n"
                         "  void get(const char *path, Handler h);\n"
                         "};\n"
                         "void App::post(const char *path, Handler h) {\n"
                         "  s.Post(path, h);\n"
                         "}\n"
                         "void App::get(const char *path, Handler h) {\n"
                         "  s.Get(path, h);\n"
                         "}\n"},
            {"/orders.cpp",
             "struct App { Server s;\n"
             "  void post(const char *path, Handler h);\n"
             "  void get(const char *path, Handler h);\n"
             "};\n"
             "void serve(App &app) {\n"
             "  app.post(\"/a\", [](const Request &req, Response &res) {\n"
             "    res.redirect(\"https://b\" + req.path);\n"
             "  });\n"
             "  app.get(\"/a\", [](const Request &req, Response &res) {\n"
             "    res.redirect(\"https://b\" + req.path);\n"
             "  });\n"
             "}\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/orders.cpp:8 POST 302 forward"));
}

TEST(WholeProgramTest, HandlersAreMadeByOtherUnits) {
  Program P{{"/make.cpp", "Handler makeMove() {\n"
                          "  return [](const Request &req, Response &res) {\n"
                          "    res.redirect(\"https://b\" + req.path);\n"
                          "  };\n"
                          "}\n"
                          "Handler makeShow() {\n"
                          "  return [](const Request &req, Response &res) {\n"
                          "    res.redirect(\"https://b\" + req.path);\n"
                          "  };\n"
                          "}\n"},
            {"/choose.cpp", "Handler makeMove();\n"
                            "Handler choose() { return makeMove(); }\n"},
            {"/routes.cpp",
             "Handler makeShow();\n"
             "Handler choose();\n"
             "void serve(Server &s) {\n"
             "  s.Post(\"/a\", choose()); s.Get(\"/b\", makeShow());\n"
             "}\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/make.cpp:4 POST 302 forward"));
  std::vector<RouteEntry> Routes = P.routes();
  ASSERT_EQ(Routes.size(), 2U);
  EXPECT_EQ(Routes[0].Handler, "choose");
  EXPECT_EQ(Routes[1].Handler, "makeShow");
}

TEST(WholeProgramTest, VirtualFunctionIsOverriddenInOtherUnits) {
  const std::string Page =
      "struct Page {\n"
      "  virtual ~Page();\n"
      "  virtual void show(const Request &, Response &);\n"
      "  virtual void save(const Request &, Response &) = 0;\n"
      "  virtual void print(const Request &, Response &);\n"
      "};\n"
      "void add(Page &);\n";
  Program P{{"/pages.cpp",
             Page + "void Page::show(const Request &, Response &) {}\n"
                    "void Page::print(const Request &, Response &) {}\n"
                    "static Page *Current;\n"
                    "static void get(const Request &req, Response &res) {\n"
                    "  Current->Page::show(req, res);\n"
                    "  Current->print(req, res);\n"
                    "}\n"
                    "static void post(const Request &req, Response &res) {\n"
                    "  Current->show(req, res);\n"
                    "  Current->save(req, res);\n"
                    "  Current->Page::print(req, res);\n"
                    "}\n"
                    "void add(Server &s) { s.Get(\"/v1/a\", get); "
                    "s.Post(\"/v1/a\", post); }\n"},
            {"/named.cpp",
             Page + "struct Named : Page {\n"
                    "  void show(const Request &, Response &) override;\n"
                    "  void save(const Request &, Response &) override;\n"
                    "  void print(const Request &, Response &) override;\n"
                    "};\n"
                    "void Named::show(const Request &req, Response &res) {\n"
                    "  res.redirect(\"/v2\" + req.path);\n"
                    "}\n"
                    "void Named::save(const Request &req, Response &res) {\n"
                    "  res.redirect(\"/v2\" + req.path);\n"
                    "}\n"
                    "void Named::print(const Request &req, Response &res) {\n"
                    "  res.redirect(\"/v2\" + req.path);\n"
                    "}\n"},
            {"/unnamed.cpp",
             Page +
                 "namespace {\n"
                 "struct Base : Page {\n"
                 "  void save(const Request &, Response &) override {}\n"
                 "};\n"
                 "struct Derived : Base {\n"
                 "  void show(const Request &req, Response &res) override {\n"
                 "    res.redirect(\"/v3\" + req.path);\n"
                 "  }\n"
                 "};\n"
                 "}\n"
                 "Page *makeDerived() { return new Derived; }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/named.cpp:15 POST 302 forward",
                                        "/named.cpp:18 POST 302 forward",
                                        "/unnamed.cpp:15 POST 302 forward"));
}

TEST(WholeProgramTest, InterfaceHidesTheFramework) {
  const std::string Answer =
      "struct Answer {\n"
      "  virtual ~Answer();\n"
      "  virtual void move(std::string url, int status) = 0;\n"
      "  virtual void see(std::string url) = 0;\n"
      "};\n"
      "void save(const Request &, Answer &);\n";
  Program P{
      {"/save.cpp", Answer + "void save(const Request &req, Answer &answer) {\n"
                             "  if (req.body == \"\")\n"
                             "    answer.move(\"https://b\" + req.path, 302);\n"
                             "  else\n"
                             "    answer.see(\"/done\");\n"
                             "}\n"
                             "void show(const Request &req, Answer &answer) {\n"
                             "  answer.move(\"https://b\" + req.path, 302);\n"
                             "}\n"},
      {"/web.cpp",
       Answer + "void show(const Request &, Answer &);\n"
                "struct WebAnswer : Answer {\n"
                "  WebAnswer(Response &res) : res(res) {}\n"
                "  void move(std::string url, int status) override {\n"
                "    res.redirect(url, status);\n"
                "  }\n"
                "  void see(std::string url) override {\n"
                "    res.redirect(url, 303);\n"
                "  }\n"
                "  Response &res;\n"
                "};\n"
                "void add(Server &s) {\n"
                "  s.Post(\"/a\", [](const Request &req, Response &res) {\n"
                "    WebAnswer answer(res);\n"
                "    save(req, answer);\n"
                "  });\n"
                "  s.Get(\"/a\", [](const Request &req, Response &res) {\n"
                "    WebAnswer answer(res);\n"
                "    show(req, answer);\n"
                "  });\n"
                "}\n"},
      {"/mock.cpp", Answer +
                        "struct MockAnswer : Answer {\n"
                        "  void move(std::string, int) override {}\n"
                        "  void see(std::string) override {}\n"
                        "};\n"
                        "Answer *makeMock() { return new MockAnswer; }\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/save.cpp:10 POST 302 forward"));
}

TEST(WholeProgramTest, InterfaceOfSeveralImplementationsTellsNothing) {
  const std::string Answer =
      "struct Answer {\n"
      "  virtual void move(std::string url, int status) = 0;\n"
      "};\n"
      "void save(const Request &, Answer &);\n";
  const std::string Implementation =
      Answer + "struct WebAnswer : Answer {\n"
               "  void move(std::string url, int status) override {\n"
               "    res->redirect(url, status);\n"
               "  }\n"
               "  Response *res;\n"
               "};\n";
  const std::string Other = Answer +
                            "struct OldAnswer : Answer {\n"
                            "  void move(std::string url, int) override {\n"
                            "    res->redirect(url, 308);\n"
                            "  }\n"
                            "  Response *res;\n"
                            "};\n"
                            "Answer *makeOld() { return new OldAnswer; }\n";
  Program P{
      {"/save.cpp", Answer + "void save(const Request &req, Answer &answer) {\n"
                             "  answer.move(\"https://b\" + req.path, 302);\n"
                             "}\n"},
      {"/web.cpp",
       Implementation +
           "void add(Server &s) {\n"
           "  s.Post(\"/a\", [](const Request &req, Response &res) {\n"
           "    WebAnswer answer;\n"
           "    save(req, answer);\n"
           "  });\n"
           "}\n"},
      {"/old.cpp", Other}};
  EXPECT_THAT(P.findings(), ElementsAre());
}

TEST(WholeProgramTest, OverridersThatServeDifferentMethodsAreNotTold) {
  const std::string Action =
      "struct Action {\n"
      "  virtual void run(const Request &, Response &) = 0;\n"
      "};\n"
      "struct Show : Action {\n"
      "  void run(const Request &, Response &) override;\n"
      "};\n"
      "struct Save : Action {\n"
      "  void run(const Request &, Response &) override;\n"
      "};\n"
      "extern Action *Showing, *Saving;\n";
  const auto Serve = [&](const std::string &Method, const std::string &Object) {
    return Action + "void serve" + Method + "(Server &s) {\n" + "  s." +
           Method + "(\"/a\", [](const Request &req, Response &res) {\n    " +
           Object +
           "->run(req, res);\n"
           "  });\n"
           "}\n";
  };
  const std::string Bodies =
      "void Show::run(const Request &req, Response &res) {\n"
      "  res.redirect(\"/v2\" + req.path);\n"
      "}\n"
      "void Save::run(const Request &, Response &res) {\n"
      "  res.redirect(\"/saved\", 303);\n"
      "}\n";
  Program Apart{{"/get.cpp", Serve("Get", "Showing")},
                {"/post.cpp", Serve("Post", "Saving")},
                {"/run.cpp", Action + Bodies}};
  EXPECT_THAT(Apart.findings(), ElementsAre());
  Program Together{{"/get.cpp", Serve("Get", "Showing")},
                   {"/post.cpp", Serve("Post", "Saving") + Bodies}};
  EXPECT_THAT(Together.findings(), ElementsAre());
  EXPECT_EQ(Apart.routes().size() + Together.routes().size(), 4U);
  for (const RouteEntry &Route : Apart.routes())
    EXPECT_TRUE(Route.Redirects.empty());
  Program Alike{{"/any.cpp", Serve("Any", "Showing")},
                {"/post.cpp", Serve("Post", "Saving") + Bodies}};
  EXPECT_THAT(Alike.findings(), ElementsAre("/post.cpp:18 POST 302 forward"));
}

TEST(WholeProgramTest, OverridersInAHeaderAreToldOnce) {
  const std::string Pages =
      "struct Page {\n"
      "  virtual void show(const Request &, Response &) = 0;\n"
      "};\n"
      "struct Moved : Page {\n"
      "  void show(const Request &req, Response &res) override;\n"
      "};\n"
      "inline void Moved::show(const Request &req, Response &res) {\n"
      "  res.redirect(\"/v2\" + req.path);\n"
      "}\n"
      "extern Page *Current;\n";
  const auto Serve = [&](const std::string &Path) {
    return Pages + "void serve" + Path +
           "(Server &s) {\n"
           "  s.Post(\"/" +
           Path +
           "\", [](const Request &req, Response &res) {\n"
           "    Current->show(req, res);\n"
           "  });\n"
           "}\n";
  };
  Program P{
      {"/a.cpp", Serve("a")}, {"/b.cpp", Serve("b")}, {"/c.cpp", Serve("c")}};
  EXPECT_THAT(P.findings(), ElementsAre("/a.cpp:9 POST 302 forward",
                                        "/b.cpp:9 POST 302 forward",
                                        "/c.cpp:9 POST 302 forward"));
  EXPECT_THAT(P.text(), HasSubstr("show#&1$@N@web@S@Request#"
                                  "&$@N@web@S@Response# overriders\t"));
  EXPECT_EQ(llvm::StringRef(P.text()).count("\"served\""), 1U) << P.text();
}

TEST(WholeProgramTest, MethodIsPassedToAnotherUnit) {
  Program P{
      {"/dispatch.cpp",
       "void handle(const std::string &m, const Request &, Response &);\n"
       "void any(const Request &req, Response &res) {\n"
       "  handle(req.method, req, res);\n"
       "}\n"
       "void serve(Server &s) { s.Any(\"/a\", any); }\n"},
      {"/handle.cpp",
       "void handle(const std::string &m, const Request &req, Response &res) "
       "{\n"
       "  if (m == \"PUT\")\n"
       "    res.redirect(\"/done\");\n"
       "}\n"}};
  EXPECT_THAT(P.findings(), ElementsAre("/handle.cpp:4 PUT 302 unknown"));
}

TEST(WholeProgramTest, WhatAnotherUnitDoesNotKnowTakesNothingAway) {
  const std::string Routes =
      "void routes(Server &s) {\n"
      "  s.Post(\"/a\", [](const Request &req, Response &res) {\n"
      "    if (isOpen(req))\n"
      "      res.redirect(\"https://b\" + req.path);\n"
      "  });\n"
      "  s.Post(\"/b\", [](const Request &req, Response &res) {\n"
      "    res.redirect(shelfOf(req));\n"
      "  });\n"
      "}\n";
  const std::string Declared = "bool isOpen(const Request &);"
                               "std::string shelfOf(const Request &);\n";
  const std::vector<std::string> Alone =
      Program{{"/routes.cpp", Declared + Routes}}.findings();
  EXPECT_THAT(Alone, ElementsAre("/routes.cpp:6 POST 302 forward",
                                 "/routes.cpp:9 POST 302 unknown"));
  const auto With = [&](const std::string &Open, const std::string &Shelf) {
    return Program{
        {"/routes.cpp", Declared + Routes},
        {"/told.cpp", "struct Keys { bool has(const char *); } keys;\n"
                      "struct Verbs { bool has(const std::string &); } verbs;\n"
                      "std::string read();\n"
                      "bool isOpen(const Request &req) { " +
                          Open +
                          " }\n"
                          "std::string shelfOf(const Request &req) { " +
                          Shelf + " }\n"}}
        .findings();
  };
  EXPECT_EQ(With("return keys.has(\"key\");", "return read();"), Alone);
  EXPECT_EQ(With("bool is = keys.has(\"a\"); is = is && keys.has(\"b\"); "
                 "return is;",
                 "std::string is = read(); return is;"),
            Alone);
  EXPECT_EQ(With("if (req.method == \"GET\") return false; "
                 "return keys.has(\"key\");",
                 "if (req.method == \"GET\") throw 1; return read();"),
            Alone);
  // What is proved counts: it isn't open to POST, nor is there a shelf.
  EXPECT_THAT(With("return req.method == \"PUT\" && keys.has(\"key\");",
                   "if (req.method == \"POST\") throw 1; return read();"),
              ElementsAre());
  // So does that it depends on the method in a way that isn't understood.
  EXPECT_THAT(With("return verbs.has(req.method);", "return read();"),
              ElementsAre("/routes.cpp:9 POST 302 unknown"));
  EXPECT_THAT(With("const bool is = verbs.has(req.method); return !is;",
                   "return read();"),
              ElementsAre("/routes.cpp:9 POST 302 unknown"));
}

TEST(WholeProgramTest, ReturnedValueOfTheMethodLeavesDoubtInOneUnit) {
  const auto With = [](const std::string &Open) {
    return Program{
        {"/a.cpp",
         "struct Verbs { bool has(const std::string &); } verbs;\n"
         "bool isOpen(const Request &req) { " +
             Open +
             " }\n"
             "void routes(Server &s) {\n"
             "  s.Post(\"/a\", [](const Request &req, Response &r) {\n"
             "    if (isOpen(req))\n"
             "      r.redirect(\"https://b\" + req.path);\n"
             "  });\n"
             "}\n"}}
        .findings();
  };
  EXPECT_THAT(With("return verbs.has(req.method);"), ElementsAre());
  EXPECT_THAT(With("return verbs.has(req.path);"),
              ElementsAre("/a.cpp:7 POST 302 forward"));
}

TEST(WholeProgramTest, SeveralDefinitionsProveOnlyWhatAllOfThemDo) {
  const std::string Gate = "struct Gate {\n"
                           "  virtual bool isOpen(const Request &) = 0;\n"
                           "};\n"
                           "extern Gate &gate;\n";
  const std::string Routes =
      Gate + "void routes(Server &s) {\n"
             "  s.Post(\"/a\", [](const Request &req, Response &res) {\n"
             "    if (gate.isOpen(req))\n"
             "      res.redirect(\"https://b\" + req.path);\n"
             "  });\n"
             "}\n";
  const auto Overrider = [&](const std::string &Name, const std::string &Body) {
    return Gate + "bool asked();\nstruct " + Name +
           " : Gate {\n"
           "  bool isOpen(const Request &req) override { " +
           Body + " }\n} " + Name + "Gate;\n";
  };
  const std::string NotForPost = "return req.method != \"POST\";";
  const std::string Unknown = "return asked();";
  Program One{{"/routes.cpp", Routes}, {"/a.cpp", Overrider("A", NotForPost)}};
  EXPECT_THAT(One.findings(), ElementsAre());
  Program Two{{"/routes.cpp", Routes},
              {"/a.cpp", Overrider("A", NotForPost)},
              {"/b.cpp", Overrider("B", Unknown)}};
  EXPECT_THAT(Two.findings(), ElementsAre("/routes.cpp:9 POST 302 forward"));
  // Of what this one does there is nothing to say at all.
  Program Plain{
      {"/routes.cpp", Routes},
      {"/a.cpp", Overrider("A", NotForPost)},
      {"/b.cpp", Overrider("B", "return this->Is; } bool Is; void f() {")}};
  EXPECT_THAT(Plain.findings(), ElementsAre("/routes.cpp:9 POST 302 forward"));
  Program Alike{{"/routes.cpp", Routes},
                {"/a.cpp", Overrider("A", NotForPost)},
                {"/b.cpp", Overrider("B", NotForPost)}};
  EXPECT_THAT(Alike.findings(), ElementsAre());
}

TEST(WholeProgramTest, FunctionOfSeveralProgramsProvesOnlyWhatAllOfThemDo) {
  const std::string Routes =
      "bool isOpen(const Request &);\n"
      "void routes(Server &s) {\n"
      "  s.Post(\"/a\", [](const Request &req, Response &res) {\n"
      "    if (isOpen(req))\n"
      "      res.redirect(\"https://b\" + req.path);\n"
      "  });\n"
      "}\n";
  const std::string NotForPost =
      "bool isOpen(const Request &req) { return req.method != \"POST\"; }\n";
  const std::string Unknown =
      "bool asked();\n"
      "bool isOpen(const Request &req) { return asked(); }\n";
  for (const auto &[First, Second] :
       {std::pair(NotForPost, Unknown), std::pair(Unknown, NotForPost)}) {
    Program P{{"/routes.cpp", Routes}, {"/a.cpp", First}, {"/b.cpp", Second}};
    EXPECT_THAT(P.findings(), ElementsAre("/routes.cpp:6 POST 302 forward"));
  }
  Program Alike{{"/routes.cpp", Routes},
                {"/a.cpp", NotForPost},
                {"/b.cpp", "\n" + NotForPost}};
  EXPECT_THAT(Alike.findings(), ElementsAre());
}

TEST(WholeProgramTest, FunctionWithABodyIsNotTheOneThatOverridesIt) {
  const std::string Gate = "struct Gate {\n"
                           "  virtual bool isOpen(const Request &);\n"
                           "};\n"
                           "extern Gate &gate;\n";
  const std::string Routes =
      Gate + "void routes(Server &s) {\n"
             "  s.Post(\"/a\", [](const Request &req, Response &res) {\n"
             "    if (gate.isOpen(req))\n"
             "      res.redirect(\"https://b\" + req.path);\n"
             "  });\n"
             "}\n";
  const std::string Closed = Gate + "bool Gate::isOpen(const Request &req) {\n"
                                    "  return req.method == \"PUT\";\n"
                                    "}\n";
  Program Base{{"/routes.cpp", Routes}, {"/gate.cpp", Closed}};
  EXPECT_THAT(Base.findings(), ElementsAre());
  Program Both{{"/routes.cpp", Routes},
               {"/gate.cpp", Closed},
               {"/key.cpp", Gate +
                                "struct Key : Gate {\n"
                                "  bool isOpen(const Request &req) override {\n"
                                "    return req.method == \"POST\";\n"
                                "  }\n"
                                "} key;\n"}};
  EXPECT_THAT(Both.findings(), ElementsAre("/routes.cpp:9 POST 302 forward"));
}

TEST(WholeProgramTest, OthersPassSomethingElseThanTheMethod) {
  const std::string Answer =
      "void answer(const std::string &verb, const Request &req,"
      " Response &res) {\n"
      "  if (verb == \"GET\" || verb == \"HEAD\") return;\n"
      "  res.redirect(\"/done\");\n"
      "}\n"
      "void routes(Server &s) {\n"
      "  s.Any(\"/a\", [](const Request &req, Response &res) {\n"
      "    answer(req.method, req, res);\n"
      "  });\n"
      "}\n";
  const std::string Other =
      "void answer(const std::string &, const Request &, Response &);\n"
      "void test(const Request &req, Response &res) {\n"
      "  answer(\"PUT\", req, res);\n"
      "}\n";
  const std::vector<std::string> Alone = Program{{"/a.cpp", Answer}}.findings();
  EXPECT_THAT(Alone, testing::SizeIs(1));
  Program With{{"/a.cpp", Answer}, {"/b.cpp", Other}};
  EXPECT_EQ(With.findings(), Alone);
}

TEST(WholeProgramTest, OthersCatchWhatIsAnsweredHere) {
  const std::string Moved = "struct Moved { std::string url; };\n";
  const std::string Routes =
      Moved + "void move(const Request &req, Response &res) {\n"
              "  throw Moved{\"https://b\" + req.path};\n"
              "}\n"
              "void handle(const Request &req, Response &res) {\n"
              "  try { move(req, res); } catch (const Moved &moved) {\n"
              "    res.redirect(moved.url, 302);\n"
              "  }\n"
              "}\n"
              "void routes(Server &s) { s.Post(\"/a\", handle); }\n";
  const std::string Other =
      Moved + "void other(const Request &);\n"
              "void show(const Request &req, Response &res) {\n"
              "  try { other(req); } catch (const Moved &moved) {\n"
              "    res.redirect(moved.url, 308);\n"
              "  }\n"
              "}\n";
  const std::vector<std::string> Alone = Program{{"/a.cpp", Routes}}.findings();
  EXPECT_THAT(Alone, testing::SizeIs(1));
  Program With{{"/a.cpp", Routes}, {"/b.cpp", Other}};
  EXPECT_EQ(With.findings(), Alone);
}

TEST(WholeProgramTest, OthersRegisterAtAPathThatIsNotKnown) {
  const std::string Moved =
      "void moved(const Request &, Response &res) {\n"
      "  res.redirect(\"/v2/orders\");\n"
      "}\n"
      "void routes(Server &s) { s.Any(\"/v1/orders\", moved); }\n";
  const auto With = [&](const std::string &Path) {
    return Program{{"/a.cpp", Moved},
                   {"/b.cpp", "void moved(const Request &, Response &);\n"
                              "void more(Server &s, const char *path) {\n"
                              "  s.Any(" +
                                  Path + ", moved);\n}\n"}}
        .findings();
  };
  EXPECT_THAT(With("path"), ElementsAre("/a.cpp:3 POST, PUT, PATCH and DELETE "
                                        "302 forward"));
  // That it is another page is proved.
  EXPECT_THAT(With("\"/shelves\""), ElementsAre());
}

TEST(WholeProgramTest, IndexIsTheSameForAnyOrderAndHoldsOnlyWhatIsShared) {
  const std::pair<std::string, std::string> Routes = {
      "/routes.cpp", "void move(const Request &, Response &);\n"
                     "void serve(Server &s) { s.Post(\"/a\", move); }\n"};
  const std::pair<std::string, std::string> Orders = {
      "/orders.cpp", "void move(const Request &req, Response &res) {\n"
                     "  res.redirect(\"https://b\" + req.path);\n"
                     "}\n"
                     "void alone() {}\n"};
  const std::string Text = Program{Routes, Orders}.text();
  EXPECT_EQ(Text, (Program{Orders, Routes}.text()));
  EXPECT_THAT(Text, HasSubstr("redirect-tidy route index 1\n"));
  // The function, and the unit that has to do with a redirect.
  EXPECT_THAT(Text, HasSubstr("\n*/orders.cpp\t{}\n"));
  EXPECT_THAT(Text, HasSubstr("\nend 2\n"));
}

TEST(WholeProgramTest, UnitIsToldWhatItCallsDoesButNotWhoElseCallsIt) {
  const std::string Declared = "void sendTo(Response &, std::string, int);\n";
  const Program P{
      {"/send.cpp",
       "void sendTo(Response &res, std::string url, int status) {\n"
       "  res.redirect(url, status);\n"
       "}\n"},
      {"/orders.cpp", Declared +
                          "void move(const Request &, Response &res) {\n"
                          "  sendTo(res, \"/b\", 302);\n"
                          "}\n"
                          "void addA(Server &s) { s.Post(\"/a\", move); }\n"},
      {"/pages.cpp", Declared +
                         "void show(const Request &, Response &res) {\n"
                         "  sendTo(res, \"/d\", 302);\n"
                         "}\n"
                         "void addC(Server &s) { s.Get(\"/c\", show); }\n"}};
  EXPECT_THAT(P.textFor("/orders.cpp"), HasSubstr("\"gives\""));
  EXPECT_THAT(P.textFor("/orders.cpp"), Not(HasSubstr("pages.cpp")));
  EXPECT_THAT(P.textFor("/send.cpp"), HasSubstr("pages.cpp"));
}

TEST(WholeProgramTest, RoutesTellTheirRedirects) {
  const Program P{
      {"/routes.cpp", "void move(const Request &, Response &);\n"
                      "void serve(Server &s) { s.Post(\"/a\", move); }\n"},
      {"/orders.cpp", "void move(const Request &req, Response &res) {\n"
                      "  res.redirect(\"https://b\" + req.path);\n"
                      "}\n"}};
  const std::vector<RouteEntry> Routes = P.routes();
  ASSERT_EQ(Routes.size(), 1U);
  EXPECT_EQ(Routes[0].Pattern, "/a");
  EXPECT_EQ(Routes[0].Handler, "move");
  EXPECT_EQ(Routes[0].Methods.str(), "POST");
  ASSERT_EQ(Routes[0].Redirects.size(), 1U);
  EXPECT_EQ(Routes[0].Redirects[0].Code, 302);
  EXPECT_EQ(Routes[0].Redirects[0].Where.Line, 3U);
  EXPECT_EQ(Routes[0].Redirects[0].Means, Meaning::Forward);
}

// Headers say different things of one function: extern "C" knows no parameters.
// Of a target that isn't passed here, nothing is known.
TEST(WholeProgramTest, OneUnitDeclaresFewerParameters) {
  Program P{
      {"/helper.cpp",
       "extern \"C\" void go(Response &res, const char *url, int code) {\n"
       "  res.redirect(url, code);\n"
       "}\n"
       "extern \"C\" void home(Response &res, const char *url) {\n"
       "  res.redirect(url);\n"
       "}\n"},
      {"/orders.cpp", "extern \"C\" void go(Response &res);\n"
                      "extern \"C\" void home();\n"
                      "void serve(Server &s) {\n"
                      "  s.Post(\"/a\", [](const Request &, Response &res) {\n"
                      "    go(res);\n"
                      "    home();\n"
                      "  });\n"
                      "}\n"}};
  EXPECT_THAT(P.findings(), ElementsAre());
}

TEST(WholeProgramTest, HandlersThatDoNothingAreRoutesToo) {
  const Program P{{"/routes.cpp",
                   "void idle(const Request &, Response &);\n"
                   "void serve(Server &s) {\n"
                   "  s.Get(\"/a\", idle);\n"
                   "  s.Get(\"/b\", [](const Request &, Response &) {});\n"
                   "}\n"}};
  const std::vector<RouteEntry> Routes = P.routes();
  ASSERT_EQ(Routes.size(), 2U);
  EXPECT_EQ(Routes[0].Handler, "idle");
  EXPECT_EQ(Routes[1].HandlerAt.Line, 5U);
}

/// What is wrong with a description; empty if nothing is.
static std::string problemWith(llvm::StringRef Description) {
  llvm::Error Problem = WholeProgram().add(
      llvm::MemoryBuffer::getMemBufferCopy(Description, "x.facts"));
  return Problem ? llvm::toString(std::move(Problem)) : "";
}

TEST(WholeProgramTest, SaysWhatIsWrongWithADescription) {
  const auto Begin = [](unsigned Version) {
    return (DescriptionHeader + llvm::Twine(Version) + "\tx.cpp\n").str();
  };
  const std::string Header = Begin(DescriptionVersion);
  EXPECT_EQ(problemWith(Header + "end\t0\n"), "");
  EXPECT_EQ(problemWith(Header + "limit\tGET\nend\t1\n"), "");
  EXPECT_THAT(problemWith(""), HasSubstr("x.facts:1: this describes no unit"));
  EXPECT_THAT(problemWith("{\"unit\":\"x.cpp\"}\n"),
              HasSubstr("x.facts:1: this describes no unit"));
  EXPECT_THAT(problemWith(Begin(DescriptionVersion + 1) + "end\t0\n"),
              HasSubstr(("of version " + llvm::Twine(DescriptionVersion + 1) +
                         ", and version " + llvm::Twine(DescriptionVersion) +
                         " is wanted")
                            .str()));
  EXPECT_THAT(problemWith(Header), HasSubstr("x.facts:1: this description was "
                                             "cut off"));
  EXPECT_THAT(problemWith(Header + "limit\tGET\nend\t2\n"),
              HasSubstr("x.facts:3: this description was cut off"));
  EXPECT_THAT(problemWith(Header + "calls\tc:@F@f\t\t*\nend\t1\n"),
              HasSubstr("x.facts:2: expected a function, not 'calls'"));
  EXPECT_THAT(problemWith(Header + "function\tf\t\tf\nfrobs\tf\nend\t2\n"),
              HasSubstr("x.facts:3: expected a line of a description, not "
                        "'frobs'"));
}

TEST(DescriptionLineTest, ReadsWhatIsWritten) {
  std::string Text;
  DescriptionLineWriter(Text, "route")
      .add("a\tb%09\n")
      .addIf(true, "later")
      .addIf(false, "never")
      .add("path", "/100%")
      .add("empty", "");
  EXPECT_EQ(Text, "route\ta%09b%2509%0A\tlater\tpath=/100%25\tempty=\n");
  llvm::BumpPtrAllocator Characters;
  llvm::StringSaver Strings(Characters);
  DescriptionLineReader Line(llvm::StringRef(Text).drop_back(), Strings);
  EXPECT_EQ(Line.kind(), "route");
  EXPECT_EQ(Line.next(), "a\tb%09\n");
  EXPECT_TRUE(Line.has("later"));
  EXPECT_FALSE(Line.has("never"));
  EXPECT_EQ(Line.find("path"), llvm::StringRef("/100%"));
  EXPECT_EQ(Line.find("empty"), llvm::StringRef(""));
  EXPECT_EQ(Line.find("pat"), std::nullopt);
}

TEST(RouteIndexTest, SaysWhatIsWrongWithAFile) {
  const auto Problem = [](llvm::StringRef Text) {
    llvm::Expected<RouteIndex> Read =
        RouteIndex::parse(llvm::MemoryBuffer::getMemBufferCopy(Text, "x"));
    return Read ? "" : llvm::toString(Read.takeError());
  };
  EXPECT_EQ(Problem("redirect-tidy route index 1\nend 0\n"), "");
  EXPECT_THAT(Problem(""), HasSubstr("no route index"));
  EXPECT_THAT(Problem("hello\n"), HasSubstr("no route index"));
  EXPECT_THAT(Problem("redirect-tidy route index 7\nend 0\n"),
              HasSubstr("version 7"));
  EXPECT_THAT(Problem("redirect-tidy route index 1\n"), HasSubstr("cut off"));
  EXPECT_THAT(Problem("redirect-tidy route index 1\nf\t{}\n"),
              HasSubstr("cut off"));
  EXPECT_THAT(Problem("redirect-tidy route index 1\nend"),
              HasSubstr("cut off"));
}

TEST(RouteIndexTest, FindsEachLine) {
  constexpr llvm::StringLiteral Usrs[] = {"a", "b", "ba", "c", "d", "e", "zz"};
  std::string Text;
  {
    llvm::raw_string_ostream To(Text);
    RouteIndexWriter Lines(To);
    for (const llvm::StringRef Usr : Usrs)
      Lines.add(Usr, ("{\"name\":\"" + Usr + "\"}").str());
  }
  llvm::Expected<RouteIndex> Index =
      RouteIndex::parse(llvm::MemoryBuffer::getMemBufferCopy(Text, "x"));
  ASSERT_TRUE(static_cast<bool>(Index));
  for (const llvm::StringRef Usr : Usrs) {
    const std::optional<llvm::json::Value> Found = Index->find(Usr);
    const llvm::json::Object *Object = Found ? Found->getAsObject() : nullptr;
    ASSERT_TRUE(Object) << Usr.str();
    EXPECT_EQ(Object->getString("name"), Usr);
  }
  for (const char *Usr : {"", "aa", "bb", "zzz"})
    EXPECT_FALSE(Index->find(Usr)) << Usr;
}
