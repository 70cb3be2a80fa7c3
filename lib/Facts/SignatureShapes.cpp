//===- SignatureShapes.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/SignatureShapes.h"
#include "Facts/Expressions.h"
#include "Facts/ShapeNames.h"
#include "Facts/StatusEnumerations.h"
#include "Http/Status.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace redirect {

bool mayBeText(QualType Type) {
  Type = Type.getNonReferenceType();
  // char location[256]
  const ArrayType *Array = Type->getAsArrayTypeUnsafe();
  return isText(Type) || isUrl(Type) ||
         (Type->isPointerType() && Type->getPointeeType()->isCharType()) ||
         (Array && Array->getElementType()->isCharType());
}

/// True for `enum class Status { Found = 302, ... }`, false for an enumeration
/// that only happens to reach such numbers.
static bool hasRedirectStatus(const EnumDecl &Enumeration) {
  return llvm::any_of(
      Enumeration.enumerators(), [](const EnumConstantDecl *Enumerator) {
        return mayChangeMethod(static_cast<int>(statusCodeOf(*Enumerator))) &&
               namesRedirectStatus(Enumerator->getName());
      });
}

bool mayBeStatusNumber(QualType Type) {
  Type = Type.getNonReferenceType();
  if (const auto *Enum = dyn_cast_if_present<EnumDecl>(Type->getAsTagDecl()))
    return hasRedirectStatus(*Enum);
  return Type->isIntegerType() && !Type->isBooleanType() &&
         !Type->isAnyCharacterType();
}

std::optional<unsigned> targetParameter(const FunctionDecl &Function) {
  static constexpr llvm::StringLiteral Targets[] = {
      "dest", "loc",   "path", "target", "to",  "uri",
      "url",  "where", "href", "page",   "next"};
  std::optional<unsigned> First;
  for (unsigned I = 0; I != Function.getNumParams(); ++I) {
    const ParmVarDecl &Parameter = *Function.getParamDecl(I);
    if (!mayBeText(Parameter.getType()))
      continue;
    if (llvm::any_of(Targets, [&](StringRef Word) {
          return Parameter.getName().contains_insensitive(Word);
        }))
      return I;
    if (!First)
      First = I;
  }
  return First;
}

/// True if a number is a status by its name: `status`, `code`. One without a
/// name is if there is a default for it.
static bool mayBeStatus(const ParmVarDecl &Parameter) {
  const StringRef Name = Parameter.getName();
  return Name.empty() ? Parameter.hasDefaultArg()
                      : Name.contains_insensitive("code") ||
                            Name.contains_insensitive("status");
}

std::optional<unsigned> statusParameter(const FunctionDecl &Function,
                                        bool IsSetter) {
  for (unsigned I = 0; I != Function.getNumParams(); ++I) {
    const ParmVarDecl &Parameter = *Function.getParamDecl(I);
    const QualType Type = Parameter.getType().getNonReferenceType();
    const bool IsFirst =
        I == 0 || !mayBeText(Function.getParamDecl(0)->getType());
    if (mayBeStatusNumber(Type) &&
        (Type->isEnumeralType() || (IsSetter && IsFirst) ||
         mayBeStatus(Parameter)))
      return I;
  }
  return std::nullopt;
}

/// True for `enum class Header { ContentType, Location }`.
static bool namesHeaders(QualType Type) {
  const auto *Enum =
      dyn_cast_if_present<EnumDecl>(Type.getNonReferenceType()->getAsTagDecl());
  return Enum &&
         llvm::any_of(Enum->enumerators(),
                      [](const EnumConstantDecl *Enumerator) {
                        return namesLocationConstant(Enumerator->getName());
                      });
}

std::optional<std::pair<unsigned, unsigned>>
nameAndValue(const FunctionDecl &Function) {
  const auto IsText = [&](unsigned Index) {
    const QualType Type = Function.getParamDecl(Index)->getType();
    return mayBeText(Type) || Type->isDependentType();
  };
  for (unsigned I = 0; I + 1 < Function.getNumParams(); ++I) {
    if (!IsText(I) && !namesHeaders(Function.getParamDecl(I)->getType()))
      continue;
    if (IsText(I + 1))
      return std::pair(I, I + 1);
    // The length of the first may stand between them.
    const bool IsLength =
        Function.getParamDecl(I + 1)->getType()->isIntegerType();
    if (IsLength && I + 2 < Function.getNumParams() && IsText(I + 2))
      return std::pair(I, I + 2);
  }
  return std::nullopt;
}

std::optional<unsigned> onlyText(const FunctionDecl &Function) {
  std::optional<unsigned> Result;
  for (unsigned I = 0; I != Function.getNumParams(); ++I) {
    if (!mayBeText(Function.getParamDecl(I)->getType()))
      continue;
    if (Result)
      return std::nullopt;
    Result = I;
  }
  return Result;
}

/// Adds the status that \p S names, if it is a place for one, to \p Named; what
/// is no constant is 0.
static void addStatusesAt(const Stmt &S, const ASTContext &Context,
                          SmallVectorImpl<int> &Named) {
  const Expr *Status = nullptr;
  if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (!Callee || !Callee->getIdentifier())
      return;
    const bool IsSetter = namesStatus(Callee->getName());
    const bool MayHaveStatus = IsSetter || namesRedirect(Callee->getName()) ||
                               namesAnswering(Callee->getName());
    if (const std::optional<unsigned> Index =
            MayHaveStatus ? statusParameter(*Callee, IsSetter) : std::nullopt;
        Index && *Index < Call->getNumArgs())
      Status = Call->getArg(*Index);
  } else if (const auto *Assignment = dyn_cast<BinaryOperator>(&S)) {
    const auto *Member =
        dyn_cast<MemberExpr>(Assignment->getLHS()->IgnoreParenImpCasts());
    if (Assignment->getOpcode() == BO_Assign && Member &&
        Member->getMemberDecl()->getIdentifier() &&
        namesStatus(Member->getMemberDecl()->getName()))
      Status = Assignment->getRHS();
  }
  if (!Status || Status->isValueDependent())
    return;
  Named.push_back(
      static_cast<int>(constantNumber(*Status, Context).value_or(0)));
}

std::optional<int> statusInBody(const FunctionDecl &Function) {
  SmallVector<int, 2> Named;
  SmallVector<const Stmt *> Pending = {Function.getBody()};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    addStatusesAt(*S, Function.getASTContext(), Named);
    Pending.append(S->child_begin(), S->child_end());
  }
  if (Named.empty() || !llvm::all_equal(Named) ||
      reasonPhrase(Named.front()).empty())
    return std::nullopt;
  return Named.front();
}

std::optional<int> statusIn(const Expr &E, const ASTContext &Context) {
  const std::optional<int64_t> Number = constantNumber(E, Context);
  return Number && *Number >= 100 && *Number < 600
             ? std::optional(static_cast<int>(*Number))
             : std::nullopt;
}

bool isRedirecting(int Code) { return !reasonPhrase(Code).empty(); }

} // namespace redirect
