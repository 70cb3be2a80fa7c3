//===- Objects.cpp - Classes whose objects hold values --------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Objects.h"
#include "Facts/Callables.h"
#include "Facts/Expressions.h"
#include "Flow/Value.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace redirect {

const ValueDecl *memberKey(const FieldDecl &Field) {
  const auto *Instance =
      dyn_cast<ClassTemplateSpecializationDecl>(Field.getParent());
  if (!Instance || Instance->isExplicitSpecialization())
    return &Field;
  const auto *Pattern = Instance->getTemplateInstantiationPattern();
  if (!Pattern)
    return &Field;
  for (const FieldDecl *Known : Pattern->fields())
    if (Known->getFieldIndex() == Field.getFieldIndex())
      return Known;
  return &Field;
}

const FieldDecl *returnedMember(const CXXMethodDecl &Method) {
  const auto *Body = dyn_cast_if_present<CompoundStmt>(Method.getBody());
  const auto *Return = Body && Body->size() == 1
                           ? dyn_cast<ReturnStmt>(Body->body_front())
                           : nullptr;
  const auto *Member =
      Return && Return->getRetValue()
          ? dyn_cast<MemberExpr>(asWritten(Return->getRetValue()))
          : nullptr;
  return Member && isa<CXXThisExpr>(asWritten(Member->getBase()))
             ? dyn_cast<FieldDecl>(Member->getMemberDecl())
             : nullptr;
}

/// True for a record with something that can be called, and nothing that it
/// does itself: requests and servers have callbacks, too.
static bool isRow(const RecordDecl &Record) {
  const auto *Class = dyn_cast<CXXRecordDecl>(&Record);
  if (Class && llvm::any_of(Class->methods(), [](const CXXMethodDecl *Method) {
        return Method->isUserProvided() && Method->getIdentifier();
      }))
    return false;
  return llvm::any_of(Record.fields(), [](const FieldDecl *Field) {
    return isCallable(Field->getType());
  });
}

bool decides(const FieldDecl &Field) {
  const QualType Type = Field.getType();
  return Type->isBooleanType() ||
         ((isCallable(Type) ||
           Value::parameter(Field, nullptr).isComparable()) &&
          isRow(*Field.getParent()));
}

const CXXRecordDecl *givenClass(QualType Type) {
  Type = Type.getNonReferenceType();
  return definedClass(Type->isPointerType() &&
                              Type->getPointeeType().isConstQualified()
                          ? Type->getPointeeType()
                          : Type);
}

const CXXRecordDecl *definedClass(QualType Type) {
  const CXXRecordDecl *Class = Type.getNonReferenceType()->getAsCXXRecordDecl();
  return Class && Class->hasDefinition() ? Class->getDefinition() : nullptr;
}

/// True if \p Class or a base of it has a member function for which \p IsWanted
/// holds.
template <typename Predicate>
static bool hasMethod(const CXXRecordDecl &Class, Predicate IsWanted) {
  const auto Has = [&](const CXXRecordDecl *C) {
    return llvm::any_of(C->methods(), IsWanted);
  };
  return Has(&Class) || !Class.forallBases([&](const CXXRecordDecl *Base) {
    return !Has(Base);
  });
}

bool isNullable(QualType Type) {
  const CXXRecordDecl *Class = definedClass(Type);
  if (!Class || Class->isLambda() || isText(Type))
    return false;
  const bool IsCondition =
      llvm::any_of(Class->getVisibleConversionFunctions(), [](NamedDecl *D) {
        const auto *Conversion = dyn_cast<CXXConversionDecl>(D);
        return Conversion && Conversion->getConversionType()->isBooleanType();
      });
  return IsCondition && hasMethod(*Class, [](const CXXMethodDecl *Method) {
           return Method->getOverloadedOperator() == OO_Star ||
                  Method->getOverloadedOperator() == OO_Arrow;
         });
}

bool hasError(QualType Type) {
  const CXXRecordDecl *Class = definedClass(Type);
  return Class && hasMethod(*Class, [](const CXXMethodDecl *Method) {
           return Method->getIdentifier() && Method->getName() == "error";
         });
}

bool isNothing(QualType Type) {
  if (Type.getNonReferenceType()->isNullPtrType())
    return true;
  const CXXRecordDecl *Class = definedClass(Type);
  return Class && Class->isEmpty() &&
         (Class->getName().contains_insensitive("null") ||
          Class->getName().contains_insensitive("none"));
}

bool isError(QualType Type) {
  const CXXRecordDecl *Class = definedClass(Type);
  return Class && Class->getIdentifier() &&
         Class->getName().contains_insensitive("unexpected");
}

bool isContainer(QualType Type) {
  const CXXRecordDecl *Class = definedClass(Type);
  if (!Class || isText(Type))
    return false;
  const auto Has = [&](StringRef Name) {
    return hasMethod(*Class, [&](const CXXMethodDecl *Method) {
      return Method->getIdentifier() && Method->getName() == Name;
    });
  };
  return Has("empty") && Has("size");
}

static const Expr *carried(const Expr &E) {
  const Expr *Callable = carriedCallable(E);
  return Callable ? Callable : carriedText(E);
}

const Expr *initialValue(const Expr &Object, const FieldDecl &Field) {
  const Expr *Made = asWritten(&Object);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Made))
    Made = asWritten(Cast->getSubExpr());
  if (const auto *List = dyn_cast<InitListExpr>(Made)) {
    for (const auto &[Known, Value] : fieldValues(*List))
      if (Known == &Field)
        return Value;
    return nullptr;
  }
  const auto *Construct = dyn_cast<CXXConstructExpr>(Made);
  const FunctionDecl *Definition = nullptr;
  if (!Construct || !Construct->getConstructor()->isDefined(Definition))
    return nullptr;
  for (const CXXCtorInitializer *Initializer :
       cast<CXXConstructorDecl>(Definition)->inits()) {
    if (Initializer->getMember() != &Field || !Initializer->getInit())
      continue;
    const Expr *Init = asWritten(Initializer->getInit());
    while (const Expr *Carried = carried(*Init))
      Init = asWritten(Carried);
    const auto *Reference = dyn_cast<DeclRefExpr>(Init);
    const auto *Parameter =
        Reference ? dyn_cast<ParmVarDecl>(Reference->getDecl()) : nullptr;
    if (!Parameter)
      return Init;
    const unsigned Index = Parameter->getFunctionScopeIndex();
    return Index < Construct->getNumArgs() ? Construct->getArg(Index) : nullptr;
  }
  return nullptr;
}

const CXXMethodDecl *functorOf(QualType Type) {
  const CXXRecordDecl *Class = definedClass(Type);
  if (!Class || Class->isLambda() || isStandard(*Class))
    return nullptr;
  const CXXMethodDecl *Result = nullptr;
  for (const NamedDecl *D :
       Class->lookup(Class->getASTContext().DeclarationNames.getCXXOperatorName(
           OO_Call))) {
    const auto *Method = dyn_cast<CXXMethodDecl>(D);
    // What overloads do depends on what they are called with.
    if (!Method || Result)
      return nullptr;
    Result = Method;
  }
  const FunctionDecl *Definition = nullptr;
  return Result && Result->isDefined(Definition)
             ? cast<CXXMethodDecl>(Definition)
             : nullptr;
}

} // namespace redirect
