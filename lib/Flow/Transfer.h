//===- Transfer.h - What one expression changes -----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_TRANSFER_H
#define REDIRECT_TIDY_FLOW_TRANSFER_H

#include "Flow/Copying.h"
#include "Flow/Evaluator.h"

namespace redirect {

/// Takes a state from before an element of the CFG to after it.
class Transfer {
public:
  Transfer(clang::ASTContext &Context, const FunctionFacts &Facts,
           const SummaryMap &Summaries, const Copying &Copies, State &Current)
      : Facts(Facts), Summaries(Summaries), Copies(Copies), Current(Current),
        Evaluate(Context, Facts, Summaries, Current) {}

  void apply(const clang::Stmt &S);
  void apply(const clang::CXXCtorInitializer &Initializer);
  /// Takes the state from before a loop to after the copies that it makes.
  void copy(const CopyLoop &Copy);

private:
  void applyCall(const clang::CallExpr &Call);
  void applyFact(const clang::Expr &Site, const Fact &F);
  void write(const clang::Expr &Site, const ResponseWrite &Write);
  void bindWritten(const clang::Expr &Site, Place At, const ValueSet &Given,
                   const FunctionReach &Left);
  void writeRaw(const clang::Expr &Site, const RawResponse &Raw);
  bool isHeldTextBegun(const clang::Expr &Target) const;
  void writeHeld(const clang::Expr &Site, const clang::Expr &Target,
                 bool GoesOn);
  bool isAnswerBegun(ResponseObject Response,
                     const clang::ValueDecl &Given) const;
  void addMoreThan(const clang::ValueDecl &Given, ResponseObject Response);
  bool writeText(const clang::Expr &Site, ResponseObject Response,
                 const ValueSet &Texts, bool HeadersOnly, bool IsAll = false);
  void returnStatus(const clang::Expr &Returned);
  void addDone(const clang::Expr &Site, const UserCall &Call);
  void call(const clang::Expr &Site, const UserCall &Call);
  void copyResponse(ResponseObject From, ResponseObject To);
  void takeEffect(const clang::Expr &Site, const UserCall &Call,
                  const Effect &Done);
  void takeEffect(const clang::Expr &Site, Place At, const ValueSet &Given,
                  bool IsElsewhere);
  void takeLines(const clang::Expr &Site, ResponseObject Response,
                 const Effect &Done);
  void takeMember(const clang::Expr &Site, const clang::FieldDecl &Field,
                  const Effect &Done);
  void takeNewValue(const clang::Expr &Site, ResponseObject Object,
                    const Effect &Done);
  void fillBuffer(const clang::Expr &Site, const clang::Expr &Target,
                  ValueSet Texts, MethodSet Kept);
  ValueSet newValue(Place At, const ValueSet &Given, MethodSet Kept) const;
  void declare(const clang::DeclStmt &Declarations);
  bool declareElement(const clang::VarDecl &Element, const clang::Expr &List);
  bool declareChoice(const clang::VarDecl &Variable);
  bool keepRow(const clang::Expr &Target, const clang::Expr &Source);
  void applyAssignment(const clang::BinaryOperator &Assignment);
  void applyAssignment(const clang::CXXOperatorCallExpr &Operator);
  void applyUnary(const clang::UnaryOperator &Unary);
  void step(const clang::UnaryOperator &Step);
  void assign(const clang::Expr *Target, const clang::Expr &Source,
              bool Appends);
  void assignBuiltin(const clang::BinaryOperator &Assignment);
  void setTo(const clang::Expr *Target, const clang::Expr &Site,
             ValueSet Values);
  bool assignElement(const clang::Expr &Target, const ValueSet &Values);
  void assignMember(const clang::Expr &Target, const ValueSet &Values);
  void putText(const clang::CallExpr &Call, const clang::Expr &Given,
               ValueSet Made, bool IsArgument);
  void makeText(const clang::CallExpr &Call, const TextModel &How);
  bool holdsWordOfLine(const clang::Expr &Buffer) const;
  void giveTarget(const clang::CallExpr &Call);
  ValueSet copiedBy(const CopyLoop &Copy) const;
  ValueSet begun(const clang::Expr &Buffer) const;
  const clang::Expr &bufferBehind(const clang::DeclRefExpr &Cursor) const;
  bool putCharacter(const clang::BinaryOperator &Assignment);
  void changeUrl(const clang::CXXMemberCallExpr &Call);
  void editRange(const clang::VarDecl &Element);
  void forgetChanged(const clang::CallExpr &Call);
  void changeElement(const clang::CXXOperatorCallExpr &Call);
  void changeObject(const clang::CXXMemberCallExpr &Call);
  void bindLocal(const clang::ValueDecl &Variable, const clang::Expr &Site,
                 ValueSet Values);
  ValueSet bound(const ValueSet &Values, const clang::Expr &Site,
                 clang::QualType Type) const;
  ValueSet madeBy(const clang::Expr &Source, const ValueSet &Values) const;

  const FunctionFacts &Facts;
  const SummaryMap &Summaries;
  const Copying &Copies;
  State &Current;
  Evaluator Evaluate;
};

/// True if a request begins at \p S, where the state is \p At: what is done
/// before belongs to no request, or to another one.
bool beginsRequest(const clang::Stmt &S, const FunctionFacts &Facts,
                   const State &At);

/// The buffer of which \p E is the end: `buffer + length`, `&buffer[length]`;
/// null if it is something else.
const clang::Expr *beginningOf(const clang::Expr &E);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_TRANSFER_H
