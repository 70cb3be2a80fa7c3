//===- Transfer.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Transfer.h"
#include "Facts/Expressions.h"
#include "Facts/Responses.h"
#include "Flow/Objects.h"
#include "Flow/RawText.h"

using namespace clang;

namespace redirect {

void Transfer::apply(const Stmt &S) {
  const Fact *F = Facts.at(&S);
  if (F)
    applyFact(*cast<Expr>(&S), *F);
  if (F && std::holds_alternative<TextMade>(*F))
    return;

  if (const auto *Declarations = dyn_cast<DeclStmt>(&S))
    return declare(*Declarations);
  if (const auto *Return = dyn_cast<ReturnStmt>(&S);
      Return && Facts.ReturnsStatusOf && Return->getRetValue())
    return returnStatus(*asWritten(Return->getRetValue()));
  if (const auto *Binary = dyn_cast<BinaryOperator>(&S);
      Binary && Binary->isAssignmentOp())
    return assignBuiltin(*Binary);
  if (const auto *Unary = dyn_cast<UnaryOperator>(&S)) {
    if (Unary->isIncrementDecrementOp())
      setTo(Unary->getSubExpr(), *Unary, Evaluate.evaluateStep(*Unary));
    else if (Unary->getOpcode() == UO_AddrOf &&
             !Unary->getSubExpr()->getType().isConstQualified())
      setTo(Unary->getSubExpr(), *Unary,
            madeBy(*Unary->getSubExpr(), ValueSet::unknown(Current.Reached)));
    return;
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
      Operator && Operator->getNumArgs() == 2 &&
      (Operator->isAssignmentOp() || Operator->getOperator() == OO_LessLess))
    return assign(Operator->getArg(0), *Operator->getArg(1),
                  Operator->getOperator() != OO_Equal);
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    applyCall(*Call);
}

void Transfer::applyCall(const CallExpr &Call) {
  if (const std::optional<Appending> Appended = appendedText(Call))
    return assign(Appended->To, *Appended->Added, /*Appends=*/true);
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    changeUrl(*Member);
    changeObject(*Member);
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    changeElement(*Operator);
  forgetChanged(Call);
}

void Transfer::applyFact(const Expr &Site, const Fact &F) {
  if (const auto *Write = std::get_if<ResponseWrite>(&F))
    return write(Site, *Write);
  if (const auto *Call = std::get_if<UserCall>(&F))
    return call(Site, *Call);
  if (const auto *Raw = std::get_if<RawResponse>(&F))
    return writeRaw(Site, *Raw);
  if (const auto *Made = std::get_if<TextMade>(&F)) {
    if (const auto *Call = dyn_cast<CallExpr>(&Site))
      makeText(*Call, *Made->How);
    return;
  }
  if (const auto *Use = std::get_if<CallableUse>(&F);
      std::holds_alternative<WorkDone>(F) || (Use && Use->LooksLikeWork))
    return Current.Done.addWork(&Site, Current.Reached.methods());
  if (const auto *Read = std::get_if<RequestRead>(&F);
      Read && Read->Part == RequestPart::Body)
    Current.Done.addBodyRead(&Site, Current.Reached.methods());
}

/// \p Values as \p Site gives them to a response.
static ValueSet writtenBy(const Expr &Site, const ValueSet &Values) {
  ValueSet Result;
  for (const ValueSet::Entry &E : Values) {
    Value V = E.Is;
    V.Write = &Site;
    Result.add(std::move(V), E.For);
  }
  return Result;
}

/// The statuses that \p Permanence chooses among: 301 if it is true, else 302.
static ValueSet statusesFor(const ValueSet &Permanence) {
  ValueSet Result;
  for (const ValueSet::Entry &E : Permanence)
    Result.add(E.Is.Is == Value::Kind::Number
                   ? Value::number(E.Is.Number != 0 ? 301 : 302, E.Is.Where)
                   : Value::unknown(),
               E.For);
  return Result;
}

void Transfer::write(const Expr &Site, const ResponseWrite &Write) {
  const Place Status = {Write.Response, Place::Part::Status};
  const Place Location = {Write.Response, Place::Part::Location};
  if (Write.Sends)
    Current.bind(Status, writtenBy(Site, {Value::number(*Write.Sends, &Site),
                                          Current.Reached}));
  if (Write.Status) {
    const ValueSet Values = Evaluate.evaluate(Write.Status);
    Current.bind(Status,
                 writtenBy(Site, Write.StatusIsPermanence ? statusesFor(Values)
                                                          : Values));
  }
  if (Write.Location)
    Current.bind(Location, writtenBy(Site, Evaluate.evaluate(Write.Location)));
  // headers.emplace("Location", url); res->write(302, headers);
  if (Write.Headers)
    if (const ValueSet *Known =
            Current.find({Write.Headers, Place::Part::Location}))
      Current.bind(Location, writtenBy(Site, *Known));
  if (Write.HeaderLines)
    writeText(Site, Write.Response, Evaluate.evaluate(Write.HeaderLines),
              /*HeadersOnly=*/true);
}

void Transfer::writeRaw(const Expr &Site, const RawResponse &Raw) {
  if (!writeText(Site, Raw.Response, Evaluate.evaluateRaw(Site, Raw.How),
                 /*HeadersOnly=*/false) &&
      Raw.IsElseWork)
    Current.Done.addWork(&Site, Current.Reached.methods());
}

/// Gives \p Response what \p Texts say that \p Site writes to it. Returns
/// whether they say anything.
bool Transfer::writeText(const Expr &Site, ResponseObject Response,
                         const ValueSet &Texts, bool HeadersOnly) {
  ValueSet Statuses;
  ValueSet Locations;
  for (const ValueSet::Entry &E : Texts) {
    const RawText Read = readRawText(asText(E.Is, E.Is.Where));
    if (Read.Status && !HeadersOnly)
      Statuses.add(*Read.Status, E.For);
    if (Read.Location)
      Locations.add(Value::text(*Read.Location), E.For);
  }
  if (Statuses.begin() != Statuses.end())
    Current.bind({Response, Place::Part::Status}, writtenBy(Site, Statuses));
  if (Locations.begin() != Locations.end())
    Current.bind({Response, Place::Part::Location}, writtenBy(Site, Locations));
  return Statuses.begin() != Statuses.end() ||
         Locations.begin() != Locations.end();
}

// return HTTP_MOVED_TEMPORARILY;
void Transfer::returnStatus(const Expr &Returned) {
  const Place Status = {Facts.ReturnsStatusOf, Place::Part::Status};
  ValueSet Values;
  for (const ValueSet::Entry &E : Evaluate.evaluate(&Returned)) {
    // 0 and what is below 100 say how the handling went, and leave the status.
    if (E.Is.Is == Value::Kind::Number && E.Is.Number >= 100) {
      Value Written = E.Is;
      Written.Write = &Returned;
      Values.add(std::move(Written), E.For);
    } else if (const ValueSet *Before = Current.find(Status)) {
      Values.add(*Before, E.For);
    }
  }
  if (Values.begin() != Values.end())
    Current.bind(Status, std::move(Values));
}

void Transfer::call(const Expr &Site, const UserCall &Call) {
  // What is handed over runs at another time.
  if (Call.Callees.empty())
    return;
  FunctionReach Returning;
  for (const FunctionDecl *Callee : Call.Callees) {
    const FunctionSummary *Summary = Evaluate.summaryOf(*Callee);
    if (!Summary) {
      if (Call.LooksLikeWork)
        Current.Done.addWork(&Site, Current.Reached.methods());
      Returning = MethodSet::all();
      continue;
    }
    Current.Done.add(Summary->Done, Current.Reached.methods());
    const FunctionReachByCall Back = Evaluate.reachBy(Site, Summary->Returning);
    Returning |= Back.Known | FunctionReach(Back.InDoubt);
    if (!Back.InDoubt.empty())
      // Its edges never meet again: nothing tells when it comes to an end.
      Current.setDoubt({&Site, Back.InDoubt, 1, 3});
  }
  Current.Reached &= Returning;
  for (const FunctionDecl *Callee : Call.Callees)
    if (const auto Summary = Summaries.find(Callee); Summary != Summaries.end())
      for (const Effect &Done : Summary->second.Effects)
        takeEffect(Site, Call, Done);
}

/// What this function calls the object that a called one names \p There, or
/// returns if that is null; null if it can't be told.
static ResponseObject objectHere(const Expr &Site, const UserCall &Call,
                                 const ValueDecl *There) {
  if (!There)
    return Call.Result;
  const auto IsOwn = [&](const FunctionDecl *Callee) {
    return isOwnObject(There, *Callee);
  };
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Site);
      Member && objectOf(*Member) && llvm::any_of(Call.Callees, IsOwn)) {
    const Expr &Object = *asWritten(objectOf(*Member));
    return isa<CXXThisExpr>(Object) ? There : rootObject(Object);
  }
  const auto *Parameter = dyn_cast<ParmVarDecl>(There);
  if (!Parameter || llvm::none_of(Call.Callees, [&](const FunctionDecl *F) {
        return Parameter->getDeclContext() == F;
      }))
    return There;
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Site);
  const unsigned Index = Parameter->getFunctionScopeIndex();
  return Index < Arguments.size() ? rootObject(*Arguments[Index]) : nullptr;
}

// markMoved(res), which leaves it to this function to set the target
void Transfer::takeEffect(const Expr &Site, const UserCall &Call,
                          const Effect &Done) {
  const ResponseObject Here = objectHere(Site, Call, Done.On);
  if (Here.isNull())
    return;
  takeEffect(Site, {Here, Place::Part::Status}, Done.Status, Done.IsElsewhere);
  takeEffect(Site, {Here, Place::Part::Location}, Done.Location,
             Done.IsElsewhere);
  if (Done.NewValue.empty())
    return;
  if (const auto *Field = dyn_cast_if_present<FieldDecl>(Done.On))
    return takeMember(Site, *Field, Done);
  // build(req, target)
  const auto *Variable =
      dyn_cast_if_present<VarDecl>(dyn_cast<const ValueDecl *>(Here));
  if (!Variable)
    return;
  const bool IsPassedOn = Done.On->getType()->isPointerType() &&
                          Variable->getType()->isPointerType();
  const Place At = {Variable,
                    IsPassedOn ? Place::Part::Pointee : Place::Part::Value};
  Current.bind(At, newValue(At, Evaluate.substitute(Done.NewValue, Site),
                            Done.KeepsValueFor));
}

/// What \p At holds after a call that gives it \p Given, and leaves it for \p
/// Kept what it is. Of a record, it may give some members alone.
ValueSet Transfer::newValue(Place At, const ValueSet &Given,
                            MethodSet Kept) const {
  const ValueSet *Known = Current.find(At);
  const ValueSet Before = Known ? Known->seenBy(Current.Reached)
                                : ValueSet::unknown(Current.Reached);
  ValueSet Result;
  for (const ValueSet::Entry &E : Given) {
    const FunctionReach For = E.For & Current.Reached;
    ValueSet Changed = Before.restrictedTo(For);
    if (E.Is.Holds)
      for (const auto &[Member, Values] : E.Is.Holds->Members)
        Changed = Changed.withMember(Member, Values, For);
    else
      Changed = {E.Is, For};
    Result.add(Changed, For);
  }
  Result.add(Before, Kept);
  return Result;
}

// begin(req), which sets a member; visit.begin(req)
void Transfer::takeMember(const Expr &Site, const FieldDecl &Field,
                          const Effect &Done) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Site);
  const Expr *Object = Call ? objectOf(*Call) : nullptr;
  if (!Object)
    return;
  Object = asWritten(Object);
  const ValueSet Given = Evaluate.substitute(Done.NewValue, Site);
  if (isa<CXXThisExpr>(Object)) {
    const Place At = {&Field, Place::Part::Value};
    return Current.bind(At, newValue(At, Given, Done.KeepsValueFor));
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(Object);
  if (!Reference || !isa<VarDecl>(Reference->getDecl()))
    return;
  const Place At = {Reference->getDecl(), Object->getType()->isPointerType()
                                              ? Place::Part::Pointee
                                              : Place::Part::Value};
  const ValueSet *Known = Current.find(At);
  const ValueSet Whole = Known ? Known->seenBy(Current.Reached)
                               : ValueSet::unknown(Current.Reached);
  ValueSet Member = Given;
  Member.add(Whole.member(memberKey(Field)), Done.KeepsValueFor);
  Current.bind(At, Whole.withMember(memberKey(Field), Member, Current.Reached));
}

void Transfer::takeEffect(const Expr &Site, Place At, const ValueSet &Given,
                          bool IsElsewhere) {
  ValueSet Written;
  ValueSet Result;
  for (const ValueSet::Entry &E : Given) {
    if (E.Is.Write || (IsElsewhere && E.Is.Is != Value::Kind::Unknown))
      Written.add(E.Is, E.For);
    else if (const ValueSet *Before = Current.find(At))
      Result.add(*Before, E.For);
  }
  if (Written.begin() == Written.end())
    return;
  if (const ValueSet *Before = Current.find(At))
    Result.add(*Before, Current.Reached - Given.known());
  Result.add(writtenBy(Site, Evaluate.substitute(Written, Site)),
             Current.Reached);
  Current.bind(At, std::move(Result));
}

} // namespace redirect
