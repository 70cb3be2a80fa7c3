//===- PassingState.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/PassingState.h"
#include "Facts/Expressions.h"
#include "Facts/RequestHeaders.h"
#include "Facts/ShapeNames.h"
#include "Facts/StatementsIn.h"
#include "Facts/VisitorNames.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

/// The header that \p Text names, which may be a part of a request: "Cookie",
/// "\r\nCookie: ".
static StringRef headerNamed(StringRef Text) {
  const StringRef Line = Text.ltrim("\r\n");
  // :authority
  return Line.starts_with(":") ? Line : Line.split(':').first.trim();
}

/// True if \p Named, a function, a member or a variable, has to do with headers
/// by its name, but not with those of a response.
static bool speaksOfHeaders(const NamedDecl &Named) {
  const auto *Owner = dyn_cast<RecordDecl>(Named.getDeclContext());
  return Named.getIdentifier() &&
         partNamed(Named.getName()) == RequestPart::Header &&
         !(Owner && Owner->getIdentifier() &&
           namesResponseClass(Owner->getName()));
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
      : Facts(&Facts), Summaries(Summaries), Varied(Facts.VariedHeaders) {}

  bool find(const Stmt &Root);

private:
  bool findIn(const Stmt &S);
  bool passes(const Stmt &S) const;
  bool passes(const CallExpr &Call) const;
  void follow(const Stmt &S);
  void followInto(const FunctionDecl &Callee);
  bool readsHeader(const CallExpr &Call) const;
  bool readsHeaderAt(const Expr &E) const;
  bool picksHeader(const CallExpr &Call) const;
  SmallVector<StringRef, 2> headersNamed(const CallExpr &Call) const;
  bool isVaried(StringRef Header) const;
  bool tellsVisitor(StringRef Name) const;

  static constexpr unsigned MaxFunctions = 8;

  /// Null in functions of which nothing is known but their body.
  const FunctionFacts *Facts;
  const SummaryMap &Summaries;
  /// What the function in which it is asked says that its answers vary by.
  ArrayRef<StringRef> Varied;
  InitialValues Values;
  SmallVector<const Stmt *> Pending;
  llvm::SmallPtrSet<const FunctionDecl *, 4> Followed;
  std::vector<std::pair<const FunctionFacts *, const Stmt *>> InCallees;
};

} // namespace

/// True if \p E gives a header of the request, or all of them.
bool StateFinder::readsHeaderAt(const Expr &E) const {
  const Fact *F = Facts ? Facts->at(&E) : nullptr;
  const auto *Read = F ? std::get_if<RequestRead>(F) : nullptr;
  if (Read && Read->Part == RequestPart::Header)
    return true;
  const NamedDecl *Named = nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(&E))
    Named = Call->getDirectCallee();
  else if (const auto *Member = dyn_cast<MemberExpr>(&E))
    Named = Member->getMemberDecl();
  return Named && speaksOfHeaders(*Named);
}

/// The headers that \p Call names: req.has_header("DNT"), headers["DNT"].
SmallVector<StringRef, 2>
StateFinder::headersNamed(const CallExpr &Call) const {
  SmallVector<StringRef, 2> Result;
  for (const Expr *Argument : Call.arguments()) {
    const Fact *F = Facts ? Facts->at(asWritten(Argument)) : nullptr;
    if (const auto *Named = F ? std::get_if<HeaderName>(F) : nullptr)
      Result.push_back(Named->Name);
    else if (const std::optional<StringRef> Text = constantText(*Argument))
      Result.push_back(headerNamed(*Text));
  }
  return Result;
}

/// True if \p Call picks something out of what gives all headers:
/// headers["DNT"], find(headersOf(req), "DNT"); but not if it compares one of
/// them.
bool StateFinder::picksHeader(const CallExpr &Call) const {
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (Operator && Operator->getOperator() != OO_Subscript)
    return false;
  const auto GivesAll = [this](const Expr *E) {
    const Expr *Written = E ? asWritten(E) : nullptr;
    const auto *Inner = dyn_cast_if_present<CallExpr>(Written);
    return Written && !isText(Written->getType()) && readsHeaderAt(*Written) &&
           (!Inner || headersNamed(*Inner).empty());
  };
  return GivesAll(objectOf(Call)) || llvm::any_of(Call.arguments(), GivesAll);
}

/// True if \p Call reads a header of the request that may be another tomorrow:
/// req.get_header_value("Cookie"), req[http::field::cookie].
bool StateFinder::readsHeader(const CallExpr &Call) const {
  const bool Reads = readsHeaderAt(Call) || picksHeader(Call);
  const FunctionDecl *Callee = Call.getDirectCallee();
  // getCookie("sid")
  const bool IsCookie = Reads && Callee && Callee->getIdentifier() &&
                        namesSession(Callee->getName());
  const SmallVector<StringRef, 2> Names = headersNamed(Call);
  if (llvm::any_of(Names, tellsOwnUrl))
    return false;
  return llvm::any_of(Names, [&](StringRef Name) {
    return IsCookie ? !isVaried("Cookie")
                    : (Reads || isSentByClients(Name)) &&
                          !goesWithMessage(Name) && !isVaried(Name);
  });
}

/// True if caches are told to keep the answer for those alone who send the same
/// \p Header.
bool StateFinder::isVaried(StringRef Header) const {
  return llvm::any_of(Varied, [Header](StringRef Named) {
    return Named.equals_insensitive(Header);
  });
}

/// True if \p Name tells of who asks, and caches aren't told of that.
bool StateFinder::tellsVisitor(StringRef Name) const {
  return namesPeer(Name) || (namesVisitor(Name) && !isVaried("Cookie") &&
                             !isVaried("Authorization"));
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
  return Callee->getIdentifier() && !IsSeen && tellsVisitor(Callee->getName());
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
         tellsVisitor(Named->getName());
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
