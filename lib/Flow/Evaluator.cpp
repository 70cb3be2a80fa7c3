//===- Evaluator.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Evaluator.h"
#include "Facts/Expressions.h"
#include "Flow/Comparison.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace redirect {

ValueSet Evaluator::compare(const Expr *Left, const Expr *Right,
                            bool EqualIs) const {
  return compareSets(evaluate(Left), evaluate(Right), Value::number(EqualIs),
                     Value::number(!EqualIs));
}

/// What \p Variable was initialised with, if that tells what it is still.
static const Expr *initOf(const VarDecl &Variable) {
  return Variable.hasLocalStorage() ? Variable.getInit() : nullptr;
}

bool Evaluator::holdsMethod(const VarDecl &Variable) const {
  if (const ValueSet *Bound = At.find({&Variable, Place::Part::Value}))
    return Bound->isMadeOfMethod();
  return Facts.MethodVariables.contains(&Variable);
}

bool Evaluator::dependsOnMethod(const Expr *E) const {
  SmallVector<const Stmt *> Pending = {E};
  llvm::SmallPtrSet<const VarDecl *, 4> Seen;
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    const Fact *F = Facts.at(S);
    const auto *Read = F ? std::get_if<RequestRead>(F) : nullptr;
    if (Read && Read->Part == RequestPart::Method)
      return true;
    const auto *Reference = dyn_cast<DeclRefExpr>(S);
    if (const auto *Variable =
            Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr) {
      if (holdsMethod(*Variable))
        return true;
      const bool IsBound = At.find({Variable, Place::Part::Value});
      const Expr *Init = IsBound ? nullptr : initOf(*Variable);
      if (Init && Seen.insert(Variable).second)
        Pending.push_back(Init);
    }
    if (!isa<LambdaExpr>(S))
      llvm::copy_if(S->children(), std::back_inserter(Pending),
                    [](const Stmt *Child) { return Child != nullptr; });
  }
  return false;
}

FunctionReach Evaluator::whereEqual(const ValueSet &Tested,
                                    const Expr *Label) const {
  return compareSets(Tested, evaluate(Label), Value::number(1),
                     Value::number(0))
      .whereTrue();
}

FunctionReach Evaluator::whereDifferent(const ValueSet &Tested,
                                        const Expr *Label) const {
  return compareSets(Tested, evaluate(Label), Value::number(1),
                     Value::number(0))
      .whereFalse();
}

ValueSet Evaluator::negate(const Expr *E) const {
  ValueSet Result;
  for (const ValueSet::Entry &Operand : evaluate(E).asCondition())
    Result.add(Operand.Is.Is == Value::Kind::Number
                   ? Value::number(Operand.Is.Number == 0)
                   : Operand.Is,
               Operand.For);
  return Result;
}

ValueSet Evaluator::evaluateCondition(const Expr *Condition, const Expr *IfTrue,
                                      const Expr *IfFalse) const {
  const ValueSet Tested = evaluate(Condition);
  const FunctionReach True = Tested.whereTrue();
  const FunctionReach False = Tested.whereFalse();
  // Which methods get which value can't be told.
  MethodSet Both;
  if (Tested.isMadeOfMethod() || dependsOnMethod(Condition))
    Both = (True & False).methods();
  ValueSet Result = evaluate(IfTrue).restrictedTo(True - Both);
  Result.add(evaluate(IfFalse), False - Both);
  Result.add(Value::unknown(), At.Reached & Both);
  return Result;
}

/// The methods whose names \p E combines: NGX_HTTP_GET | NGX_HTTP_HEAD; none if
/// there is something else in it.
std::optional<MethodSet> Evaluator::combinedMethods(const Expr *E) const {
  E = asWritten(E);
  const Fact *F = Facts.at(E);
  if (const auto *Name = F ? std::get_if<MethodName>(F) : nullptr)
    return MethodSet(Name->Named);
  const auto *Binary = dyn_cast<BinaryOperator>(E);
  if (!Binary || Binary->getOpcode() != BO_Or)
    return std::nullopt;
  const std::optional<MethodSet> Left = combinedMethods(Binary->getLHS());
  const std::optional<MethodSet> Right = combinedMethods(Binary->getRHS());
  if (!Left || !Right)
    return std::nullopt;
  return *Left | *Right;
}

// r->method & (NGX_HTTP_GET | NGX_HTTP_HEAD), where each method is one bit
ValueSet Evaluator::evaluateMask(const Expr *Left, const Expr *Right) const {
  std::optional<MethodSet> Mask = combinedMethods(Right);
  if (!Mask) {
    std::swap(Left, Right);
    Mask = combinedMethods(Right);
  }
  const ValueSet Masked = evaluate(Left);
  const bool IsMethod = Masked.begin() != Masked.end() &&
                        llvm::all_of(Masked, [](const ValueSet::Entry &E) {
                          return E.Is.Is == Value::Kind::RequestMethod;
                        });
  if (!Mask || !IsMethod)
    return unknown();
  return ValueSet::methodTest(At.Reached, *Mask, ~*Mask);
}

static bool isZero(const Expr *E) {
  const auto *Literal = dyn_cast<IntegerLiteral>(asWritten(E));
  return Literal && Literal->getValue() == 0;
}

// get && head, get || head
ValueSet Evaluator::evaluateLogical(const Expr *Left, const Expr *Right,
                                    bool IsAnd) const {
  const ValueSet OfRight = evaluate(Right).asCondition();
  const auto Decides = [&](const Value &V) {
    return V.Is == Value::Kind::Number && (V.Number != 0) != IsAnd;
  };
  ValueSet Result;
  for (const ValueSet::Entry &L : evaluate(Left).asCondition()) {
    if (Decides(L.Is)) {
      Result.add(L.Is, L.For);
      continue;
    }
    for (const ValueSet::Entry &R : OfRight) {
      const bool LeftLeavesIt = L.Is.Is == Value::Kind::Number;
      const bool RightLeavesIt =
          R.Is.Is == Value::Kind::Number && !Decides(R.Is);
      Result.add(LeftLeavesIt || Decides(R.Is) ||
                         (!RightLeavesIt && R.Is.isMadeOfMethod())
                     ? R.Is
                     : L.Is,
                 L.For & R.For);
    }
  }
  return Result;
}

ValueSet Evaluator::evaluateBinary(BinaryOperatorKind Opcode, const Expr *Left,
                                   const Expr *Right) const {
  switch (Opcode) {
  case BO_EQ:
  case BO_NE:
    return compare(Left, Right, Opcode == BO_EQ);
  case BO_LAnd:
  case BO_LOr:
    return evaluateLogical(Left, Right, Opcode == BO_LAnd);
  case BO_And:
    return evaluateMask(Left, Right);
  case BO_GT:
    // lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI) > 0
    return isZero(Right) ? evaluate(Left) : unknown();
  case BO_Comma:
  case BO_Assign:
    return evaluate(Right);
  default:
    return unknown();
  }
}

ValueSet
Evaluator::evaluateOperatorCall(const CXXOperatorCallExpr *Call) const {
  if (Call->getNumArgs() != 2)
    return unknown();
  const Expr *Left = Call->getArg(0);
  const Expr *Right = Call->getArg(1);
  switch (Call->getOperator()) {
  case OO_EqualEqual:
  case OO_ExclaimEqual:
    return compare(Left, Right, Call->getOperator() == OO_EqualEqual);
  case OO_Plus:
  case OO_PlusEqual:
  case OO_LessLess:
    return concatenate(Left, Right);
  case OO_Equal:
    return evaluate(Right);
  case OO_Subscript:
    // req.matches[1], req.path_params.at("id")
    return evaluate(Left);
  default:
    return unknown();
  }
}

ValueSet Evaluator::evaluateVariable(const DeclRefExpr *Reference) const {
  const ValueDecl *D = Reference->getDecl();
  if (const ValueSet *Bound = At.find({D, Place::Part::Value}))
    return Bound->restrictedTo(At.Reached);
  if (const auto *Variable = dyn_cast<VarDecl>(D);
      Variable && Facts.MethodVariables.contains(Variable))
    return {Value::requestMethod(), At.Reached};
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(D)) {
    if (Facts.RouteParameters.contains(Parameter))
      return {textPiece(TextPiece::Source::RouteParameter, Reference),
              At.Reached};
    if (Facts.TargetParameters.contains(Parameter))
      return {textPiece(TextPiece::Source::RequestTarget, Reference),
              At.Reached};
  }
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(D);
      Parameter && Parameter->getDeclContext() == Facts.Function)
    return {Value::parameter(*Parameter, Reference), At.Reached};
  if (const std::optional<StringRef> Constant = constantText(*Reference))
    return {textPiece(TextPiece::Source::Literal, Reference, *Constant),
            At.Reached};
  const auto *Variable = dyn_cast<VarDecl>(D);
  ValueSet Known = constant(Reference);
  if (Known.isUnknown() && Variable && Variable->hasLocalStorage() &&
      Reference->refersToEnclosingVariableOrCapture())
    return {Value::parameter(*Variable, Reference), At.Reached};
  return Known;
}

ValueSet Evaluator::constant(const Expr *E) const {
  const std::optional<int64_t> Number = constantNumber(*E, Context);
  return Number ? ValueSet(Value::number(*Number, E), At.Reached) : unknown();
}

/// The member that `return member;` is all of \p Method; null if it does more.
static const FieldDecl *returnedMember(const CXXMethodDecl &Method) {
  const auto *Body = dyn_cast_if_present<CompoundStmt>(Method.getBody());
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  const auto *Member =
      Return && Return->getRetValue()
          ? dyn_cast<MemberExpr>(asWritten(Return->getRetValue()))
          : nullptr;
  return Member && isa<CXXThisExpr>(asWritten(Member->getBase()))
             ? dyn_cast<FieldDecl>(Member->getMemberDecl())
             : nullptr;
}

// catch (const Redirect &r) { res.set_redirect(r.url, r.status()); }
static const FieldDecl *caughtMember(const Expr *E) {
  const FieldDecl *Field = nullptr;
  const Expr *Object = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(E)) {
    Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    Object = Member->getBase();
  } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
             Call && calledMethod(*Call)) {
    Field = returnedMember(*calledMethod(*Call));
    Object = objectOf(*Call);
  }
  const auto *Reference =
      Field && Object ? dyn_cast<DeclRefExpr>(asWritten(Object)) : nullptr;
  const auto *Caught =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Caught && Caught->isExceptionVariable() ? Field : nullptr;
}

ValueSet Evaluator::evaluateRead(const Expr *E, RequestPart Part) const {
  switch (Part) {
  case RequestPart::Method:
    return {Value::requestMethod(), At.Reached};
  case RequestPart::Target:
    return {textPiece(TextPiece::Source::RequestTarget, E), At.Reached};
  case RequestPart::RouteParameter:
    return {textPiece(TextPiece::Source::RouteParameter, E), At.Reached};
  case RequestPart::Body:
    return {textPiece(TextPiece::Source::RequestBody, E), At.Reached};
  case RequestPart::Header:
    break;
  }
  return unknown();
}

ValueSet Evaluator::evaluateFact(const Expr *E, const Fact &F) const {
  if (const auto *Read = std::get_if<RequestRead>(&F))
    return evaluateRead(E, Read->Part);
  if (const auto *Name = std::get_if<MethodName>(&F))
    return {Value::methodName(Name->Named), At.Reached};
  if (const auto *Test = std::get_if<MethodTest>(&F))
    return ValueSet::methodTest(At.Reached, Test->Methods, ~Test->Methods);
  if (const auto *Status = std::get_if<StatusName>(&F))
    return {Value::number(Status->Code, E), At.Reached};
  if (const auto *Status = std::get_if<StatusObject>(&F))
    return evaluate(Status->Code);
  if (const auto *Call = std::get_if<UserCall>(&F))
    return evaluateCall(E, *Call);
  if (const auto *Made = std::get_if<TextMade>(&F)) {
    // req->method.base
    if (const auto *Member = dyn_cast<MemberExpr>(E))
      return evaluate(Member->getBase());
    const auto *Call = dyn_cast<CallExpr>(E);
    return Call ? evaluateTextMade(*Call, *Made->How) : unknown();
  }
  if (const auto *Comparison = std::get_if<TextComparison>(&F)) {
    const bool EqualIsTrue =
        Comparison->EqualIs == ComparisonModel::Equal::True;
    return compareSets(evaluate(Comparison->Left), evaluate(Comparison->Right),
                       Value::number(EqualIsTrue),
                       EqualIsTrue ? Value::number(0) : Value::nonZero());
  }
  return unknown();
}

// A default argument is written where the call leaves it out.
ValueSet Evaluator::evaluateDefault(const CXXDefaultArgExpr *Default) const {
  ValueSet Result;
  for (const ValueSet::Entry &Entry : evaluate(Default->getExpr())) {
    Value V = Entry.Is;
    V.Where = Default;
    Result.add(std::move(V), Entry.For);
  }
  return Result;
}

// ngx_snprintf(url, size, "https://b.example%V", &r->uri)
ValueSet Evaluator::evaluateAddress(const UnaryOperator &AddressOf) const {
  ValueSet Pointee = evaluate(AddressOf.getSubExpr());
  const bool IsText = llvm::all_of(Pointee, [](const ValueSet::Entry &E) {
    return E.Is.Is == Value::Kind::Text;
  });
  return IsText ? Pointee : unknown();
}

// !get, get && head, method == "GET", get ? 302 : 307
std::optional<ValueSet> Evaluator::evaluateOperator(const Expr *E) const {
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E)) {
    const auto Form = Rewritten->getDecomposedForm();
    return evaluateBinary(Form.Opcode, Form.LHS, Form.RHS);
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E);
      Binary && (Binary->isEqualityOp() || Binary->isLogicalOp() ||
                 Binary->getOpcode() == BO_Assign ||
                 Binary->getOpcode() == BO_And || Binary->getOpcode() == BO_GT))
    return evaluateBinary(Binary->getOpcode(), Binary->getLHS(),
                          Binary->getRHS());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary && Unary->getOpcode() == UO_LNot)
    return negate(Unary->getSubExpr());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary && Unary->getOpcode() == UO_AddrOf)
    return evaluateAddress(*Unary);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E))
    return evaluateCondition(Choice->getCond(), Choice->getTrueExpr(),
                             Choice->getFalseExpr());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    return evaluateOperatorCall(Operator);
  return std::nullopt;
}

/// True for what has no value here: the destructor of what \p F is about.
static bool runsLater(const Fact &F) {
  const auto *Call = std::get_if<UserCall>(&F);
  return Call && Call->Callees.empty();
}

// request->method() == HTTP_POST, where methods have a class of their own
std::optional<ValueSet> Evaluator::evaluateWrapped(const Expr *E) const {
  const auto *Construct = dyn_cast<CXXConstructExpr>(E);
  if (!Construct || Construct->getNumArgs() != 1)
    return std::nullopt;
  ValueSet Wrapped = evaluate(Construct->getArg(0));
  const auto IsMethod = [](const ValueSet::Entry &Entry) {
    return Entry.Is.Is == Value::Kind::MethodName;
  };
  return llvm::all_of(Wrapped, IsMethod) ? std::optional(std::move(Wrapped))
                                         : std::nullopt;
}

ValueSet Evaluator::evaluateCallables(const Callables &Known) const {
  ValueSet Result;
  for (const FunctionDecl *Function : Known.Functions)
    Result.add(Value::function(*Function), At.Reached);
  for (const FunctionDecl *Maker : Known.Makers)
    Result.add(Value::resultOf(*Maker), At.Reached);
  for (const ParmVarDecl *Parameter : Known.Parameters)
    Result.add(Value::parameter(*Parameter, nullptr), At.Reached);
  return Result;
}

ValueSet Evaluator::evaluate(const Expr *E) const {
  E = asWritten(E);
  if (const auto Passed = Facts.CallablesPassed.find(E);
      Passed != Facts.CallablesPassed.end())
    return evaluateCallables(Passed->second);
  if (const FieldDecl *Caught = caughtMember(E))
    return {Value::parameter(*Caught, E), At.Reached};
  if (const Fact *F = Facts.at(E); F && !runsLater(*F))
    return evaluateFact(E, *F);
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    return evaluateDefault(Default);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
    return evaluateVariable(Reference);
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return evaluate(Cast->getSubExpr());
  // const http::verb verb{req.method()};
  if (const auto *List = dyn_cast<InitListExpr>(E);
      List && List->getNumInits() == 1 && List->getInit(0))
    return evaluate(List->getInit(0));
  if (std::optional<ValueSet> Result = evaluateOperator(E))
    return *Result;
  if (std::optional<ValueSet> Result = evaluateText(E))
    return *Result;
  if (std::optional<ValueSet> Result = evaluateWrapped(E))
    return *Result;
  return constant(E);
}

} // namespace redirect
