//===- CallableEvaluation.cpp - Functions, and what they hold -------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Flow/Evaluator.h"
#include "Flow/Objects.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace redirect {

/// What runs if \p Function is called: its definition, or its first
/// declaration where another unit has that; if it is a template, the
/// definitions of its instances.
static SmallVector<const FunctionDecl *, 1>
definitionsOf(const FunctionDecl &Function) {
  SmallVector<const FunctionDecl *, 1> Result;
  const auto Add = [&](const FunctionDecl &One) {
    const FunctionDecl *Definition = nullptr;
    Result.push_back(One.isDefined(Definition) ? Definition
                                               : One.getCanonicalDecl());
  };
  if (const FunctionTemplateDecl *Template =
          Function.getDescribedFunctionTemplate())
    for (const FunctionDecl *Instance : Template->specializations())
      Add(*Instance);
  else
    Add(Function);
  return Result;
}

static ValueSet functionValues(const FunctionDecl &Function,
                               const std::shared_ptr<const Record> &Holds,
                               const FunctionReach &For) {
  ValueSet Result;
  for (const FunctionDecl *Definition : definitionsOf(Function))
    Result.add(Value::function(*Definition, Holds), For);
  return Result;
}

/// \p Held, or null if it holds nothing, or is nested too deeply to be
/// followed.
static std::shared_ptr<const Record> heldByFunction(Record Held) {
  if (Held.Members.empty() || Held.size() > Record::MaxSize)
    return nullptr;
  return std::make_shared<const Record>(std::move(Held));
}

/// True for a variable that a lambda finds as it was when the lambda was made:
/// one that is copied, or a parameter that is bound to what the caller has, or
/// can't change.
static bool keepsItsValue(const LambdaCapture &Capture) {
  const QualType Type = Capture.getCapturedVar()->getType();
  const ValueDecl *Variable = Capture.getCapturedVar();
  // for (const Row &row : rows) server.Get(row.path, [&] {...});
  const auto *Element = dyn_cast<VarDecl>(Variable);
  const bool IsElement = Element && Element->isCXXForRangeDecl();
  return Capture.getCaptureKind() == LCK_ByCopy ||
         (isa<ParmVarDecl>(Variable) && Type.isConstQualified()) ||
         ((isa<ParmVarDecl>(Variable) || IsElement) && Type->isReferenceType());
}

/// Adds to \p Held the flags of \p Given, if that is a record. Those of two
/// records of one class couldn't be told apart.
void Evaluator::addFlags(const Expr &Given, Record &Held) const {
  const CXXRecordDecl *Class = givenClass(Given.getType());
  if (!Class || isStandard(*Class) || Class->isLambda())
    return;
  for (const FieldDecl *Field : Class->fields()) {
    if (!decides(*Field))
      continue;
    ValueSet Values = Held.find(Field) ? unknown() : memberOf(&Given, *Field);
    llvm::erase_if(Held.Members, [Field](const auto &Member) {
      return Member.first == Field;
    });
    Held.Members.emplace_back(Field, std::move(Values));
  }
}

// [inner, next = std::move(next)](const Request &, Response &) {...}
ValueSet Evaluator::evaluateLambda(const LambdaExpr &Lambda) const {
  Record Held;
  for (const auto &[Capture, Init] :
       llvm::zip(Lambda.captures(), Lambda.capture_inits())) {
    if (!Capture.capturesVariable() || !keepsItsValue(Capture) || !Init)
      continue;
    ValueSet Values = evaluate(Init);
    if (!Values.isUnknown())
      Held.Members.emplace_back(Capture.getCapturedVar(), std::move(Values));
    addFlags(*Init, Held);
  }
  const CXXMethodDecl *Operator = Lambda.getCallOperator();
  return Operator ? functionValues(*Operator, heldByFunction(std::move(Held)),
                                   At.Reached)
                  : unknown();
}

/// The number of the argument for which \p Bound, an argument of std::bind,
/// stands: 1 for std::placeholders::_1; 0 if it is no placeholder.
static unsigned placeholder(const Expr &Bound) {
  const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(&Bound));
  unsigned Number = 0;
  StringRef Name = Reference && Reference->getDecl()->getIdentifier() &&
                           isStandard(*Reference->getDecl())
                       ? Reference->getDecl()->getName()
                       : StringRef();
  return Name.consume_front("_") && !Name.getAsInteger(10, Number) ? Number : 0;
}

// std::bind(serve, std::placeholders::_1, std::placeholders::_2, true)
ValueSet Evaluator::evaluateBound(const CallExpr &Bind) const {
  ValueSet Result;
  for (const ValueSet::Entry &E : evaluate(Bind.getArg(0))) {
    if (E.Is.Is != Value::Kind::Function) {
      Result.add(E.Is, E.For);
      continue;
    }
    const auto *Method = dyn_cast<CXXMethodDecl>(E.Is.Code);
    const bool TakesObject =
        Method && Method->isInstance() && !Method->getParent()->isLambda();
    Record Held = E.Is.Holds ? *E.Is.Holds : Record();
    const unsigned First = TakesObject ? 2 : 1;
    for (unsigned I = First; I < Bind.getNumArgs(); ++I) {
      const Expr *Bound = Bind.getArg(I);
      if (I - First >= E.Is.Code->getNumParams() || placeholder(*Bound) != 0)
        continue;
      if (ValueSet Values = evaluate(Bound); !Values.isUnknown())
        Held.Members.emplace_back(E.Is.Code->getParamDecl(I - First),
                                  std::move(Values));
    }
    Result.add(Value::function(*E.Is.Code, heldByFunction(std::move(Held))),
               E.For);
  }
  return Result;
}

// ReadsOnly(page), Allowed{"GET"}, where objects of the class can be called
std::optional<ValueSet> Evaluator::evaluateFunctor(const Expr &Made) const {
  const CXXMethodDecl *Operator = isa<CXXConstructExpr, InitListExpr>(Made)
                                      ? functorOf(Made.getType())
                                      : nullptr;
  if (!Operator)
    return std::nullopt;
  // A copy holds what the original does.
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&Made);
      Construct && Construct->getConstructor()->isCopyOrMoveConstructor() &&
      Construct->getNumArgs() != 0)
    return evaluate(Construct->getArg(0));
  Record Held;
  for (const FieldDecl *Field : Operator->getParent()->fields())
    if (const Expr *Init = initialValue(Made, *Field)) {
      if (ValueSet Values = evaluate(Init); !Values.isUnknown())
        Held.Members.emplace_back(Field, std::move(Values));
      addFlags(*Init, Held);
    }
  return ValueSet(Value::function(*Operator, heldByFunction(std::move(Held))),
                  At.Reached);
}

std::optional<ValueSet> Evaluator::evaluateCallable(const Expr *E) const {
  if (const auto *Lambda = dyn_cast<LambdaExpr>(E))
    return evaluateLambda(*Lambda);
  // saveOrder, Orders::save
  if (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    const auto *Function = dyn_cast<FunctionDecl>(Reference->getDecl());
    return Function
               ? std::optional(functionValues(*Function, nullptr, At.Reached))
               : std::nullopt;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const bool Binds =
        Callee && Callee->getIdentifier() && isStandard(*Callee) &&
        Call->getNumArgs() != 0 &&
        (Callee->getName() == "bind" || Callee->getName() == "bind_front");
    if (Binds)
      return evaluateBound(*Call);
  }
  if (std::optional<ValueSet> Functor = evaluateFunctor(*E))
    return Functor;
  const Expr *Carried = carriedCallable(*E);
  if (!Carried || !isCallable(Carried->getType()))
    return std::nullopt;
  ValueSet Result = evaluate(Carried);
  return isKnownCallable(Result) ? std::optional(std::move(Result))
                                 : std::nullopt;
}

ValueSet Evaluator::heldByHolder(const VarDecl &Holder,
                                 const Expr &Site) const {
  const ValueSet *Bound = At.find({&Holder, Place::Part::Value});
  return Bound && !Bound->isUnknown()
             ? *Bound
             : ValueSet(Value::parameter(Holder, &Site), At.Reached);
}

/// What \p Called gives, of which nothing is known.
static ValueSet unseenAnswer(const ValueSet::Entry &Called) {
  const bool IsSeen =
      Called.Is.Is == Value::Kind::Function && Called.Is.Code->hasBody();
  return {IsSeen ? Value::unknown() : Value::madeOfMethod(), Called.For};
}

// if (rows[i].matches(req)), if (test(req))
std::optional<ValueSet> Evaluator::evaluateUse(const CallExpr &Call,
                                               const CallableUse &Use) const {
  if (Use.IsHandedOver)
    return std::nullopt;
  ValueSet Result;
  for (const ValueSet::Entry &E :
       Use.Called ? evaluate(Use.Called) : heldByHolder(*Use.Holder, Call)) {
    // What nobody sees is asked about the request.
    Result.add(givenByCalled(E.Is, Call).value_or(unseenAnswer(E)), E.For);
  }
  return Result.seenBy(At.Reached);
}

// {onlyReads, withUser}
/// The list that \p Made spells out, with the functions in it; none if it is
/// something else.
std::optional<ValueSet> Evaluator::listOfCallables(const Expr &Made) const {
  const Expr *Written = asWritten(&Made);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Written);
      Construct && Construct->getNumArgs() != 0)
    Written = asWritten(Construct->getArg(0));
  if (const auto *Elements = dyn_cast<CXXStdInitializerListExpr>(Written))
    Written = asWritten(Elements->getSubExpr());
  const auto *List = dyn_cast<InitListExpr>(Written);
  if (!List)
    return std::nullopt;
  ValueSet Elements;
  for (const Expr *Element : List->inits())
    Elements.add(evaluate(Element), At.Reached);
  return List->getNumInits() == 0
             ? ValueSet(Value::null(), At.Reached)
             : ValueSet(Value::object(nullptr, &Made), At.Reached)
                   .withMember(nullptr, Elements, At.Reached);
}

// links.push_back(onlyReads)
/// \p List with \p Added, where it is known what is in it.
ValueSet Evaluator::withCallable(const ValueSet &List,
                                 const Expr &Added) const {
  ValueSet Result;
  for (const ValueSet::Entry &E : List) {
    const bool IsEmpty = E.Is.Is == Value::Kind::Null;
    ValueSet Elements =
        IsEmpty ? ValueSet() : ValueSet(E.Is, E.For).member(nullptr);
    Elements.add(evaluate(&Added), E.For);
    Result.add(ValueSet(Value::object(nullptr, &Added), E.For)
                   .withMember(nullptr, Elements, E.For),
               E.For);
  }
  return Result;
}

/// True for a column of the rows that a function is given one by one.
static bool isColumn(const ValueDecl &D) {
  const auto *Field = dyn_cast<FieldDecl>(&D);
  const auto *Row =
      Field ? dyn_cast<CXXRecordDecl>(Field->getParent()) : nullptr;
  return Row && decides(*Field) &&
         Row->lookup(Row->getASTContext().DeclarationNames.getCXXOperatorName(
                         OO_Call))
             .empty();
}

bool isKnownCallable(const ValueSet &Values) {
  return !Values.empty() && llvm::all_of(Values, [](const ValueSet::Entry &E) {
    return E.Is.Is == Value::Kind::Function ||
           E.Is.Is == Value::Kind::ResultOfFunction ||
           (E.Is.Is == Value::Kind::Parameter &&
            (isa<ParmVarDecl>(E.Is.Variable) || isColumn(*E.Is.Variable)));
  });
}

} // namespace redirect
