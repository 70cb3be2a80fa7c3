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
    return writeRaw(Site, Raw->Response, Evaluate.evaluateRaw(Site, Raw->How),
                    /*HeadersOnly=*/false);
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
  if (Write.HeaderName)
    writeRaw(Site, Write.Response,
             Evaluate.headerLine(*Write.HeaderName, *Write.Header),
             /*HeadersOnly=*/true);
  if (Write.HeaderLines)
    writeRaw(Site, Write.Response, Evaluate.evaluate(Write.HeaderLines),
             /*HeadersOnly=*/true);
}

/// \p Given to \p At by \p Site, and what it holds before for those to whom \p
/// Left leaves it.
void Transfer::bindWritten(const Expr &Site, Place At, const ValueSet &Given,
                           const FunctionReach &Left) {
  if (Given.empty())
    return;
  ValueSet Values = writtenBy(Site, Given);
  if (const ValueSet *Before = Current.find(At))
    Values.add(*Before, Left);
  Current.bind(At, std::move(Values));
}

/// Gives \p Response what \p Texts say that \p Site writes to it.
void Transfer::writeRaw(const Expr &Site, ResponseObject Response,
                        const ValueSet &Texts, bool HeadersOnly) {
  ValueSet Statuses;
  ValueSet Locations;
  ValueSet Lines;
  FunctionReach WithoutStatus;
  FunctionReach WithoutLocation;
  for (const ValueSet::Entry &E : Texts) {
    const Text Whole = asText(E.Is, E.Is.Where);
    const RawText Read =
        HeadersOnly ? readHeaderLines(Whole) : readRawText(Whole);
    if (Read.Status)
      Statuses.add(*Read.Status, E.For);
    else
      WithoutStatus |= E.For;
    if (Read.Location)
      Locations.add(Value::text(*Read.Location), E.For);
    else
      WithoutLocation |= E.For;
    if (Read.IsOpen && !Read.Location)
      Lines.add(Value::text(Whole), E.For);
  }
  bindWritten(Site, {Response, Place::Part::Status}, Statuses, WithoutStatus);
  bindWritten(Site, {Response, Place::Part::Location}, Locations,
              WithoutLocation);
  addLines(Site, {Response, Place::Part::Lines}, Lines);
}

/// True if \p T ends with \p End, as the lines do that a loop writes.
static bool endsWith(const Text &T, const Text &End) {
  return T.Pieces.size() >= End.Pieces.size() &&
         std::equal(End.Pieces.rbegin(), End.Pieces.rend(), T.Pieces.rbegin());
}

/// Adds \p Lines, which \p Site writes, to those at \p At.
void Transfer::addLines(const Expr &Site, Place At, const ValueSet &Lines) {
  if (Lines.empty())
    return;
  ValueSet Values;
  const ValueSet *Known = Current.find(At);
  const ValueSet Before = Known ? Known->restrictedTo(Current.Reached)
                                : ValueSet(Value::text({}), Current.Reached);
  for (const ValueSet::Entry &E : Before)
    for (const ValueSet::Entry &Added : Lines) {
      Text Both = E.Is.Text;
      if (!endsWith(Both, Added.Is.Text))
        Both.append(Added.Is.Text);
      Values.add(Value::text(std::move(Both)), E.For & Added.For);
    }
  bindWritten(Site, At, Values, Current.Reached - Values.known());
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
  for (const auto &[Given, Response] : Call.Given)
    if (Given == Index)
      return Response;
  if (Index >= Arguments.size())
    return nullptr;
  // field(buffer + length, "Location", url)
  const Expr *Begun = beginningOf(*Arguments[Index]);
  return rootObject(Begun ? *Begun : *Arguments[Index]);
}

/// Gives \p To all that \p From has been given.
void Transfer::copyResponse(ResponseObject From, ResponseObject To) {
  if (From.isNull() || From == To)
    return;
  for (const Place::Part Part :
       {Place::Part::Status, Place::Part::Location, Place::Part::Lines})
    if (const ValueSet *Known = Current.find({From, Part})) {
      ValueSet Values = *Known;
      Current.bind({To, Part}, std::move(Values));
    }
}

// markMoved(res), which leaves it to this function to set the target
void Transfer::takeEffect(const Expr &Site, const UserCall &Call,
                          const Effect &Done) {
  const ResponseObject Here = objectHere(Site, Call, Done.On);
  if (Here.isNull())
    return;
  if (Done.HandsBack)
    copyResponse(objectHere(Site, Call, Done.HandsBack), Here);
  takeEffect(Site, {Here, Place::Part::Status}, Done.Status, Done.IsElsewhere);
  takeEffect(Site, {Here, Place::Part::Location}, Done.Location,
             Done.IsElsewhere);
  takeLines(Site, Here, Done);
  if (Done.NewValue.empty())
    return;
  if (const auto *Field = dyn_cast_if_present<FieldDecl>(Done.On))
    return takeMember(Site, *Field, Done);
  takeNewValue(Site, Here, Done);
}

/// True for what points to characters.
static bool pointsToText(QualType Type) {
  return Type->isPointerType() && Type->getPointeeType()->isAnyCharacterType();
}

// build(req, target), fill(buffer, sizeof buffer), fill(buffer + length, left)
void Transfer::takeNewValue(const Expr &Site, ResponseObject Object,
                            const Effect &Done) {
  const auto *Parameter = dyn_cast_if_present<ParmVarDecl>(Done.On);
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Site);
  const bool IsPassed =
      Parameter && Parameter->getFunctionScopeIndex() < Arguments.size();
  ValueSet Given = Evaluate.substitute(Done.NewValue, Site);
  if (IsPassed && pointsToText(Parameter->getType())) {
    const Expr *Target =
        asWritten(Arguments[Parameter->getFunctionScopeIndex()]);
    if (const Expr *Begun = beginningOf(*Target)) {
      Target = Begun;
      Given = Evaluate.append(*Target, Given);
    }
    return fillBuffer(Site, *Target, Given, Done.KeepsValueFor);
  }
  const auto *Variable =
      dyn_cast_if_present<VarDecl>(dyn_cast<const ValueDecl *>(Object));
  if (!Variable)
    return;
  const bool IsPassedOn = Done.On->getType()->isPointerType() &&
                          Variable->getType()->isPointerType();
  const Place At = {Variable,
                    IsPassedOn ? Place::Part::Pointee : Place::Part::Value};
  Current.bind(At, newValue(At, Given, Done.KeepsValueFor));
}

/// The buffer that \p E, or `&buffer[0]`, points to.
static const Expr *bufferAt(const Expr &E) {
  const auto *Address = dyn_cast<UnaryOperator>(&E);
  const auto *First =
      Address && Address->getOpcode() == UO_AddrOf
          ? dyn_cast<ArraySubscriptExpr>(asWritten(Address->getSubExpr()))
          : nullptr;
  return First ? asWritten(First->getBase()) : &E;
}

/// Gives \p Texts, which \p Site makes, to the buffer at \p Target, which is
/// left as it is for \p Kept.
void Transfer::fillBuffer(const Expr &Site, const Expr &Target, ValueSet Texts,
                          MethodSet Kept) {
  const Expr *Buffer = bufferAt(Target);
  Texts.add(Evaluate.evaluate(Buffer), Kept);
  // What the caller's own pointer leads to changes as well, unless the
  // parameter points elsewhere by now.
  if (const auto *Variable = dyn_cast<DeclRefExpr>(Buffer);
      Variable && isa<ParmVarDecl>(Variable->getDecl()) &&
      Variable->getType()->isPointerType()) {
    const Place Pointee = {Variable->getDecl(), Place::Part::Pointee};
    const ValueSet *Now =
        Current.find({Variable->getDecl(), Place::Part::Value});
    const ValueSet *Before = Current.find(Pointee);
    if (!Now || (Before && *Now == *Before))
      Current.bind(Pointee, Texts);
  }
  setTo(Buffer, Site, std::move(Texts));
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
  FunctionReach Left = Current.Reached - Given.known();
  for (const ValueSet::Entry &E : Given) {
    if (E.Is.Write || (IsElsewhere && E.Is.Is != Value::Kind::Unknown))
      Written.add(E.Is, E.For);
    else
      Left |= Evaluate.reachBy(Site, E.For).Known;
  }
  if (!Written.empty())
    bindWritten(
        Site, At,
        Evaluate.substitute(Written, Site).restrictedTo(Current.Reached), Left);
}

// header(res, "Location", url), which writes a header of any name
void Transfer::takeLines(const Expr &Site, ResponseObject Response,
                         const Effect &Done) {
  ValueSet Lines;
  for (const ValueSet::Entry &E : Done.Lines)
    if (E.Is.Is == Value::Kind::Text)
      Lines.add(E.Is, E.For);
  writeRaw(Site, Response, Evaluate.substitute(Lines, Site),
           /*HeadersOnly=*/false);
}

} // namespace redirect
