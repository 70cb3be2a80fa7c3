//===- MethodWords.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/MethodWords.h"
#include "Facts/Expressions.h"
#include "Facts/ShapeNames.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

bool isMethodWord(StringRef Word) {
  const std::optional<Method> Named = parseMethod(Word);
  return Named && Word == methodName(*Named);
}

std::optional<Method> methodOfMacro(const IntegerLiteral &Number,
                                    const ASTContext &Context) {
  const SourceLocation Location = Number.getBeginLoc();
  if (!Location.isMacroID())
    return std::nullopt;
  const StringRef Name = Lexer::getImmediateMacroName(
      Location, Context.getSourceManager(), Context.getLangOpts());
  const std::optional<Method> Named = methodOfConstant(Name);
  const StringRef Word = Named ? methodName(*Named) : StringRef();
  if (!Named || !Name.ends_with(Word))
    return std::nullopt;
  const auto IsMacro = [&](StringRef Other) {
    const auto Known =
        Context.Idents.find((Name.drop_back(Word.size()) + Other).str());
    return Known != Context.Idents.end() && Known->second->hadMacroDefinition();
  };
  return IsMacro("GET") && IsMacro("POST") ? Named : std::nullopt;
}

std::optional<Method> MethodWords::named(const ValueDecl &Constant) const {
  if (const Roles *R = Words.rolesOf(Constant); R && (R->Names || R->IsAny))
    return R->Names;
  if (Words.isMethodEnumeration(Constant.getDeclContext()))
    return Method::Other;
  return std::nullopt;
}

void MethodWords::addDeclaration(const ValueDecl &Mentioned,
                                 NamedMethods &Result) const {
  if (const Roles *R = Words.rolesOf(Mentioned); R && R->IsAny)
    Result.IsAny = true;
  if (const std::optional<Method> M = named(Mentioned))
    Result.Methods |= *M;
}

/// The methods of "POST", "GET,POST" or "(GET|HEAD)"; "*" is for any. Of other
/// words, which may be names of filters, nothing is known.
static NamedMethods namedInText(StringRef Text) {
  if (Text.trim() == "*")
    return {MethodSet(), true};
  NamedMethods Result;
  if (Text.contains('/'))
    return Result;
  while (!Text.empty()) {
    Text = Text.drop_until(llvm::isAlpha);
    const StringRef Word = Text.take_while(llvm::isAlpha);
    Text = Text.drop_front(Word.size());
    const std::optional<Method> M = parseMethod(Word);
    if (M && *M != Method::Other)
      Result.Methods |= *M;
  }
  return Result;
}

/// What \p S names itself, leaving its parts aside.
NamedMethods MethodWords::namedAt(const Stmt &S) const {
  NamedMethods Result;
  if (const auto *Literal = dyn_cast<StringLiteral>(&S))
    return Literal->getCharByteWidth() == 1 ? namedInText(Literal->getString())
                                            : Result;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&S)) {
    addDeclaration(*Reference->getDecl(), Result);
    const std::optional<StringRef> Text = constantText(*Reference);
    return Text && Result.isNothing() ? namedInText(*Text) : Result;
  }
  // M_POST
  const Roles *R = Words.rolesOfMacro(S.getBeginLoc());
  if (R && R->Names)
    Result.Methods |= *R->Names;
  Result.IsAny = R && R->IsAny;
  return Result;
}

/// True for none_of_methods(http_method_post()).
bool MethodWords::excludes(const Stmt &S) const {
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
  return R && R->ExcludesMethods;
}

NamedMethods MethodWords::namedIn(const Expr &E) const {
  if (const std::optional<StringRef> Text = constantText(E))
    if (NamedMethods Named = namedInText(*Text);
        !Named.isNothing() || !parseMethod(*Text))
      return Named;
  NamedMethods Result;
  MethodSet Excluded;
  SmallVector<std::pair<const Stmt *, bool>> Pending = {{&E, false}};
  while (!Pending.empty()) {
    auto [S, IsExcluded] = Pending.pop_back_val();
    const NamedMethods Here = namedAt(*S);
    (IsExcluded ? Excluded : Result.Methods) |= Here.Methods;
    Result.IsAny |= Here.IsAny;
    IsExcluded |= excludes(*S);
    if (const auto *Default = dyn_cast<CXXDefaultArgExpr>(S))
      Pending.emplace_back(Default->getExpr(), IsExcluded);
    for (const Stmt *Child : S->children())
      if (Child)
        Pending.emplace_back(Child, IsExcluded);
  }
  if (!Excluded.empty())
    Result.Methods |= ~Excluded;
  return Result;
}

NamedMethods
MethodWords::namedInTemplateArguments(const FunctionDecl &Callee) const {
  NamedMethods Result;
  const TemplateArgumentList *List = Callee.getTemplateSpecializationArgs();
  if (!List)
    return Result;
  SmallVector<TemplateArgument> Pending(List->asArray());
  while (!Pending.empty()) {
    const TemplateArgument Argument = Pending.pop_back_val();
    if (Argument.getKind() == TemplateArgument::Pack)
      Pending.append(Argument.pack_begin(), Argument.pack_end());
    if (Argument.getKind() != TemplateArgument::Integral)
      continue;
    const auto *Enum = dyn_cast_if_present<EnumDecl>(
        Argument.getIntegralType()->getAsTagDecl());
    if (!Enum)
      continue;
    for (const EnumConstantDecl *Enumerator : Enum->enumerators())
      if (llvm::APSInt::isSameValue(Enumerator->getInitVal(),
                                    Argument.getAsIntegral()))
        addDeclaration(*Enumerator, Result);
  }
  return Result;
}

} // namespace redirect
