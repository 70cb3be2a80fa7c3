//===- NamedExpressions.cpp -----------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/NamedExpressions.h"
#include "Facts/Expressions.h"
#include "Models/DeclarationNames.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace redirect {

llvm::SmallVector<const Decl *, 4> NamedExpressions::add(const NameList &Names,
                                                         ASTContext &Context) {
  llvm::SmallVector<const Decl *, 4> Result;
  for (const QualifiedName &Name : Names) {
    const auto Found = lookup(Context, Name.Text);
    for (const NamedDecl *D : Found)
      Result.push_back(representative(*D));
    if (Found.empty())
      Macros.insert(Name.Text);
  }
  Declarations.insert(Result.begin(), Result.end());
  return Result;
}

const NamedDecl *namedBy(const Expr &E) {
  const Expr *Written = asWritten(&E);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
    Written = asWritten(Cast->getSubExpr());
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Written))
    return Reference->getDecl();
  if (const auto *Member = dyn_cast<MemberExpr>(Written))
    return Member->getMemberDecl();
  return nullptr;
}

StringRef macroOf(const Expr &E, const ASTContext &Context) {
  const SourceLocation Begin = E.IgnoreParenCasts()->getBeginLoc();
  return Begin.isMacroID()
             ? Lexer::getImmediateMacroName(Begin, Context.getSourceManager(),
                                            Context.getLangOpts())
             : "";
}

bool NamedExpressions::contain(const NamedDecl &D) const {
  return Declarations.contains(representative(D));
}

bool NamedExpressions::contain(const Expr &E, const ASTContext &Context) const {
  const NamedDecl *D = namedBy(E);
  if (D && contain(*D))
    return true;
  // CURLoption option = CURLOPT_URL; as a macro around the call writes it
  const auto *Variable = dyn_cast_if_present<VarDecl>(D);
  if (Variable && Variable->hasLocalStorage() && Variable->getInit() &&
      Variable->getType()->isEnumeralType()) {
    const NamedDecl *Value = namedBy(*Variable->getInit());
    if (Value && contain(*Value))
      return true;
  }
  return !Macros.empty() && Macros.contains(macroOf(E, Context));
}

} // namespace redirect
