//===- CallFormsTest.cpp - Any call, anywhere, intact or broken -----------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Each form of call is put into each place that the analysis looks at. Intact
// code has the report that is due, broken code has none, and the code beside it
// is reported as ever. Nothing may crash.
//
//===----------------------------------------------------------------------===//

#include "CallForms.h"
#include "Fixes/StatusSpelling.h"
#include "Models/ModelReader.h"
#include "Redirects/Redirects.h"
#include "Redirects/WholeProgram.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Tooling.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/Regex.h"
#include "gmock/gmock.h"
#include <set>

using namespace clang;
using namespace redirect;

namespace {

constexpr char CxxHeader[] = R"(
using size_t = decltype(sizeof(0));
inline void *operator new(size_t, void *place) noexcept { return place; }
namespace std {
struct type_info { bool operator==(const type_info &) const; };
template <class X> class initializer_list {
  const X *First = nullptr;
  size_t Size = 0;
};
template <class> struct tuple_size;
template <size_t, class> struct tuple_element;
struct strong_ordering {
  signed char Is;
  static const strong_ordering less, equal, greater;
  friend constexpr bool operator<(strong_ordering A, int) { return A.Is < 0; }
  friend constexpr bool operator==(strong_ordering A, int) { return !A.Is; }
};
inline constexpr strong_ordering strong_ordering::less{-1};
inline constexpr strong_ordering strong_ordering::equal{0};
inline constexpr strong_ordering strong_ordering::greater{1};
template <class P = void> struct coroutine_handle {
  static coroutine_handle from_address(void *);
  void *address() const;
};
template <> struct coroutine_handle<void> {
  template <class P> coroutine_handle(coroutine_handle<P>);
  static coroutine_handle from_address(void *);
};
template <class Result, class...> struct coroutine_traits {
  using promise_type = typename Result::promise_type;
};
struct suspend_always {
  bool await_ready() noexcept;
  void await_suspend(coroutine_handle<>) noexcept;
  void await_resume() noexcept;
};
struct string {
  string(const char *);
  string(const string &);
  ~string();
  const char *c_str() const;
  string substr(size_t, size_t = 0) const;
  string &append(const string &);
};
string operator+(const string &, const string &);
bool operator==(const string &, const string &);
}
namespace web {
struct Request { std::string method = ""; std::string path = ""; };
struct Headers { std::string &operator[](const char *); };
struct Response {
  int status = 200;
  Headers headers;
  void redirect(std::string, int = 302);
  Response &set(int);
};
using Handler = void (*)(const Request &, Response &);
struct Row { const char *method; const char *path; Handler handler; };
void post(const char *, Handler);
template <class X> void postAny(const char *, X) {}
void save(const Request &, Response &);
void print(Response &, const char *, ...);
inline Response Kept;
struct Moved { std::string to; };
struct Task {
  struct promise_type {
    Task get_return_object();
    std::suspend_always initial_suspend();
    std::suspend_always final_suspend() noexcept;
    std::suspend_always yield_value(int);
    void return_void();
    void unhandled_exception();
  };
};
using Number = int;
using Text = const char *;
using Truth = bool;
using Pointer = Response *;
}
void beside() {
  web::post("/beside", [](const web::Request &req, web::Response &res) {
    res.redirect("/next"); // due: always
  });
}
)";

constexpr char CHeader[] = R"(
struct web_request { const char *method; };
struct web_response { int status; };
typedef int (*web_handler)(struct web_request *, struct web_response *);
typedef int web_number;
typedef const char *web_text;
struct web_row { const char *method; const char *path; web_handler handler; };
void web_post(const char *, web_handler);
void web_redirect(struct web_response *, const char *, int);
int web_equal(const char *, const char *);
int web_save(struct web_request *, struct web_response *);
static int web_next(struct web_request *req, struct web_response *res) {
  web_redirect(res, "/next", 302); /* due: always */
  return 0;
}
static void web_beside(void) { web_post("/beside", web_next); }
)";

constexpr char WebModel[] = R"(
framework: web
redirects:
  - {function: web::Response::redirect, location: 0, status: 1}
  - {function: web_redirect, location: 1, status: 2, response: 0}
statuses:
  - {field: web::Response::status}
  - {function: web::Response::set, status: 0}
headers:
  - {field: web::Response::headers}
raw-responses:
  - {function: web::print, format: 1, response: 0}
routes:
  - {function: web::post, pattern: 0, handler: 1, methods: [POST]}
  - {function: web::postAny, pattern: 0, handler: 1, methods: [POST]}
  - {function: web_post, pattern: 0, handler: 1, methods: [POST]}
  - {record: web::Row, pattern: path, handler: handler, methods-argument: method}
  - {record: web_row, pattern: path, handler: handler, methods-argument: method}
request:
  method: [web::Request::method, web_request::method]
  target: [web::Request::path]
texts:
  - {field: web::Request::path}
)";

/// Where a form stands: $F is its expression, $D its declarations. A redirect
/// that is due in intact code says so.
struct PlaceOfForm {
  const char *Name;
  const char *Type;
  const char *Value;
  const char *Code;
  bool IsInFunction = true;
};

/// A handler, and in it what stands before the redirect.
#define HANDLER(BEFORE, REDIRECT)                                              \
  "$D\nvoid routes$N() {\n"                                                    \
  "  web::post(\"/a\", [](const web::Request &req, web::Response &res) {\n"    \
  "    " BEFORE "\n    " REDIRECT "\n  });\n}\n"

constexpr PlaceOfForm CxxPlaces[] = {
    {"statement", "web::Number", "302",
     HANDLER("$F;", "res.redirect(\"/next\"); // due")},
    {"value that isn't used", "web::Text", "\"/next\"",
     HANDLER("(void)($F);", "res.redirect(\"/next\"); // due")},
    {"variable", "web::Text", "\"/next\"",
     HANDLER("const auto to = $F;", "res.redirect(to); // due")},
    {"reference", "web::Pointer", "&web::Kept",
     HANDLER("auto &&other = $F; (void)other;",
             "res.redirect(\"/next\"); // due")},
    {"response", "web::Pointer", "&web::Kept",
     HANDLER("auto &other = *$F;", "other.redirect(\"/next\"); // due")},
    {"receiver", "web::Pointer", "&web::Kept",
     HANDLER("", "($F)->redirect(\"/next\"); // due")},
    {"chain", "web::Pointer", "&web::Kept",
     HANDLER("($F)->set(302).headers[\"Location\"] = \"/next\"; // may be",
             "")},
    {"kept", "web::Pointer", "&web::Kept",
     HANDLER("web::Response copy = ($F)->set(302);",
             "res.redirect(\"/next\"); // due")},
    {"target", "web::Text", "\"/next\"",
     HANDLER("", "res.redirect($F); // due")},
    {"part of a target", "web::Text", "\"/next\"",
     HANDLER("", "res.redirect(std::string($F).append($F) + "
                 "req.path.substr(1).c_str()); // due")},
    {"header", "web::Text", "\"/next\"",
     HANDLER("res.headers[\"Location\"] = $F;", "res.status = 302; // due")},
    {"name of a header", "web::Text", "\"Location\"",
     HANDLER("res.headers[($F)] = \"/next\";", "res.status = 302; // may be")},
    {"raw text", "web::Text", "\"/next\"",
     HANDLER("web::print(res, \"HTTP/1.1 302 Found\\r\\nLocation: %s\\r\\n\", "
             "$F); // due",
             "")},
    {"status", "web::Number", "302",
     HANDLER("", "res.redirect(\"/next\", $F); // may be")},
    {"status by assignment", "web::Number", "302",
     HANDLER("res.headers[\"Location\"] = \"/next\";",
             "res.status = $F; // may be")},
    {"condition", "web::Truth", "true",
     HANDLER("if (!($F)) return;", "res.redirect(\"/next\"); // due")},
    {"condition on the method", "web::Truth", "true",
     HANDLER("if (($F) && req.method == \"GET\") return;",
             "res.redirect(\"/next\"); // due")},
    {"compared with the method", "web::Text", "\"GET\"",
     HANDLER("if (req.method == $F) return;",
             "res.redirect(\"/next\"); // may be")},
    {"switch", "web::Number", "302",
     HANDLER("switch ($F) { case 302: break; default: break; }",
             "res.redirect(\"/next\"); // due")},
    {"loop", "web::Number", "302",
     HANDLER("for (int i = $F; i < $F; i += $F) (void)($F);",
             "res.redirect(\"/next\"); // due")},
    {"choice", "web::Text", "\"/next\"",
     HANDLER("", "res.redirect(req.path == $F ? $F : $F); // due")},
    {"capture", "web::Number", "302",
     HANDLER("[x = $F] { return x; }();",
             "res.redirect(\"/next\"); // due, may be")},
    {"not evaluated", "web::Number", "302",
     HANDLER("(void)(sizeof($F) + noexcept($F));",
             "res.redirect(\"/next\"); // due")},
    {"thrown", "web::Text", "\"/next\"",
     HANDLER("try { throw web::Moved{$F}; } catch (const web::Moved &m) {",
             "res.redirect(m.to); // due\n }")},
    {"handler", "web::Handler", "&web::save",
     "$D\nvoid routes$N() { web::post(\"/a\", $F); }\n"},
    {"row", "web::Handler", "&web::save",
     "$D\nvoid routes$N() {\n  static const web::Row rows[] = {\n"
     "    {\"POST\", \"/a\", $F}, {\"GET\", \"/b\"}, {}};\n"
     "  for (auto &row : rows) web::post(row.path, row.handler);\n}\n"},
    {"row outside", "web::Handler", "&web::save",
     "$D\nstatic const web::Row rows$N[] = {{\"POST\", \"/a\", $F}, {}};\n",
     false},
    {"argument of a helper", "web::Text", "\"/next\"",
     "inline void help$N(web::Response &res, web::Text to) {\n"
     "  res.redirect(to); // due\n}\n" HANDLER("help$N(res, $F);", "")},
    {"result of a helper", "web::Text", "\"/next\"",
     "$D\ninline std::string help$N() { return $F; }\n"
     "void routes$N() {\n"
     "  web::post(\"/a\", [](const web::Request &, web::Response &res) {\n"
     "    res.redirect(help$N()); // due, may be\n  });\n}\n"},
    {"default argument", "web::Text", "\"/next\"",
     "$D\ninline void help$N(web::Response &res, web::Text to = $F) {\n"
     "  res.redirect(to); // due, may be\n}\n"
     "void routes$N() {\n"
     "  web::post(\"/a\", [](const web::Request &, web::Response &res) {\n"
     "    help$N(res);\n  });\n}\n",
     false},
    {"members", "web::Number", "302",
     "$D\nstruct Members$N {\n  int a = $F;\n  int b;\n"
     "  Members$N() : b($F) {}\n};\n"
     "void routes$N() {\n"
     "  web::post(\"/a\", [](const web::Request &, web::Response &res) {\n"
     "    Members$N made;\n    res.redirect(\"/next\"); // due, may be\n  "
     "});\n}\n",
     false},
    {"static", "web::Number", "302",
     "$D\nstatic int global$N = $F;\nvoid routes$N() {\n"
     "  web::post(\"/a\", [](const web::Request &, web::Response &res) {\n"
     "      res.redirect(\"/next\"); // due: always\n  "
     "});\n}\n",
     false},
    {"instance of a template", "web::Number", "302",
     "$D\ntemplate <class X> void serve$N(const web::Request &, "
     "web::Response &res) {\n  X x = $F;\n  res.redirect(\"/next\"); // "
     "due\n}\n"
     "void routes$N() { web::post(\"/a\", serve$N<int>); }\n"},
    {"template", "web::Number", "302",
     "$D\ntemplate <class X> void serve$N(const web::Request &, X &res) {\n"
     "  typename X::Y y = $F;\n  res.redirect(\"/next\");\n}\n"},
};

constexpr PlaceOfForm CoroutinePlaces[] = {
    {"coroutine", "web::Number", "302",
     "$D\nvoid routes$N() {\n  web::postAny(\"/a\", [](const web::Request &, "
     "web::Response &res) -> web::Task {\n    (void)($F);\n"
     "    co_yield 1;\n    res.redirect(\"/next\"); // due\n    co_return;\n"
     "  });\n}\n"},
};

#define C_HANDLER(BEFORE, REDIRECT)                                            \
  "$D\nstatic int serve$N(struct web_request *req, struct web_response *res) " \
  "{\n  " BEFORE "\n  " REDIRECT "\n  return 0;\n}\n"                          \
  "static void routes$N(void) { web_post(\"/a\", serve$N); }\n"

constexpr PlaceOfForm CPlaces[] = {
    {"statement", "web_number", "302",
     C_HANDLER("$F;", "web_redirect(res, \"/next\", 302); /* due */")},
    {"target", "web_text", "\"/next\"",
     C_HANDLER("", "web_redirect(res, $F, 302); /* due */")},
    {"status", "web_number", "302",
     C_HANDLER("", "web_redirect(res, \"/next\", $F); /* may be */")},
    {"condition", "web_number", "302",
     C_HANDLER("if (!($F)) return 1;",
               "web_redirect(res, \"/next\", 302); /* due */")},
    {"compared with the method", "web_text", "\"GET\"",
     C_HANDLER("if (web_equal(req->method, $F)) return 1;",
               "web_redirect(res, \"/next\", 302); /* may be */")},
    {"handler", "web_handler", "&web_save",
     "$D\nstatic void routes$N(void) { web_post(\"/a\", $F); }\n"},
    {"row", "web_handler", "&web_save",
     "$D\nstatic void routes$N(void) {\n  struct web_row rows[] = {\n"
     "    {\"POST\", \"/a\", $F}, {0}, {\"GET\", \"/b\"}};\n  "
     "(void)rows;\n}\n"},
    {"own row", "web_handler", "&web_save",
     "$D\nstruct own_row$N { const char *method, *path; int (*run)(); };\n"
     "static void routes$N(void) {\n  struct own_row$N rows[] = {\n"
     "    {\"POST\", \"/a\", (int (*)())$F}, {0, 0, 0}};\n  (void)rows;\n}\n"},
};

/// The text with what is written for $N and so on.
std::string filled(std::string Text,
                   std::initializer_list<std::pair<char, std::string>> Parts) {
  for (const auto &[Letter, Part] : Parts)
    for (size_t At = Text.find('$'); At != std::string::npos;
         At = Text.find('$', At + 1))
      if (At + 1 != Text.size() && Text[At + 1] == Letter) {
        Text.replace(At, 2, Part);
        At += Part.size() - 1;
      }
  return Text;
}

/// How a form is broken.
enum class Breaking {
  None,
  /// $F is an argument of what nobody declares.
  Undeclared,
  /// The value is what nobody declares.
  NoValue,
  /// The type is what nobody declares.
  NoType,
  /// What the form needs isn't there.
  NoDeclarations,
  /// Its classes are declared and not defined.
  NoDefinitions
};

/// The classes in \p Declarations, declared only.
std::string withoutDefinitions(llvm::StringRef Declarations) {
  const llvm::Regex Class("(struct|union|class) [A-Za-z0-9_]+");
  std::string Result;
  llvm::SmallVector<llvm::StringRef> Found;
  while (Class.match(Declarations, &Found)) {
    Result += Found[0].str() + ";\n";
    Declarations =
        Declarations.drop_front(Found[0].end() - Declarations.begin());
  }
  return Result;
}

/// The code of \p Form in \p Place, as number \p Number.
std::string code(const CallForm &Form, const PlaceOfForm &Place, Breaking How,
                 unsigned Number, llvm::StringRef Cut = {}) {
  const std::string Own = std::to_string(Number);
  const std::string Type =
      How == Breaking::NoType ? "missing" + Own : Place.Type;
  const std::string Value =
      How == Breaking::NoValue ? "missing" + Own : Place.Value;
  std::string Declarations =
      filled(Form.Declarations, {{'N', Own}, {'T', Type}, {'V', Value}});
  if (How == Breaking::NoDeclarations)
    Declarations.clear();
  if (How == Breaking::NoDefinitions)
    Declarations = withoutDefinitions(Declarations);
  std::string Expression =
      filled(Form.Expression, {{'N', Own}, {'T', Type}, {'V', Value}});
  if (How == Breaking::Undeclared)
    Expression = "missing" + Own + "(" + Expression + ").value";
  if (!Cut.empty())
    Expression = Cut.str();
  return filled(Place.Code,
                {{'F', Expression}, {'D', Declarations}, {'N', Own}});
}

/// Keeps the first error.
class FirstError : public DiagnosticConsumer {
public:
  void HandleDiagnostic(DiagnosticsEngine::Level Level,
                        const Diagnostic &Info) override {
    DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < DiagnosticsEngine::Error || !Text.empty())
      return;
    llvm::SmallString<128> Words;
    Info.FormatDiagnostic(Words);
    Text = Words.str().str();
  }

  std::string Text;
};

class Unit {
public:
  Unit(std::string Own, llvm::StringRef Standard)
      : IsC(!Standard.contains("++")),
        Code((IsC ? CHeader : CxxHeader) + std::move(Own)) {
    AST = tooling::buildASTFromCodeWithArgs(
        Code,
        {"-std=" + Standard.str(), "-w", "-ferror-limit=0", "-fblocks",
         "-fcxx-exceptions", "-fexceptions", "-fno-builtin-memcpy"},
        IsC ? "form.c" : "form.cpp", "call-forms-test",
        std::make_shared<PCHContainerOperations>(),
        tooling::getClangStripDependencyFileAdjuster(), {}, &Error);
  }

  bool isRead() const { return AST != nullptr; }
  llvm::StringRef error() const { return Error.Text; }
  bool isBroken() const { return AST->getDiagnostics().hasErrorOccurred(); }
  std::string text() const { return Code; }

  /// The lines with redirects that are due, always or in intact code.
  std::set<unsigned> due(bool IsIntact) const {
    return linesWith(IsIntact ? " due" : " due: always");
  }

  /// The lines with findings, of one unit and with what a whole program of it
  /// says; none if that crashes.
  std::optional<std::set<unsigned>> found(const Model &Web) {
    std::set<unsigned> Lines;
    llvm::CrashRecoveryContext Recovery;
    const bool IsSafe = Recovery.RunSafely([&] {
      add(UnitModels{{&Web}}, nullptr, Lines);
      std::set<unsigned> Unwanted;
      add(UnitModels{{}, {}, /*FindsOthers=*/true}, nullptr, Unwanted);
      llvm::Expected<RouteIndex> Index = indexOf(Web);
      ASSERT_TRUE(static_cast<bool>(Index));
      add(UnitModels{{&Web}}, &*Index, Unwanted);
    });
    return IsSafe ? std::optional(Lines) : std::nullopt;
  }

private:
  std::set<unsigned> linesWith(llvm::StringRef Mark) const {
    std::set<unsigned> Result;
    unsigned Line = 0;
    for (const llvm::StringRef Text : llvm::split(Code, '\n')) {
      ++Line;
      if (Text.contains(Mark))
        Result.insert(Line);
    }
    return Result;
  }

  void add(const UnitModels &Models, const RouteIndex *Index,
           std::set<unsigned> &Lines) {
    const UnitAnalysis Analysis(AST->getASTContext(), Models, Index);
    for (const Finding &F : Analysis.findings({})) {
      Lines.insert(
          AST->getSourceManager().getExpansionLineNumber(F.location()));
      respellStatus(F, Status::SeeOther, AST->getASTContext());
    }
  }

  llvm::Expected<RouteIndex> indexOf(const Model &Web) {
    WholeProgram Whole;
    if (llvm::Error E = Whole.add(llvm::MemoryBuffer::getMemBufferCopy(
            UnitAnalysis::describe(AST->getASTContext(), {{&Web}}, nullptr,
                                   {"/"}),
            "form")))
      return std::move(E);
    Whole.solve();
    std::string Text;
    llvm::raw_string_ostream To(Text);
    Whole.writeIndex(To);
    return RouteIndex::parse(
        llvm::MemoryBuffer::getMemBufferCopy(Text, "form"));
  }

  const bool IsC;
  const std::string Code;
  FirstError Error;
  std::unique_ptr<ASTUnit> AST;
};

class CallForms : public testing::TestWithParam<CallForm> {
protected:
  static void SetUpTestSuite() {
    llvm::CrashRecoveryContext::Enable();
    llvm::Expected<Model> Read =
        readModel(llvm::MemoryBufferRef(WebModel, "web.yaml"));
    if (!Read)
      llvm::report_fatal_error(Read.takeError());
    Web = new Model(std::move(*Read));
  }
  static void TearDownTestSuite() { delete Web; }

  static bool isC() {
    return !llvm::StringRef(GetParam().Standard).contains("++");
  }

  static std::vector<PlaceOfForm> places() {
    std::vector<PlaceOfForm> Result;
    const auto Add = [&](llvm::ArrayRef<PlaceOfForm> Some) {
      llvm::copy_if(Some, std::back_inserter(Result), [](const PlaceOfForm &P) {
        return P.IsInFunction || !GetParam().IsInFunctions;
      });
    };
    Add(isC() ? llvm::ArrayRef(CPlaces) : llvm::ArrayRef(CxxPlaces));
    if (!isC() && !llvm::StringRef(GetParam().Standard).ends_with("17"))
      Add(CoroutinePlaces);
    return Result;
  }

  static void check(Breaking How) {
    std::vector<PlaceOfForm> Exact;
    std::vector<PlaceOfForm> Open;
    for (const PlaceOfForm &Place : places())
      (llvm::StringRef(Place.Code).contains(" may be") ? Open : Exact)
          .push_back(Place);
    check(Exact, How,
          /*IsExact=*/How == Breaking::None || How == Breaking::Undeclared);
    check(Open, How, /*IsExact=*/false);
  }

  /// Checks the form in all places at once, and if something is wrong, in each
  /// by itself.
  static void check(llvm::ArrayRef<PlaceOfForm> Places, Breaking How,
                    bool IsExact) {
    std::string All;
    for (const auto &[Number, Place] : llvm::enumerate(Places))
      All += code(GetParam(), Place, How, Number);
    const testing::AssertionResult Together = isRight(All, How, IsExact);
    if (Together)
      return;
    bool IsOneWrong = false;
    for (const auto &[Number, Place] : llvm::enumerate(Places)) {
      const std::string One = code(GetParam(), Place, How, Number);
      const testing::AssertionResult Alone = isRight(One, How, IsExact);
      IsOneWrong |= !Alone;
      EXPECT_TRUE(Alone) << GetParam().Name << " as " << Place.Name << "\n"
                         << One;
    }
    EXPECT_TRUE(IsOneWrong || Together) << GetParam().Name;
  }

  static testing::AssertionResult isRight(const std::string &Code, Breaking How,
                                          bool IsExact) {
    using testing::AssertionFailure;
    const bool IsIntact = How == Breaking::None;
    Unit Of(Code, GetParam().Standard);
    if (!Of.isRead())
      return AssertionFailure() << "it can't be read";
    if (IsIntact && Of.isBroken())
      return AssertionFailure() << "it has an error: " << Of.error().str();
    const std::optional<std::set<unsigned>> Found = Of.found(*Web);
    if (!Found)
      return AssertionFailure() << "redirect-tidy crashes";
    const std::set<unsigned> Due = Of.due(IsIntact);
    const bool IsRight = IsExact ? *Found == Due
                                 : std::includes(Found->begin(), Found->end(),
                                                 Due.begin(), Due.end());
    if (IsRight)
      return testing::AssertionSuccess();
    return AssertionFailure()
           << "due in the lines " << testing::PrintToString(Due)
           << ", found in " << testing::PrintToString(*Found);
  }

  static const Model *Web;
};

const Model *CallForms::Web = nullptr;

TEST_P(CallForms, Intact) { check(Breaking::None); }

// What nobody declares is in the handler, or in what it calls.
TEST_P(CallForms, WithWhatNobodyDeclares) {
  check(Breaking::Undeclared);
  check(Breaking::NoValue);
  check(Breaking::NoType);
}

TEST_P(CallForms, WithoutWhatItNeeds) {
  check(Breaking::NoDeclarations);
  check(Breaking::NoDefinitions);
}

TEST_P(CallForms, HalfTyped) {
  // Cut where more has to come.
  const llvm::StringRef Whole = GetParam().Expression;
  const PlaceOfForm Place = places().front();
  for (size_t End = 1; End < Whole.size(); ++End) {
    if (!llvm::StringRef("(.>*&,{[ =~:").contains(Whole[End - 1]))
      continue;
    const std::string Cut =
        filled(Whole.take_front(End).str(),
               {{'N', "0"}, {'T', Place.Type}, {'V', Place.Value}});
    const std::string Code =
        code(GetParam(), Place, Breaking::None, 0, Cut.empty() ? " " : Cut);
    Unit Of(Code, GetParam().Standard);
    ASSERT_TRUE(Of.isRead()) << Code;
    const std::optional<std::set<unsigned>> Found = Of.found(*Web);
    EXPECT_TRUE(Found && Found->count(*Of.due(/*IsIntact=*/false).begin()))
        << Code;
  }
}

std::string nameOf(const testing::TestParamInfo<CallForm> &Info) {
  std::string Name;
  for (const char C : llvm::StringRef(Info.param.Name))
    Name += llvm::isAlnum(C) ? C : '_';
  return Name + "_" + std::to_string(Info.index);
}

INSTANTIATE_TEST_SUITE_P(Cxx, CallForms,
                         testing::ValuesIn(cxxForms().begin(),
                                           cxxForms().end()),
                         nameOf);
INSTANTIATE_TEST_SUITE_P(C, CallForms,
                         testing::ValuesIn(cForms().begin(), cForms().end()),
                         nameOf);

} // namespace
