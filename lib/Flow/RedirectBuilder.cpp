//===- RedirectBuilder.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/RedirectBuilder.h"
#include "Facts/Expressions.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace redirect {

bool Redirect::dependsOnCaller() const {
  return StatusParameter ||
         llvm::any_of(Target.Pieces, [](const TextPiece &Piece) {
           return Piece.From == TextPiece::Source::Parameter;
         });
}

const CXXRecordDecl *Redirect::answersThrown() const {
  const auto ClassOf = [](const ValueDecl *Variable) -> const CXXRecordDecl * {
    const auto *Field = dyn_cast_if_present<FieldDecl>(Variable);
    return Field ? dyn_cast<CXXRecordDecl>(Field->getParent()) : nullptr;
  };
  if (const CXXRecordDecl *Class = ClassOf(StatusParameter))
    return Class;
  for (const TextPiece &Piece : Target.Pieces)
    if (const CXXRecordDecl *Class = ClassOf(Piece.Variable))
      return Class;
  return nullptr;
}

/// What may hold the response that `return res;` or `return std::move(res);`
/// hands back, or that `return makeResponse();` makes.
static ResponseObject returnedObject(const Expr &Value) {
  const Expr *Written = asWritten(&Value);
  if (const auto *Call = dyn_cast<CallExpr>(Written);
      Call && Call->isCallToStdMove())
    Written = asWritten(Call->getArg(0));
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Written))
    return Reference->getDecl();
  return Written;
}

// return allowed.count(req.method) != 0;
void RedirectBuilder::addReturned(const Expr &Returned, const State &At) {
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  ValueSet Values = Evaluate.evaluate(&Returned);
  if (Values.isUnknown() && Returned.getType()->isScalarType() &&
      Evaluate.dependsOnMethod(&Returned))
    Values = {Value::madeOfMethod(), At.Reached};
  Result.Returns.add(Values, At.Reached);
}

void RedirectBuilder::visitBefore(const Stmt &S, const State &At) {
  if (const auto *Return = dyn_cast<ReturnStmt>(&S)) {
    if (const Expr *Value = Return->getRetValue()) {
      addReturned(*Value, At);
      Returned.insert(returnedObject(*Value));
    }
    return;
  }
  if (const auto *Throw = dyn_cast<CXXThrowExpr>(&S))
    visitThrow(*Throw, At);
  const Fact *F = Facts.at(&S);
  if (!F)
    return;
  InForceBefore = At.statusWritesInForce();
  if (const auto *Call = std::get_if<UserCall>(F))
    visitCall(*cast<Expr>(&S), *Call, At);
}

void RedirectBuilder::visitAfter(const Stmt &S, const State &At) {
  // return HTTP_MOVED_TEMPORARILY;
  if (const auto *Return = dyn_cast<ReturnStmt>(&S);
      Return && Facts.ReturnsStatusOf && Return->getRetValue())
    return visitWrites(*asWritten(Return->getRetValue()), At);
  const Fact *F = Facts.at(&S);
  if (!F)
    return;
  Result.Done.add(At.Done, MethodSet::all());
  visitWrites(*cast<Expr>(&S), At);
  addToWritesInForce(*cast<Expr>(&S), *F, At);
}

/// Takes note of what \p Site has written, itself or by a call.
void RedirectBuilder::visitWrites(const Expr &Site, const State &At) {
  for (const ResponseObject Response : At.writtenBy(&Site)) {
    Responses.insert(Response);
    AtWrite[&Site] = At;
  }
  const auto InForce = At.statusWritesInForce();
  for (const auto &[Write, For] : InForceBefore)
    if (llvm::none_of(InForce, [&, Write = Write](const auto &Known) {
          return Known.first == Write;
        }))
      Overwritten.insert(Write);
}

/// True if \p Call is given one of the function's responses: it is the call
/// that sends it.
bool RedirectBuilder::getsResponse(const Expr &Call) const {
  return llvm::any_of(argumentsOf(Call), [&](const Expr *Argument) {
    const Expr *Written = asWritten(Argument);
    if (const Expr *Moved = carriedText(*Written))
      Written = asWritten(Moved);
    const ValueDecl *Object = rootObject(*Written);
    return Object && Responses.contains(Object);
  });
}

/// What is done after a response has been written, and before it is sent, is
/// done all the same.
void RedirectBuilder::addToWritesInForce(const Expr &Site, const Fact &F,
                                         const State &At) {
  Evidence Done;
  const auto *Read = std::get_if<RequestRead>(&F);
  if (std::holds_alternative<WorkDone>(F))
    Done.addWork(&Site, MethodSet::all());
  else if (Read && Read->Part == RequestPart::Body)
    Done.addBodyRead(&Site, MethodSet::all());
  else if (const auto *Call = std::get_if<UserCall>(&F);
           Call && !getsResponse(Site)) {
    for (const FunctionDecl *Callee : Call->Callees)
      if (const auto Summary = Summaries.find(Callee);
          Summary != Summaries.end())
        Done.add(Summary->second.Done, MethodSet::all());
      else if (Call->LooksLikeWork)
        Done.addWork(&Site, MethodSet::all());
  }
  if (!Done.saysAnswer(MethodSet::all()))
    return;
  for (const auto &[Write, For] : At.writesInForce())
    DoneAfter[Write].add(Done, For);
}

void RedirectBuilder::visitCall(const Expr &Site, const UserCall &Call,
                                const State &At) {
  const auto AddCall = [&](const FunctionDecl *Callee, bool IsHandedOver) {
    CallFlow Flow = {&Site,    Callee,        IsHandedOver, At.knownToReach(),
                     At.Guard, At.TestedPath, At.Done};
    Flow.Doubt = At.doubt();
    if (visitSpecialized(Flow, At))
      return;
    Result.Calls.push_back(Flow);
    const auto Summary = Summaries.find(Callee);
    if (IsHandedOver || Summary == Summaries.end())
      return;
    for (const std::unique_ptr<Redirect> &Inner : Summary->second.Redirects)
      if (Inner->dependsOnCaller())
        addFromCallee(Flow, *Inner, At);
  };
  for (const FunctionDecl *Callee : Call.Later)
    AddCall(Callee, /*IsHandedOver=*/true);
  for (const FunctionDecl *Callee : Call.Callees)
    AddCall(Callee, /*IsHandedOver=*/false);
}

/// The methods for which \p Passed is what \p Case wants.
static MethodSet methodsFor(const EntryValues &Case,
                            const EntryValues &Passed) {
  if (Case.size() != Passed.size())
    return MethodSet::none();
  MethodSet Result = MethodSet::all();
  for (const auto &[Wanted, Given] : llvm::zip_equal(Case, Passed)) {
    MethodSet Same;
    for (const ValueSet::Entry &E : Given.second)
      if (Wanted.first == Given.first && E.Is == Wanted.second.begin()->Is)
        Same |= E.For;
    Result &= Same;
  }
  return Result;
}

// redirectTo(res, url, true), where another unit has redirectTo
void RedirectBuilder::visitCases(const CallFlow &Call,
                                 const FunctionSummary &Callee,
                                 const EntryValues &Entry, const State &At) {
  for (const auto &[Case, Summary] : Callee.ForValues) {
    CallFlow Admitted = Call;
    Admitted.Case = &Case;
    Admitted.Reached &= methodsFor(Case, Entry);
    if (Admitted.Reached.empty())
      continue;
    for (const std::unique_ptr<Redirect> &Inner : Summary->Redirects)
      addFromCallee(Admitted, *Inner, At);
    Result.Calls.push_back(Admitted);
  }
}

/// Looks again at a function whose branches the call decides, by a constant or
/// by the method: what it does belongs to this call, and the methods don't
/// reach it as they do by others. Returns false if it is told nothing of that
/// kind.
bool RedirectBuilder::visitSpecialized(const CallFlow &Call, const State &At) {
  const auto Summary = Summaries.find(Call.Callee);
  if (Summary == Summaries.end())
    return false;
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  for (const VarDecl *Variable : Summary->second.Tested)
    for (const ValueSet::Entry &E : Evaluate.passedFor(*Variable, *Call.Site))
      if (const auto *Own = dyn_cast_if_present<VarDecl>(E.Is.Variable))
        Result.Tested.insert(Own);
  const EntryValues Entry =
      Evaluate.decidingValues(Summary->second, *Call.Site);
  if (Entry.empty())
    return false;
  if (!Summary->second.Facts) {
    visitCases(Call, Summary->second, Entry, At);
    return true;
  }
  const FunctionSummary *Callee = Evaluate.summaryFor(Summary->second, Entry);
  // Nothing is known of what calls itself, or is called in too many ways.
  if (!Callee)
    return true;
  for (const std::unique_ptr<Redirect> &Inner : Callee->Redirects)
    addFromCallee(Call, *Inner, At);
  for (CallFlow Inner : Callee->Calls) {
    Inner.Reached &= Call.Reached;
    Inner.Done.add(Call.Done, MethodSet::all());
    Result.Calls.push_back(Inner);
  }
  return true;
}

// throw Moved{302, "/v2" + req.path}; which somebody turns into a response
void RedirectBuilder::visitThrow(const CXXThrowExpr &Throw, const State &At) {
  const CXXRecordDecl *Class =
      Throw.getSubExpr() ? Throw.getSubExpr()->getType()->getAsCXXRecordDecl()
                         : nullptr;
  // throw redirect_exception(url);
  if (const Expr *Thrown = Throw.getSubExpr()) {
    Thrown = asWritten(Thrown);
    while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Thrown))
      Thrown = asWritten(Cast->getSubExpr());
    addFromResponse(Thrown, At);
  }
  const auto Answers = Class ? Thrown.find(Class) : Thrown.end();
  if (Answers == Thrown.end())
    return;
  const CallFlow Call = {&Throw,   nullptr,       false,  At.knownToReach(),
                         At.Guard, At.TestedPath, At.Done};
  const auto IsOwn = [&](const Redirect *Answer) {
    return Answer->Function == Facts.Function;
  };
  const bool AnswersItself = llvm::any_of(Answers->second, IsOwn);
  const auto CatcherOf = [](const Redirect *Answer) {
    return std::pair(Answer->Function, Answer->Elsewhere
                                           ? Answer->Elsewhere->Function
                                           : std::string());
  };
  // This unit's come first. That others catch the class as well doesn't mean
  // that they get this one.
  const auto First = CatcherOf(Answers->second.front());
  const auto IsFirst = [&](const Redirect *Answer) {
    return CatcherOf(Answer) == First;
  };
  const bool IsHere = Answers->second.front()->Function;
  const bool IsOneCatcher =
      llvm::all_of(Answers->second, [&](const Redirect *Answer) {
        return IsFirst(Answer) || (IsHere && !Answer->Function);
      });
  for (const Redirect *Answer : Answers->second) {
    // Of several that catch the class, it isn't known which gets this one: what
    // is thrown must say it all.
    const bool IsPlain = AnswersItself ? IsOwn(Answer)
                                       : (IsOneCatcher && IsFirst(Answer)) ||
                                             Answer->StatusParameter;
    if (IsPlain)
      addFromCallee(Call, *Answer, At);
  }
}

} // namespace redirect
