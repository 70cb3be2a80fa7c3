//===- PassingState.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/PassingState.h"
#include "Facts/Expressions.h"
#include "Facts/ShapeNames.h"
#include "Facts/StatementsIn.h"
#include "Facts/VisitorNames.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

/// True for headers by which the request's own URL is told, as its scheme is by
/// what a proxy adds.
static bool tellsOwnUrl(StringRef Header) {
  return Header.starts_with_insensitive("X-Forwarded-") ||
         Header.equals_insensitive("Forwarded") ||
         Header.equals_insensitive("Host") ||
         Header.equals_insensitive(":authority") ||
         Header.equals_insensitive("X-Scheme") ||
         Header.equals_insensitive("X-Url-Scheme") ||
         Header.equals_insensitive("Front-End-Https") ||
         Header.equals_insensitive("X-Original-Uri") ||
         Header.equals_insensitive("X-Rewrite-Url");
}

/// True for headers of a request that tell who asks, or how.
static bool tellsVisitor(StringRef Header) {
  static constexpr llvm::StringLiteral Known[] = {
      "Accept",    "Accept-Language", "Authorization",
      "Cookie",    "If-None-Match",   "If-Modified-Since",
      "Referer",   "Sec-Fetch-Mode",  "Upgrade-Insecure-Requests",
      "User-Agent"};
  return llvm::any_of(
      Known, [&](StringRef Name) { return Header.equals_insensitive(Name); });
}

/// True for functions that tell the time.
static bool tellsTime(const FunctionDecl &Callee) {
  if (!Callee.getIdentifier())
    return false;
  static constexpr llvm::StringLiteral Clocks[] = {"clock",
                                                   "clock_gettime",
                                                   "currentTime",
                                                   "currentDateTime",
                                                   "currentMSecsSinceEpoch",
                                                   "ftime",
                                                   "gettimeofday",
                                                   "gmtime",
                                                   "gmtime_r",
                                                   "localtime",
                                                   "localtime_r",
                                                   "micros",
                                                   "millis",
                                                   "time"};
  const StringRef Name = Callee.getName();
  if (Name == "now" || Name == "currentDateTimeUtc")
    return isa<CXXMethodDecl>(Callee) && cast<CXXMethodDecl>(Callee).isStatic();
  return llvm::is_contained(Clocks, Name) &&
         (!isa<CXXMethodDecl>(Callee) ||
          cast<CXXMethodDecl>(Callee).isStatic());
}

namespace {

/// Looks for state that passes in an expression, in what its variables were
/// initialised with, and in what the functions ask that it calls.
class StateFinder {
public:
  StateFinder(const FunctionFacts &Facts, const SummaryMap &Summaries)
      : Facts(&Facts), Summaries(Summaries) {}

  bool find(const Stmt &Root);

private:
  bool findIn(const Stmt &S);
  bool passes(const Stmt &S) const;
  bool passes(const CallExpr &Call) const;
  void follow(const Stmt &S);
  void followInto(const FunctionDecl &Callee);
  bool readsHeader(const Stmt &Root) const;

  static constexpr unsigned MaxFunctions = 8;

  /// Null in functions of which nothing is known but their body.
  const FunctionFacts *Facts;
  const SummaryMap &Summaries;
  InitialValues Values;
  SmallVector<const Stmt *> Pending;
  llvm::SmallPtrSet<const FunctionDecl *, 4> Followed;
  std::vector<std::pair<const FunctionFacts *, const Stmt *>> InCallees;
};

} // namespace

/// True if \p Root reads a header of the request by a name that tells who asks:
/// req.get_header_value("Cookie"), req[http::field::cookie].
bool StateFinder::readsHeader(const Stmt &Root) const {
  bool Reads = false;
  bool IsOwnUrl = false;
  bool IsNamed = false;
  bool IsVisitors = false;
  forEachIn(&Root, [&](const Stmt &S) {
    const Fact *F = Facts ? Facts->at(&S) : nullptr;
    const auto *Read = F ? std::get_if<RequestRead>(F) : nullptr;
    Reads |= Read && Read->Part == RequestPart::Header;
    StringRef Name;
    if (const auto *Named = F ? std::get_if<HeaderName>(F) : nullptr)
      Name = Named->Name;
    else if (const auto *Literal = dyn_cast<StringLiteral>(&S);
             Literal && Literal->getCharByteWidth() == 1)
      Name = Literal->getString();
    IsNamed |= !Name.empty();
    IsOwnUrl |= tellsOwnUrl(Name);
    IsVisitors |= tellsVisitor(Name);
  });
  return !IsOwnUrl && ((Reads && IsNamed) || IsVisitors);
}

// session(), std::time(nullptr), req->getPeerAddr()
bool StateFinder::passes(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return false;
  if (tellsTime(*Callee) || readsHeader(Call))
    return true;
  const FunctionDecl *Definition = Callee->getDefinition();
  const bool IsSeen = Definition && Summaries.contains(Definition);
  return Callee->getIdentifier() && !IsSeen &&
         (namesVisitor(Callee->getName()) || namesPeer(Callee->getName()));
}

/// True if \p S itself is state that passes.
bool StateFinder::passes(const Stmt &S) const {
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    return passes(*Call);
  const ValueDecl *Named = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(&S))
    Named = Member->getMemberDecl();
  else if (const auto *Reference = dyn_cast<DeclRefExpr>(&S))
    Named = Reference->getDecl();
  if (!Named || isa<FunctionDecl>(Named))
    return false;
  if (Summaries.ChangedState.contains(Named))
    return true;
  // conn->session, request.remote_addr
  return isa<FieldDecl>(Named) && Named->getIdentifier() &&
         (namesVisitor(Named->getName()) || namesPeer(Named->getName()));
}

/// Goes on with what \p Callee returns, and with what it asks before.
void StateFinder::followInto(const FunctionDecl &Callee) {
  const FunctionDecl *Definition = Callee.getDefinition();
  const Stmt *Body = Definition ? Definition->getBody() : nullptr;
  const ASTContext &Context = Callee.getASTContext();
  if (!Body || Followed.size() == MaxFunctions ||
      Context.getSourceManager().isInSystemHeader(Definition->getLocation()) ||
      !Followed.insert(Definition).second)
    return;
  const auto Known = Summaries.find(Definition);
  const FunctionFacts *Inside =
      Known == Summaries.end() ? nullptr : Known->second.Facts;
  forEachIn(Body, [&](const Stmt &S) {
    const Stmt *Asked = nullptr;
    if (const auto *Return = dyn_cast<ReturnStmt>(&S))
      Asked = Return->getRetValue();
    else if (const auto *If = dyn_cast<IfStmt>(&S))
      Asked = If->getCond();
    if (Asked)
      InCallees.emplace_back(Inside, Asked);
  });
}

/// Goes on with what \p S names and calls.
void StateFinder::follow(const Stmt &S) {
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&S)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    if (Variable && Variable->hasLocalStorage() && !isa<ParmVarDecl>(Variable))
      if (const Expr *Init = Values.of(*Variable))
        Pending.push_back(Init);
  } else if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    if (const FunctionDecl *Callee = Call->getDirectCallee())
      followInto(*Callee);
  }
}

bool StateFinder::findIn(const Stmt &S) {
  bool Result = false;
  forEachIn(&S, [&](const Stmt &Part) {
    Result = Result || passes(Part);
    if (!Result)
      follow(Part);
  });
  return Result;
}

bool StateFinder::find(const Stmt &Root) {
  InCallees.emplace_back(Facts, &Root);
  while (!InCallees.empty()) {
    Facts = InCallees.back().first;
    Pending.push_back(InCallees.back().second);
    InCallees.pop_back();
    while (!Pending.empty())
      if (findIn(*Pending.pop_back_val()))
        return true;
  }
  return false;
}

bool asksPassingState(const Expr &E, const FunctionFacts &Facts,
                      const SummaryMap &Summaries) {
  return StateFinder(Facts, Summaries).find(E);
}

} // namespace redirect
