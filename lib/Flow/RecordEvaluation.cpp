//===- RecordEvaluation.cpp - Records and their members -------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Facts/SignatureShapes.h"
#include "Flow/Evaluator.h"
#include "Flow/Objects.h"

using namespace clang;

namespace redirect {

/// The arguments of \p Construct that are written.
static SmallVector<const Expr *, 4>
writtenArguments(const CXXConstructExpr &Construct) {
  SmallVector<const Expr *, 4> Result;
  for (const Expr *Argument : Construct.arguments())
    if (!isa<CXXDefaultArgExpr>(Argument))
      Result.push_back(Argument);
  return Result;
}

/// True if something is known of a value that is worth to be kept.
static bool isWorthKeeping(const ValueSet &Values, MethodSet Reached) {
  return Values.dependsOnMethod(Reached) || !Values.isUnknown();
}

ValueSet Evaluator::recordOf(
    ArrayRef<std::pair<const FieldDecl *, const Expr *>> Fields) const {
  auto Members = std::make_shared<Record>();
  for (const auto &[Field, Init] : Fields)
    if (ValueSet Values = evaluate(Init);
        isWorthKeeping(Values, At.Reached.methods()))
      Members->Members.emplace_back(memberKey(*Field), std::move(Values));
  if (Members->Members.empty())
    return unknown();
  return {Members->depth() > Record::MaxDepth
              ? Value::madeOfMethod()
              : Value::object(std::move(Members)),
          At.Reached};
}

SmallVector<std::pair<const FieldDecl *, const Expr *>, 2>
pairOf(QualType Type, ArrayRef<const Expr *> Arguments) {
  SmallVector<std::pair<const FieldDecl *, const Expr *>, 2> Result;
  const CXXRecordDecl *Class = definedClass(Type);
  if (!Class || !isStandard(*Class) || !Class->getIdentifier() ||
      Class->getName() != "pair" || Arguments.size() != 2)
    return Result;
  for (const auto &[Field, Argument] : llvm::zip(Class->fields(), Arguments))
    Result.emplace_back(Field, Argument);
  return Result;
}

// struct Check { bool ok = true; };
static SmallVector<std::pair<const FieldDecl *, const Expr *>, 4>
initialFields(QualType Type) {
  SmallVector<std::pair<const FieldDecl *, const Expr *>, 4> Result;
  const CXXRecordDecl *Class = definedClass(Type);
  if (Class && !isStandard(*Class))
    for (const FieldDecl *Field : Class->fields())
      if (const Expr *Init = Field->getInClassInitializer())
        Result.emplace_back(Field, Init);
  return Result;
}

std::optional<ValueSet>
Evaluator::evaluateConstruction(const CXXConstructExpr &Construct) const {
  const QualType Type = Construct.getType();
  const SmallVector<const Expr *, 4> Arguments = writtenArguments(Construct);
  if (const auto Fields = pairOf(Type, Arguments); !Fields.empty())
    return recordOf(Fields);
  if (isNullable(Type)) {
    if (Arguments.empty())
      return ValueSet(hasError(Type) ? Value::object() : Value::null(),
                      At.Reached);
    return Arguments.size() == 1 ? heldBy(Type, Arguments.front())
                                 : ValueSet(Value::object(), At.Reached);
  }
  const bool IsNull =
      Arguments.empty()
          ? isContainer(Type) || isCallable(Type)
          : Arguments.size() == 1 && isCallable(Type) &&
                isNothing(asWritten(Arguments.front())->getType());
  if (IsNull)
    return ValueSet(Value::null(), At.Reached);
  if (Arguments.empty() && !Construct.getConstructor()->isUserProvided())
    return recordOf(initialFields(Type));
  const bool IsPair = Arguments.size() == 1 &&
                      !pairOf(Type, {Arguments[0], Arguments[0]}).empty();
  if (IsPair)
    return evaluate(Arguments.front());
  return std::nullopt;
}

// method.len, where a text is a record of where it begins and how long it is
/// True if \p Field says how long the text is that its record stands for.
static bool isLength(const FieldDecl &Field) {
  const IdentifierInfo *Name = Field.getIdentifier();
  return Name && Field.getType()->isIntegerType() &&
         (Name->isStr("len") || Name->isStr("length") || Name->isStr("size"));
}

// info.reads, refused->status, this->method_
std::optional<ValueSet>
Evaluator::evaluateMember(const MemberExpr &Member) const {
  const auto *Field = dyn_cast<FieldDecl>(Member.getMemberDecl());
  if (!Field)
    return std::nullopt;
  if (isLength(*Field))
    if (std::optional<ValueSet> Length =
            askMethod("size", Member.getBase(), {}))
      return Length;
  ValueSet Result = memberOf(Member.getBase(), *Field);
  return Result.isUnknown() ? std::nullopt : std::optional(std::move(Result));
}

/// How many objects of \p Class the function \p Function is given: by its
/// parameters, by what it has captured, by members of its own object.
static size_t countGiven(const CXXRecordDecl &Class,
                         const FunctionDecl &Function) {
  const auto Is = [&Class](const ValueDecl *D) {
    return givenClass(D->getType()) == &Class;
  };
  const size_t Count = llvm::count_if(Function.parameters(), Is);
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method)
    return Count;
  if (Method->getParent()->isLambda())
    return Count + llvm::count_if(Method->getParent()->captures(),
                                  [&](const LambdaCapture &Capture) {
                                    return Capture.capturesVariable() &&
                                           Is(Capture.getCapturedVar());
                                  });
  return Count + llvm::count_if(Method->getParent()->fields(), Is);
}

// [options](...) { if (options.writes) ... }, void serve(Options options, ...)
/// True if \p Base names a record that stays as it was given, the only one of
/// its class: one that is captured, a parameter, or a member of an object that
/// can be called.
static bool isGivenRecord(const Expr &Base, const FunctionDecl &Function) {
  const CXXRecordDecl *Class = givenClass(Base.getType());
  if (!Class || isStandard(*Class) || countGiven(*Class, Function) != 1)
    return false;
  if (const auto *Member = dyn_cast<MemberExpr>(&Base))
    return isOwnOfFunctor(*Member->getBase(), Function);
  const auto *Reference = dyn_cast<DeclRefExpr>(&Base);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || !Variable->hasLocalStorage())
    return false;
  const QualType Type = Variable->getType();
  return Reference->refersToEnclosingVariableOrCapture() ||
         (isa<ParmVarDecl>(Variable) &&
          (!Type->isReferenceType() ||
           Type->getPointeeType().isConstQualified()));
}

// std::string phrase() const { switch (status_) { case 301: ... } }
/// True if \p Function gives a text, which may be chosen by \p Field: a number
/// of its own object, \p Base.
static bool spellsOwn(const FieldDecl &Field, const Expr &Base,
                      const FunctionDecl &Function) {
  return isa<CXXThisExpr>(Base) && isa<CXXMethodDecl>(Function) &&
         mayBeText(Function.getReturnType()) &&
         Field.getType()->isIntegralOrEnumerationType() &&
         !Field.getType()->isBooleanType();
}

// buffer.data, where the buffer is known by its text alone
/// \p Whole, a record, as what \p Field of it points to; none if it is more
/// than a text.
static std::optional<ValueSet> wholeAsText(const ValueSet &Whole,
                                           const FieldDecl &Field) {
  const bool IsText = pointsToText(Field.getType()) &&
                      llvm::all_of(Whole, [](const ValueSet::Entry &E) {
                        return E.Is.Is == Value::Kind::Text;
                      });
  return IsText ? std::optional(Whole) : std::nullopt;
}

/// What the object of \p Base, which may be a pointer to it, holds in \p Field.
ValueSet Evaluator::memberOf(const Expr *Base, const FieldDecl &Field) const {
  Base = asWritten(Base);
  ValueSet Known = unknown();
  if (!isa<CXXThisExpr>(Base)) {
    const ValueSet Whole =
        Base->getType()->isPointerType() ? pointee(Base) : evaluate(Base);
    if (std::optional<ValueSet> Text = wholeAsText(Whole, Field))
      return *Text;
    Known = Whole.member(memberKey(Field));
  } else if (const ValueSet *Bound = At.find({&Field, Place::Part::Value}))
    Known = Bound->seenBy(At.Reached);
  if (Known.isUnknown() && spellsOwn(Field, *Base, *Facts.Function))
    return {Value::parameter(Field, Base), At.Reached};
  // Some other function has set it by the method.
  if (Known.isUnknown() && Summaries.MethodMembers.contains(memberKey(Field)))
    return {Value::madeOfMethod(), At.Reached};
  if (Known.isUnknown() && isOwnOfFunctor(*Base, *Facts.Function) &&
      (isCallable(Field.getType()) ||
       Value::parameter(Field, Base).isComparable()))
    return {Value::parameter(Field, Base), At.Reached};
  if (Known.isUnknown() && decides(Field) &&
      isGivenRecord(*Base, *Facts.Function))
    return {Value::parameter(Field, Base), At.Reached};
  return Known.isUnknown() && !isa<CXXThisExpr>(Base)
             ? memberOfParameter(evaluate(Base), Field, *Base)
             : Known;
}

// const auto [reads, path] = readsAndPath(req);
std::optional<ValueSet>
Evaluator::evaluateBinding(const BindingDecl &Binding) const {
  const auto *Whole =
      dyn_cast_if_present<DecompositionDecl>(Binding.getDecomposedDecl());
  const ValueSet *Bound =
      Whole ? At.find({Whole, Place::Part::Value}) : nullptr;
  if (Whole && !Bound)
    if (std::optional<ValueSet> Part =
            partOfRow(*Whole, llvm::find(Whole->bindings(), &Binding) -
                                  Whole->bindings().begin()))
      return Part;
  const std::optional<ValueSet> Row =
      Whole && !Bound ? chosen(*Whole) : std::nullopt;
  if (!Bound && !Row)
    return std::nullopt;
  const ValueSet Seen = Row ? *Row : Bound->seenBy(At.Reached);
  const CXXRecordDecl *Class = definedClass(Whole->getType());
  if (Class && static_cast<size_t>(
                   std::distance(Class->field_begin(), Class->field_end())) ==
                   Whole->bindings().size())
    for (const auto &[Field, Known] :
         llvm::zip(Class->fields(), Whole->bindings()))
      if (Known == &Binding)
        return Seen.member(memberKey(*Field));
  return Seen.dependsOnMethod(At.Reached.methods())
             ? ValueSet(Value::madeOfMethod(), At.Reached)
             : unknown();
}

} // namespace redirect
