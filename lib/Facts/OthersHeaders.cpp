//===- OthersHeaders.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/OthersHeaders.h"
#include "Facts/Expressions.h"
#include "Facts/FormatParameters.h"
#include "Facts/SentTexts.h"

using namespace clang;

namespace redirect {

/// True for "Location", "location: " and "\r\nLocation:".
static bool isLocationHeader(StringRef Text) {
  return Text.trim(" \t\r\n:").equals_insensitive("Location");
}

/// True for what ends as the name of a header does in a line: "Location: ".
static bool isBeginningOfLine(StringRef Text) { return Text.contains(':'); }

/// What \p E is reached by: `header` for `header.value` and `it->second`; null
/// if it is reached by nothing.
static const Expr *reachedBy(const Expr &E) {
  if (const auto *Member = dyn_cast<MemberExpr>(&E))
    return Member->getBase();
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&E);
  return Operator && (Operator->getOperator() == OO_Arrow ||
                      Operator->getOperator() == OO_Star)
             ? Operator->getArg(0)
             : nullptr;
}

const ValueDecl *variableBehind(const Expr &E) {
  const Expr *Part = asWritten(&E);
  while (const Expr *By = reachedBy(*Part))
    Part = asWritten(By);
  const ValueDecl *Holder = holderOf(*Part);
  // for (const auto &[name, value] : headers)
  if (const auto *Binding = dyn_cast_if_present<BindingDecl>(Holder))
    return Binding->getDecomposedDecl();
  return dyn_cast_if_present<VarDecl>(Holder);
}

const ValueDecl *othersHeader(const Expr &Compared, const Expr &Name) {
  const std::optional<StringRef> Text = constantText(Name);
  if (!Text || !isLocationHeader(*Text))
    return nullptr;
  const ValueDecl *Variable = variableBehind(Compared);
  const bool IsGiven = isa_and_present<ParmVarDecl>(Variable) &&
                       isa<DeclRefExpr>(copied(&Compared));
  return IsGiven && !isBeginningOfLine(*Text) ? nullptr : Variable;
}

// sscanf(line, "Location: %s", url), unlike what prints such a line
SmallVector<const ValueDecl *, 1> scannedHeaders(const CallExpr &Call) {
  SmallVector<const ValueDecl *, 1> Result;
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !scansByFormat(*Callee))
    return Result;
  for (unsigned I = 0; I != Call.getNumArgs(); ++I) {
    const std::optional<StringRef> Format = constantText(*Call.getArg(I));
    if (!Format || !isLocationHeader(Format->split('%').first))
      continue;
    for (const Expr *Filled :
         ArrayRef(Call.getArgs(), Call.getNumArgs()).drop_front(I + 1))
      if (const ValueDecl *Variable = variableBehind(*Filled))
        Result.push_back(Variable);
  }
  return Result;
}

bool asksForLocation(const Expr &E) {
  static constexpr size_t MaxExpressions = 64;
  InitialValues Values;
  SmallVector<const Stmt *> Pending = {&E};
  for (size_t I = 0; I != Pending.size() && I != MaxExpressions; ++I) {
    const Stmt *S = Pending[I];
    const auto *Literal = dyn_cast<StringLiteral>(S);
    if (Literal && Literal->getCharByteWidth() == 1 &&
        isLocationHeader(Literal->getString()))
      return true;
    const auto *Reference = dyn_cast<DeclRefExpr>(S);
    const auto *Variable =
        Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
    // size_t at = answer.find("Location: ");
    if (Variable && !isa<ParmVarDecl>(Variable) &&
        Variable->getType()->isIntegerType())
      if (const Expr *Init = Values.of(*Variable))
        Pending.push_back(Init);
    for (const Stmt *Child : S->children())
      if (Child)
        Pending.push_back(Child);
  }
  return false;
}

} // namespace redirect
