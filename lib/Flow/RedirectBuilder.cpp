//===- RedirectBuilder.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/RedirectBuilder.h"
#include "Facts/Expressions.h"
#include "Http/Status.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace redirect {

bool Redirect::dependsOnCaller() const {
  return StatusParameter ||
         llvm::any_of(Target.Pieces, [](const TextPiece &Piece) {
           return Piece.From == TextPiece::Source::Parameter;
         });
}

void RedirectBuilder::visitBefore(const Stmt &S, const State &At) {
  if (const auto *Return = dyn_cast<ReturnStmt>(&S)) {
    if (const Expr *Returned = Return->getRetValue())
      Result.Returns.add(
          Evaluator(Context, Facts, Summaries, At).evaluate(Returned),
          At.Reached);
    return;
  }
  if (const Fact *F = Facts.at(&S))
    if (const auto *Call = std::get_if<UserCall>(F))
      visitCall(*cast<Expr>(&S), *Call, At);
}

void RedirectBuilder::visitAfter(const Stmt &S, const State &At) {
  const Fact *F = Facts.at(&S);
  if (!F)
    return;
  Result.Done.add(At.Done, MethodSet::all());
  addToWritesInForce(*cast<Expr>(&S), *F, At);
  if (const auto *Write = std::get_if<ResponseWrite>(F)) {
    Responses.insert(Write->Response);
    AtWrite[cast<Expr>(&S)] = At;
  }
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
           Call && !getsResponse(Site))
    for (const FunctionDecl *Callee : Call->Callees)
      if (const auto Summary = Summaries.find(Callee);
          Summary != Summaries.end())
        Done.add(Summary->second.Done, MethodSet::all());
  if (!Done.saysAnswer(MethodSet::all()))
    return;
  for (const auto &[Write, For] : At.writesInForce())
    DoneAfter[Write].add(Done, For);
}

void RedirectBuilder::visitCall(const Expr &Site, const UserCall &Call,
                                const State &At) {
  const auto AddCall = [&](const FunctionDecl *Callee, bool IsHandedOver) {
    Result.Calls.push_back(
        {&Site, Callee, IsHandedOver, At.knownToReach(), At.Guard, At.Done});
  };
  for (const FunctionDecl *Callee : Call.Later)
    AddCall(Callee, /*IsHandedOver=*/true);
  for (const FunctionDecl *Callee : Call.Callees) {
    AddCall(Callee, /*IsHandedOver=*/false);
    const auto Summary = Summaries.find(Callee);
    if (Summary == Summaries.end())
      continue;
    for (const std::unique_ptr<Redirect> &Inner : Summary->second.Redirects)
      if (Inner->dependsOnCaller())
        addFromCallee(Result.Calls.back(), *Inner, At);
  }
}

/// Makes \p V, which a function or its caller gives as the status, that of \p
/// R. Returns false if it is no redirect.
static bool setStatus(Redirect &R, const Value &V) {
  if (V.Is == Value::Kind::Parameter) {
    R.StatusParameter = V.Index;
    return true;
  }
  R.StatusParameter.reset();
  const int Code = static_cast<int>(V.Number);
  if (V.Is != Value::Kind::Number || reasonPhrase(Code).empty())
    return false;
  R.Code = Code;
  R.Status = V.Where;
  return V.Where != nullptr;
}

// redirectTo(res, "/home"), where redirectTo passes its parameter on
void RedirectBuilder::addFromCallee(const CallFlow &Call, const Redirect &Inner,
                                    const State &At) {
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  Redirect R;
  R.Function = Facts.Function;
  R.Write = Call.Site;
  R.Guard = Call.Guard;
  R.Done = Call.Done;
  R.Done.add(Inner.Done, MethodSet::all());
  R.Via = Call.Site;
  R.Inner = &Inner;
  R.Status = Inner.Status;
  R.Code = Inner.Code;

  const ValueSet Targets = Evaluate.substitute(
      ValueSet(Inner.IsTargetKnown ? Value::text(Inner.Target)
                                   : Value::unknown(),
               Inner.Reached),
      *Call.Site);
  if (!Inner.StatusParameter) {
    R.Reached = Call.Reached & Inner.Reached;
    return addWithTargets(R, Targets);
  }
  const ValueSet Statuses = Evaluate.substitute(
      {Value::parameter(*Inner.StatusParameter, nullptr), Inner.Reached},
      *Call.Site);
  for (const ValueSet::Entry &S : Statuses) {
    Redirect WithStatus = R;
    if (!setStatus(WithStatus, S.Is))
      continue;
    WithStatus.Reached = Call.Reached & S.For;
    addWithTargets(WithStatus, Targets);
  }
}

// res.set_redirect("/home"), or res.status = 302 and res.set_header(...)
void RedirectBuilder::addFromResponse(ResponseObject Response,
                                      const State &End) {
  const ValueSet *Statuses = End.find({Response, Place::Part::Status});
  const ValueSet *Targets = End.find({Response, Place::Part::Location});
  if (!Statuses || !Targets)
    return;
  for (const ValueSet::Entry &S : *Statuses) {
    Redirect R;
    R.Function = Facts.Function;
    R.Write = S.Is.Write;
    if (!R.Write || !setStatus(R, S.Is))
      continue;
    const State &At = AtWrite[R.Write];
    R.Guard = At.Guard;
    R.Done = At.Done;
    R.Done.add(DoneAfter[R.Write], MethodSet::all());
    R.Reached = S.For & At.knownToReach() & End.Reached;
    ValueSet WrittenWithStatus;
    for (const ValueSet::Entry &T : *Targets)
      if (T.Is.Write && goTogether(Response, R.Write, T.Is.Write))
        WrittenWithStatus.add(T.Is, T.For);
    addWithTargets(R, WrittenWithStatus);
  }
}

/// True if the value that \p Write has given to \p P is in force in \p At.
static bool isInForce(const State &At, Place P, const Expr *Write) {
  const ValueSet *Values = At.find(P);
  return Values && llvm::any_of(*Values, [&](const ValueSet::Entry &E) {
           return E.Is.Write == Write;
         });
}

/// True if a response can have the status that \p StatusWrite gives it together
/// with the target of \p TargetWrite: one of them holds when the other is
/// written. Those of two branches never go together.
bool RedirectBuilder::goTogether(ResponseObject Response,
                                 const Expr *StatusWrite,
                                 const Expr *TargetWrite) {
  return StatusWrite == TargetWrite ||
         isInForce(AtWrite[TargetWrite], {Response, Place::Part::Status},
                   StatusWrite) ||
         isInForce(AtWrite[StatusWrite], {Response, Place::Part::Location},
                   TargetWrite);
}

void RedirectBuilder::addWithTargets(const Redirect &R,
                                     const ValueSet &Targets) {
  for (const ValueSet::Entry &T : Targets) {
    Redirect WithTarget = R;
    WithTarget.Reached &= T.For;
    WithTarget.IsTargetKnown = T.Is.Is != Value::Kind::Unknown;
    WithTarget.Target = asText(T.Is, T.Is.Where);
    if (T.Is.Write)
      WithTarget.Done.add(AtWrite[T.Is.Write].Done, MethodSet::all());
    add(std::move(WithTarget));
  }
}

void RedirectBuilder::add(Redirect R) {
  if (R.Reached.empty())
    return;
  llvm::SmallVector<Redirect *, 1> &AtOnePlace = ByPlace[{R.Status, R.Via}];
  for (Redirect *Known : AtOnePlace)
    if (Known->StatusParameter == R.StatusParameter &&
        Known->Target == R.Target) {
      Known->Reached |= R.Reached;
      Known->Done.add(R.Done, MethodSet::all());
      return;
    }
  Result.Redirects.push_back(std::make_unique<Redirect>(std::move(R)));
  AtOnePlace.push_back(Result.Redirects.back().get());
}

void RedirectBuilder::visitEnd(const State &End) {
  for (const ResponseObject Response : Responses)
    addFromResponse(Response, End);
}

FunctionSummary RedirectBuilder::finish(MethodSet Returning) {
  Result.Returning = Returning;
  return std::move(Result);
}

} // namespace redirect
