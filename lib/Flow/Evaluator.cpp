//===- Evaluator.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Evaluator.h"
#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Facts/OthersHeaders.h"
#include "Flow/Comparison.h"
#include "Flow/Objects.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace redirect {

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
  case OO_Slash: {
    // std::filesystem::path("/v2") / path.substr(1)
    const ValueSet Slash(textPiece(TextPiece::Source::Literal, Right, "/"),
                         At.Reached);
    return joined(joined(evaluate(Left), Slash, Right, Left), evaluate(Right),
                  Right);
  }
  case OO_Percent:
    // boost::format("https://%1%%2%") % host % path
    return filled(Left, {Right});
  case OO_Equal:
    return evaluate(Right);
  case OO_Subscript:
    if (std::optional<ValueSet> Letter = askMethod("[]", Left, {Right}))
      return *Letter;
    if (std::optional<ValueSet> Row = evaluateElement(Call))
      return *Row;
    if (std::optional<ValueSet> Found = evaluateSearch(*Call))
      return *Found;
    // req.matches[1], req.path_params.at("id")
    return elementOf(Left);
  default:
    return unknown();
  }
}

/// What the framework, or the caller, passes for \p Parameter; none if that is
/// another function's.
std::optional<ValueSet>
Evaluator::evaluateParameter(const ParmVarDecl &Parameter,
                             const Expr *Reference) const {
  if (Facts.RouteParameters.contains(&Parameter))
    return ValueSet(textPiece(TextPiece::Source::RouteParameter, Reference),
                    At.Reached);
  if (Parameter.getDeclContext() == Facts.Function)
    return ValueSet(Value::parameter(Parameter, Reference), At.Reached);
  return std::nullopt;
}

/// What \p Variable holds of the request: the method, or the target; none if it
/// is no such variable.
std::optional<ValueSet>
Evaluator::evaluateRequestVariable(const VarDecl &Variable,
                                   const Expr *Reference) const {
  if (Facts.MethodVariables.contains(&Variable))
    return ValueSet(Value::requestMethod(), At.Reached);
  if (!Facts.TargetVariables.contains(&Variable))
    return std::nullopt;
  Value Target = textPiece(TextPiece::Source::RequestTarget, Reference);
  if (!Facts.TargetIf)
    return ValueSet(std::move(Target), At.Reached);
  const auto &[Parameter, Is] = *Facts.TargetIf;
  const auto Where = [&, Of = Parameter](const ValueTable &Table) {
    return At.Reached & FunctionReach::where(Of, Table);
  };
  const Constant Wanted = Constant::number(Is);
  ValueSet Result(std::move(Target), Where(ValueTable::equalTo(Wanted)));
  Result.add(Value::unknown(), Where(ValueTable::differentFrom(Wanted)));
  return Result;
}

/// True if nothing is known of \p Values, wherever they are from.
static bool isNotKnown(const ValueSet &Values) {
  return llvm::all_of(Values, [](const ValueSet::Entry &E) {
    return E.Is.Is == Value::Kind::Unknown;
  });
}

ValueSet Evaluator::evaluateVariable(const DeclRefExpr *Reference) const {
  const ValueDecl *D = Reference->getDecl();
  if (const auto *Binding = dyn_cast<BindingDecl>(D))
    if (std::optional<ValueSet> Known = evaluateBinding(*Binding))
      return *Known;
  const auto *Variable = dyn_cast<VarDecl>(D);
  // What was read into it is no more known than that.
  const ValueSet *Bound = At.find({D, Place::Part::Value});
  const bool IsRead = Bound && isNotKnown(*Bound) && Variable &&
                      (Facts.MethodVariables.contains(Variable) ||
                       Facts.TargetVariables.contains(Variable));
  if (Bound && !IsRead)
    return Bound->seenBy(At.Reached);
  if (std::optional<ValueSet> Row = chosen(*D))
    return *Row;
  if (Variable)
    if (std::optional<ValueSet> Read =
            evaluateRequestVariable(*Variable, Reference))
      return *Read;
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(D))
    if (std::optional<ValueSet> Passed =
            evaluateParameter(*Parameter, Reference))
      return *Passed;
  if (const std::optional<StringRef> Constant = constantText(*Reference))
    return {textPiece(TextPiece::Source::Literal, Reference, *Constant),
            At.Reached};
  ValueSet Known = constant(Reference);
  if (Known.isUnknown() && Variable && Variable->hasLocalStorage() &&
      Reference->refersToEnclosingVariableOrCapture())
    return {Value::parameter(*Variable, Reference), At.Reached};
  return Known;
}

ValueSet Evaluator::constant(const Expr *E) const {
  const std::optional<int64_t> Number = constantNumber(*E, Context);
  // std::string::npos
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E);
      !Number && Reference && isStandard(*Reference->getDecl()) &&
      Reference->getDecl()->getName() == "npos")
    return {Value::number(-1, E), At.Reached};
  return Number ? ValueSet(Value::number(*Number, E), At.Reached) : unknown();
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

/// True if \p Field is the one that \p How names.
static bool isTextField(const FieldDecl &Field, const TextModel &How) {
  return Field.getIdentifier() &&
         StringRef(How.Field.Text).rsplit("::").second == Field.getName();
}

ValueSet Evaluator::evaluateMade(const Expr *E, const TextMade &Made) const {
  // req->method.base
  if (const auto *Member = dyn_cast<MemberExpr>(E))
    return evaluate(Member->getBase());
  // h2o_iovec_t{path, length}
  if (const auto *List = dyn_cast<InitListExpr>(E))
    for (const auto &[Field, Value] : fieldValues(*List))
      if (isTextField(*Field, *Made.How))
        return evaluate(Value);
  // snprintf gives the length; a copy of a text may be a number that stands for
  // it, a handle.
  const auto *Call = dyn_cast<CallExpr>(E);
  const bool IsHandle = Made.How->Pieces && !Made.How->Into;
  if (!Call || (Call->getType()->isIntegerType() && !IsHandle))
    return unknown();
  // What has been put into a variable is there.
  const Expr *Object = Made.How->IntoObject ? objectOf(*Call) : nullptr;
  if (Object && isa<DeclRefExpr, MemberExpr>(asWritten(Object)))
    return evaluate(Object);
  const ValueSet Text = evaluateTextMade(*Call, *Made.How);
  return Object && Made.How->Appends ? append(*Object, Text) : Text;
}

ValueSet Evaluator::evaluateComparison(const TextComparison &Comparison) const {
  const bool EqualIsTrue = Comparison.EqualIs == ComparisonModel::Equal::True;
  const auto [Left, Right] = compared(Comparison.Left, Comparison.Right);
  return compareSets(Left, Right, Value::number(EqualIsTrue),
                     EqualIsTrue ? Value::number(0) : Value::nonZero());
}

/// The method, the status or the header that \p E names; none if \p F says that
/// it is something else.
static std::optional<Value> namedBy(const Expr *E, const Fact &F) {
  if (const auto *Name = std::get_if<MethodName>(&F))
    return Value::methodName(Name->Named);
  if (const auto *Status = std::get_if<StatusName>(&F))
    return Value::number(Status->Code, E);
  if (const auto *Header = std::get_if<HeaderName>(&F))
    return textPiece(TextPiece::Source::Literal, E, Header->Name);
  return std::nullopt;
}

ValueSet Evaluator::evaluateFact(const Expr *E, const Fact &F) const {
  if (const auto *Read = std::get_if<RequestRead>(&F))
    return evaluateRead(E, Read->Part);
  if (std::optional<Value> Named = namedBy(E, F))
    return {std::move(*Named), At.Reached};
  if (const auto *Test = std::get_if<MethodTest>(&F))
    return ValueSet::condition(At.Reached & Test->Methods,
                               At.Reached - Test->Methods);
  if (const auto *Status = std::get_if<StatusObject>(&F))
    return evaluate(Status->Code);
  if (const auto *Call = std::get_if<UserCall>(&F))
    return evaluateCall(E, *Call);
  if (const auto *Use = std::get_if<CallableUse>(&F))
    return evaluateUse(*cast<CallExpr>(E), *Use).value_or(unknown());
  if (const auto *Made = std::get_if<TextMade>(&F))
    return evaluateMade(E, *Made);
  if (const auto *Comparison = std::get_if<TextComparison>(&F))
    return evaluateComparison(*Comparison);
  if (const auto *Told = std::get_if<TargetTold>(&F))
    return {toldTarget(Told->Means, E), At.Reached};
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
    return E.Is.Is == Value::Kind::Text ||
           E.Is.Is == Value::Kind::RequestMethod;
  });
  if (!IsText && isOfRow(AddressOf.getSubExpr()))
    return ValueSet(Value::object(nullptr, &AddressOf), At.Reached)
        .withMember(nullptr, Pointee, At.Reached);
  return IsText ? Pointee
                : ValueSet(Value::object(nullptr, &AddressOf), At.Reached);
}

// !get, get && head, method == "GET", get ? 302 : 307
std::optional<ValueSet> Evaluator::evaluateOperator(const Expr *E) const {
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E)) {
    const auto Form = Rewritten->getDecomposedForm();
    return evaluateBinary(Form.Opcode, Form.LHS, Form.RHS);
  }
  if (const auto *Binary = dyn_cast<BinaryOperator>(E);
      Binary &&
      (Binary->isEqualityOp() || Binary->isRelationalOp() ||
       Binary->isLogicalOp() || Binary->getOpcode() == BO_Assign ||
       Binary->getOpcode() == BO_And || Binary->getOpcode() == BO_Xor ||
       Binary->getOpcode() == BO_Comma))
    return evaluateBinary(Binary->getOpcode(), Binary->getLHS(),
                          Binary->getRHS());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary && Unary->getOpcode() == UO_LNot)
    return negate(Unary->getSubExpr());
  if (const auto *Unary = dyn_cast<UnaryOperator>(E);
      Unary && Unary->getOpcode() == UO_AddrOf)
    return evaluateAddress(*Unary);
  if (const auto *Choice = dyn_cast<ConditionalOperator>(E))
    return evaluateChoice(Choice->getCond(), Choice->getTrueExpr(),
                          Choice->getFalseExpr());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
    return evaluateOperatorCall(Operator);
  return std::nullopt;
}

/// True if \p F tells nothing of the value of its expression: work that is
/// done, or the destructor of what it is about.
static bool tellsNoValue(const Fact &F) {
  const auto *Call = std::get_if<UserCall>(&F);
  const auto *Use = std::get_if<CallableUse>(&F);
  return std::holds_alternative<WorkDone>(F) || (Use && Use->IsHandedOver) ||
         (Call && Call->Callees.empty());
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

/// What \p E is that is a name, or that facts tell of; none if it is neither.
std::optional<ValueSet> Evaluator::evaluateNamed(const Expr *E) const {
  if (std::optional<ValueSet> Known = evaluateCallable(E))
    return Known;
  if (const FieldDecl *Caught = caughtMember(E))
    return ValueSet(Value::parameter(*Caught, E), At.Reached);
  if (const Fact *F = Facts.at(E); F && !tellsNoValue(*F))
    return evaluateFact(E, *F);
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(E))
    return evaluateDefault(Default);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E))
    return evaluateVariable(Reference);
  return std::nullopt;
}

// strstr(answer, "Location: "), header.value
/// True if \p E, of which no more than \p Known is known, is the target that
/// another server has answered with.
bool Evaluator::isOthersHeader(const Expr &E, const ValueSet &Known) const {
  const QualType Type = E.getType().getNonReferenceType();
  const auto *Array = Type->getAsArrayTypeUnsafe();
  if (!isText(Type) && !pointsToText(Type) &&
      !(Array && Array->getElementType()->isCharType()))
    return false;
  const ValueDecl *Variable =
      Facts.OthersHeaders.empty() ? nullptr : variableBehind(E);
  if (Variable && Facts.OthersHeaders.contains(Variable) &&
      (isNotKnown(Known) || isa<ParmVarDecl>(Variable)))
    return true;
  return isNotKnown(Known) && isa<CallExpr>(E) && asksForLocation(E);
}

ValueSet Evaluator::evaluate(const Expr *E) const {
  if (E->getType()->isPointerType() &&
      E->isNullPointerConstant(Context, Expr::NPC_ValueDependentIsNotNull))
    return {Value::null(), At.Reached};
  if (isCallableList(E->getType()))
    if (std::optional<ValueSet> List = listOfCallables(*E))
      return *List;
  E = asWritten(E);
  ValueSet Result = evaluateWritten(E);
  if (const auto *Call = dyn_cast<CallExpr>(E); Call && Result.isUnknown())
    Result = changedBy(*Call).value_or(std::move(Result));
  if (isOthersHeader(*E, Result))
    return {textPiece(TextPiece::Source::OtherAnswer, E), At.Reached};
  const auto Passed = Facts.CallablesPassed.find(E);
  const bool IsKnownList = isCallableList(E->getType()) && !Result.isUnknown();
  if (Passed == Facts.CallablesPassed.end() || isKnownCallable(Result) ||
      IsKnownList)
    return Result;
  const ValueSet Mentioned = evaluateCallables(Passed->second);
  return Mentioned.empty() ? Result : Mentioned;
}

ValueSet Evaluator::evaluateWritten(const Expr *E) const {
  if (std::optional<ValueSet> Result = evaluateNamed(E))
    return *Result;
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
    return evaluate(Cast->getSubExpr());
  // (fio_str_info_s){.data = path, .len = length}
  if (const auto *Made = dyn_cast<CompoundLiteralExpr>(E);
      Made && Made->getType()->isRecordType())
    return evaluate(Made->getInitializer());
  if (std::optional<ValueSet> Result = evaluateTail(E))
    return *Result;
  if (std::optional<ValueSet> Result = evaluateObject(E))
    return *Result;
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
