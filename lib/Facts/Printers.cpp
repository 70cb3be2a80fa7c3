//===- Printers.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Printers.h"
#include "Facts/Expressions.h"
#include "Facts/FormatParameters.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace redirect {

/// True for what can be given a text: `char *`, `char **`, `std::string &`.
static bool takesText(QualType Type) {
  if (Type->isLValueReferenceType())
    return !Type->getPointeeType().isConstQualified() && isText(Type);
  if (!Type->isPointerType() || Type->getPointeeType().isConstQualified())
    return false;
  const QualType Pointee = Type->getPointeeType();
  return Pointee->isCharType() || isText(Pointee) ||
         (Pointee->isPointerType() && Pointee->getPointeeType()->isCharType());
}

static std::optional<TextModel> makePrinter(const FunctionDecl &Function) {
  const std::optional<FormatParameter> Format = formatParameter(Function);
  if (!Format)
    return std::nullopt;
  TextModel Result;
  Result.Format = Format->Index;
  for (unsigned I = 0; I != Format->Index && !Result.Into; ++I)
    if (takesText(Function.getParamDecl(I)->getType()))
      Result.Into = I;
  const QualType Type = Function.getReturnType();
  const bool IsReturned =
      isText(Type) ||
      (Type->isPointerType() && Type->getPointeeType()->isCharType());
  if (!Result.Into && !IsReturned)
    return std::nullopt;
  return Result;
}

const TextModel *printerOf(const FunctionDecl &Function, Printers &Known) {
  if (!Function.hasAttr<FormatAttr>() && !Function.isVariadic())
    return nullptr;
  const auto [Found, IsNew] = Known.try_emplace(Function.getCanonicalDecl());
  if (IsNew)
    Found->second = makePrinter(Function);
  return Found->second ? &*Found->second : nullptr;
}

} // namespace redirect
