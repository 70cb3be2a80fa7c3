//===- Work.cpp -----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Work.h"
#include "Facts/Expressions.h"
#include "Facts/ShapeNames.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

/// True if what \p E denotes may be seen after the function returns: a global,
/// a member, something behind a pointer or a reference, a captured variable.
static bool outlivesFunction(const Expr *E) {
  while (true) {
    E = E->IgnoreParenImpCasts();
    if (const auto *Member = dyn_cast<MemberExpr>(E)) {
      if (Member->isArrow())
        return true;
      E = Member->getBase();
    } else if (const auto *Subscript = dyn_cast<ArraySubscriptExpr>(E)) {
      E = Subscript->getBase();
    } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E)) {
      if (Operator->getOperator() != OO_Subscript)
        return Operator->getOperator() == OO_Arrow ||
               Operator->getOperator() == OO_Star;
      E = Operator->getArg(0);
    } else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E);
               Call && objectOf(*Call) && calledMethod(*Call) &&
               isStandard(*calledMethod(*Call))) {
      // text.append("a").append("b")
      E = objectOf(*Call);
    } else {
      break;
    }
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(E);
  if (!Reference)
    return isa<CXXThisExpr>(E) || isa<UnaryOperator>(E) || isa<CallExpr>(E);
  const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
  // for (char &c : path) c = std::tolower(c);
  if (Variable && Variable->isCXXForRangeDecl())
    if (const Expr *Range = boundExpression(*Variable))
      return outlivesFunction(Range);
  return Variable && (!Variable->hasLocalStorage() ||
                      Variable->getType()->isReferenceType() ||
                      Variable->getType()->isPointerType() ||
                      Reference->refersToEnclosingVariableOrCapture());
}

static bool isConstantObject(const Expr &Object) {
  QualType Type = Object.IgnoreParenImpCasts()->getType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  return Type.isConstQualified();
}

/// True for std::ofstream and std::fstream.
static bool isFileStream(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && isStandard(*Class) && Class->getIdentifier() &&
         (Class->getName() == "basic_ofstream" ||
          Class->getName() == "basic_fstream");
}

/// The function's own variable that \p E names, such as a pointer: target =
/// "/v2/orders"; null if it names none.
static const VarDecl *ownVariable(const Expr &E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(E.IgnoreParenImpCasts());
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  const bool IsOwn = Variable && Variable->hasLocalStorage() &&
                     !Variable->getType()->isReferenceType() &&
                     !Reference->refersToEnclosingVariableOrCapture();
  return IsOwn ? Variable : nullptr;
}

/// True if \p E is reached by a member that a model names as a part of the
/// response: `r->headers_out.location->hash`, also by way of a local variable.
bool WorkRecognizer::isReachedFromPart(const Expr &E) const {
  const Expr *Part = asWritten(&E);
  InitialValues Values;
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
    } else if (const VarDecl *Variable = ownVariable(*Part)) {
      Whole = isa<ParmVarDecl>(Variable) ? nullptr : Values.of(*Variable);
    }
    Part = Whole ? asWritten(Whole) : nullptr;
  }
  return false;
}

bool WorkRecognizer::isLog(const ValueDecl &Holder) {
  return isLogging(Holder) || isFileStream(Holder.getType());
}

/// `res.body = page`: what the framework's own classes hold belongs to the
/// request and its response.
bool WorkRecognizer::isResponsePart(const Expr &E) const {
  const Expr *Part = E.IgnoreParenImpCasts();
  if (const auto *Subscript = dyn_cast<CXXOperatorCallExpr>(Part))
    Part = Subscript->getArg(0)->IgnoreParenImpCasts();
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(Part))
    return objectOf(*Call) && isExchange(Call->getObjectType());
  if (const auto *Member = dyn_cast<MemberExpr>(Part)) {
    const auto *Owner =
        dyn_cast<CXXRecordDecl>(Member->getMemberDecl()->getDeclContext());
    if (Words.isBesideModelled(*Member->getMemberDecl()) ||
        (Owner && namesResponseClass(Owner->getName()) &&
         Words.isExchangeClass(*Owner)))
      return true;
  }
  const CXXRecordDecl *Class = Part->getType()->getAsCXXRecordDecl();
  return (Class && Words.isBesideModelled(*Class)) || isReachedFromPart(*Part);
}

const NameTraits &WorkRecognizer::traitsOf(const NamedDecl &D) {
  const IdentifierInfo *Name = D.getIdentifier();
  const auto [Known, IsNew] = Traits.try_emplace(Name);
  if (IsNew && Name)
    Known->second = traitsOfName(Name->getName());
  return Known->second;
}

bool WorkRecognizer::isLogging(const NamedDecl &D) {
  const auto *Owner = dyn_cast<NamedDecl>(D.getDeclContext());
  return traitsOf(D).IsLogging || (Owner && traitsOf(*Owner).IsLogging);
}

/// True for a parameter through which a function gives a number or a text back:
/// `int *status`, `std::string &url`.
static bool isResult(const ValueDecl &D) {
  QualType Type = D.getType().getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  return isa<ParmVarDecl>(D) && (Type->isArithmeticType() || isText(Type));
}

// store.insert(entry), session->clear(), if (!db.exec("...")) return;
bool WorkRecognizer::memberCallDoesWork(const CXXMethodDecl &Method,
                                        const Expr &Object, bool IsStatement) {
  if (isReadOnly(Method) || isConstantObject(Object) ||
      isExchange(Object.IgnoreParenImpCasts()->getType()))
    return false;
  const bool Outlives = outlivesFunction(&Object);
  // Of the standard library's classes, what is kept is changed by name; the
  // rest looks or formats.
  if (isStandard(Method)) {
    const ValueDecl *Root = rootObject(Object);
    return Outlives && traitsOf(Method).IsChange && !(Root && isResult(*Root));
  }
  // A local object is built or filled, or it is a handle: transaction.commit().
  if (traitsOf(Method).IsChange)
    return Outlives || !traitsOf(Method).IsFilling;
  return Outlives && (IsStatement || !traitsOf(Method).IsLook);
}

// entries[id] = entry, onSave()
bool WorkRecognizer::operatorCallDoesWork(const CXXOperatorCallExpr &Call,
                                          const FunctionDecl &Callee,
                                          bool IsStatement) {
  const Expr &Object = *Call.getArg(0);
  switch (Call.getOperator()) {
  case OO_Equal:
  case OO_PlusEqual: {
    const ValueDecl *Root = rootObject(Object);
    return outlivesFunction(&Object) && !isResponsePart(Object) &&
           !(Root && isResult(*Root));
  }
  case OO_LessLess:
    return isFileStream(Object.getType());
  case OO_Call:
    // A callback that gets the response is how some frameworks send it.
    return IsStatement && isStandard(Callee) &&
           llvm::none_of(llvm::drop_begin(Call.arguments()),
                         [this](const Expr *Argument) {
                           return isExchange(Argument->getType());
                         });
  default:
    return false;
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

bool WorkRecognizer::getsExchange(const FunctionDecl &Function) const {
  return llvm::any_of(Function.parameters(), [this](const ParmVarDecl *P) {
    return isExchange(P->getType());
  });
}

/// fopen(path, "a"), popen(command, "w"): a file is opened by its name, to be
/// written.
static bool opensToWrite(const CallExpr &Call) {
  const QualType Result = Call.getType();
  const auto *File = Result->isPointerType()
                         ? dyn_cast_if_present<RecordDecl>(recordBehind(Result))
                         : nullptr;
  if (!File || Call.getNumArgs() != 2 ||
      !Call.getArg(0)->getType()->isPointerType())
    return false;
  const std::optional<StringRef> Mode = constantText(*Call.getArg(1));
  return Mode && Mode->size() <= 4 &&
         Mode->find_first_of("wa+") != StringRef::npos &&
         Mode->find_first_not_of("rwabtxe+") == StringRef::npos;
}

bool WorkRecognizer::callDoesWork(const CallExpr &Call, bool IsStatement) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  const FunctionDecl *Definition = Callee ? Code.definition(*Callee) : nullptr;
  if (!Callee || isLogging(*Callee) ||
      (Definition && !Code.holdsError(*Definition)))
    return false;
  // ctx.header("X-Version", "2")
  if (const Roles *R = Words.rolesOf(*Callee);
      R && (R->Header || R->Status || R->IsResponsePart))
    return false;
  // response(), context->request(), downstream->sendHeaders(response)
  const auto IsExchange = [this](const Expr *Argument) {
    return isExchange(Argument->getType());
  };
  if (isExchange(Callee->getReturnType()) ||
      (Words.isBesideModelled(*Callee) &&
       llvm::any_of(Call.arguments(), IsExchange)))
    return false;
  if (opensToWrite(Call))
    return true;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    return operatorCallDoesWork(*Operator, *Callee, IsStatement);
  const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
  if (const Expr *Object = Method ? objectOf(Call) : nullptr)
    return memberCallDoesWork(*Method, *Object, IsStatement);
  if (Words.isBesideModelled(*Callee))
    return false;
  // std::filesystem::remove(path), but not std::replace(begin, end, ...)
  if (isStandard(*Callee)) {
    const auto *Space = dyn_cast<NamespaceDecl>(
        Callee->getDeclContext()->getEnclosingNamespaceContext());
    return Space && !Space->isStdNamespace() && traitsOf(*Callee).IsChange;
  }
  // saveEntry(entry), declared in a header of the project's; unlink(path)
  const bool IsForeign = !Code.contains(Callee->getLocation());
  return traitsOf(*Callee).IsChange || (IsStatement && !IsForeign);
}

/// True if \p Call stores a text in a variable that outlives the function:
/// strcpy(lastUser, user).
static bool storesForGood(const CallExpr &Call, const TextModel &How) {
  if (!How.Into || *How.Into >= Call.getNumArgs())
    return false;
  const auto *Holder =
      dyn_cast_if_present<VarDecl>(rootObject(*Call.getArg(*How.Into)));
  return Holder && !Holder->hasLocalStorage();
}

bool WorkRecognizer::doesWork(const Expr &E, bool IsStatement) {
  if (const auto *Call = dyn_cast<CallExpr>(&E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
    return (R && R->Text && storesForGood(*Call, *R->Text)) ||
           callDoesWork(*Call, IsStatement);
  }
  // std::ofstream file(path)
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    return Construct->getNumArgs() != 0 && isFileStream(E.getType());
  const Expr *Changed = nullptr;
  // lastEntry = entry, entries += 1, ++entries
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&E);
      Assignment && Assignment->isAssignmentOp())
    Changed = Assignment->getLHS();
  else if (const auto *Unary = dyn_cast<UnaryOperator>(&E);
           Unary && Unary->isIncrementDecrementOp())
    Changed = Unary->getSubExpr();
  if (!Changed || ownVariable(*Changed) || !outlivesFunction(Changed) ||
      isResponsePart(*Changed))
    return false;
  const ValueDecl *Root = rootObject(*Changed);
  return !Root || (!isLogging(*Root) && !isResult(*Root));
}

} // namespace redirect
