//===- Work.cpp -----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Work.h"
#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Facts/ObjectOwner.h"
#include "Facts/ShapeNames.h"
#include "Facts/SqlText.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

bool isFileStream(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && isStandard(*Class) && Class->getIdentifier() &&
         (Class->getName() == "basic_ofstream" ||
          Class->getName() == "basic_fstream");
}

const VarDecl *ownVariable(const Expr &E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(E.IgnoreParenImpCasts());
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  const bool IsOwn = Variable && Variable->hasLocalStorage() &&
                     !Variable->getType()->isReferenceType() &&
                     !Reference->refersToEnclosingVariableOrCapture();
  return IsOwn ? Variable : nullptr;
}

/// What \p Variable, the function's own, may have been set to.
static SmallVector<const Expr *, 2> sourcesOf(const VarDecl &Variable,
                                              const FunctionFacts &In) {
  SmallVector<const Expr *, 2> Result;
  if (Variable.getInit())
    Result.push_back(Variable.getInit());
  if (const auto Later = In.PointedLater.find(&Variable);
      Later != In.PointedLater.end())
    Result.append(Later->second.begin(), Later->second.end());
  return Result;
}

/// True if all that \p Variable is set to is reached so.
bool WorkRecognizer::isSetFromPart(const VarDecl &Variable,
                                   const FunctionFacts &In,
                                   VariableSet &Seen) const {
  const SmallVector<const Expr *, 2> Sources = sourcesOf(Variable, In);
  return !Sources.empty() && llvm::all_of(Sources, [&](const Expr *Source) {
    return isReachedFromPart(*Source, In, Seen);
  });
}

/// True if \p E is reached by a member that a model names as a part of the
/// response: `r->headers_out.location->hash`, also by way of local variables.
/// What is in \p Seen has been looked at.
bool WorkRecognizer::isReachedFromPart(const Expr &E, const FunctionFacts &In,
                                       VariableSet &Seen) const {
  const Expr *Part = asWritten(&E);
  while (Part) {
    const Expr *Whole = nullptr;
    if (const auto *Member = dyn_cast<MemberExpr>(Part)) {
      const Roles *R = Words.rolesOf(*Member->getMemberDecl());
      if (R && R->IsResponsePart)
        return true;
      Whole = Member->getBase();
    } else if (const auto *Operator = dyn_cast<UnaryOperator>(Part)) {
      Whole = Operator->getSubExpr();
    } else if (const auto *Call = dyn_cast<CallExpr>(Part)) {
      // ngx_list_push(&r->headers_out.headers)
      Whole = Call->getNumArgs() != 0 ? Call->getArg(0) : nullptr;
    } else if (const VarDecl *Variable = ownVariable(*Part);
               Variable && !isa<ParmVarDecl>(Variable) &&
               Seen.insert(Variable).second) {
      return isSetFromPart(*Variable, In, Seen);
    }
    Part = Whole ? asWritten(Whole) : nullptr;
  }
  return false;
}

bool WorkRecognizer::isLog(const ValueDecl &Holder) {
  // Beside `out`, which the client gets, stands `err`, which the server keeps.
  const IdentifierInfo *Name = Holder.getIdentifier();
  return isLogging(Holder) || isFileStream(Holder.getType()) ||
         (Name && Name->isStr("err"));
}

/// `res.body = page`: what the framework's own classes hold belongs to the
/// request and its response.
bool WorkRecognizer::isResponsePart(const Expr &E,
                                    const FunctionFacts &In) const {
  const Expr *Part = E.IgnoreParenImpCasts();
  // res.headers["X-Age"], conn->data[1]
  if (const auto *Subscript = dyn_cast<CXXOperatorCallExpr>(Part))
    Part = Subscript->getArg(0)->IgnoreParenImpCasts();
  else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(Part))
    Part = Element->getBase()->IgnoreParenImpCasts();
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Part))
    return objectOf(*Call) && isExchange(Call->getObjectType());
  if (const auto *Member = dyn_cast<MemberExpr>(Part)) {
    const ValueDecl &Named = *Member->getMemberDecl();
    const auto *Owner = dyn_cast<RecordDecl>(Named.getDeclContext());
    const auto *Class = dyn_cast_if_present<CXXRecordDecl>(Owner);
    if (Words.isBesideModelled(Named) ||
        (Owner && Words.isResponseClass(*Owner)) ||
        (Class && namesResponseClass(Class->getName()) &&
         Words.isExchangeClass(*Class)))
      return true;
  }
  const CXXRecordDecl *Class = Part->getType()->getAsCXXRecordDecl();
  VariableSet Seen;
  return (Class && Words.isBesideModelled(*Class)) ||
         isReachedFromPart(*Part, In, Seen);
}

const NameTraits &WorkRecognizer::traitsOf(const NamedDecl &D) {
  const IdentifierInfo *Name = D.getIdentifier();
  const auto [Known, IsNew] = Traits.try_emplace(Name);
  if (IsNew && Name)
    Known->second = traitsOfName(Name->getName());
  return Known->second;
}

// fwrite(text, 1, length, stdout), which is a macro on macOS
bool WorkRecognizer::isStandardOutput(const ValueDecl &Holder) {
  const IdentifierInfo *Name = Holder.getIdentifier();
  return Name && (Name->isStr("stdout") || Name->isStr("__stdoutp"));
}

bool WorkRecognizer::isLogging(const NamedDecl &D) {
  const auto *Owner = dyn_cast<NamedDecl>(D.getDeclContext());
  return traitsOf(D).IsLogging || (Owner && traitsOf(*Owner).IsLogging);
}

/// True if \p Changed, a flag or a number, is set for as long as an object is
/// there: Lock(bool &held) { held = true; }, where ~Lock() takes that back.
static bool isTakenBack(const Expr &Changed, const FunctionFacts &In) {
  const auto *Constructor =
      dyn_cast_if_present<CXXConstructorDecl>(In.Function);
  const CXXDestructorDecl *Destructor =
      Constructor ? Constructor->getParent()->getDestructor() : nullptr;
  return Destructor && Destructor->isUserProvided() &&
         Changed.getType()->isArithmeticType();
}

/// What a change of \p Changed is, by assignment.
std::optional<WorkDone> WorkRecognizer::workOfChange(const Expr &Changed,
                                                     const FunctionFacts &In) {
  if (ownVariable(Changed) || isResponsePart(Changed, In) ||
      isTakenBack(Changed, In) || takesExchange(Changed.getType()))
    return std::nullopt;
  const ValueDecl *Root = rootObject(Changed);
  if (Root && isLogging(*Root))
    return std::nullopt;
  const ObjectOwner Owner = ownerOfStorage(Changed, In);
  // visitOf(req)["seen"] = "yes"
  const auto *Element =
      dyn_cast<CXXOperatorCallExpr>(Changed.IgnoreParenImpCasts());
  const FunctionDecl *Callee = Element ? Element->getDirectCallee() : nullptr;
  if (Callee && Owner.isOwn() && !isStandard(*Callee) &&
      mayLeadOn(*Element->getArg(0), In))
    return possibleWork();
  return workOn(Owner);
}

/// True if \p Key is a part of the request that is the same for many.
bool WorkRecognizer::isPerRequest(const Expr &Key) const {
  const Expr *Written = copied(&Key);
  const NamedDecl *Read = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(Written))
    Read = Member->getMemberDecl();
  else if (const auto *Call = dyn_cast<CallExpr>(Written))
    Read = Call->getDirectCallee();
  const Roles *R = Read ? Words.rolesOf(*Read) : nullptr;
  return R &&
         (R->Reads == RequestPart::Target || R->Reads == RequestPart::Method ||
          R->Reads == RequestPart::Header);
}

// ++requests, ++visitsOf[req.path] count what comes; but not ++votes[id]
std::optional<WorkDone> WorkRecognizer::workOfStep(const Expr &Counted,
                                                   const FunctionFacts &In) {
  const Expr *Written = Counted.IgnoreParenImpCasts();
  const Expr *Key = nullptr;
  if (const auto *Element = dyn_cast<CXXOperatorCallExpr>(Written))
    Key = subscriptOf(*Element);
  else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(Written))
    Key = Element->getIdx();
  const ValueDecl *Root = rootObject(Counted);
  if (Key ? isPerRequest(*Key) : Root && traitsOf(*Root).IsCounting)
    return std::nullopt;
  return workOfChange(Counted, In);
}

static bool isOne(const Expr &E) {
  const auto *Number = dyn_cast<IntegerLiteral>(E.IgnoreParenImpCasts());
  return Number && Number->getValue() == 1;
}

/// What \p Call, whose value nobody uses, does to the object on its left, by an
/// operator of the project's: basketOf(req) << item
std::optional<WorkDone>
WorkRecognizer::workOfOwnOperator(const CXXOperatorCallExpr &Call,
                                  const FunctionDecl &Callee,
                                  const FunctionFacts &In) {
  const Expr &Object = *Call.getArg(0);
  const ValueDecl *Root = rootObject(Object);
  const auto *Method = dyn_cast<CXXMethodDecl>(&Callee);
  const bool IsChange =
      Method ? !isReadOnly(*Method) : isMutable(*Callee.getParamDecl(0));
  if (!IsChange || !Code.contains(Callee.getLocation()) ||
      isExchange(Object.getType()) || isOutputStream(Object.getType()) ||
      (Root && isLogging(*Root)) || isLogging(Callee))
    return std::nullopt;
  const bool MayWork = !ownerOf(Object, In).isOwn() || mayLeadOn(Object, In);
  return MayWork ? std::optional(possibleWork()) : std::nullopt;
}

// entries[id] = entry, onSave()
std::optional<WorkDone>
WorkRecognizer::workOfOperator(const CXXOperatorCallExpr &Call,
                               const FunctionDecl &Callee, bool IsStatement,
                               const FunctionFacts &In) {
  const Expr &Object = *Call.getArg(0);
  if (Call.isAssignmentOp())
    return workOfChange(Object, In);
  switch (Call.getOperator()) {
  case OO_LessLess:
    if (isFileStream(Object.getType()))
      return work();
    // sql << "DELETE FROM orders"
    if (!isStandard(Callee) && Call.getNumArgs() == 2 &&
        sqlEffect(*Call.getArg(1)) == SqlEffect::Changes)
      return work();
    return IsStatement ? workOfOwnOperator(Call, Callee, In) : std::nullopt;
  case OO_PlusPlus:
  case OO_MinusMinus:
    return IsStatement ? workOfOwnOperator(Call, Callee, In) : std::nullopt;
  case OO_Call:
    // A callback that gets the response is how some frameworks send it.
    if (IsStatement && isStandard(Callee) &&
        !ownerOfStorage(Object, In).isOwn() &&
        llvm::none_of(llvm::drop_begin(Call.arguments()),
                      [this](const Expr *Argument) {
                        return isExchange(Argument->getType());
                      }))
      return work();
    return std::nullopt;
  default:
    return std::nullopt;
  }
}

/// True for requests, responses, and pointers to them, smart or not.
bool WorkRecognizer::isExchange(QualType Type) const {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (!Class)
    return false;
  if (const auto *Pointer = dyn_cast<ClassTemplateSpecializationDecl>(Class);
      Pointer && isStandard(*Pointer))
    if (const QualType Pointee = firstType(&Pointer->getTemplateArgs());
        !Pointee.isNull())
      return isExchange(Pointee);
  return Words.isExchangeClass(*Class);
}

// std::function<void(const HttpResponsePtr &)>
bool WorkRecognizer::takesExchange(QualType Callable) const {
  const auto *Class = dyn_cast_if_present<ClassTemplateSpecializationDecl>(
      Callable.getNonReferenceType()->getAsCXXRecordDecl());
  const QualType Called = Class && isStandard(*Class)
                              ? firstType(&Class->getTemplateArgs())
                              : QualType();
  const auto *Function =
      Called.isNull() ? nullptr : Called->getAs<FunctionProtoType>();
  return Function &&
         llvm::any_of(Function->param_types(), [this](QualType Parameter) {
           return isExchange(Parameter);
         });
}

bool WorkRecognizer::getsExchange(const FunctionDecl &Function) const {
  return llvm::any_of(Function.parameters(), [this](const ParmVarDecl *P) {
    return isExchange(P->getType());
  });
}

/// True if \p Call stores a text in a variable that outlives the function:
/// strcpy(lastUser, user).
static bool storesForGood(const CallExpr &Call, const TextModel &How,
                          const FunctionFacts &In) {
  return How.Into && *How.Into < Call.getNumArgs() &&
         ownerOf(*Call.getArg(*How.Into), In).Is == ObjectOwner::Kind::Outlives;
}

// std::ofstream file(path), or what leaves something empty that stays:
// auto jobs = std::move(waiting);
static std::optional<WorkDone> workOfMaking(const CXXConstructExpr &Construct,
                                            const FunctionFacts &In) {
  if (Construct.getNumArgs() == 0)
    return std::nullopt;
  if (isFileStream(Construct.getType()))
    return work();
  const CXXConstructorDecl &Constructor = *Construct.getConstructor();
  const auto *Move =
      dyn_cast<CallExpr>(Construct.getArg(0)->IgnoreParenImpCasts());
  if (!Constructor.isMoveConstructor() || !isStandard(Constructor) || !Move ||
      !Move->isCallToStdMove() || leadsElsewhere(Construct.getType()) ||
      isCallable(Construct.getType()))
    return std::nullopt;
  const ObjectOwner Owner = ownerOfStorage(*Move->getArg(0), In);
  // What a parameter or a capture hands on was given to be moved.
  const bool IsHandedOn =
      Owner.Is == ObjectOwner::Kind::Given && !isa<CXXRecordDecl>(Owner.By);
  return IsHandedOn ? std::nullopt : workOn(Owner);
}

/// True for what a gate counts against its visitors: loginAttempts.
static bool countsFailures(const ValueDecl *Counter) {
  const IdentifierInfo *Name = Counter ? Counter->getIdentifier() : nullptr;
  if (!Name)
    return false;
  const auto Holds = [&](StringRef Part) {
    return Name->getName().contains_insensitive(Part);
  };
  return Holds("attempt") ||
         (Holds("fail") && (Holds("login") || Holds("auth")));
}

// loginAttempts = 0, failedLogins.erase(address)
/// True if \p E takes back what was counted against those who get in: who has
/// passed a gate has done nothing.
bool WorkRecognizer::takesBackFailures(const Expr &E) const {
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&E)) {
    const CXXMethodDecl *Method = Call->getMethodDecl();
    return Method && Method->getIdentifier() && Method->getName() == "erase" &&
           countsFailures(rootObject(*Call->getImplicitObjectArgument()));
  }
  const auto *Assignment = dyn_cast<BinaryOperator>(&E);
  if (!Assignment || Assignment->getOpcode() != BO_Assign)
    return false;
  const auto *Number =
      dyn_cast<IntegerLiteral>(Assignment->getRHS()->IgnoreParenImpCasts());
  return Number && Number->getValue() == 0 &&
         countsFailures(rootObject(*Assignment->getLHS()));
}

std::optional<WorkDone> WorkRecognizer::workOf(const Expr &E, bool IsStatement,
                                               const FunctionFacts &In) {
  if (takesBackFailures(E))
    return std::nullopt;
  if (const auto *Call = dyn_cast<CallExpr>(&E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
    if (R && R->Text)
      return storesForGood(*Call, *R->Text, In) ? std::optional(work())
                                                : std::nullopt;
    return workOfCall(*Call, IsStatement, In);
  }
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    return workOfMaking(*Construct, In);
  // lastEntry = entry, entries += 1, ++entries; but not ++requests[ip] > limit
  if (const auto *Unary = dyn_cast<UnaryOperator>(&E))
    return IsStatement && Unary->isIncrementDecrementOp()
               ? workOfStep(*Unary->getSubExpr(), In)
               : std::nullopt;
  const auto *Assignment = dyn_cast<BinaryOperator>(&E);
  if (!Assignment || !Assignment->isAssignmentOp())
    return std::nullopt;
  const bool IsStep =
      Assignment->getOpcode() == BO_AddAssign && isOne(*Assignment->getRHS());
  return IsStep ? workOfStep(*Assignment->getLHS(), In)
                : workOfChange(*Assignment->getLHS(), In);
}

} // namespace redirect
