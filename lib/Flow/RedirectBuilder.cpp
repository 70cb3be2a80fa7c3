//===- RedirectBuilder.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/RedirectBuilder.h"
#include "Facts/Expressions.h"
#include "Flow/Choices.h"
#include "Flow/DoneByCall.h"
#include "Flow/Objects.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace redirect {

bool Redirect::dependsOnCaller() const {
  return StatusParameter || IsOpenElsewhere || !Reached.isClosed() ||
         llvm::any_of(Target.Pieces, [](const TextPiece &Piece) {
           return Piece.From == TextPiece::Source::Parameter;
         });
}

const CXXRecordDecl *Redirect::answersThrown() const {
  // struct Moved { std::string to; void operator()(...) { ... to ... } };
  const auto IsOwn = [this](const FieldDecl &Field) {
    const auto *Method = dyn_cast_if_present<CXXMethodDecl>(Function);
    return Method && Method->getParent() == Field.getParent();
  };
  const auto ClassOf = [&](const ValueDecl *Variable) -> const CXXRecordDecl * {
    const auto *Field = dyn_cast_if_present<FieldDecl>(Variable);
    // void serve(const Row &row, ...): row.path
    return Field && !IsOwn(*Field) && !decides(*Field)
               ? dyn_cast<CXXRecordDecl>(Field->getParent())
               : nullptr;
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
  ValueSet Values = Evaluate.heldBy(Facts.Function->getReturnType(), &Returned);
  if (Values.isUnknown() && Evaluate.dependsOnMethod(&Returned))
    Values = {Value::madeOfMethod(), At.Reached};
  else if (Values.isUnknown() && !Returned.getType()->isBooleanType() &&
           !isPartOfObject(Returned) &&
           At.Reached.methods() != MethodSet::all())
    Values = {Value::unknownFrom(&Returned), At.Reached};
  // std::string leaderUrl(const Request &), which a model tells of
  if (Facts.Told && isText(Returned.getType()))
    Values = {toldTarget(*Facts.Told, &Returned), At.Reached};
  Result.Returns.add(Values.tiedFor(At.inDoubt()), At.Reached);
}

void RedirectBuilder::visitReturn(const ReturnStmt &Return, const State &At) {
  const Expr *Value = Return.getRetValue();
  if (!Value)
    return;
  forEachOption(At, *Value, Facts,
                [&](const State &One) { addReturned(*Value, One); });
  Returned.insert(returnedObject(*Value));
}

void RedirectBuilder::visitBefore(const Stmt &S, const State &At) {
  if (const auto *Return = dyn_cast<ReturnStmt>(&S))
    return visitReturn(*Return, At);
  if (const auto *Throw = dyn_cast<CXXThrowExpr>(&S))
    visitThrow(*Throw, At);
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&S);
      Assignment && Assignment->isAssignmentOp())
    visitAssignment(*Assignment, At);
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    visitElements(*Call, At);
  const Fact *F = Facts.at(&S);
  if (!F)
    return;
  InForceBefore = At.statusWritesInForce();
  if (const auto *Call = std::get_if<UserCall>(F))
    visitCall(*cast<Expr>(&S), *Call, At);
  if (const auto *Use = std::get_if<CallableUse>(F))
    forEachOption(At, *cast<Expr>(&S), Facts, [&](const State &One) {
      visitUse(*cast<Expr>(&S), *Use, One);
    });
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&S);
      Construct && !Construct->getConstructor()->isCopyOrMoveConstructor())
    visitConstruction(*Construct, At);
}

void RedirectBuilder::visitAfter(const Stmt &S, const State &At) {
  if (auto *const Here = Unvisited.find(dyn_cast<Expr>(&S));
      Here != Unvisited.end())
    for (const Registration *R : std::exchange(Here->second, {}))
      forEachOption(At, *R->Site, Facts,
                    [&](const State &One) { addRegistration(*R, One); });
  // return HTTP_MOVED_TEMPORARILY;
  if (const auto *Return = dyn_cast<ReturnStmt>(&S);
      Return && Facts.ReturnsStatusOf && Return->getRetValue())
    return visitWrites(*asWritten(Return->getRetValue()), At);
  if (Facts.LifeLimits.contains(&S))
    limitLife(At);
  const Fact *F = Facts.at(&S);
  // conn->out = "HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n";
  if (!F && !Summaries.SentHolders.empty() && isa<Expr>(S))
    return visitWrites(cast<Expr>(S), At);
  if (!F)
    return;
  Result.Done.add(At.Done, MethodSet::all());
  visitWrites(*cast<Expr>(&S), At);
  if (!Copies.fillsBuffer(S))
    addToWritesInForce(*cast<Expr>(&S), *F, At);
}

// if (method != "PUT") return; if (method == "POST") res.set_redirect("/home");
void RedirectBuilder::visitUnreached(const Stmt &S) {
  const auto Redirects = [this](const FunctionDecl *Callee) {
    const auto Known = Summaries.find(Callee);
    return Known != Summaries.end() &&
           llvm::any_of(Known->second.Redirects,
                        [](const std::unique_ptr<Redirect> &R) {
                          return R->dependsOnCaller();
                        });
  };
  const Fact *F = Facts.at(&S);
  const auto *Call = F ? std::get_if<UserCall>(F) : nullptr;
  if (F && (std::holds_alternative<ResponseWrite>(*F) ||
            (Call && llvm::any_of(Call->Callees, Redirects))))
    leaveOut(UnsentRedirect::Reason::Unreached, *cast<Expr>(&S),
             /*Where=*/nullptr, /*Code=*/0);
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

/// What \p Call does after a response has been written. What it does to that is
/// none of the handler's work.
Evidence RedirectBuilder::doneAfter(const Expr &Site,
                                    const UserCall &Call) const {
  Evidence Result;
  const bool IsGivenResponse = getsResponse(Site);
  for (const FunctionDecl *Callee : Call.Callees) {
    const auto Summary = Summaries.find(Callee);
    if (Summary == Summaries.end()) {
      if (Call.LooksLike && !IsGivenResponse)
        Result.addWork(*Call.LooksLike, &Site, MethodSet::all());
    } else if (IsGivenResponse) {
      Result.LimitedFor |= Summary->second.Done.LimitedFor;
    } else {
      Result.add(doneByCall(Summary->second.Done, Site, *Callee, Facts),
                 MethodSet::all());
    }
  }
  return Result;
}

/// Takes note that a response, which may have been written before, is told how
/// long to be kept.
void RedirectBuilder::limitLife(const State &At) {
  Evidence Limited;
  Limited.LimitedFor = MethodSet::all();
  Result.Done.add(Limited, At.Reached.methods());
  for (const auto &[Write, For] : At.writesInForce())
    DoneAfter[Write].add(Limited, For.methods());
}

/// What is done after a response has been written, and before it is sent, is
/// done all the same.
void RedirectBuilder::addToWritesInForce(const Expr &Site, const Fact &F,
                                         const State &At) {
  Evidence Done;
  const auto *Read = std::get_if<RequestRead>(&F);
  if (const auto *Work = std::get_if<WorkDone>(&F))
    Done.addWork(*Work, &Site, MethodSet::all());
  else if (Read && Read->Part == RequestPart::Body)
    Done.addBodyRead(&Site, MethodSet::all());
  else if (const auto *Call = std::get_if<UserCall>(&F))
    Done = doneAfter(Site, *Call);
  if (Done == Evidence())
    return;
  for (const auto &[Write, For] : At.writesInForce())
    DoneAfter[Write].add(Done, For.methods());
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
  const CallFlow Call = callFrom(Throw, At);
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
