//===- Transfer.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Transfer.h"
#include "Facts/Expressions.h"
#include "Facts/SentTexts.h"
#include "Flow/Choices.h"
#include "Flow/DoneByCall.h"
#include "Flow/RawText.h"

using namespace clang;

namespace redirect {

// listen(port); count = 0; ... parse(line, &request)
bool beginsRequest(const Stmt &S, const FunctionFacts &Facts, const State &At) {
  if (!llvm::is_contained(Facts.RequestLines, &S) ||
      At.knownToReach().methods() != MethodSet::all())
    return false;
  // What is cut later may be anything.
  const Fact *F = Facts.at(&S);
  return &S == Facts.RequestLines.front() ||
         (F && std::holds_alternative<UserCall>(*F));
}

void Transfer::apply(const Stmt &S) {
  if (beginsRequest(S, Facts, Current))
    Current.Done = Evidence();
  if (Facts.LifeLimits.contains(&S))
    Current.Done.LimitedFor |= Current.Reached.methods();
  const Fact *F = Facts.at(&S);
  if (F && !Copies.fillsBuffer(S))
    applyFact(*cast<Expr>(&S), *F);
  if ((F && std::holds_alternative<TextMade>(*F)) || Copies.isPart(S))
    return;

  if (const auto *Declarations = dyn_cast<DeclStmt>(&S))
    return declare(*Declarations);
  if (const auto *Return = dyn_cast<ReturnStmt>(&S);
      Return && Facts.ReturnsStatusOf && Return->getRetValue())
    return returnStatus(*asWritten(Return->getRetValue()));
  if (const auto *Binary = dyn_cast<BinaryOperator>(&S);
      Binary && Binary->isAssignmentOp())
    return applyAssignment(*Binary);
  if (const auto *Unary = dyn_cast<UnaryOperator>(&S))
    return applyUnary(*Unary);
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
      Operator && Operator->getNumArgs() == 2 &&
      (Operator->isAssignmentOp() || Operator->getOperator() == OO_LessLess))
    return applyAssignment(*Operator);
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    applyCall(*Call);
}

// conn->out = text, conn->length += n
void Transfer::applyAssignment(const BinaryOperator &Assignment) {
  const bool GoesOn = isHeldTextBegun(*Assignment.getLHS());
  assignBuiltin(Assignment);
  writeHeld(Assignment, *Assignment.getLHS(), GoesOn);
}

// out_ = text, out_ += text, out_ << text
void Transfer::applyAssignment(const CXXOperatorCallExpr &Operator) {
  const bool GoesOn = isHeldTextBegun(*Operator.getArg(0));
  assign(Operator.getArg(0), *Operator.getArg(1),
         Operator.getOperator() != OO_Equal);
  writeHeld(Operator, *Operator.getArg(0), GoesOn);
}

// ++count, fill(&status)
void Transfer::applyUnary(const UnaryOperator &Unary) {
  if (Unary.isIncrementDecrementOp())
    step(Unary);
  else if (Unary.getOpcode() == UO_AddrOf &&
           !Unary.getSubExpr()->getType().isConstQualified())
    setTo(Unary.getSubExpr(), Unary,
          madeBy(*Unary.getSubExpr(), ValueSet::unknown(Current.Reached)));
}

// ++count, ++row
void Transfer::step(const UnaryOperator &Step) {
  const VarDecl *Variable = variableNamed(*Step.getSubExpr());
  const Choice *C = Variable ? Current.choiceOf(*Variable) : nullptr;
  if (C)
    Current.stepFrom(*C, Step.isIncrementOp());
  if (C && (Variable->getType()->isPointerType() || C->hasEnd()))
    Current.choose(C->anyFor(Current.Reached));
  else
    setTo(Step.getSubExpr(), Step, Evaluate.evaluateStep(Step));
}

void Transfer::applyCall(const CallExpr &Call) {
  if (const std::optional<Appending> Appended = appendedText(Call)) {
    const bool GoesOn = isHeldTextBegun(*Appended->To);
    assign(Appended->To, *Appended->Added, /*Appends=*/true);
    return writeHeld(Call, *Appended->To, GoesOn);
  }
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call)) {
    changeUrl(*Member);
    changeObject(*Member);
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    changeElement(*Operator);
  if (llvm::is_contained(Facts.RequestLines, &Call))
    giveTarget(Call);
  else
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
    if (Made->Fills)
      write(cast<Expr>(Site), *Made->Fills);
    return;
  }
  if (const auto *Use = std::get_if<CallableUse>(&F); Use && Use->LooksLike)
    return Current.Done.addWork(*Use->LooksLike, &Site,
                                Current.Reached.methods());
  if (const auto *Work = std::get_if<WorkDone>(&F))
    return Current.Done.addWork(*Work, &Site, Current.Reached.methods());
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

// answer.location = NULL; struct answer answer = {404, ""};
/// \p Values but for the null pointer and the empty text, which are no targets:
/// whoever sends the answer leaves them out.
static ValueSet targetsIn(const ValueSet &Values) {
  const auto IsEmpty = [](const Value &V) {
    return V.Is == Value::Kind::Text && V.Text.isLiteral() &&
           V.Text.literal().empty();
  };
  ValueSet Result;
  for (const ValueSet::Entry &E : Values)
    if (!E.Is.isFalse() && !IsEmpty(E.Is))
      Result.add(E.Is, E.For);
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
  if (Write.Location && Write.Told)
    Current.bind(Location,
                 writtenBy(Site, {toldTarget(*Write.Told, Write.Location),
                                  Current.Reached}));
  else if (Write.Location)
    Current.bind(
        Location,
        writtenBy(Site, targetsIn(Evaluate.evaluateTarget(Write.Location))));
  // headers.emplace("Location", url); res->write(302, headers);
  if (Write.Headers)
    if (const ValueSet *Known =
            Current.find({Write.Headers, Place::Part::Location}))
      Current.bind(Location, writtenBy(Site, *Known));
  if (Write.HeaderName)
    writeText(Site, Write.Response,
              Evaluate.headerLine(*Write.HeaderName, *Write.Header),
              /*HeadersOnly=*/true);
  if (Write.HeaderLines)
    writeText(Site, Write.Response, Evaluate.evaluate(Write.HeaderLines),
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

/// Adds the work that \p Call does, or hands over.
void Transfer::addDone(const Expr &Site, const UserCall &Call) {
  const MethodSet Here = Current.Reached.methods();
  for (const FunctionDecl *Callee : Call.Later)
    if (const FunctionSummary *Summary =
            Call.IsLaterIdle ? nullptr : Evaluate.summaryOf(*Callee))
      Current.Done.add(workHandedOver(Summary->Done, Site, *Callee, Facts),
                       Here);
  for (const FunctionDecl *Callee : Call.Callees)
    if (const FunctionSummary *Summary = Evaluate.summaryOf(*Callee))
      Current.Done.add(doneByCall(Summary->Done, Site, *Callee, Facts), Here);
    else if (Call.LooksLike)
      Current.Done.addWork(*Call.LooksLike, &Site, Here);
}

void Transfer::call(const Expr &Site, const UserCall &Call) {
  addDone(Site, Call);
  // What is handed over returns at another time.
  if (Call.Callees.empty())
    return;
  FunctionReach Returning;
  for (const FunctionDecl *Callee : Call.Callees) {
    const FunctionSummary *Summary = Evaluate.summaryOf(*Callee);
    if (!Summary) {
      Returning = MethodSet::all();
      continue;
    }
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

} // namespace redirect
