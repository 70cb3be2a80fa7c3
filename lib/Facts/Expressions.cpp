//===- Expressions.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "clang/AST/CXXInheritance.h"
#include "clang/AST/Decl.h"

using namespace clang;

namespace redirect {

/// The one argument from which a string or string view is made, as in
/// std::string("x"); null if \p Construct makes something else.
static const Expr *textArgument(const CXXConstructExpr &Construct) {
  if (Construct.getNumArgs() == 0)
    return nullptr;
  for (unsigned I = 1; I != Construct.getNumArgs(); ++I)
    if (!isa<CXXDefaultArgExpr>(Construct.getArg(I)))
      return nullptr;
  return Construct.getArg(0);
}

bool isStandard(const Decl &D) {
  const DeclContext *Context = D.getDeclContext();
  while (Context && Context->isRecord())
    Context = Context->getParent();
  return Context && Context->getEnclosingNamespaceContext()->isStdNamespace();
}

/// The array of which a block gives the beginning, as macros write it that keep
/// texts in flash memory: ({static const char text[] = "x"; &text[0];}).
static const Expr *arrayOfBlock(const Expr &E) {
  const auto *Block = dyn_cast<StmtExpr>(&E);
  const auto *Last = Block && !Block->getSubStmt()->body_empty()
                         ? dyn_cast<Expr>(Block->getSubStmt()->body_back())
                         : nullptr;
  const auto *Address =
      Last ? dyn_cast<UnaryOperator>(asWritten(Last)) : nullptr;
  if (!Address || Address->getOpcode() != UO_AddrOf)
    return nullptr;
  const auto *Element =
      dyn_cast<ArraySubscriptExpr>(asWritten(Address->getSubExpr()));
  const auto *Index =
      Element ? dyn_cast<IntegerLiteral>(asWritten(Element->getIdx()))
              : nullptr;
  return Index && Index->getValue() == 0 ? Element->getBase() : nullptr;
}

/// The literal of `"Location"s`, whose type is a class of texts; null if \p E
/// is something else.
static const Expr *suffixedText(const Expr &E) {
  const auto *Suffixed = dyn_cast<UserDefinedLiteral>(&E);
  const bool IsText =
      Suffixed &&
      Suffixed->getLiteralOperatorKind() == UserDefinedLiteral::LOK_String &&
      isText(E.getType());
  return IsText ? Suffixed->getCookedLiteral() : nullptr;
}

/// The initial value of the constant or the array that \p E names; null if it
/// names none.
static const Expr *constantInitializer(const Expr &E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(&E);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || !(Variable->getType().isConstQualified() ||
                     Variable->getType()->isArrayType()))
    return nullptr;
  const VarDecl *Holder = nullptr;
  const Expr *Init = Variable->getAnyInitializer(Holder);
  return Init && !Init->isValueDependent() ? Init : nullptr;
}

std::optional<StringRef> constantText(const Expr &E) {
  const Expr *Written = asWritten(&E);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
    Written = asWritten(Cast->getSubExpr());
  if (const Expr *Array = arrayOfBlock(*Written))
    return constantText(*Array);
  if (const auto *Literal = dyn_cast<StringLiteral>(Written)) {
    if (Literal->getCharByteWidth() != 1)
      return std::nullopt;
    return Literal->getString();
  }
  if (const Expr *Suffixed = suffixedText(*Written))
    return constantText(*Suffixed);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Written)) {
    const Expr *Argument = textArgument(*Construct);
    return Argument ? constantText(*Argument) : std::nullopt;
  }
  const Expr *Init = constantInitializer(*Written);
  return Init ? constantText(*Init) : std::nullopt;
}

/// True for the functions by which a URL gives back its text, or the part of it
/// that is the path: uri.toString(), uri.getPathAndQuery(), url.encoded_path().
static bool givesUrl(const CXXMethodDecl &Method) {
  static constexpr llvm::StringLiteral Words[] = {
      "str", "path", "target", "url", "uri", "buffer", "encoded"};
  const IdentifierInfo *Name = Method.getIdentifier();
  return Name && Method.isConst() && llvm::any_of(Words, [&](StringRef Word) {
           return Name->getName().contains_insensitive(Word);
         });
}

static const Expr *carriedByMethod(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = Call.getMethodDecl();
  const Expr *Object = Call.getImplicitObjectArgument();
  if (!Method)
    return nullptr;
  if (isa<CXXConversionDecl>(Method) ||
      (isUrl(Call.getObjectType()) && givesUrl(*Method)))
    return Object;
  static constexpr llvm::StringLiteral Conversions[] = {
      "c_str",    "data",        "str",    "std_str", "to_string",
      "toString", "toStdString", "toUtf8", "toLatin1"};
  const IdentifierInfo *Name = Method->getIdentifier();
  const bool Carries =
      Name && (llvm::is_contained(Conversions, Name->getName()) ||
               (Name->isStr("at") && isStandard(*Method)));
  return Carries ? Object : nullptr;
}

const Expr *carriedText(const Expr &E) {
  if (const Expr *Array = arrayOfBlock(E))
    return Array;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&E))
    return carriedByMethod(*Call);
  // std::string("x"), or the views that libraries make of a string
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E)) {
    const bool IsUrl = isUrl(E.getType()) && Construct->getNumArgs() == 1;
    const bool IsText = isText(E.getType()) && Construct->getNumArgs() != 0;
    return IsUrl || IsText ? Construct->getArg(0) : nullptr;
  }
  if (const Expr *Suffixed = suffixedText(E))
    return Suffixed;
  const auto *Call = dyn_cast<CallExpr>(&E);
  if (Call && Call->isCallToStdMove())
    return Call->getArg(0);
  return nullptr;
}

const Expr *copied(const Expr *E) {
  while (true) {
    E = asWritten(E);
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(E))
      E = Cast->getSubExpr();
    else if (const Expr *Carried = carriedText(*E))
      E = Carried;
    else
      return E;
  }
}

const Expr *appendedText(const Expr &E) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&E);
  if (!Call || Call->getNumArgs() == 0 ||
      (Call->getNumArgs() > 1 && Call->getArg(0)->getType()->isIntegerType()))
    return nullptr;
  const CXXMethodDecl *Method = Call->getMethodDecl();
  const IdentifierInfo *Name = Method ? Method->getIdentifier() : nullptr;
  const bool Appends = Name && isStandard(*Method) &&
                       (Name->isStr("append") || Name->isStr("push_back")) &&
                       isText(Call->getObjectType());
  return Appends ? Call->getArg(0) : nullptr;
}

bool isUrl(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && (Class->getName().contains_insensitive("uri") ||
                   Class->getName().contains_insensitive("url"));
}

bool isText(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && Class->getName().contains_insensitive("string");
}

bool isOutputStream(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition() || isText(Type))
    return false;
  const auto IsStream = [](const CXXRecordDecl *C) {
    return C->getIdentifier() && C->getName() == "basic_ostream" &&
           isStandard(*C);
  };
  return IsStream(Class) || !Class->forallBases([&](const CXXRecordDecl *Base) {
    return !IsStream(Base);
  });
}

SmallVector<const Expr *, 4> argumentsOf(const Expr &Call) {
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&Call))
    return {Construct->arg_begin(), Construct->arg_end()};
  // The call that is a default argument
  if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(&Call))
    return argumentsOf(*asWritten(Default->getExpr()));
  // A temporary that is destroyed, delete answer, res.status = 302
  if (!isa<CallExpr>(Call))
    return {};
  const auto &AnyCall = cast<CallExpr>(Call);
  // The object of an overloaded operator is its first argument.
  const bool HasObject =
      isa<CXXOperatorCallExpr>(Call) &&
      isa_and_present<CXXMethodDecl>(AnyCall.getDirectCallee());
  return {AnyCall.arg_begin() + (HasObject ? 1 : 0), AnyCall.arg_end()};
}

const Expr *boundExpression(const VarDecl &Variable) {
  const Expr *E = Variable.getInit();
  if (!Variable.isCXXForRangeDecl())
    return E;
  // *__begin, where __begin is __range.begin()
  while (E) {
    E = asWritten(E);
    if (const auto *Dereference = dyn_cast<UnaryOperator>(E))
      E = asWritten(Dereference->getSubExpr());
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E))
      E = asWritten(Operator->getArg(0));
    else if (const auto *Call = dyn_cast<CXXMemberCallExpr>(E))
      E = asWritten(Call->getImplicitObjectArgument());
    const auto *Reference = dyn_cast<DeclRefExpr>(E);
    const auto *Hidden =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    if (!Hidden || !Hidden->isImplicit())
      return E;
    E = Hidden->getInit();
  }
  return nullptr;
}

/// True for a union or a structure without a name, whose members belong to what
/// is around it.
static bool isAnonymous(const ValueDecl &Member) {
  const auto *Field = dyn_cast<FieldDecl>(&Member);
  return Field && Field->isAnonymousStructOrUnion();
}

const ValueDecl *rootObject(const Expr &E) {
  const Expr *Object = asWritten(&E);
  while (true) {
    if (const auto *Operator = dyn_cast<UnaryOperator>(Object))
      Object = asWritten(Operator->getSubExpr());
    else if (const auto *Overloaded = dyn_cast<CXXOperatorCallExpr>(Object);
             Overloaded && Overloaded->getNumArgs() != 0)
      Object = asWritten(Overloaded->getArg(0));
    else if (const auto *Member = dyn_cast<MemberExpr>(Object);
             Member && isAnonymous(*Member->getMemberDecl()))
      Object = asWritten(Member->getBase());
    else
      break;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(Object))
    return Member->getMemberDecl();
  if (const auto *Call = dyn_cast<CallExpr>(Object))
    return Call->getDirectCallee();
  const auto *Reference = dyn_cast<DeclRefExpr>(Object);
  if (!Reference)
    return nullptr;
  if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
      Variable && !isa<ParmVarDecl>(Variable) &&
      Variable->getType()->isReferenceType() && Variable->getInit())
    if (const ValueDecl *Bound = rootObject(*Variable->getInit()))
      return Bound;
  return Reference->getDecl();
}

/// The call, if it is one, on whose result \p Call calls a member; null if \p
/// Call begins a chain.
static const CallExpr *previousInChain(const CallExpr &Call) {
  const Expr *Object = nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    Object = Member->getImplicitObjectArgument();
  else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    Object = Operator->getArg(0);
  if (!Object)
    return nullptr;
  Object = asWritten(Object);
  // auto &route = CROW_ROUTE(app, "/orders");
  const auto *Reference = dyn_cast<DeclRefExpr>(Object);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (Variable && Variable->hasLocalStorage() && Variable->getInit())
    Object = asWritten(Variable->getInit());
  return dyn_cast<CallExpr>(Object);
}

SmallVector<const CallExpr *, 4> chainUpTo(const CallExpr &Call) {
  static constexpr size_t MaxCalls = 64;
  SmallVector<const CallExpr *, 4> Result;
  for (const CallExpr *Link = &Call; Link && Result.size() != MaxCalls;
       Link = previousInChain(*Link))
    Result.push_back(Link);
  return Result;
}

const CXXMethodDecl *virtualCallee(const CallExpr &Call) {
  const auto *Method =
      dyn_cast_if_present<CXXMethodDecl>(Call.getDirectCallee());
  const auto *Member = dyn_cast<MemberExpr>(Call.getCallee()->IgnoreParens());
  if (!Method || !Method->isVirtual() || (Member && Member->hasQualifier()))
    return nullptr;
  return Method->getCanonicalDecl();
}

SmallVector<const CXXMethodDecl *, 2>
overriddenBy(const FunctionDecl &Function) {
  SmallVector<const CXXMethodDecl *, 2> Result;
  SmallVector<const CXXMethodDecl *> Pending = {
      dyn_cast<CXXMethodDecl>(&Function)};
  while (!Pending.empty())
    if (const CXXMethodDecl *Method = Pending.pop_back_val())
      for (const CXXMethodDecl *Overridden : Method->overridden_methods()) {
        Result.push_back(Overridden->getCanonicalDecl());
        Pending.push_back(Overridden);
      }
  return Result;
}

} // namespace redirect
