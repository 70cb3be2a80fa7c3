//===- Assignment.cpp - What variables and members are given --------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Facts/FormatParameters.h"
#include "Facts/SentTexts.h"
#include "Flow/Choices.h"
#include "Flow/Objects.h"
#include "Flow/Transfer.h"

using namespace clang;

namespace redirect {

/// The variable that `target.append("a").append("b")` or `out << "a" << "b"`
/// changes; null if there is none.
static const DeclRefExpr *changedVariable(const Expr *E) {
  while (true) {
    E = asWritten(E);
    if (const std::optional<Appending> Appended = appendedText(*E))
      E = Appended->To;
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
             Operator && Operator->getOperator() == OO_LessLess)
      E = Operator->getArg(0);
    else
      return dyn_cast<DeclRefExpr>(E);
  }
}

const Expr *beginningOf(const Expr &E) {
  const Expr *Written = asWritten(&E);
  if (const auto *Sum = dyn_cast<BinaryOperator>(Written);
      Sum && Sum->getOpcode() == BO_Add && Sum->getType()->isPointerType())
    return asWritten(Sum->getLHS());
  const auto *Address = dyn_cast<UnaryOperator>(Written);
  const auto *Element =
      Address && Address->getOpcode() == UO_AddrOf
          ? dyn_cast<ArraySubscriptExpr>(asWritten(Address->getSubExpr()))
          : nullptr;
  const auto *Index =
      Element ? dyn_cast<IntegerLiteral>(asWritten(Element->getIdx()))
              : nullptr;
  return Element && !(Index && Index->getValue() == 0)
             ? asWritten(Element->getBase())
             : nullptr;
}

// seen[req.method]++
void Transfer::changeElement(const CXXOperatorCallExpr &Call) {
  const Expr *Key = subscriptOf(Call);
  const DeclRefExpr *Variable = Key ? changedVariable(Call.getArg(0)) : nullptr;
  if (Variable && isContainer(Variable->getType()) &&
      !Variable->getType().isConstQualified() && Evaluate.dependsOnMethod(Key))
    bindLocal(*Variable->getDecl(), Call,
              {Value::madeOfMethod(), Current.Reached});
}

/// \p Values of \p Type as \p Site binds them here: what isn't known, and not
/// given to a variable for all methods, is a value for these. Where requests
/// are read, `form = isPost ? request->form : request->query`, each has its
/// part.
ValueSet Transfer::bound(const ValueSet &Values, const Expr &Site,
                         QualType Type) const {
  // A condition could be written where it is tested as well.
  const bool IsCondition = Type.getNonReferenceType()->isBooleanType();
  const auto *Assignment = dyn_cast<BinaryOperator>(&Site);
  const bool IsPart = Assignment && Assignment->isAssignmentOp() &&
                      isPartOfObject(*Assignment->getRHS());
  return !Values.isUnknown() || IsCondition || IsPart ||
                 Current.knownToReach().methods() == MethodSet::all()
             ? Values
             : ValueSet(Value::unknownFrom(&Site), Current.Reached);
}

/// \p Values that \p Source gives, made of the method if it is and nothing else
/// is known.
ValueSet Transfer::madeBy(const Expr &Source, const ValueSet &Values) const {
  return Values.isUnknown() && Evaluate.dependsOnMethod(&Source)
             ? ValueSet(Value::madeOfMethod(), Current.Reached)
             : Values;
}

/// Binds \p Variable to what \p Site gives it.
void Transfer::bindLocal(const ValueDecl &Variable, const Expr &Site,
                         ValueSet Values) {
  const Place At = {&Variable, Place::Part::Value};
  Current.forgetChoice(Variable);
  Values = bound(Values, Site, Variable.getType());
  // What was never known needs no note that it is unknown.
  if (Values.isUnknown() && !isa<ParmVarDecl>(Variable) && !Current.find(At))
    return;
  Current.bind(At, std::move(Values));
}

// url = "/v2", info.reads = true, *reads = true, this->method = req.method
void Transfer::setTo(const Expr *Target, const Expr &Site, ValueSet Values) {
  // to.data = path
  if (const auto *Member = dyn_cast<MemberExpr>(asWritten(Target)))
    if (const Fact *F = Facts.at(Member);
        F && std::holds_alternative<TextMade>(*F))
      Target = Member->getBase();
  if (const DeclRefExpr *Variable = changedVariable(Target)) {
    if (isa<VarDecl>(Variable->getDecl()))
      bindLocal(*Variable->getDecl(), Site, std::move(Values));
    return;
  }
  Values = bound(Values, Site, Target->getType());
  if (!assignElement(*asWritten(Target), Values))
    assignMember(*asWritten(Target), Values);
}

/// Gives one of \p Values to an element of a container or an array, if \p
/// Target is one: which of them depends on the method isn't followed.
bool Transfer::assignElement(const Expr &Target, const ValueSet &Values) {
  const Expr *Whole = nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Target))
    Whole = subscriptOf(*Operator) ? Operator->getArg(0) : nullptr;
  else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&Target))
    Whole = Element->getBase();
  const DeclRefExpr *Variable = Whole ? changedVariable(Whole) : nullptr;
  if (!Variable || !isa<VarDecl>(Variable->getDecl()))
    return false;
  const FunctionReach &Reached = Current.Reached;
  if (!Values.dependsOnMethod(Reached.methods()) &&
      Current.knownToReach().methods() == MethodSet::all())
    return true;
  const Place At = {Variable->getDecl(), Place::Part::Value};
  const ValueSet *Known = Current.find(At);
  const ValueSet Before = Known ? *Known : ValueSet::unknown(Reached);
  Current.bind(At, Before.withMember(nullptr, {Value::madeOfMethod(), Reached},
                                     Reached));
  return true;
}

/// \p Whole with \p Values for the last of \p Path, of which the innermost
/// member comes first.
static ValueSet withMembers(const ValueSet &Whole,
                            ArrayRef<const FieldDecl *> Path,
                            const ValueSet &Values,
                            const FunctionReach &Reached) {
  if (Path.empty())
    return Values;
  const ValueDecl *Key = memberKey(*Path.back());
  return Whole.withMember(
      Key, withMembers(Whole.member(Key), Path.drop_back(), Values, Reached),
      Reached);
}

namespace {

/// A variable, a member of the function's own object or what a pointer points
/// to, and the members that lead from there to a part, the innermost first.
struct PartOfPlace {
  Place At;
  SmallVector<const FieldDecl *, Record::MaxDepth> Fields;
};

} // namespace

/// What \p E, from which \p Fields lead on, is as a place; none if it is none.
static std::optional<Place>
placeOf(const Expr *E, Place::Part Of,
        SmallVectorImpl<const FieldDecl *> &Fields) {
  if (const auto *Dereference = dyn_cast<UnaryOperator>(E);
      Dereference && Dereference->getOpcode() == UO_Deref) {
    Of = Place::Part::Pointee;
    E = asWritten(Dereference->getSubExpr());
  }
  if (isa<CXXThisExpr>(E) && !Fields.empty())
    return Place{Fields.pop_back_val(), Place::Part::Value};
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  return Reference && isa<VarDecl>(Reference->getDecl())
             ? std::optional(Place{Reference->getDecl(), Of})
             : std::nullopt;
}

// info.reads, refused->status, this->exchange.method, *reads
static std::optional<PartOfPlace> partOf(const Expr &Target) {
  PartOfPlace Result;
  const Expr *E = &Target;
  Place::Part Of = Place::Part::Value;
  while (const auto *Member = dyn_cast<MemberExpr>(E)) {
    const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
    if (!Field)
      return std::nullopt;
    E = asWritten(Member->getBase());
    Result.Fields.push_back(Field);
    if (!isa<CXXThisExpr>(E) && E->getType()->isPointerType())
      Of = Place::Part::Pointee;
  }
  const std::optional<Place> At = placeOf(E, Of, Result.Fields);
  if (!At || Result.Fields.size() > Record::MaxDepth)
    return std::nullopt;
  Result.At = *At;
  return Result;
}

/// True if all of \p Values are texts.
static bool isText(const ValueSet &Values) {
  return llvm::all_of(Values, [](const ValueSet::Entry &E) {
    return E.Is.Is == Value::Kind::Text;
  });
}

/// True if \p A and \p B are one text, and the same.
static bool areSameText(const ValueSet &A, const ValueSet &B) {
  const auto IsOne = [](const ValueSet &Values) {
    return std::distance(Values.begin(), Values.end()) == 1 && isText(Values);
  };
  return IsOne(A) && IsOne(B) &&
         A.begin()->Is.Text.saysTheSameAs(B.begin()->Is.Text);
}

/// Gives \p Values to a member of a variable or of the function's own object,
/// or to what a pointer points to.
void Transfer::assignMember(const Expr &Target, const ValueSet &Values) {
  const std::optional<PartOfPlace> Part = partOf(Target);
  const ValueSet *Before = Part ? Current.find(Part->At) : nullptr;
  if (!Part || (Values.isUnknown() && !Before))
    return;
  // buffer->data = realloc(buffer->data, size)
  if (!Before && areSameText(Evaluate.evaluate(&Target), Values))
    return;
  // to.len = length, where `to` is known by its text alone
  if (Before && !Part->Fields.empty() && isText(*Before) &&
      !Values.dependsOnMethod(Current.Reached.methods()))
    return;
  const ValueSet Whole = Before ? Before->restrictedTo(Current.Reached)
                                : ValueSet::unknown(Current.Reached);
  Current.bind(Part->At,
               withMembers(Whole, Part->Fields, Values, Current.Reached));
}

// explicit Context(const Request &req) : reads_(req.method == "GET") {}
void Transfer::apply(const CXXCtorInitializer &Initializer) {
  const FieldDecl *Field = Initializer.getAnyMember();
  const Expr *Init = Initializer.getInit();
  if (!Field || !Init)
    return;
  ValueSet Values =
      bound(madeBy(*Init, Evaluate.heldBy(Field->getType(), Init)), *Init,
            Field->getType());
  if (!Values.isUnknown())
    Current.bind({Field, Place::Part::Value}, std::move(Values));
}

// for (const auto &link : links), where callers decide what is in the list
/// Lets \p Element stand for all that \p List may hold; false if it is known
/// what that is, or not asked.
bool Transfer::declareElement(const VarDecl &Element, const Expr &List) {
  if (!isCallableList(List.getType()))
    return false;
  const ValueSet Values = Evaluate.evaluate(&List);
  const bool IsGiven = llvm::all_of(Values, [](const ValueSet::Entry &E) {
    return E.Is.Is == Value::Kind::Parameter;
  });
  if (IsGiven)
    Current.bind({&Element, Place::Part::Value}, Values);
  return IsGiven;
}

/// Lets \p Variable, which is declared, be one of several rows, if it is.
/// Returns whether it is.
bool Transfer::declareChoice(const VarDecl &Variable) {
  Current.forgetChoice(Variable);
  // for (const auto &[path, page] : pages)
  if (Variable.isCXXForRangeDecl()) {
    const Expr *Range = boundExpression(Variable);
    auto Rows = Range ? rowsOf(*Range) : nullptr;
    if (!Rows)
      return Range && declareElement(Variable, *Range);
    Current.declare(Choice(Variable, std::move(Rows), Current.Reached));
    return true;
  }
  choicesIn(Current, *Variable.getInit(), Facts);
  std::optional<Choice> Made =
      Evaluate.choiceFor(Variable, *Variable.getInit());
  if (Made)
    Current.declare(std::move(*Made));
  return Made.has_value();
}

// auto target = "/v2" + req.path;
void Transfer::declare(const DeclStmt &Declarations) {
  for (const Decl *D : Declarations.decls())
    if (const auto *Variable = dyn_cast<VarDecl>(D);
        Variable && Variable->hasLocalStorage() && Variable->getInit()) {
      if (!declareChoice(*Variable))
        bindLocal(*Variable, *Variable->getInit(),
                  madeBy(*Variable->getInit(),
                         Evaluate.evaluate(Variable->getInit())));
      editRange(*Variable);
    }
}

// found = &row;
/// Lets the variable that \p Target names keep the row that \p Source is, or
/// none, if it is one that does. Returns whether it is.
bool Transfer::keepRow(const Expr &Target, const Expr &Source) {
  const VarDecl *Variable = variableNamed(Target);
  if (!Variable || !Variable->hasLocalStorage())
    return false;
  choicesIn(Current, Source, Facts);
  std::optional<Choice> Kept = Evaluate.keptChoice(*Variable, Source);
  if (Kept)
    Current.declare(std::move(*Kept));
  return Kept.has_value();
}

// target = "/v2"; target += req.path;
void Transfer::assign(const Expr *Target, const Expr &Source, bool Appends) {
  if (!Appends && keepRow(*Target, Source))
    return;
  if (!Appends)
    return setTo(Target, Source,
                 madeBy(Source, Evaluate.heldBy(Target->getType(), &Source)));
  // conn.out += "Location: /\r\n"
  if (const ValueDecl *Holder = holderOf(*Target);
      Holder && !isa<VarDecl>(Holder) && Summaries.SentHolders.contains(Holder))
    return setTo(Target, Source, Evaluate.concatenate(Target, &Source));
  const DeclRefExpr *Variable = changedVariable(Target);
  // What is put into std::cout is gone.
  if (Variable && isa<VarDecl>(Variable->getDecl()) &&
      !isOutputStream(Variable->getType()))
    bindLocal(*Variable->getDecl(), Source,
              madeBy(Source, Evaluate.concatenate(Variable, &Source)));
}

// status = 405; ok &= method == "GET"
void Transfer::assignBuiltin(const BinaryOperator &Assignment) {
  if (putCharacter(Assignment))
    return;
  if (Assignment.getOpcode() == BO_Assign)
    return assign(Assignment.getLHS(), *Assignment.getRHS(), /*Appends=*/false);
  setTo(Assignment.getLHS(), Assignment,
        madeBy(Assignment, Evaluate.evaluateCompound(Assignment)));
}

// for (char &c : path)
void Transfer::editRange(const VarDecl &Element) {
  const QualType Type = Element.getType();
  if (!Element.isCXXForRangeDecl() || !Type->isLValueReferenceType() ||
      Type->getPointeeType().isConstQualified())
    return;
  const Expr *Bound = boundExpression(Element);
  const auto *Range = Bound ? dyn_cast<DeclRefExpr>(asWritten(Bound)) : nullptr;
  if (Range && isa<VarDecl>(Range->getDecl()))
    bindLocal(*Range->getDecl(), *Range, Evaluate.edited(Range));
}

// errors.push_back("only GET"), refused.reset()
void Transfer::changeObject(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = calledMethod(Call);
  const Expr *Object = objectOf(Call);
  if (!Method || !Object || isReadOnly(*Method) || Method->isStatic() ||
      isText(Call.getObjectType()) || isUrl(Call.getObjectType()))
    return;
  // What a function changes that is known is among its effects.
  const FunctionDecl *Definition = Method->getDefinition();
  if (Summaries.contains(Definition ? Definition : Method->getCanonicalDecl()))
    return;
  const DeclRefExpr *Variable = changedVariable(Object);
  // The exchange's own objects are followed as responses.
  if (!Variable ||
      (isa<ParmVarDecl>(Variable->getDecl()) && !isStandard(*Method)))
    return;
  std::optional<ValueSet> Changed = Evaluate.evaluateChanged(Call);
  if (!Changed)
    return;
  const bool HoldsMethod =
      llvm::any_of(Call.arguments(), [this](const Expr *Added) {
        return Evaluate.dependsOnMethod(Added);
      });
  if (HoldsMethod && Changed->isUnknown())
    Changed = ValueSet(Value::madeOfMethod(), Current.Reached);
  else if (HoldsMethod)
    Changed = Changed->withMember(
        nullptr, {Value::madeOfMethod(), Current.Reached}, Current.Reached);
  setTo(Object, Call, std::move(*Changed));
}

/// True for std::get<0>(pair), which only leads to a part of what it is given.
static bool givesPart(const FunctionDecl &Callee) {
  static constexpr llvm::StringLiteral Names[] = {
      "get", "get_if", "begin", "end", "forward", "ref", "tie", "addressof"};
  return Callee.getIdentifier() && isStandard(Callee) &&
         llvm::is_contained(Names, Callee.getName());
}

/// True for what points to characters that may be changed.
static bool isCharacterBuffer(QualType Type) {
  return Type->isPointerType() &&
         Type->getPointeeType()->isAnyCharacterType() &&
         !Type->getPointeeType().isConstQualified();
}

/// The local variable that \p E passes as a buffer; null if it passes none.
/// What the function was given itself, it may well pass on to be read.
static const DeclRefExpr *ownBuffer(const Expr &E) {
  const Expr *Begun = beginningOf(E);
  const auto *Reference = dyn_cast<DeclRefExpr>(Begun ? Begun : asWritten(&E));
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  return Variable && !isa<ParmVarDecl>(Variable) ? Reference : nullptr;
}

// fillIn(target), where the parameter is a reference; render(buffer, size)
void Transfer::forgetChanged(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Call.isCallToStdMove() || givesPart(*Callee))
    return;
  // What a function changes that is known is among its effects.
  const FunctionDecl *Definition = Callee->getDefinition();
  if (Summaries.contains(Definition ? Definition : Callee->getCanonicalDecl()))
    return;
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Call);
  for (unsigned I = 0; I != Arguments.size() && I != Callee->getNumParams();
       ++I) {
    const QualType Type = Callee->getParamDecl(I)->getType();
    if (Type->isLValueReferenceType() &&
        !Type->getPointeeType().isConstQualified())
      setTo(Arguments[I], Call, ValueSet::unknown(Current.Reached));
    else if (isCharacterBuffer(Type) && ownBuffer(*Arguments[I]))
      setTo(ownBuffer(*Arguments[I]), Call, ValueSet::unknown(Current.Reached));
  }
  if (!scansByFormat(*Callee))
    return;
  for (const Expr *Filled : llvm::drop_begin(Arguments, Callee->getNumParams()))
    if (const DeclRefExpr *Buffer = ownBuffer(*Filled))
      setTo(Buffer, Call, ValueSet::unknown(Current.Reached));
}

} // namespace redirect
