//===- ObjectOwner.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ObjectOwner.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ASTLambda.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace redirect {

ObjectOwner ObjectOwner::joined(const ObjectOwner &Other) const {
  if (isOwn() || (Is == Other.Is && By == Other.By))
    return Other;
  return Other.isOwn() ? *this : outlives();
}

/// True if \p Class or a base of it has an operator of \p Kind.
static bool hasOperator(const CXXRecordDecl &Class,
                        OverloadedOperatorKind Kind) {
  const DeclarationName Name =
      Class.getASTContext().DeclarationNames.getCXXOperatorName(Kind);
  const auto Has = [&](const CXXRecordDecl *C) {
    return !C->lookup(Name).empty();
  };
  return Has(&Class) || !Class.forallBases([&](const CXXRecordDecl *Base) {
    return !Has(Base);
  });
}

/// True for the class \p Name of the standard library.
static bool isStandardClass(QualType Type, StringRef Name) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && Class->getIdentifier() && Class->getName() == Name &&
         isStandard(*Class);
}

/// True for the type of pointers to records.
static bool isRecordPointer(QualType Type) {
  Type = Type.getNonReferenceType();
  return Type->isPointerType() && Type->getPointeeType()->isRecordType();
}

/// What an element of a list of pointers leads to isn't made with the list that
/// \p List owns.
static ObjectOwner behindElement(const ObjectOwner &List, QualType Element) {
  return List.isOwn() && isRecordPointer(Element) ? ObjectOwner::outlives()
                                                  : List;
}

// T &operator*() { return value_; }, where value_ is a T
/// True for an optional of whatever library: it holds its value itself.
static bool holdsValue(const CXXRecordDecl &Class) {
  if (Class.getIdentifier() && Class.getName() == "optional")
    return true;
  for (const NamedDecl *D :
       Class.lookup(Class.getASTContext().DeclarationNames.getCXXOperatorName(
           OO_Star))) {
    const auto *Operator = dyn_cast<CXXMethodDecl>(D);
    if (!Operator)
      continue;
    const QualType Value =
        Operator->getReturnType().getNonReferenceType().getCanonicalType();
    return llvm::any_of(Class.fields(), [&](const FieldDecl *Field) {
      return Field->getType().getCanonicalType().getUnqualifiedType() ==
             Value.getUnqualifiedType();
    });
  }
  return false;
}

bool leadsElsewhere(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    return true;
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition() || Class->isLambda())
    return false;
  if (holdsValue(*Class))
    return false;
  return isStandardClass(Type, "span") ||
         isStandardClass(Type, "reference_wrapper") ||
         hasOperator(*Class, OO_Star) || hasOperator(*Class, OO_Arrow);
}

bool isMutable(const ParmVarDecl &Parameter) {
  const QualType Type = Parameter.getType();
  // std::shared_ptr<Database>, by reference or not
  if (Type.getNonReferenceType()->isRecordType() && leadsElsewhere(Type))
    return true;
  return (Type->isReferenceType() || Type->isPointerType()) &&
         !Type->getPointeeType().isConstQualified() &&
         !Type->isFunctionPointerType();
}

namespace {

/// Looks for the owner of an object by the expressions that lead to it.
class OwnerSearch {
public:
  explicit OwnerSearch(const FunctionFacts &In) : In(In) {}

  ObjectOwner ofStorage(const Expr &E);
  ObjectOwner ofPointee(const Expr &E);
  ObjectOwner of(const Expr &E) {
    return leadsElsewhere(E.getType()) ? ofPointee(E) : ofStorage(E);
  }
  ObjectOwner ofThis() const;
  ObjectOwner ofVariable(const VarDecl &Variable, bool IsPointee);
  ObjectOwner behind(const VarDecl &Variable, bool IsPointee);

private:
  ObjectOwner ofReference(const DeclRefExpr &Reference, bool IsPointee);
  ObjectOwner ofMember(const MemberExpr &Member);
  ObjectOwner ofMemberPointee(const MemberExpr &Member);
  ObjectOwner ofOperator(const CXXOperatorCallExpr &Call);
  ObjectOwner ofCall(const CallExpr &Call, bool IsPointee);
  ObjectOwner ofMutableArguments(const CallExpr &Call);
  ObjectOwner ofUnary(const UnaryOperator &Operator, bool IsPointee);
  ObjectOwner ofRest(const Expr &E, bool IsPointee);

  const FunctionFacts &In;
  /// What is being looked at, so that `p = p->next` comes to an end.
  llvm::SmallPtrSet<const VarDecl *, 4> Seen;
};

} // namespace

/// What a constructor sets is its own, and nobody sees an object that goes.
ObjectOwner OwnerSearch::ofThis() const {
  const FunctionDecl *Function = In.Function;
  if (isa_and_present<CXXConstructorDecl, CXXDestructorDecl>(Function))
    return ObjectOwner::own();
  const DeclContext *Context = Function;
  while (Context) {
    const auto *Class = dyn_cast<CXXRecordDecl>(Context);
    if (Class && !Class->isLambda())
      return ObjectOwner::given(*Class);
    Context = Context->getParent();
  }
  return ObjectOwner::outlives();
}

ObjectOwner OwnerSearch::ofVariable(const VarDecl &Variable, bool IsPointee) {
  if (!Variable.hasLocalStorage())
    return ObjectOwner::outlives();
  if (Variable.isExceptionVariable())
    return ObjectOwner::own();
  // [last = 0]() mutable {...}, [&all = database.orders()] {...}
  if (Variable.isInitCapture()) {
    if (Variable.getDeclContext() == In.Function || !Variable.getInit())
      return ObjectOwner::given(Variable);
    return Variable.getType()->isReferenceType() || IsPointee
               ? of(*Variable.getInit())
               : ObjectOwner::own();
  }
  // What belongs to a function around this one was captured.
  if (Variable.getDeclContext() != In.Function)
    return ObjectOwner::given(Variable);
  const QualType Type = Variable.getType();
  const bool IsReference = Type->isReferenceType();
  if (isa<ParmVarDecl>(Variable))
    return IsReference || IsPointee ? ObjectOwner::given(Variable)
                                    : ObjectOwner::own();
  if (!IsReference && (!IsPointee || Type->isArrayType()))
    return ObjectOwner::own();
  return Seen.insert(&Variable).second ? behind(Variable, IsPointee)
                                       : ObjectOwner::own();
}

/// The owner of what \p Variable, a local reference, pointer or iterator, leads
/// to.
ObjectOwner OwnerSearch::behind(const VarDecl &Variable, bool IsPointee) {
  const QualType Type = Variable.getType();
  ObjectOwner Result;
  // auto &entry = entries[id]; for (char &c : path); auto it = all.begin();
  if (const Expr *Bound = boundExpression(Variable))
    Result = IsPointee ? ofPointee(*Bound) : ofStorage(*Bound);
  // for (Seat *seat : seats)
  if (Variable.isCXXForRangeDecl())
    Result = behindElement(Result, Type);
  if (const auto Later = In.PointedLater.find(&Variable);
      Later != In.PointedLater.end() && !Type->isReferenceType())
    for (const Expr *Source : Later->second)
      Result = Result.joined(ofPointee(*Source));
  return Result;
}

// auto [visit, isOld] = find(id), which gives a std::pair<Visit &, bool>
/// True if \p Binding names what a part of an object refers to.
static bool namesReferred(const BindingDecl &Binding) {
  if (const auto *Part = dyn_cast_if_present<MemberExpr>(Binding.getBinding()))
    return Part->getMemberDecl()->getType()->isReferenceType();
  const VarDecl *Holder = Binding.getHoldingVar();
  const Expr *Init = Holder ? Holder->getInit() : nullptr;
  const auto *Get = dyn_cast_if_present<CallExpr>(
      Init ? Init->IgnoreParenImpCasts() : nullptr);
  // Of a copy, what it holds itself is moved out.
  return Get && Get->getDirectCallee() &&
         Get->getDirectCallee()->getReturnType()->isLValueReferenceType();
}

ObjectOwner OwnerSearch::ofReference(const DeclRefExpr &Reference,
                                     bool IsPointee) {
  const ValueDecl *Named = Reference.getDecl();
  // auto &[name, entry] = *found;
  if (const auto *Binding = dyn_cast<BindingDecl>(Named)) {
    const auto *Whole = dyn_cast<VarDecl>(Binding->getDecomposedDecl());
    if (!Whole)
      return ObjectOwner::outlives();
    const bool IsElsewhere =
        !Whole->getType()->isReferenceType() && namesReferred(*Binding);
    return ofVariable(*Whole, IsPointee || IsElsewhere);
  }
  const auto *Variable = dyn_cast<VarDecl>(Named);
  return Variable ? ofVariable(*Variable, IsPointee) : ObjectOwner::own();
}

ObjectOwner OwnerSearch::ofMember(const MemberExpr &Member) {
  const ValueDecl *Named = Member.getMemberDecl();
  if (isa<VarDecl>(Named))
    return ObjectOwner::outlives();
  if (Named->getType()->isReferenceType())
    return ofMemberPointee(Member);
  return Member.isArrow() ? ofPointee(*Member.getBase())
                          : ofStorage(*Member.getBase());
}

/// True for pointers to characters and numbers, such as buffers.
static bool isBuffer(QualType Type) {
  return Type->isPointerType() && Type->getPointeeType()->isArithmeticType();
}

/// What a member leads to by a pointer or a reference isn't made with the
/// object, but for buffers and what it alone has.
ObjectOwner OwnerSearch::ofMemberPointee(const MemberExpr &Member) {
  const QualType Type = Member.getMemberDecl()->getType();
  // node->next
  const auto *Field = dyn_cast<FieldDecl>(Member.getMemberDecl());
  const bool IsLink =
      Field && Type->isPointerType() &&
      Type->getPointeeType()->getAsRecordDecl() == Field->getParent();
  if (Field && (isBuffer(Type) || IsLink || Type->isArrayType() ||
                isStandardClass(Type, "unique_ptr")))
    return Member.isArrow() ? ofPointee(*Member.getBase())
                            : ofStorage(*Member.getBase());
  return ObjectOwner::outlives();
}

ObjectOwner OwnerSearch::ofOperator(const CXXOperatorCallExpr &Call) {
  const Expr &Object = *Call.getArg(0);
  switch (Call.getOperator()) {
  case OO_Star:
  case OO_Arrow:
    return leadsElsewhere(Object.getType()) ? ofPointee(Object)
                                            : ofStorage(Object);
  case OO_Call:
    return ofMutableArguments(Call);
  default:
    // all[i], ++it, out << x
    return of(Object);
  }
}

/// What a function returns may be one of the objects that it is given.
ObjectOwner OwnerSearch::ofMutableArguments(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee)
    return ObjectOwner::outlives();
  ObjectOwner Result;
  bool IsGivenAny = isBuffer(Call.getType());
  for (const auto &[Argument, Parameter] :
       llvm::zip(argumentsOf(Call), Callee->parameters())) {
    const QualType Type = Parameter->getType();
    if (!Type->isReferenceType() && !leadsElsewhere(Type))
      continue;
    // strchr(path, '/') leads into the path, print(pool, id) to a new text.
    if (isBuffer(Call.getType()) && !isBuffer(Argument->getType()))
      continue;
    IsGivenAny = true;
    Result = Result.joined(of(*Argument));
  }
  return IsGivenAny ? Result : ObjectOwner::outlives();
}

/// True for the functions that make what they return: malloc, strdup,
/// std::make_unique, curl_easy_init, parseOrder.
static bool makesResult(const FunctionDecl &Callee, QualType Type) {
  if (isStandardClass(Type, "unique_ptr"))
    return true;
  const IdentifierInfo *Name = Callee.getIdentifier();
  return Name && (traitsOfName(Name->getName()).IsMaking ||
                  Name->getName().contains_insensitive("alloc"));
}

ObjectOwner OwnerSearch::ofCall(const CallExpr &Call, bool IsPointee) {
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    return ofOperator(*Operator);
  const FunctionDecl *Callee = Call.getDirectCallee();
  // std::tie(last, count) = found;
  if (Callee && Callee->getIdentifier() && Callee->getName() == "tie" &&
      isStandard(*Callee))
    return ofMutableArguments(Call);
  if (!IsPointee && Call.isPRValue())
    return ObjectOwner::own();
  if (Callee && IsPointee && makesResult(*Callee, Call.getType()))
    return ObjectOwner::own();
  // entries.begin(), sessions.get(id), text.append("a")
  if (const Expr *Object = objectOf(Call))
    return of(*Object);
  // std::move(order), std::next(it), std::get<0>(pair)
  if (Callee && isStandard(*Callee) && Call.getNumArgs() != 0)
    return of(*Call.getArg(0));
  return ofMutableArguments(Call);
}

ObjectOwner OwnerSearch::ofUnary(const UnaryOperator &Operator,
                                 bool IsPointee) {
  const Expr &Inner = *Operator.getSubExpr();
  if (Operator.getOpcode() == UO_Deref)
    return ofPointee(Inner);
  if (Operator.getOpcode() == UO_AddrOf)
    return ofStorage(Inner);
  return IsPointee ? ofPointee(Inner) : ofStorage(Inner);
}

/// What combines others, and what nothing is known of.
ObjectOwner OwnerSearch::ofRest(const Expr &E, bool IsPointee) {
  const auto Of = [&](const Expr &Inner) {
    return IsPointee ? ofPointee(Inner) : ofStorage(Inner);
  };
  if (const auto *Cast = dyn_cast<ExplicitCastExpr>(&E))
    return Of(*Cast->getSubExpr());
  if (const auto *Choice = dyn_cast<AbstractConditionalOperator>(&E))
    return Of(*Choice->getTrueExpr()).joined(Of(*Choice->getFalseExpr()));
  if (const auto *Binary = dyn_cast<BinaryOperator>(&E)) {
    // buffer + 4, (p = next)
    const bool IsLeft = Binary->getOpcode() != BO_Comma &&
                        !Binary->getLHS()->getType()->isIntegerType();
    return Of(IsLeft ? *Binary->getLHS() : *Binary->getRHS());
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    return IsPointee && Construct->getNumArgs() != 0 ? of(*Construct->getArg(0))
                                                     : ObjectOwner::own();
  if (E.isPRValue() || isa<StringLiteral, CompoundLiteralExpr>(E))
    return ObjectOwner::own();
  return ObjectOwner::outlives();
}

ObjectOwner OwnerSearch::ofStorage(const Expr &E) {
  const Expr &Written = *asWritten(&E);
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&Written))
    return ofReference(*Reference, /*IsPointee=*/false);
  if (const auto *Member = dyn_cast<MemberExpr>(&Written))
    return ofMember(*Member);
  if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(&Written))
    return ofPointee(*Subscript->getBase());
  if (const auto *Unary = dyn_cast<UnaryOperator>(&Written))
    return ofUnary(*Unary, /*IsPointee=*/false);
  if (const auto *Call = dyn_cast<CallExpr>(&Written))
    return ofCall(*Call, /*IsPointee=*/false);
  return ofRest(Written, /*IsPointee=*/false);
}

ObjectOwner OwnerSearch::ofPointee(const Expr &E) {
  const Expr &Written = *asWritten(&E);
  if (Written.getType()->isArrayType())
    return ofStorage(Written);
  if (isa<CXXThisExpr>(Written))
    return ofThis();
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&Written))
    return ofReference(*Reference, /*IsPointee=*/true);
  if (const auto *Member = dyn_cast<MemberExpr>(&Written))
    return ofMemberPointee(*Member);
  // rows[2], where that is a pointer
  if (isa<ArraySubscriptExpr>(Written))
    return behindElement(ofStorage(Written), Written.getType());
  if (const auto *Unary = dyn_cast<UnaryOperator>(&Written))
    return ofUnary(*Unary, /*IsPointee=*/true);
  // rows.front() gives a pointer that is there, rows.data() one to what is.
  if (const auto *Call = dyn_cast<CallExpr>(&Written)) {
    const ObjectOwner Owner = ofCall(*Call, /*IsPointee=*/true);
    return Call->isGLValue() ? behindElement(Owner, Call->getType()) : Owner;
  }
  return ofRest(Written, /*IsPointee=*/true);
}

ObjectOwner ownerOf(const Expr &E, const FunctionFacts &In) {
  return OwnerSearch(In).of(E);
}

ObjectOwner ownerOfStorage(const Expr &E, const FunctionFacts &In) {
  return OwnerSearch(In).ofStorage(E);
}

ObjectOwner ownerOfGiven(const NamedDecl &Given, const Expr &Site,
                         const FunctionDecl &Callee, const FunctionFacts &In) {
  OwnerSearch Search(In);
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Site);
  if (const auto *Parameter = dyn_cast<ParmVarDecl>(&Given);
      Parameter && Parameter->getDeclContext() == &Callee) {
    const unsigned Index = Parameter->getFunctionScopeIndex();
    return Index < Arguments.size() ? Search.of(*Arguments[Index])
                                    : ObjectOwner::outlives();
  }
  if (const auto *Variable = dyn_cast<VarDecl>(&Given))
    return Search.ofVariable(*Variable, leadsElsewhere(Variable->getType()));
  // The object that is made by the call is new.
  if (isa<CXXConstructExpr>(Site) || isa<CXXConstructorDecl>(Callee))
    return ObjectOwner::own();
  // What a lambda calls its own object is that of the function around it.
  if (isLambdaCallOperator(&Callee))
    return Search.ofThis();
  const auto *Call = dyn_cast<CallExpr>(&Site);
  const Expr *Object = Call ? objectOf(*Call) : nullptr;
  if (!Object)
    return ObjectOwner::outlives();
  // owner.reset(next) changes the owner, whatever that leads to.
  return Object->getType()->isPointerType() ? Search.of(*Object)
                                            : Search.ofStorage(*Object);
}

} // namespace redirect
