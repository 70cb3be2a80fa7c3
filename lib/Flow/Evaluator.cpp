//===- Evaluator.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Evaluator.h"
#include "Facts/Expressions.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace redirect {

Text asText(const Value &V, const Expr *Where) {
  if (V.Is == Value::Kind::Text)
    return V.Text;
  TextPiece Piece;
  Piece.Where = Where;
  if (V.Is == Value::Kind::Parameter) {
    Piece.From = TextPiece::Source::Parameter;
    Piece.Index = V.Index;
  }
  Text Result;
  Result.Pieces.push_back(Piece);
  return Result;
}

static Value piece(TextPiece::Source From, const Expr *Where,
                   StringRef Characters = {}) {
  Text Result;
  TextPiece Piece;
  Piece.From = From;
  Piece.Characters = Characters;
  Piece.Where = Where;
  Result.Pieces.push_back(Piece);
  return Value::text(std::move(Result));
}

/// The method that \p V names: a constant, or a literal such as "POST".
static std::optional<Method> namedMethod(const Value &V) {
  if (V.Is == Value::Kind::MethodName)
    return V.Named;
  if (V.Is != Value::Kind::Text || !V.Text.isLiteral())
    return std::nullopt;
  return parseMethod(V.Text.literal());
}

/// The methods for which \p Left and \p Right are equal, and for which they
/// differ; nothing if that can't be told.
static std::optional<std::pair<MethodSet, MethodSet>>
compareValues(const Value &Left, const Value &Right) {
  using Kind = Value::Kind;
  if (Right.Is == Kind::RequestMethod && Left.Is != Kind::RequestMethod)
    return compareValues(Right, Left);
  if (Left.Is == Kind::RequestMethod) {
    const std::optional<Method> Named = namedMethod(Right);
    if (!Named)
      return std::nullopt;
    // That the method isn't PROPFIND leaves the other extensions.
    if (*Named == Method::Other)
      return std::pair(MethodSet(*Named), MethodSet::all());
    return std::pair(MethodSet(*Named), ~MethodSet(*Named));
  }
  if (Left.Is == Kind::Number && Right.Is == Kind::Number)
    return Left.Number == Right.Number
               ? std::pair(MethodSet::all(), MethodSet::none())
               : std::pair(MethodSet::none(), MethodSet::all());
  const bool NonZeroAndZero = (Left.Is == Kind::NonZero &&
                               Right.Is == Kind::Number && Right.Number == 0) ||
                              (Right.Is == Kind::NonZero &&
                               Left.Is == Kind::Number && Left.Number == 0);
  if (NonZeroAndZero)
    return std::pair(MethodSet::none(), MethodSet::all());
  return std::nullopt;
}

static ValueSet compareSets(const ValueSet &Left, const ValueSet &Right,
                            const Value &IfEqual, const Value &IfDifferent) {
  ValueSet Result;
  for (const ValueSet::Entry &L : Left)
    for (const ValueSet::Entry &R : Right) {
      const MethodSet For = L.For & R.For;
      if (const auto Compared = compareValues(L.Is, R.Is)) {
        Result.add(IfEqual, For & Compared->first);
        Result.add(IfDifferent, For & Compared->second);
      } else {
        Result.add(Value::unknown(), For);
      }
    }
  return Result;
}

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
  const auto *Parameter = dyn_cast<ParmVarDecl>(&Variable);
  return Parameter && Facts.MethodParameters.contains(Parameter);
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

MethodSet Evaluator::whereEqual(const ValueSet &Tested,
                                const Expr *Label) const {
  return compareSets(Tested, evaluate(Label), Value::number(1),
                     Value::number(0))
      .whereTrue();
}

MethodSet Evaluator::whereDifferent(const ValueSet &Tested,
                                    const Expr *Label) const {
  return compareSets(Tested, evaluate(Label), Value::number(1),
                     Value::number(0))
      .whereFalse();
}

ValueSet Evaluator::negate(const Expr *E) const {
  const ValueSet Operand = evaluate(E);
  ValueSet Result;
  Result.add(Value::number(0), Operand.whereTrue());
  Result.add(Value::number(1), Operand.whereFalse());
  return Result;
}

ValueSet Evaluator::evaluateCondition(const Expr *Condition, const Expr *IfTrue,
                                      const Expr *IfFalse) const {
  const ValueSet Tested = evaluate(Condition);
  ValueSet Result = evaluate(IfTrue).restrictedTo(Tested.whereTrue());
  Result.add(evaluate(IfFalse), Tested.whereFalse());
  return Result;
}

ValueSet Evaluator::evaluateBinary(BinaryOperatorKind Opcode, const Expr *Left,
                                   const Expr *Right) const {
  switch (Opcode) {
  case BO_EQ:
  case BO_NE:
    return compare(Left, Right, Opcode == BO_EQ);
  case BO_LAnd:
  case BO_LOr: {
    const ValueSet L = evaluate(Left);
    const ValueSet R = evaluate(Right);
    const bool IsAnd = Opcode == BO_LAnd;
    const MethodSet True =
        IsAnd ? L.whereTrue() & R.whereTrue() : L.whereTrue() | R.whereTrue();
    const MethodSet False = IsAnd ? L.whereFalse() | R.whereFalse()
                                  : L.whereFalse() & R.whereFalse();
    ValueSet Result(Value::number(1), True);
    Result.add(Value::number(0), False);
    return Result;
  }
  case BO_Comma:
  case BO_Assign:
    return evaluate(Right);
  default:
    return unknown();
  }
}

ValueSet Evaluator::concatenate(const Expr *Left, const Expr *Right) const {
  ValueSet Result;
  const ValueSet RightValues = evaluate(Right);
  for (const ValueSet::Entry &L : evaluate(Left))
    for (const ValueSet::Entry &R : RightValues) {
      Text Whole = asText(L.Is, Left);
      Whole.append(asText(R.Is, Right));
      Result.add(Value::text(std::move(Whole)), L.For & R.For);
    }
  return Result;
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
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(D);
      Parameter && Facts.MethodParameters.contains(Parameter))
    return {Value::requestMethod(), At.Reached};
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(D);
      Parameter && Parameter->getDeclContext() == Facts.Function)
    return {Value::parameter(Parameter->getFunctionScopeIndex(), Reference),
            At.Reached};
  if (const std::optional<StringRef> Constant = constantText(*Reference))
    return {piece(TextPiece::Source::Literal, Reference, *Constant),
            At.Reached};
  return constant(Reference);
}

ValueSet Evaluator::constant(const Expr *E) const {
  Expr::EvalResult Result;
  if (E->isValueDependent() || !E->getType()->isIntegralOrEnumerationType() ||
      !E->EvaluateAsInt(Result, Context, Expr::SE_NoSideEffects))
    return unknown();
  const llvm::APSInt &Number = Result.Val.getInt();
  if (!Number.isRepresentableByInt64())
    return unknown();
  return {Value::number(Number.getExtValue(), E), At.Reached};
}

ValueSet Evaluator::argumentOf(const Expr &Call, unsigned Index) const {
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Call);
  return Index < Arguments.size() ? evaluate(Arguments[Index]) : unknown();
}

/// \p T with its parameters replaced, each of which may be several texts.
ValueSet Evaluator::substituteText(const Text &T, const Expr &Call) const {
  ValueSet Texts(Value::text({}), At.Reached);
  for (const TextPiece &Piece : T.Pieces) {
    const bool IsParameter = Piece.From == TextPiece::Source::Parameter;
    const ValueSet Next =
        IsParameter ? argumentOf(Call, Piece.Index)
                    : ValueSet(Value::text({{Piece}}), MethodSet::all());
    ValueSet Longer;
    for (const ValueSet::Entry &Begun : Texts)
      for (const ValueSet::Entry &N : Next) {
        Text Whole = Begun.Is.Text;
        Whole.append(asText(N.Is, Piece.Where));
        Longer.add(Value::text(std::move(Whole)), Begun.For & N.For);
      }
    Texts = std::move(Longer);
  }
  return Texts;
}

ValueSet Evaluator::substitute(const ValueSet &Values, const Expr &Call) const {
  ValueSet Result;
  for (const ValueSet::Entry &E : Values) {
    if (E.Is.Is == Value::Kind::Parameter)
      Result.add(argumentOf(Call, E.Is.Index), E.For);
    else if (E.Is.Is == Value::Kind::Text)
      Result.add(substituteText(E.Is.Text, Call), E.For);
    else
      Result.add(E.Is, E.For & At.Reached);
  }
  return Result;
}

ValueSet Evaluator::evaluateCall(const Expr *Call, const UserCall &F) const {
  if (F.IsHandedOver || F.Callees.empty())
    return unknown();
  ValueSet Result;
  for (const FunctionDecl *Callee : F.Callees) {
    const auto Summary = Summaries.find(Callee);
    if (Summary == Summaries.end())
      return unknown();
    Result.add(substitute(Summary->second.Returns, *Call), At.Reached);
  }
  return Result;
}

ValueSet Evaluator::evaluateFact(const Expr *E, const Fact &F) const {
  if (const auto *Read = std::get_if<RequestRead>(&F)) {
    switch (Read->Part) {
    case RequestPart::Method:
      return {Value::requestMethod(), At.Reached};
    case RequestPart::Target:
      return {piece(TextPiece::Source::RequestTarget, E), At.Reached};
    case RequestPart::RouteParameter:
      return {piece(TextPiece::Source::RouteParameter, E), At.Reached};
    case RequestPart::Body:
      return {piece(TextPiece::Source::RequestBody, E), At.Reached};
    case RequestPart::Header:
      return unknown();
    }
  }
  if (const auto *Name = std::get_if<MethodName>(&F))
    return {Value::methodName(Name->Named), At.Reached};
  if (const auto *Call = std::get_if<UserCall>(&F))
    return evaluateCall(E, *Call);
  if (const auto *Comparison = std::get_if<TextComparison>(&F)) {
    const bool EqualIsTrue =
        Comparison->EqualIs == ComparisonModel::Equal::True;
    return compareSets(evaluate(Comparison->Left), evaluate(Comparison->Right),
                       Value::number(EqualIsTrue),
                       EqualIsTrue ? Value::number(0) : Value::nonZero());
  }
  return unknown();
}

// req.path.substr(3), where the path begins with the three characters "/v1"
std::optional<ValueSet> Evaluator::evaluateTail(const Expr *E) const {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
  if (!Call || Call->getNumArgs() == 0)
    return std::nullopt;
  const CXXMethodDecl *Method = Call->getMethodDecl();
  const IdentifierInfo *Name = Method->getIdentifier();
  const bool TakesTail =
      Name && Name->isStr("substr") && isStandard(*Method) &&
      (Call->getNumArgs() == 1 || isa<CXXDefaultArgExpr>(Call->getArg(1)));
  if (!TakesTail)
    return std::nullopt;
  ValueSet Result;
  for (const ValueSet::Entry &Whole :
       evaluate(Call->getImplicitObjectArgument())) {
    Value Tail = Whole.Is;
    const bool IsOnePiece = Tail.Is == Value::Kind::Text &&
                            Tail.Text.Pieces.size() == 1 &&
                            !Tail.Text.isLiteral();
    if (IsOnePiece)
      Tail.Text.Pieces.front().IsTail = true;
    Result.add(IsOnePiece ? std::move(Tail) : Value::unknown(), Whole.For);
  }
  return Result;
}

/// The text of one character: '/'.
static StringRef spelling(const CharacterLiteral &Letter) {
  static constexpr llvm::StringLiteral Ascii =
      " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
      "abcdefghijklmnopqrstuvwxyz{|}~";
  const unsigned Code = Letter.getValue();
  const bool IsPrintable = Code >= ' ' && Code - ' ' < Ascii.size();
  return IsPrintable ? Ascii.substr(Code - ' ', 1) : StringRef("?");
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

// !get, get && head, method == "GET", get ? 302 : 307
std::optional<ValueSet> Evaluator::evaluateOperator(const Expr *E) const {
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E)) {
    const auto Form = Rewritten->getDecomposedForm();
    return evaluateBinary(Form.Opcode, Form.LHS, Form.RHS);
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E);
      Binary && (Binary->isEqualityOp() || Binary->isLogicalOp() ||
                 Binary->getOpcode() == BO_Assign))
    return evaluateBinary(Binary->getOpcode(), Binary->getLHS(),
                          Binary->getRHS());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary && Unary->getOpcode() == UO_LNot)
    return negate(Unary->getSubExpr());
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E))
    return evaluateCondition(Choice->getCond(), Choice->getTrueExpr(),
                             Choice->getFalseExpr());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    return evaluateOperatorCall(Operator);
  return std::nullopt;
}

// "/v2", '/', url.c_str(), url.append("/"), req.path.substr(3)
std::optional<ValueSet> Evaluator::evaluateText(const Expr *E) const {
  if (const auto *Literal = dyn_cast<StringLiteral>(E);
      Literal && Literal->getCharByteWidth() == 1)
    return ValueSet(piece(TextPiece::Source::Literal, E, Literal->getString()),
                    At.Reached);
  if (const auto *Letter = dyn_cast<CharacterLiteral>(E))
    return ValueSet(piece(TextPiece::Source::Literal, E, spelling(*Letter)),
                    At.Reached);
  if (const Expr *Carried = carriedText(*E))
    return evaluate(Carried);
  if (const Expr *Appended = appendedText(*E))
    return concatenate(cast<CXXMemberCallExpr>(E)->getImplicitObjectArgument(),
                       Appended);
  // std::ostringstream out; std::string target;
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(E);
      Construct && Construct->getNumArgs() == 0 && isText(E->getType()))
    return ValueSet(Value::text({}), At.Reached);
  return evaluateTail(E);
}

ValueSet Evaluator::evaluate(const Expr *E) const {
  E = asWritten(E);
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    return evaluateDefault(Default);
  if (const Fact *F = Facts.at(E))
    return evaluateFact(E, *F);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
    return evaluateVariable(Reference);
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return evaluate(Cast->getSubExpr());
  // const http::verb verb{req.method()};
  if (const auto *List = dyn_cast<InitListExpr>(E);
      List && List->getNumInits() == 1)
    return evaluate(List->getInit(0));
  if (std::optional<ValueSet> Result = evaluateOperator(E))
    return *Result;
  if (std::optional<ValueSet> Result = evaluateText(E))
    return *Result;
  return constant(E);
}

} // namespace redirect
