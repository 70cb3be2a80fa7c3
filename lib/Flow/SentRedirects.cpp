//===- SentRedirects.cpp - What becomes a redirect ------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/DoneByCall.h"
#include "Flow/RawText.h"
#include "Flow/RedirectBuilder.h"
#include "Http/Status.h"

using namespace clang;

namespace redirect {

/// Makes \p V, which a function or its caller gives as the status, that of \p
/// R. Returns false if it is no redirect.
static bool setStatus(Redirect &R, const Value &V) {
  const std::optional<Value> Status = statusOf(V);
  if (Status && Status->Is == Value::Kind::Parameter) {
    R.StatusParameter = Status->Variable;
    return true;
  }
  R.StatusParameter = nullptr;
  if (!Status)
    return false;
  R.Code = static_cast<int>(Status->Number);
  R.Status = Status->Where;
  R.Elsewhere = Status->Elsewhere;
  return (R.Status || R.Elsewhere) && !reasonPhrase(R.Code).empty();
}

// redirectTo(res, "/home"), where redirectTo passes its parameter on
void RedirectBuilder::addFromCallee(const CallFlow &Call, const Redirect &Inner,
                                    const State &At) {
  const Evaluator Evaluate(Context, Facts, Summaries, At, &Call);
  Redirect R;
  R.Function = Facts.Function;
  R.Write = Call.Site;
  R.Guard = Call.Guard;
  R.TestedPath = Call.TestedPath;
  R.TestedPath.add(Inner.TestedPath);
  R.Done = Call.Done;
  // Of what is thrown, nobody is called.
  R.Done.add(Call.Callee
                 ? doneByCall(Inner.Done, *Call.Site, *Call.Callee, Facts)
                 : Inner.Done.settled(),
             MethodSet::all());
  R.Via = Call.Site;
  R.IsHandedOver = Call.IsHandedOver;
  R.StatusWrite = Inner.StatusParameter ? Call.Site : Inner.StatusWrite;
  R.Inner = &Inner;
  R.Status = Inner.Status;
  R.Elsewhere = Inner.Elsewhere;
  R.Code = Inner.Code;

  const FunctionReachByCall Here = Evaluate.reachBy(*Call.Site, Inner.Reached);
  const Expr *Doubt =
      Call.Doubt || Here.InDoubt.empty() ? Call.Doubt : Call.Site;
  R.Reached = Call.Reached & Here.Known;
  if (Doubt && R.Reached.empty())
    return leaveOut(UnsentRedirect::Reason::Doubt, *Call.Site, Doubt,
                    Inner.Code);
  const ValueSet Targets = Evaluate.substitute(
      ValueSet(Inner.IsTargetKnown ? Value::text(Inner.Target)
                                   : Value::unknown(),
               MethodSet::all()),
      *Call.Site);
  if (!Inner.StatusParameter)
    return addWithTargets(R, Targets);
  const ValueSet Statuses = Evaluate.substitute(
      {Value::parameter(*Inner.StatusParameter, nullptr), MethodSet::all()},
      *Call.Site);
  for (const ValueSet::Entry &S : Statuses) {
    Redirect WithStatus = R;
    if (!setStatus(WithStatus, S.Is)) {
      leaveOut(S.Is, *Call.Site);
      continue;
    }
    WithStatus.Reached = R.Reached & S.For;
    addWithTargets(WithStatus, Targets);
  }
}

void RedirectBuilder::leaveOut(UnsentRedirect::Reason Because,
                               const Expr &Write, const Expr *Where, int Code) {
  const auto IsSame = [&](const UnsentRedirect &Known) {
    return Known.Write == &Write && Known.Because == Because;
  };
  if (llvm::none_of(Result.Unsent, IsSame))
    Result.Unsent.push_back({Because, &Write, Where, Code});
}

/// Takes note that \p Status, which \p Write gives, is none of a redirect.
void RedirectBuilder::leaveOut(const Value &Status, const Expr &Write) {
  using Reason = UnsentRedirect::Reason;
  const Fact *F = Facts.at(&Write);
  const auto *Written = F ? std::get_if<ResponseWrite>(F) : nullptr;
  if (Status.Is == Value::Kind::MadeOfMethod)
    leaveOut(Reason::Doubt, Write, &Write, 0);
  else if (Status.Is == Value::Kind::Number)
    leaveOut(Reason::OtherStatus, Write, Status.Where,
             static_cast<int>(Status.Number));
  else
    leaveOut(Reason::StatusUnknown, Write,
             Written && Written->Status ? Written->Status : &Write, 0);
}

/// Those of \p Targets, which \p Response has, that go with the status of \p R.
ValueSet RedirectBuilder::targetsFor(const Redirect &R, ResponseObject Response,
                                     const ValueSet &Targets) {
  ValueSet Result;
  for (const ValueSet::Entry &T : Targets)
    // What one call gives is the redirect of the function that it calls.
    if (T.Is.Write && (R.Write != T.Is.Write || !isSentByCallee(*R.Write)) &&
        goTogether(Response, R.Write, T.Is.Write))
      Result.add(T.Is, T.For);
  return Result;
}

// res.set_redirect("/home"), or res.status = 302 and res.set_header(...)
void RedirectBuilder::addFromResponse(ResponseObject Response,
                                      const State &End) {
  const ValueSet *Statuses = End.find({Response, Place::Part::Status});
  const ValueSet *Targets = End.find({Response, Place::Part::Location});
  if (!Statuses)
    return;
  for (const ValueSet::Entry &S : *Statuses) {
    Redirect R;
    R.Function = Facts.Function;
    R.Write = R.StatusWrite = S.Is.Write;
    if (!R.Write)
      continue;
    if (!setStatus(R, S.Is)) {
      if (Targets)
        leaveOut(S.Is, *R.Write);
      continue;
    }
    if (!Targets) {
      leaveOut(UnsentRedirect::Reason::NoTarget, *R.Write, R.Status, R.Code);
      continue;
    }
    if (R.Elsewhere || isGivenByCallee(*R.Write, R.Status))
      R.Via = R.Write;
    const State &At = AtWrite[R.Write];
    R.Guard = At.Guard;
    R.TestedPath = At.TestedPath;
    R.Done = At.Done;
    R.Done.add(DoneAfter[R.Write], MethodSet::all());
    R.Reached = S.For & At.knownToReach() & End.Reached;
    if (R.Reached.empty())
      leaveOut(At.doubt() ? UnsentRedirect::Reason::Doubt
                          : UnsentRedirect::Reason::Replaced,
               *R.Write, At.doubt(), R.Code);
    addWithTargets(R, targetsFor(R, Response, *Targets));
  }
}

/// True if \p Write calls a function that sends what it writes: not if the call
/// tells which header that is.
bool RedirectBuilder::isSentByCallee(const Expr &Write) const {
  const Fact *F = Facts.at(&Write);
  const auto *Call = F ? std::get_if<UserCall>(F) : nullptr;
  return Call && llvm::none_of(Call->Callees, [&](const FunctionDecl *Callee) {
           const auto Summary = Summaries.find(Callee);
           return Summary != Summaries.end() &&
                  llvm::any_of(Summary->second.Effects, [](const Effect &E) {
                    return !E.Lines.isUnknown();
                  });
         });
}

/// True if \p Callee gives some response the status that stands in \p Status.
static bool gives(const FunctionSummary &Callee, const Expr *Status) {
  for (const Effect &Done : Callee.Effects)
    for (const ValueSet::Entry &E : Done.Status)
      if (E.Is.Where == Status)
        return true;
  return false;
}

/// True if \p Write is a call of a function in which \p Status stands.
bool RedirectBuilder::isGivenByCallee(const Expr &Write,
                                      const Expr *Status) const {
  const Fact *F = Facts.at(&Write);
  const auto *Call = F ? std::get_if<UserCall>(F) : nullptr;
  if (!Call || !Status)
    return false;
  return llvm::any_of(Call->Callees, [&](const FunctionDecl *Callee) {
    const auto Summary = Summaries.find(Callee);
    return Summary != Summaries.end() && gives(Summary->second, Status);
  });
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
    // send(fd, response), whose caller gives the whole response
    if (const RawText Raw = readRawText(WithTarget.Target);
        Raw.Status && Raw.Location)
      WithTarget.Target = *Raw.Location;
    if (T.Is.Write)
      WithTarget.Done.add(AtWrite[T.Is.Write].Done, MethodSet::all());
    add(std::move(WithTarget));
  }
}

/// What callers decide of \p Known and \p R alike is one redirect, however many
/// calls lead there: each of these would be told again by every caller.
static bool isOneForCallers(const Redirect &Known, const Redirect &R) {
  return Known.dependsOnCaller() && R.dependsOnCaller() &&
         Known.Target.saysTheSameAs(R.Target);
}

void RedirectBuilder::add(Redirect R) {
  if (R.Reached.empty())
    return;
  // What callers give may be an answer, or a part of one: they know.
  if (R.StatusParameter && onlyParameter(R.Target) == R.StatusParameter)
    return;
  // It means what the other server means.
  if (R.Target.holds(TextPiece::Source::OtherAnswer))
    return leaveOut(UnsentRedirect::Reason::PassedOn, *R.Write, R.Status,
                    R.Code);
  if (Facts.Told) {
    R.Target = toldTarget(*Facts.Told, R.Write).Text;
    R.IsTargetKnown = true;
  }
  llvm::SmallVector<Redirect *, 1> &AtOnePlace = ByStatus[R.Status];
  for (Redirect *Known : AtOnePlace) {
    const bool IsSame = Known->StatusParameter == R.StatusParameter &&
                        Known->Elsewhere == R.Elsewhere;
    if (IsSame && (isOneForCallers(*Known, R) ||
                   (Known->Via == R.Via && Known->Target == R.Target))) {
      Known->Reached |= R.Reached;
      Known->Done.add(R.Done, MethodSet::all());
      Known->TestedPath.join(R.TestedPath);
      return;
    }
  }
  Result.Redirects.push_back(std::make_unique<Redirect>(std::move(R)));
  AtOnePlace.push_back(Result.Redirects.back().get());
}

} // namespace redirect
