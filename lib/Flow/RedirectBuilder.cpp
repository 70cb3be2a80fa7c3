//===- RedirectBuilder.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/RedirectBuilder.h"
#include "Facts/Expressions.h"
#include "Flow/RawText.h"
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
    const CallFlow Flow = {
        &Site,    Callee,        IsHandedOver, At.knownToReach(),
        At.Guard, At.TestedPath, At.Done};
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

/// Makes \p V, which a function or its caller gives as the status, that of \p
/// R. Returns false if it is no redirect.
static bool setStatus(Redirect &R, const Value &V) {
  if (V.Is == Value::Kind::Parameter) {
    R.StatusParameter = V.Variable;
    return true;
  }
  R.StatusParameter = nullptr;
  if (V.Is == Value::Kind::Number) {
    R.Code = static_cast<int>(V.Number);
    R.Status = V.Where;
    R.Elsewhere = V.Elsewhere;
  } else if (V.Is == Value::Kind::Text) {
    // "302 Found", or "302" that stands before more
    const RawText Raw = readRawText(V.Text);
    if (Raw.Status && Raw.Status->Is != Value::Kind::Text)
      return setStatus(R, *Raw.Status);
    const ArrayRef<TextPiece> Pieces = V.Text.Pieces;
    if (Pieces.empty() || Pieces[0].From != TextPiece::Source::Literal ||
        Pieces[0].Characters.take_front(3).getAsInteger(10, R.Code))
      return false;
    R.Status = Pieces[0].Where;
  } else {
    return false;
  }
  return (R.Status || R.Elsewhere) && !reasonPhrase(R.Code).empty();
}

// redirectTo(res, "/home"), where redirectTo passes its parameter on
void RedirectBuilder::addFromCallee(const CallFlow &Call, const Redirect &Inner,
                                    const State &At) {
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  Redirect R;
  R.Function = Facts.Function;
  R.Write = Call.Site;
  R.Guard = Call.Guard;
  R.TestedPath = Call.TestedPath;
  R.Done = Call.Done;
  R.Done.add(Inner.Done, MethodSet::all());
  R.Via = Call.Site;
  R.StatusWrite = Inner.StatusParameter ? Call.Site : Inner.StatusWrite;
  R.Inner = &Inner;
  R.Status = Inner.Status;
  R.Elsewhere = Inner.Elsewhere;
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
    R.Write = R.StatusWrite = S.Is.Write;
    if (!R.Write || !setStatus(R, S.Is))
      continue;
    if (R.Elsewhere || isGivenByCallee(*R.Write, R.Status))
      R.Via = R.Write;
    const State &At = AtWrite[R.Write];
    R.Guard = At.Guard;
    R.TestedPath = At.TestedPath;
    R.Done = At.Done;
    R.Done.add(DoneAfter[R.Write], MethodSet::all());
    R.Reached = S.For & At.knownToReach() & End.Reached;
    ValueSet WrittenWithStatus;
    for (const ValueSet::Entry &T : *Targets)
      // What one call gives is the redirect of the function that it calls.
      if (T.Is.Write && (R.Write != T.Is.Write || !isUserCall(*R.Write)) &&
          goTogether(Response, R.Write, T.Is.Write))
        WrittenWithStatus.add(T.Is, T.For);
    addWithTargets(R, WrittenWithStatus);
  }
}

bool RedirectBuilder::isUserCall(const Expr &Write) const {
  const Fact *F = Facts.at(&Write);
  return F && std::holds_alternative<UserCall>(*F);
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

void RedirectBuilder::add(Redirect R) {
  if (R.Reached.empty())
    return;
  llvm::SmallVector<Redirect *, 1> &AtOnePlace = ByPlace[{R.Status, R.Via}];
  for (Redirect *Known : AtOnePlace)
    if (Known->StatusParameter == R.StatusParameter &&
        Known->Elsewhere == R.Elsewhere && Known->Target == R.Target) {
      Known->Reached |= R.Reached;
      Known->Done.add(R.Done, MethodSet::all());
      return;
    }
  Result.Redirects.push_back(std::make_unique<Redirect>(std::move(R)));
  AtOnePlace.push_back(Result.Redirects.back().get());
}

} // namespace redirect
