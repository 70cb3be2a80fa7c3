//===- Objects.cpp - Classes whose objects hold values --------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Objects.h"
#include "Facts/Expressions.h"
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

} // namespace redirect
