//===- Printers.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Printers.h"
#include "Facts/Expressions.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"

using namespace clang;

namespace redirect {

namespace {

/// Which parameter is the format, and whether a va_list fills it in.
struct FormatParameter {
  unsigned Index;
  bool IsList;
};

} // namespace

// __attribute__((format(printf, 2, 3)))
static std::optional<FormatParameter>
attributedFormat(const FunctionDecl &Function) {
  const auto *Method = dyn_cast<CXXMethodDecl>(&Function);
  // The object of a member function is its first argument.
  const int First = Method && Method->isInstance() ? 2 : 1;
  for (const auto *Format : Function.specific_attrs<FormatAttr>())
    if (Format->getType()->getName().contains("printf") &&
        Format->getFormatIdx() >= First)
      return FormatParameter{
          static_cast<unsigned>(Format->getFormatIdx() - First),
          Format->getFirstArg() == 0};
  return std::nullopt;
}

/// The parameter of \p Function that \p E names; none if it names none.
static std::optional<unsigned> parameterIn(const Expr &E,
                                           const FunctionDecl &Function) {
  const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(&E));
  const auto *Parameter =
      Reference ? dyn_cast<ParmVarDecl>(Reference->getDecl()) : nullptr;
  if (!Parameter || Parameter->getDeclContext() != &Function)
    return std::nullopt;
  return Parameter->getFunctionScopeIndex();
}

// int make(char **out, const char *f, ...) { ... vasprintf(out, f, list); }
static std::optional<FormatParameter>
passedOnFormat(const FunctionDecl &Definition) {
  SmallVector<const Stmt *> Pending = {Definition.getBody()};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    Pending.append(S->child_begin(), S->child_end());
    const auto *Call = dyn_cast<CallExpr>(S);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const std::optional<FormatParameter> Format =
        Callee ? attributedFormat(*Callee) : std::nullopt;
    if (!Format || !Format->IsList || Format->Index >= Call->getNumArgs())
      continue;
    if (const auto Own = parameterIn(*Call->getArg(Format->Index), Definition))
      return FormatParameter{*Own, /*IsList=*/false};
  }
  return std::nullopt;
}

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
  std::optional<FormatParameter> Format = attributedFormat(Function);
  const FunctionDecl *Definition = Function.getDefinition();
  if (!Format && Function.isVariadic() && Definition && Definition->hasBody())
    Format = passedOnFormat(*Definition);
  if (!Format || Format->IsList || Format->Index >= Function.getNumParams())
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
