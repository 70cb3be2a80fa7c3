//===- OwnServerShapes.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/OwnServerShapes.h"
#include "Facts/Expressions.h"
#include "Facts/RequestLines.h"

using namespace clang;

namespace redirect {

void OwnServerShapes::visit(const CallExpr &Call, const FunctionDecl &Callee) {
  addReading(Call);
  MaySend[Callee.getCanonicalDecl()].add(Call, Context);
}

void OwnServerShapes::give(IsLeftOut LeftOut) {
  giveAnswerRecords(LeftOut);
  givePrinting();
  giveSinks(LeftOut);
}

/// Gives the members of the records that are answers, whatever these are
/// called, the roles that a model would.
void OwnServerShapes::giveAnswerRecords(IsLeftOut LeftOut) {
  for (const AnswerRecord &Answer : Answers.found()) {
    const RecordDecl &Record = *Answer.Status->getParent();
    if (!Code.contains(Record.getLocation()) || LeftOut(*Answer.Status))
      continue;
    Roles OfStatus;
    StatusModel &Status = Result.Statuses.emplace_back();
    Status.Field.Text = Answer.Status->getNameAsString();
    OfStatus.Status = &Status;
    Result.give(*Answer.Status, OfStatus, Words);
    const auto GiveHeader = [&](const FieldDecl &Field, StringRef Is) {
      Roles R;
      HeaderModel &Header = Result.Headers.emplace_back();
      Header.Field.Text = Field.getNameAsString();
      Header.Is = Is.str();
      R.Header = &Header;
      Result.give(Field, R, Words);
    };
    for (const FieldDecl *Field : Answer.Headers)
      GiveHeader(*Field, "");
    for (const FieldDecl *Field : Answer.Locations)
      GiveHeader(*Field, "Location");
    giveConstructors(Answer);
    Words.addResponseClass(Record);
  }
}

// Answer(302, headers)
/// Gives the class of \p Answer the role that a model would, if its
/// constructors take the status.
void OwnServerShapes::giveConstructors(const AnswerRecord &Answer) {
  if (Answer.StatusArguments.empty())
    return;
  const RecordDecl &Class = *Answer.Status->getParent();
  StatusModel &Model = Result.Statuses.emplace_back();
  Model.Constructor.Text = Class.getNameAsString();
  Model.Status.AnyOf.assign(Answer.StatusArguments.begin(),
                            Answer.StatusArguments.end());
  Model.Headers = true;
  Roles R;
  R.Status = &Model;
  Result.give(Class, R, Words);
}

/// Gives \p Function, if it answers with what it is given, the roles that a
/// model would. Returns whether it does.
bool OwnServerShapes::giveAnswer(const FunctionDecl &Function,
                                 const AnswerCalls &Calls) {
  AnswerShape Answer = answerShapeOf(Function, Calls);
  Roles R;
  if (Answer.Redirect)
    R.Redirect = &Result.Redirects.emplace_back(std::move(*Answer.Redirect));
  if (Answer.Status)
    R.Status = &Result.Statuses.emplace_back(std::move(*Answer.Status));
  if (Answer.Headers)
    R.Header = &Result.Headers.emplace_back(std::move(*Answer.Headers));
  if (!R.Redirect && !R.Status)
    return false;
  Result.give(Function, R, Words);
  return true;
}

/// Gives what a server of one's own may send its answers by, where no unit
/// shows what becomes of them.
void OwnServerShapes::giveSinks(IsLeftOut LeftOut) {
  for (const auto &[Function, Calls] : MaySend) {
    if (Code.definition(*Function) || LeftOut(*Function) ||
        giveAnswer(*Function, Calls))
      continue;
    std::optional<RawResponseModel> Sink = sinkShapeOf(*Function);
    if (!Sink)
      continue;
    Roles R;
    R.RawResponse = &Result.RawResponses.emplace_back(std::move(*Sink));
    R.MayWriteOtherTexts = true;
    Result.give(*Function, R, Words);
  }
}

/// True for what may read from the standard input: fgets(line, size, stdin),
/// read(0, line, size).
static bool readsStandardInput(const CallExpr &Call) {
  const IdentifierInfo *Name = Call.getDirectCallee()->getIdentifier();
  return llvm::any_of(Call.arguments(), [&](const Expr *Argument) {
    const Expr *E = asWritten(Argument);
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    const IdentifierInfo *Named =
        Reference ? Reference->getDecl()->getIdentifier() : nullptr;
    const auto *Number = dyn_cast<IntegerLiteral>(E);
    return (Named && (Named->isStr("stdin") || Named->isStr("cin"))) ||
           (Number && Number->getValue() == 0 && Name->isStr("read") &&
            Argument == Call.getArg(0));
  });
}

/// Takes note of a request line that comes from the standard input: a server
/// that another one starts for each connection answers on the standard output.
void OwnServerShapes::addReading(const CallExpr &Call) {
  ReadsStandardInput |= readsStandardInput(Call);
  const Roles *R = Words.rolesOf(*Call.getDirectCallee());
  ReadsRequestLine |=
      R && R->RequestLine && requestLineRead(Call, *R->RequestLine, Context);
}

/// Lets what is printed be an answer where the standard output leads to the
/// client.
void OwnServerShapes::givePrinting() {
  if (!ReadsStandardInput || !ReadsRequestLine)
    return;
  Words.letStandardOutputAnswer();
  for (const auto &[Function, Calls] : MaySend) {
    const bool Formats = Function->getName() == "printf";
    if (!Formats && Function->getName() != "puts")
      continue;
    RawResponseModel &Model = Result.RawResponses.emplace_back();
    Model.Function.Text = Function->getName().str();
    (Formats ? Model.Format : Model.Text) = 0;
    Roles R;
    R.RawResponse = &Model;
    R.MayWriteOtherTexts = true;
    Result.give(*Function, R, Words);
  }
}

} // namespace redirect
