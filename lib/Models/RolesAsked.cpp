//===- RolesAsked.cpp - What a vocabulary answers -------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/DeclarationNames.h"
#include "Models/Vocabulary.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace redirect {

const Roles *Vocabulary::rolesOf(const NamedDecl &D) const {
  const auto Found = RolesByDecl.find(representative(D));
  return Found == RolesByDecl.end() ? nullptr : &Found->second;
}

const FunctionModel *Vocabulary::toldOf(const FunctionDecl &Function) const {
  if (Told.empty())
    return nullptr;
  const auto Of = [this](const NamedDecl &D) {
    return Told.lookup(representative(D));
  };
  if (const FunctionModel *Known = Of(Function))
    return Known;
  for (const DeclContext *Scope = Function.getDeclContext(); Scope;
       Scope = Scope->getParent())
    if (const auto *Named = dyn_cast<NamedDecl>(Scope))
      if (const FunctionModel *Known = Of(*Named))
        return Known;
  return nullptr;
}

const Roles *Vocabulary::rolesOfMacro(SourceLocation Location) const {
  const SourceManager &Sources = Context.getSourceManager();
  // A macro may be made of others: the innermost that is known counts.
  while (!RolesByMacro.empty() && Location.isMacroID() &&
         Sources.isMacroBodyExpansion(Location)) {
    const auto Found = RolesByMacro.find(
        Lexer::getImmediateMacroName(Location, Sources, Context.getLangOpts()));
    if (Found != RolesByMacro.end())
      return &Found->second;
    Location = Sources.getImmediateExpansionRange(Location).getBegin();
  }
  return nullptr;
}

QualType firstType(const TemplateArgumentList *Arguments) {
  return Arguments && Arguments->size() != 0 &&
                 Arguments->get(0).getKind() == TemplateArgument::Type
             ? Arguments->get(0).getAsType()
             : QualType();
}

const RecordDecl *recordBehind(QualType Type) {
  Type = Type.getNonReferenceType();
  if (Type->isPointerType())
    Type = Type->getPointeeType();
  const RecordDecl *Record = Type->getAsRecordDecl();
  const auto *Pointer =
      dyn_cast_if_present<ClassTemplateSpecializationDecl>(Record);
  if (Pointer && Pointer->isInStdNamespace() &&
      Pointer->getName().ends_with("_ptr"))
    if (const QualType Pointee = firstType(&Pointer->getTemplateArgs());
        !Pointee.isNull())
      return recordBehind(Pointee);
  return Record;
}

const ParmVarDecl *
Vocabulary::returnsStatusOf(const FunctionDecl &Function) const {
  if (!KnowsReturnedStatuses ||
      !Function.getReturnType()->isIntegralOrEnumerationType())
    return nullptr;
  for (const ParmVarDecl *Parameter : Function.parameters())
    if (const RecordDecl *Record = recordBehind(Parameter->getType()))
      if (const Roles *R = rolesOf(*Record);
          R && R->Status && !R->Status->ReturnedWith.empty())
        return Parameter;
  return nullptr;
}

/// True if \p Method answers requests by being what it is: a public function
/// of its class that overrides nothing and is nothing special.
static bool mayBeAction(const CXXMethodDecl &Method) {
  return Method.getAccess() == AS_public && !Method.isStatic() &&
         Method.getReturnType()->isVoidType() &&
         Method.size_overridden_methods() == 0 &&
         !isa<CXXConstructorDecl, CXXDestructorDecl>(Method);
}

const HandlerModel *
Vocabulary::handlerModel(const FunctionDecl &Function) const {
  if (!KnowsUnregisteredHandlers)
    return nullptr;
  if (const Roles *R = rolesOf(Function))
    if (R->Handler && !isa<CXXMethodDecl>(Function))
      return R->Handler;
  if (Function.getNumParams() != 0)
    if (const RecordDecl *Record =
            recordBehind(Function.getParamDecl(0)->getType()))
      if (const Roles *R = rolesOf(*Record);
          R && R->Handler && !R->Handler->Taking.empty())
        return R->Handler;
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  if (!Method || !mayBeAction(*Method) || !Method->getParent()->hasDefinition())
    return nullptr;
  const HandlerModel *Found = nullptr;
  Method->getParent()->forallBases([&](const CXXRecordDecl *Base) {
    if (const Roles *R = rolesOf(*Base);
        R && R->Handler && !R->Handler->InClass.empty())
      Found = R->Handler;
    return true;
  });
  return Found;
}

const CXXRecordDecl *Vocabulary::classNamed(StringRef QualifiedName) const {
  for (const NamedDecl *D : lookup(Context, QualifiedName))
    if (const auto *Class = dyn_cast<CXXRecordDecl>(D))
      return Class;
  return nullptr;
}

ParametersModel Vocabulary::inUnit(const ParametersModel &Parameters) const {
  ParametersModel Result = Parameters;
  if (!Result.TargetIf)
    return Result;
  for (const NamedDecl *D : lookup(Context, Result.TargetIf->Is.Text))
    if (const auto *Constant = dyn_cast<EnumConstantDecl>(D))
      Result.TargetIf->Value = Constant->getInitVal().tryExtValue();
  if (!Result.TargetIf->Value)
    Result.Target = std::nullopt;
  return Result;
}

const NamedDecl *Vocabulary::statusBeside(const NamedDecl &Beside,
                                          int Code) const {
  for (const auto &[D, R] : RolesByDecl)
    if (R.StatusCode == Code &&
        D->getDeclContext()->Equals(Beside.getDeclContext()) &&
        D->getKind() == Beside.getKind())
      return cast<NamedDecl>(D);
  return nullptr;
}

const NamedDecl *Vocabulary::senderBeside(const NamedDecl &Beside,
                                          int Code) const {
  for (const auto &[D, R] : RolesByDecl)
    if (R.Redirect && R.Redirect->Sends == Code &&
        D->getDeclContext()->Equals(representative(Beside)->getDeclContext()))
      return cast<NamedDecl>(D);
  return nullptr;
}

} // namespace redirect
