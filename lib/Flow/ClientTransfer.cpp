//===- ClientTransfer.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/ClientTransfer.h"
#include "Facts/ClientNames.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "Models/Vocabulary.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace redirect {

bool ClientState::join(const ClientState &Other) {
  bool Changed = !IsReached;
  for (const ValueDecl *Holder : Other.Holders)
    Changed |= Holders.insert(Holder).second;
  if (!IsReached) {
    Known = Other.Known;
    IsReached = true;
    return true;
  }
  SmallVector<const VarDecl *, 4> Lost;
  for (const auto &[Variable, Number] : Known) {
    const auto Found = Other.Known.find(Variable);
    if (Found == Other.Known.end() || Found->second != Number)
      Lost.push_back(Variable);
  }
  for (const VarDecl *Variable : Lost)
    Known.erase(Variable);
  return Changed || !Lost.empty();
}

std::optional<int64_t> ClientTransfer::valueOf(const Expr &E) const {
  const auto OfCall = [this](const CallExpr &Call) -> std::optional<int64_t> {
    const FunctionDecl *Callee = Flow.followed(Call);
    if (!Callee || Flow.testsOf(*Callee).Places.empty())
      return std::nullopt;
    return Flow.run(*Callee, Status).Returned;
  };
  return StatusValues(Flow.Context, Tests, Status, At.Known, OfCall).of(E);
}

/// True for what may hold a text, or something made of one.
static bool mayCarry(QualType Type) {
  Type = Type.getNonReferenceType();
  return Type->isPointerType() || Type->isArrayType() || Type->isRecordType();
}

/// True if \p Whole is \p Part, or a member of it is or points to one.
static bool leadsTo(const RecordDecl &Whole, const RecordDecl &Part) {
  return declaresSameEntity(&Whole, &Part) ||
         llvm::any_of(Whole.fields(), [&](const FieldDecl *Field) {
           return declaresSameEntity(recordBehind(Field->getType()), &Part);
         });
}

// stream->control->url
/// True if a member of the record \p Type, or of what it points to or leads to,
/// that names an address holds the Location.
bool ClientTransfer::holdsAddress(QualType Type) const {
  const RecordDecl *Record = recordBehind(Type);
  return Record && llvm::any_of(At.Holders, [&](const ValueDecl *Holder) {
           const auto *Field = dyn_cast<FieldDecl>(Holder);
           return Field && Field->getIdentifier() &&
                  namesAddress(Field->getName()) &&
                  leadsTo(*Record, *Field->getParent());
         });
}

bool ClientTransfer::carries(const Expr &E, unsigned Depth) const {
  static constexpr unsigned MaxDepth = 40;
  const Expr *Written = E.IgnoreParenCasts()->IgnoreImplicit();
  while (Written != Written->IgnoreParenCasts())
    Written = Written->IgnoreParenCasts()->IgnoreImplicit();
  if (Depth > MaxDepth)
    return false;
  const auto Next = [&](const Expr *Part) {
    return Part && carries(*Part, Depth + 1);
  };
  if (Flow.Shapes.givesLocation(*Written, Flow.namesStatus()))
    return true;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Written))
    return holds(*Reference->getDecl()) || holdsAddress(Reference->getType());
  if (const auto *Member = dyn_cast<MemberExpr>(Written))
    return holds(*Member->getMemberDecl()) || Next(Member->getBase()) ||
           holdsAddress(Member->getType());
  if (isa<CXXThisExpr>(Written))
    return holdsAddress(Written->getType());
  if (const auto *Call = dyn_cast<CallExpr>(Written))
    return carriesResult(*Call, Depth);
  if (isa<UnaryOperator, ArraySubscriptExpr, BinaryOperator,
          AbstractConditionalOperator, CXXConstructExpr, InitListExpr,
          CXXNewExpr, CXXStdInitializerListExpr, MaterializeTemporaryExpr,
          CXXBindTemporaryExpr, StmtExpr, DesignatedInitExpr,
          CoroutineSuspendExpr>(Written)) {
    if (const auto *Operator = dyn_cast<BinaryOperator>(Written);
        Operator && Operator->isComparisonOp())
      return false;
    return llvm::any_of(Written->children(), [&](const Stmt *Child) {
      return Next(dyn_cast_if_present<Expr>(Child));
    });
  }
  return false;
}

uint64_t ClientTransfer::givenBy(const CallExpr &Call, unsigned Depth) const {
  uint64_t Given = 0;
  const auto Arguments = givenTo(Call);
  for (unsigned I = 0; I < Arguments.size() && I < 64; ++I)
    if (carries(*Arguments[I], Depth + 1))
      Given |= uint64_t(1) << I;
  return Given;
}

bool ClientTransfer::carriesResult(const CallExpr &Call, unsigned Depth) const {
  if (!mayCarry(Call.getType()))
    return false;
  const Expr *Object = calledOn(Call);
  const uint64_t Given = givenBy(Call, Depth);
  if (const FunctionDecl *Callee = Flow.followed(Call);
      Callee && Flow.run(*Callee, Status, Given).GivesLocation)
    return true;
  return Given != 0 || (Object && carries(*Object, Depth + 1));
}

void ClientTransfer::keep(const Expr &Where) {
  const ValueDecl *Holder = objectBehind(Where);
  if (!Holder)
    return;
  // std::cout << location
  const auto *Variable = dyn_cast<VarDecl>(Holder);
  if (Variable &&
      (isStandard(*Variable) || isOutputStream(Variable->getType())) &&
      !Variable->hasLocalStorage())
    return;
  At.Holders.insert(Holder);
}

// lower(header.first)
/// What \p Compared is, or is made of; null if that is nothing.
static const Expr *nameIn(const Expr &Compared) {
  const Expr *Name = Compared.IgnoreParenCasts()->IgnoreImplicit();
  while (const auto *Call = dyn_cast<CallExpr>(Name)) {
    const Expr *Inner = calledOn(*Call);
    if (!Inner && Call->getNumArgs() != 0)
      Inner = Call->getArg(0);
    if (!Inner)
      return nullptr;
    Name = Inner->IgnoreParenCasts()->IgnoreImplicit();
  }
  return Name;
}

/// Takes what stands beside \p Name, a member, for a header's value. Returns
/// false if that may be something else.
bool ClientTransfer::keepBeside(const FieldDecl &Name) {
  static constexpr unsigned MaxMembers = 4;
  const auto Members = Name.getParent()->fields();
  const auto HoldsText = [](const FieldDecl *Other) {
    return mayCarry(Other->getType());
  };
  if (std::distance(Members.begin(), Members.end()) > MaxMembers ||
      llvm::count_if(Members, HoldsText) < 2)
    return false;
  for (const FieldDecl *Other : Members)
    if (HoldsText(Other))
      At.Holders.insert(Other);
  return true;
}

// for (auto &header : headers) if (header.name == "location") url =
// header.value
/// A name that was found stands beside its value.
void ClientTransfer::keepCompared(const Expr &Compared) {
  const Expr *Name = nameIn(Compared);
  if (!Name)
    return;
  const auto *Reference = dyn_cast<DeclRefExpr>(Name);
  if (const auto *Binding =
          Reference ? dyn_cast<BindingDecl>(Reference->getDecl()) : nullptr) {
    const auto *All = cast<DecompositionDecl>(Binding->getDecomposedDecl());
    At.Holders.insert(All->bindings().begin(), All->bindings().end());
    return;
  }
  const auto *Member = dyn_cast<MemberExpr>(Name);
  const auto *Field =
      Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
  if (!Field || !keepBeside(*Field))
    keep(*Name);
}

void ClientTransfer::findHeader(const Expr &Condition) {
  const Expr *Written = Condition.IgnoreParenCasts();
  if (const auto *Assignment = dyn_cast<BinaryOperator>(Written))
    Written = Assignment->getRHS()->IgnoreParenCasts();
  if (const auto *Call = dyn_cast<CallExpr>(Written))
    for (const Expr *Filled : filledArguments(*Call))
      keep(*Filled);
}

void ClientTransfer::declare(const VarDecl &Variable) {
  At.Holders.erase(&Variable);
  At.Known.erase(&Variable);
  const Expr *Init = Variable.isCXXForRangeDecl() ? boundExpression(Variable)
                                                  : Variable.getInit();
  if (!Init)
    return;
  if (carries(*Init))
    At.Holders.insert(&Variable);
  if (Variable.hasLocalStorage() &&
      Variable.getType()->isIntegralOrEnumerationType())
    if (const std::optional<int64_t> Number = valueOf(*Init))
      At.Known[&Variable] = *Number;
}

/// True for GET, by its text, its constant or its number's name.
static bool isGet(const Expr &E) {
  if (const std::optional<StringRef> Text = constantText(E))
    return *Text == "GET";
  const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(&E));
  const IdentifierInfo *Name =
      Reference ? Reference->getDecl()->getIdentifier() : nullptr;
  if (!Name || !isa<EnumConstantDecl, VarDecl>(Reference->getDecl()))
    return false;
  // A name may have no letter: `_`.
  const auto Words = wordsOf(Name->getName());
  return !Words.empty() && Words.back() == "get";
}

/// Notes that \p Site gives the method \p Value.
void ClientTransfer::makeMethod(const Expr &Site, const Expr &Value) {
  if (!isGet(Value)) {
    if (const ValueDecl *Holder = objectBehind(Site))
      Result.MadeOther.insert(Holder);
  } else if (!llvm::is_contained(Result.MadeGet, &Site)) {
    Result.MadeGet.push_back(&Site);
  }
}

void ClientTransfer::assign(const Expr &To, const Expr &Value) {
  makeMethod(To, Value);
  const Expr *Target = To.IgnoreParenImpCasts();
  const bool Carries = carries(Value);
  if (const auto *Variable = variableNamed(*Target)) {
    At.Known.erase(Variable);
    if (Variable->getType()->isIntegralOrEnumerationType()) {
      if (const std::optional<int64_t> Number = valueOf(Value))
        At.Known[Variable] = *Number;
      return;
    }
    if (!Carries)
      At.Holders.erase(Variable);
  }
  if (Carries)
    keep(*Target);
}

// request << "GET " << path
void ClientTransfer::insert(const CXXOperatorCallExpr &Insertion) {
  if (Insertion.getNumArgs() == 2 && carries(*Insertion.getArg(1)))
    keep(*Insertion.getArg(0));
}

/// True for what a call may write to: a pointer or a reference that isn't to a
/// constant.
static bool isWritable(const Expr &Argument, const ParmVarDecl *Parameter) {
  QualType Type = Parameter ? Parameter->getType() : Argument.getType();
  if (const auto *Reference = Type->getAs<ReferenceType>()) {
    Type = Reference->getPointeeType();
    return !Type.isConstQualified() && Type->isRecordType();
  }
  return Type->isPointerType() && !Type->getPointeeType().isConstQualified();
}

/// What others do with what they are given: they may keep it in whatever they
/// can write to.
void ClientTransfer::callOther(const CallExpr &Call) {
  const StringRef Name = calleeName(Call);
  const NameTraits Traits = traitsOfName(Name);
  if (Traits.IsLogging || namesComparison(Name) || givenBy(Call, 0) == 0)
    return;
  for (const StringRef Word : {"error", "message", "free", "fail", "emit"})
    if (Name.contains_insensitive(Word))
      return;
  const FunctionDecl *Callee = Call.getDirectCallee();
  const auto Arguments = givenTo(Call);
  for (unsigned I = 0; I < Arguments.size(); ++I) {
    const ParmVarDecl *Parameter = Callee && I < Callee->getNumParams()
                                       ? Callee->getParamDecl(I)
                                       : nullptr;
    if (isWritable(*Arguments[I], Parameter))
      keep(*Arguments[I]);
  }
  const auto *Method = dyn_cast_if_present<CXXMethodDecl>(Callee);
  if (const Expr *Object = calledOn(Call);
      Object && Method && !isReadOnly(*Method) &&
      !isa<CXXThisExpr>(Object->IgnoreParenImpCasts()))
    keep(*Object);
}

/// What functions of the project's own do is seen in their bodies.
void ClientTransfer::callOwn(const CallExpr &Call, const FunctionDecl &Callee) {
  const StatusOutcome &Inner = Flow.run(Callee, Status, givenBy(Call, 0));
  Result.Follows |= Inner.Follows;
  Result.CutsOut |= Inner.CutsOut;
  const auto Arguments = givenTo(Call);
  for (const ValueDecl *Holder : Inner.Holders) {
    if (const auto *Parameter = dyn_cast<ParmVarDecl>(Holder)) {
      const unsigned Index = Parameter->getFunctionScopeIndex();
      if (Index < Arguments.size() && isWritable(*Arguments[Index], Parameter))
        keep(*Arguments[Index]);
    } else {
      At.Holders.insert(Holder);
    }
  }
}

void ClientTransfer::call(const CallExpr &Call) {
  if (Flow.Shapes.follows(Call))
    Result.Follows = true;
  for (const Expr *Filled : Flow.Shapes.filledBy(Call))
    keep(*Filled);
  for (const Expr *Argument : Call.arguments()) {
    if (isGet(*Argument))
      makeMethod(Call, *Argument);
    // read(&status)
    const auto *Address = dyn_cast<UnaryOperator>(Argument->IgnoreParenCasts());
    if (Address && Address->getOpcode() == UO_AddrOf)
      if (const VarDecl *Variable = variableNamed(*Address->getSubExpr()))
        At.Known.erase(Variable);
  }
  const Expr *Object = calledOn(Call);
  const FunctionDecl *Callee = Call.getDirectCallee();
  const bool IsGiven = givenBy(Call, 0) != 0 || (Object && carries(*Object, 0));
  if (IsGiven && Flow.Shapes.isCutOut(Call))
    Result.CutsOut = true;
  if (IsGiven &&
      (Flow.Shapes.isRequest(Call) || (Callee && Flow.isOutermost(*Callee))))
    Result.Follows = true;
  if (const FunctionDecl *Own = Flow.followed(Call))
    callOwn(Call, *Own);
  else
    callOther(Call);
}

void ClientTransfer::returns(const Expr &Value) {
  Result.GivesLocation |= mayCarry(Value.getType()) && carries(Value);
}

// status = 0, ++status, status += 1
void ClientTransfer::applyAssignment(const Stmt &S) {
  const Expr *Changed = nullptr;
  if (const auto *Unary = dyn_cast<UnaryOperator>(&S))
    Changed = Unary->isIncrementDecrementOp() ? Unary->getSubExpr() : nullptr;
  const auto *Operator = dyn_cast<BinaryOperator>(&S);
  if (Operator && Operator->getOpcode() == BO_Assign) {
    assign(*Operator->getLHS(), *Operator->getRHS());
    return;
  }
  if (Operator && Operator->isCompoundAssignmentOp())
    Changed = Operator->getLHS();
  if (const VarDecl *Variable = Changed ? variableNamed(*Changed) : nullptr)
    At.Known.erase(Variable);
}

void ClientTransfer::applyOperator(const CXXOperatorCallExpr &Operator) {
  if (Operator.getOperator() == OO_Equal && Operator.getNumArgs() == 2)
    assign(*Operator.getArg(0), *Operator.getArg(1));
  else if (Operator.getOperator() == OO_LessLess ||
           Operator.getOperator() == OO_PlusEqual)
    insert(Operator);
  else
    call(Operator);
}

// throw Redirection(url): whoever opens addresses catches it
bool ClientTransfer::followsByThrowing(const CXXThrowExpr &Throw) const {
  const Expr *What = Throw.getSubExpr();
  const CXXRecordDecl *Class =
      What ? What->getType()->getAsCXXRecordDecl() : nullptr;
  return Class && Class->getIdentifier() &&
         Class->getName().contains_insensitive("redirect") && carries(*What);
}

void ClientTransfer::apply(const Stmt &S) {
  if (const auto *E = dyn_cast<Expr>(&S))
    for (const Expr *Compared : Flow.Shapes.comparedBy(*E))
      keepCompared(*Compared);
  if (const auto *Declarations = dyn_cast<DeclStmt>(&S)) {
    for (const Decl *D : Declarations->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D))
        declare(*Variable);
  } else if (const auto *Return = dyn_cast<ReturnStmt>(&S)) {
    if (Return->getRetValue())
      returns(*Return->getRetValue());
  } else if (const auto *Overloaded = dyn_cast<CXXOperatorCallExpr>(&S)) {
    applyOperator(*Overloaded);
  } else if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    call(*Call);
  } else if (const auto *Throw = dyn_cast<CXXThrowExpr>(&S)) {
    Result.Follows |= followsByThrowing(*Throw);
  } else {
    applyAssignment(S);
  }
}

} // namespace redirect
