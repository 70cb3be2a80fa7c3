//===- Expressions.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Facts/StatusEnumerations.h"
#include "clang/AST/CXXInheritance.h"
#include "clang/AST/Decl.h"
#include "clang/Basic/Builtins.h"

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
static const Expr *constantInitializer(const Expr &E, InitialValues &Values) {
  const auto *Reference = dyn_cast<DeclRefExpr>(&E);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || !(Variable->getType().isConstQualified() ||
                     Variable->getType()->isArrayType()))
    return nullptr;
  const VarDecl *Holder = nullptr;
  Variable->getAnyInitializer(Holder);
  const Expr *Init = Holder ? Values.of(*Holder) : nullptr;
  return Init && !Init->isValueDependent() ? Init : nullptr;
}

static std::optional<StringRef> constantText(const Expr &E,
                                             InitialValues &Values) {
  const Expr *Written = asWritten(&E);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
    Written = asWritten(Cast->getSubExpr());
  if (const Expr *Array = arrayOfBlock(*Written))
    return constantText(*Array, Values);
  if (const auto *Literal = dyn_cast<StringLiteral>(Written)) {
    if (Literal->getCharByteWidth() != 1)
      return std::nullopt;
    return Literal->getString();
  }
  if (const Expr *Suffixed = suffixedText(*Written))
    return constantText(*Suffixed, Values);
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(Written)) {
    const Expr *Argument = textArgument(*Construct);
    return Argument ? constantText(*Argument, Values) : std::nullopt;
  }
  const Expr *Init = constantInitializer(*Written, Values);
  return Init ? constantText(*Init, Values) : std::nullopt;
}

std::optional<StringRef> constantText(const Expr &E) {
  InitialValues Values;
  return constantText(E, Values);
}

/// True for the functions by which a URL gives back its text, or the part of it
/// that is the path: uri.toString(), uri.getPathAndQuery(), url.encoded_path().
static bool givesUrl(const CXXMethodDecl &Method) {
  static constexpr llvm::StringLiteral Words[] = {
      "str", "path", "target", "url", "uri", "buffer", "encoded"};
  const IdentifierInfo *Name = Method.getIdentifier();
  return Name && isReadOnly(Method) && llvm::any_of(Words, [&](StringRef Word) {
           return Name->getName().contains_insensitive(Word);
         });
}

static const Expr *carriedByMethod(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = calledMethod(Call);
  const Expr *Object = objectOf(Call);
  if (!Method || !Object)
    return nullptr;
  if (isa<CXXConversionDecl>(Method) ||
      (isUrl(Call.getObjectType()) && givesUrl(*Method)))
    return Object;
  static constexpr llvm::StringLiteral Conversions[] = {
      "c_str",     "data",     "str",           "std_str",
      "to_string", "toString", "toStdString",   "toUtf8",
      "toLatin1",  "string",   "generic_string"};
  const IdentifierInfo *Name = Method->getIdentifier();
  const bool Carries =
      Name && (llvm::is_contained(Conversions, Name->getName()) ||
               (Name->isStr("at") && isStandard(*Method)));
  return Carries ? Object : nullptr;
}

/// True for the classes that keep a text, by their names: boost::basic_format,
/// which has filled it in, and std::filesystem::path.
static bool keepsText(QualType Type) {
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (!Class || Class->getName() != "path")
    return Class && Class->getName().contains_insensitive("format");
  const DeclContext *Around = Class->getDeclContext();
  while (Around && !Around->isStdNamespace())
    Around = Around->getParent();
  return Around != nullptr;
}

const Expr *carriedText(const Expr &E) {
  if (const Expr *Array = arrayOfBlock(E))
    return Array;
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&E))
    return carriedByMethod(*Call);
  // std::string("x"), or the views that libraries make of a string
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E)) {
    const bool IsUrl = isUrl(E.getType()) && Construct->getNumArgs() == 1;
    const bool IsText = (isText(E.getType()) || keepsText(E.getType())) &&
                        Construct->getNumArgs() != 0;
    return IsUrl || IsText ? Construct->getArg(0) : nullptr;
  }
  if (const Expr *Suffixed = suffixedText(E))
    return Suffixed;
  const auto *Call = dyn_cast<CallExpr>(&E);
  if (Call && Call->isCallToStdMove())
    return Call->getArg(0);
  // buffer->data = realloc(buffer->data, size)
  if (Call && Call->getBuiltinCallee() == Builtin::BIrealloc &&
      Call->getNumArgs() == 2)
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

std::optional<Appending> appendedText(const Expr &E) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&E);
  if (!Call || Call->getNumArgs() == 0 ||
      (Call->getNumArgs() > 1 && Call->getArg(0)->getType()->isIntegerType()))
    return std::nullopt;
  const CXXMethodDecl *Method = calledMethod(*Call);
  const Expr *Object = objectOf(*Call);
  const IdentifierInfo *Name = Method ? Method->getIdentifier() : nullptr;
  const bool Appends = Name && Object && isStandard(*Method) &&
                       (Name->isStr("append") || Name->isStr("push_back")) &&
                       isText(Call->getObjectType());
  if (!Appends)
    return std::nullopt;
  return Appending{Object, Call->getArg(0)};
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

bool pointsToText(QualType Type) {
  return Type->isPointerType() && Type->getPointeeType()->isAnyCharacterType();
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

SmallVector<std::pair<const FieldDecl *, const Expr *>, 8>
fieldValues(const InitListExpr &List) {
  SmallVector<std::pair<const FieldDecl *, const Expr *>, 8> Result;
  const RecordDecl *Record = List.getType()->getAsRecordDecl();
  Record = Record ? Record->getDefinition() : nullptr;
  if (!Record || !List.isSemanticForm() || List.isTransparent())
    return Result;
  const auto Add = [&](const FieldDecl *Field, unsigned Index) {
    if (const Expr *Value = List.getInit(Index))
      Result.emplace_back(Field, Value);
  };
  if (Record->isUnion()) {
    if (const FieldDecl *Field = List.getInitializedFieldInUnion();
        Field && List.getNumInits() != 0)
      Add(Field, 0);
    return Result;
  }
  // The values of base classes come first.
  const auto *Class = dyn_cast<CXXRecordDecl>(Record);
  unsigned Index = Class ? Class->getNumBases() : 0;
  for (const FieldDecl *Field : Record->fields()) {
    if (Index >= List.getNumInits())
      break;
    if (!Field->isUnnamedBitField())
      Add(Field, Index++);
  }
  return Result;
}

std::optional<int64_t> constantNumber(const Expr &E,
                                      const ASTContext &Context) {
  const auto *Named = dyn_cast<DeclRefExpr>(asWritten(&E));
  const auto *Enumerator =
      Named ? dyn_cast<EnumConstantDecl>(Named->getDecl()) : nullptr;
  if (const auto Code = Enumerator ? countedStatus(*Enumerator) : std::nullopt)
    return *Code;
  Expr::EvalResult Result;
  if (E.isValueDependent() || !E.getType()->isIntegralOrEnumerationType() ||
      !E.EvaluateAsInt(Result, Context, Expr::SE_NoSideEffects))
    return std::nullopt;
  return Result.Val.getInt().tryExtValue();
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
      E = objectOf(*Call) ? asWritten(objectOf(*Call)) : E;
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

bool isPartOfObject(const Expr &E) {
  const auto *Member = dyn_cast<MemberExpr>(asWritten(&E));
  const QualType Type = E.getType();
  return Member && isa<FieldDecl>(Member->getMemberDecl()) &&
         (Type->isRecordType() || Type->isObjectPointerType());
}

const ValueDecl *calledPointer(const CallExpr &Call) {
  if (Call.getDirectCallee())
    return nullptr;
  const Expr *Callee = Call.getCallee()->IgnoreParenImpCasts();
  if (const auto *Unary = dyn_cast<UnaryOperator>(Callee))
    Callee = Unary->getSubExpr()->IgnoreParenImpCasts();
  const ValueDecl *Pointer = nullptr;
  if (const auto *Member = dyn_cast<MemberExpr>(Callee))
    Pointer = Member->getMemberDecl();
  else if (const auto *Reference = dyn_cast<DeclRefExpr>(Callee))
    Pointer = Reference->getDecl();
  return Pointer && Pointer->getType()->isFunctionPointerType() ? Pointer
                                                                : nullptr;
}

static const ValueDecl *rootObject(const Expr &E, InitialValues &Values) {
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
      Variable->getType()->isReferenceType())
    if (const Expr *Init = Values.of(*Variable))
      if (const ValueDecl *Bound = rootObject(*Init, Values))
        return Bound;
  return Reference->getDecl();
}

const ValueDecl *rootObject(const Expr &E) {
  InitialValues Values;
  return rootObject(E, Values);
}

const VarDecl *variableNamed(const Expr &E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(&E));
  return Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
}

const Expr *assignedBy(const Stmt &S) {
  if (const auto *Binary = dyn_cast<BinaryOperator>(&S))
    return Binary->isAssignmentOp() ? Binary->getLHS() : nullptr;
  if (const auto *Unary = dyn_cast<UnaryOperator>(&S))
    return Unary->isIncrementDecrementOp() ? Unary->getSubExpr() : nullptr;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
  return Operator && Operator->isAssignmentOp() ? Operator->getArg(0) : nullptr;
}

} // namespace redirect
