//===- Facts.h - What user code says about requests -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Facts are what one walk over user code recognises, expression by expression.
// They say what stands there, not what follows from it.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_FACTS_H
#define REDIRECT_TIDY_FACTS_FACTS_H

#include "Facts/Printers.h"
#include "Models/Vocabulary.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/PointerUnion.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/ADT/SmallVector.h"
#include <variant>

namespace redirect {

/// What holds a response: a variable, a parameter or a member, or the
/// expression that makes it where it is a temporary.
using ResponseObject =
    llvm::PointerUnion<const clang::ValueDecl *, const clang::Expr *>;

/// `res.set_redirect(url, 302)`, `res.status = 302` or
/// `res.set_header("Location", url)`: a response gets its status, its target,
/// or both.
struct ResponseWrite {
  ResponseObject Response;
  /// The status, or null if only the target is written.
  const clang::Expr *Status = nullptr;
  /// The status, where the call is one that always sends it.
  std::optional<int> Sends;
  /// True if the status says no code but whether the redirect is permanent.
  bool StatusIsPermanence = false;
  /// The target, or null if only the status is written.
  const clang::Expr *Location = nullptr;
  /// The name of the header that gets Header, where it isn't spelled out: it
  /// may be the target.
  const clang::Expr *HeaderName = nullptr;
  const clang::Expr *Header = nullptr;
  /// Lines of headers, among which may be the target.
  const clang::Expr *HeaderLines = nullptr;
  /// A variable that holds headers, among which may be the target.
  const clang::VarDecl *Headers = nullptr;
  /// What a model says that it means.
  std::optional<ToldMeaning> Told = std::nullopt;
};

/// `store.insert(entry)`: something that outlives the handler is changed.
struct WorkDone {
  /// What gives the object that is changed, if callers decide whether that
  /// outlives the handler: a parameter, a captured variable, or the class of
  /// the function's own object.
  const clang::NamedDecl *On = nullptr;
  /// False if nothing tells what is done, or whether it is anything.
  bool IsKnown = true;
};

/// `mg_printf(conn, "HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", url)`: a
/// response, or a part of one, is written as text.
struct RawResponse {
  ResponseObject Response;
  const RawResponseModel *How;
  /// True if what writes it writes other texts as well: `printf`.
  bool MayBeOtherText = false;
  /// The work that it is unless the text is a response: `write(file, entry)`.
  std::optional<WorkDone> ElseWork = std::nullopt;
  /// True if what it writes to was there before the function, and may be kept.
  bool MayBeKept = false;
};

/// `restinio::status_found()`: a redirecting status is named.
struct StatusName {
  int Code;
};

/// `http::field::location`: a header is named.
struct HeaderName {
  llvm::StringRef Name;
};

/// `http_status_code_t{302}`: an object stands for a status.
struct StatusObject {
  const clang::Expr *Code;
};

/// `req.isPost()`: tells whether the method is one of these.
struct MethodTest {
  MethodSet Methods;
};

/// `req.body`, `req.get_param_value("id")`: a part of the request is read.
struct RequestRead {
  RequestPart Part;
};

/// `http::verb::post`: a method is named.
struct MethodName {
  Method Named;
};

/// `sendHome(res)`: functions of the project are called. Or they are handed
/// over: `pool.submit([&] { sendHome(res); })` calls the lambda at some time,
/// as the destructor of a local variable is.
struct UserCall {
  llvm::SmallVector<const clang::FunctionDecl *, 1> Callees;
  llvm::SmallVector<const clang::FunctionDecl *, 1> Later;
  /// What holds the result, which may be a response.
  ResponseObject Result;
  /// The responses that it is given, by the indexes of arguments that don't
  /// name them: `fill(all[0])`, `add(output_headers(req), name, value)`,
  /// `complete(start(302))`.
  llvm::SmallVector<std::pair<unsigned, ResponseObject>, 0> Given = {};
  /// The work that it looks like, where another unit has the body and nothing
  /// is known of that; or where the body holds an error.
  std::optional<WorkDone> LooksLike = std::nullopt;
  /// True if nobody waits for what is handed over, or it does no work: a
  /// destructor, what makes a singleton.
  bool IsLaterIdle = false;
  /// True if what it returns may depend on the request's method, in a body that
  /// holds an error.
  bool LeavesDoubt = false;
  /// True if what it does is no work of the handler: it is called for the first
  /// request alone, and makes something for all, is a member of a request or a
  /// response, or only copies or moves an object. It may still limit how long a
  /// response is kept.
  bool IsIdle = false;
};

/// `next(res)`, `rows[i].serve(req)`, `pool.submit(next)`: a value is called,
/// or handed over to be called at some time.
struct CallableUse {
  /// The parameter that holds it, or the variable that a lambda has captured;
  /// null if something else does.
  const clang::VarDecl *Holder = nullptr;
  bool IsHandedOver = false;
  /// The work that it looks like.
  std::optional<WorkDone> LooksLike = std::nullopt;
  /// What is called, if there is no Holder, and the functions that the unit has
  /// for it.
  const clang::Expr *Called = nullptr;
  llvm::SmallVector<const clang::FunctionDecl *, 1> Candidates;
};

/// `m.compare("POST")`: two texts are compared.
struct TextComparison {
  const clang::Expr *Left = nullptr;
  const clang::Expr *Right = nullptr;
  ComparisonModel::Equal EqualIs;
};

/// `fmt::format("https://{}{}", host, req.path)`, `path.erase(0, 3)`: a text is
/// made of others, or edited.
struct TextMade {
  const TextModel *How;
  /// The work that it is unless the text, which outlives the function, carries
  /// nothing on, or is sent: `sprintf(conn->out, "HTTP/1.1 302 Found\r\n")`.
  /// None once the unit is known.
  std::optional<WorkDone> ElseWork = std::nullopt;
  /// The response of which it fills a header: `strcpy(answer->location, url)`.
  std::optional<ResponseWrite> Fills = std::nullopt;
};

/// `leaderUrl(req)`: a text is given of which a model says what redirects there
/// mean.
struct TargetTold {
  ToldMeaning Means;
};

/// The functions of the project that may run when a callable value is called,
/// and the expressions that mention them.
struct Callables {
  llvm::SmallVector<const clang::FunctionDecl *, 1> Functions;
  llvm::SmallVector<const clang::Expr *, 1> Mentions;
  /// The functions of other units that return it.
  llvm::SmallVector<const clang::FunctionDecl *, 1> Makers;
  /// The parameters of the function around it that may hold it: callers decide.
  llvm::SmallVector<const clang::ParmVarDecl *, 1> Parameters;
};

using Fact =
    std::variant<ResponseWrite, RawResponse, RequestRead, MethodName,
                 MethodTest, StatusName, HeaderName, StatusObject, WorkDone,
                 UserCall, CallableUse, TextComparison, TextMade, TargetTold>;

/// `server.Post("/orders", handler)`: functions are registered as handlers. Or
/// a class overrides what the framework calls: `void handleRequest(...)
/// override`.
struct Route {
  enum class Kind : uint8_t {
    Registration,
    Override,
    /// The function itself takes a request line apart: nobody can have asked
    /// for the method before.
    RequestLine
  };

  Kind Is = Kind::Registration;
  clang::SourceLocation Where;
  /// The methods that the registration names; all of them if it names none.
  MethodSet Methods;
  bool IsRestricted = false;
  /// True if the handlers get the route's parameters as arguments.
  bool PassesParameters = false;
  ParametersModel Parameters;
  /// The pattern as it is spelled, if it is a literal.
  std::optional<llvm::StringRef> Pattern;
  /// True if it takes no pattern, and is for requests to any path: a hook, or
  /// what answers where nobody else does.
  bool IsForAnyPath = false;
  /// When it runs, if it is a hook.
  std::optional<Hook> Runs;
  /// What is known of its path where that is no pattern: "{?}/orders" below a
  /// path that isn't known, "/api/*" for all that is below one.
  std::optional<llvm::StringRef> PartOfPath;
  /// What is given as the handler; null if nothing is, but for a class.
  const clang::Expr *Given = nullptr;
  llvm::SmallVector<const clang::FunctionDecl *, 1> Handlers;
  /// The functions of other units that return further handlers.
  llvm::SmallVector<const clang::FunctionDecl *, 1> Makers;

  /// True if the route holds only where nobody is seen to make the handler, or
  /// to call what reads requests: a factory that tests the method decides what
  /// its handlers serve.
  bool yieldsToMakers() const {
    return Is != Kind::Registration && !IsRestricted;
  }
};

/// `server.Post(path, std::move(handler))`, `server.Post("/orders",
/// withUser(save))`: callers decide what is registered, or for which methods,
/// or it takes the flow to tell what the handler is.
struct Registration {
  const clang::Expr *Site = nullptr;
  /// What it says by itself, with the functions that its handler mentions.
  Route Known;
  /// The parameters that give further handlers.
  llvm::SmallVector<const clang::ParmVarDecl *, 1> Handlers;
  /// What gives the methods, and the pattern; null where Known has them.
  const clang::Expr *Methods = nullptr;
  const clang::Expr *Pattern = nullptr;
};

/// What the signs in a function say that its callers may get of it, beside that
/// it calls, and works.
enum class Relevance : uint8_t {
  None,
  /// A value, of which it takes more to become of interest.
  GivesValue,
  /// Something that decides of redirects: its callers are of interest, too.
  Decides
};

/// The facts of one function, by the expression at which each of them holds.
struct FunctionFacts {
  const clang::FunctionDecl *Function = nullptr;
  /// Most functions have a handful of them: a larger map costs a kilobyte each.
  llvm::MapVector<const clang::Stmt *, Fact,
                  llvm::SmallDenseMap<const clang::Stmt *, unsigned, 8>>
      BySite;
  /// The registrations that can't be told from what stands there alone.
  std::vector<Registration> Registrations;
  /// By what its virtual calls reach their objects, the classes of which these
  /// may be; of its own object, by the class.
  llvm::DenseMap<const clang::NamedDecl *,
                 llvm::SmallSetVector<const clang::CXXRecordDecl *, 2>>
      ReceiverClasses;
  /// `"no-store"` in `res.set_header("Cache-Control", "no-store")`: where a
  /// response is told how long to be kept.
  llvm::SmallPtrSet<const clang::Stmt *, 1> LifeLimits;
  /// The headers of the request that it says its response varies by, where
  /// these are spelled out.
  llvm::SmallVector<llvm::StringRef, 0> VariedHeaders;
  /// What it passes to functions of the project, which may call it.
  llvm::DenseMap<const clang::Expr *, Callables> CallablesPassed;
  /// By a local pointer, iterator or object, what it is set to later. By a
  /// number, the lists of records of which it is the index.
  llvm::DenseMap<const clang::VarDecl *,
                 llvm::SmallVector<const clang::Expr *, 1>>
      PointedLater;
  /// The parameters in which the framework passes the request's method, and
  /// the variables in which the program itself has put it.
  llvm::DenseSet<const clang::VarDecl *> MethodVariables;
  /// The parameters in which the framework passes those of the route.
  llvm::DenseSet<const clang::ParmVarDecl *> RouteParameters;
  /// The parameters in which the framework passes the request's target, and
  /// the variables in which the program itself has put it.
  llvm::DenseSet<const clang::VarDecl *> TargetVariables;
  /// The parameter, and the value that it has where those of the framework hold
  /// the target: at other times they hold something else.
  std::optional<std::pair<const clang::ParmVarDecl *, int64_t>> TargetIf;
  /// The variables that hold, or lead to, a header "Location" that somebody
  /// else has written: `if (!strncasecmp(line, "Location: ", 10))`.
  llvm::DenseSet<const clang::ValueDecl *> OthersHeaders;
  /// The members and global variables in which it mentions a text.
  llvm::SmallPtrSet<const clang::ValueDecl *, 2> TextHolders;
  /// The parameter that stands for the response of which the function returns
  /// the status; null if it returns none.
  const clang::ParmVarDecl *ReturnsStatusOf = nullptr;
  bool WritesResponse = false;
  /// True if it spells out a status line that may redirect, or the beginning of
  /// one, whoever sends it.
  bool BeginsAnswer = false;
  /// What a model says that the redirects mean which it sends, or whose target
  /// it gives.
  std::optional<ToldMeaning> Told;
  /// Only looked for in parts of a program.
  Relevance Shows = Relevance::None;
  /// True if it is a function of a response that may change that, which is no
  /// work, whatever callers in other units may suppose of it.
  bool ChangesResponse = false;
  /// True if it calls functions that another unit defines.
  bool CallsElsewhere = false;
  /// The classes of what is thrown; null for what is of no class.
  llvm::SmallVector<const clang::CXXRecordDecl *, 1> Thrown;
  /// Where it takes request lines apart that the program itself has read.
  llvm::SmallVector<const clang::Expr *, 1> RequestLines;
  /// True if the program may compare the method itself, with its names.
  bool ComparesMethods = false;
  /// True if the function tests the method in a framework that has no
  /// registrations, so that it may be a handler on its own account.
  bool MayBeHandler = false;

  /// The fact at \p Site; null if there is none.
  const Fact *at(const clang::Stmt *Site) const {
    const auto *const Found = BySite.find(Site);
    return Found == BySite.end() ? nullptr : &Found->second;
  }
};

/// The handlers that a function returns.
struct ReturnedHandlers {
  llvm::SmallVector<const clang::FunctionDecl *, 1> Handlers;
  /// The functions of other units that return it further ones.
  llvm::SmallVector<const clang::FunctionDecl *, 1> Makers;
};

/// How many functions of the project a unit shows; lambdas are some, and a
/// template is one.
struct FunctionCount {
  unsigned All = 0;
  /// Those that hold an error, so that they are left alone.
  unsigned Broken = 0;
};

/// The facts of one translation unit.
struct UnitFacts {
  /// What TextMade refers to beside models.
  redirect::Printers Printers;
  llvm::MapVector<const clang::FunctionDecl *, FunctionFacts> Functions;
  std::vector<Route> Routes;
  /// The project's classes that are caught where a response is written.
  llvm::DenseSet<const clang::CXXRecordDecl *> AnsweredClasses;
  /// The functions of other units that are called or handed over, by their
  /// first declaration.
  llvm::SetVector<const clang::FunctionDecl *> Elsewhere;
  /// What functions return that other units may register:
  /// `Handler makeSave(Store &)`.
  llvm::MapVector<const clang::FunctionDecl *, ReturnedHandlers> Returned;
  /// The functions that others of the unit override of which there is nothing
  /// to say, though they return something.
  std::vector<const clang::CXXMethodDecl *> OverriddenUnknown;
  /// The members and global variables whose text some function sends:
  /// `send(conn->fd, conn->out, conn->length, 0)`.
  llvm::SmallPtrSet<const clang::ValueDecl *, 2> SentHolders;
  /// The members and global variables that change while the program serves.
  llvm::SmallPtrSet<const clang::ValueDecl *, 2> ChangedState;
  /// All methods that the unit's servers serve at all, where they are limited.
  std::optional<MethodSet> Limit;
  /// True if something is compared with the name of a method that would be the
  /// method if the program spoke HTTP by hand.
  bool MayCompareMethods = false;
  /// Only counted where the unit doesn't compile.
  FunctionCount Seen;
  /// The members and global variables whose text a function of this unit sends.
  llvm::SetVector<const clang::ValueDecl *> SentHere;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_FACTS_H
