//===- Relevance.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Relevance.h"
#include "Facts/Expressions.h"
#include "Http/Status.h"

using namespace clang;

namespace redirect {

static bool isRedirecting(int64_t Code) {
  return mayChangeMethod(static_cast<int>(Code)) ||
         keepsMethod(static_cast<int>(Code)) ||
         Code == static_cast<int>(Status::SeeOther);
}

// 302
static bool isStatus(const IntegerLiteral &Number) {
  return isRedirecting(
      static_cast<int64_t>(Number.getValue().getLimitedValue(1000)));
}

// MOVED, an enumerator or a constant
static bool isStatus(const ValueDecl &Named) {
  if (const auto *Enumerator = dyn_cast<EnumConstantDecl>(&Named))
    return isRedirecting(Enumerator->getInitVal().tryExtValue().value_or(0));
  const auto *Variable = dyn_cast<VarDecl>(&Named);
  if (!Variable || Variable->hasLocalStorage() || !Variable->getInit())
    return false;
  const auto *Number = dyn_cast<IntegerLiteral>(asWritten(Variable->getInit()));
  return Number && isStatus(*Number);
}

bool mayBeginRedirect(StringRef Text) {
  if (!Text.consume_front("HTTP/"))
    return false;
  Text = Text.ltrim("0123456789.%dus");
  if (!Text.consume_front(" "))
    return false;
  int Code = 0;
  return Text.consumeInteger(10, Code) || isRedirecting(Code);
}

// "Location: ", "HTTP/1.1 ", "POST", "GET /"
static Relevance relevanceOf(StringRef Text) {
  for (const StringRef Part : {"HTTP/", "ocation:", "Status:"})
    if (Text.contains(Part))
      return Relevance::Decides;
  const auto [Word, Rest] = Text.split(' ');
  if (Text.equals_insensitive("Location") ||
      (parseMethod(Word) && (Rest.empty() || Rest.starts_with("/"))))
    return Relevance::Decides;
  return Text.starts_with("/") || Text.contains("://") ? Relevance::GivesValue
                                                       : Relevance::None;
}

/// The parameter that \p E names; null if it names none.
static const ParmVarDecl *parameterNamedBy(const Expr &E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(&E));
  return Reference ? dyn_cast<ParmVarDecl>(Reference->getDecl()) : nullptr;
}

// code_ = code, *to = url
static bool givesBack(const Expr &Target, const Expr &Source) {
  const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(&Target));
  return parameterNamedBy(Source) &&
         (!Reference || Reference->getDecl()->getType()->isReferenceType());
}

Relevance relevanceOf(const Stmt &S) {
  const auto If = [](bool Holds, Relevance Is) {
    return Holds ? Is : Relevance::None;
  };
  if (const auto *Number = dyn_cast<IntegerLiteral>(&S))
    return If(isStatus(*Number), Relevance::Decides);
  if (const auto *Text = dyn_cast<StringLiteral>(&S))
    return Text->getCharByteWidth() == 1 ? relevanceOf(Text->getString())
                                         : Relevance::None;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&S))
    return If(isStatus(*Reference->getDecl()), Relevance::Decides);
  if (const auto *Operator = dyn_cast<BinaryOperator>(&S))
    return If(Operator->getOpcode() == BO_Assign &&
                  givesBack(*Operator->getLHS(), *Operator->getRHS()),
              Relevance::GivesValue);
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
  return If(Operator && Operator->getOperator() == OO_Equal &&
                givesBack(*Operator->getArg(0), *Operator->getArg(1)),
            Relevance::GivesValue);
}

bool mayWriteResponse(const Expr &Site, const RawResponse &Raw) {
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Site);
  const auto IsAnyText = [&](std::optional<unsigned> Index) {
    if (!Index || *Index >= Arguments.size())
      return false;
    // What a constant says is a sign of its own.
    const std::optional<StringRef> Text = constantText(*Arguments[*Index]);
    return !Text || *Text == "%s";
  };
  if (Raw.How)
    return IsAnyText(Raw.How->Format) || IsAnyText(Raw.How->Text);
  // out << text
  const auto *Insertion = dyn_cast<CXXOperatorCallExpr>(&Site);
  return Insertion && !constantText(*Insertion->getArg(1)) &&
         !isa<CXXOperatorCallExpr>(asWritten(Insertion->getArg(0)));
}

static bool isCharacters(QualType Type) {
  return isText(Type) || isUrl(Type) ||
         (Type->isPointerType() && Type->getPointeeType()->isCharType());
}

bool givesText(const FunctionDecl &Function) {
  const auto IsGivenBack = [](const ParmVarDecl *Parameter) {
    const QualType Type = Parameter->getType();
    if (!Type->isLValueReferenceType())
      return false;
    const QualType Given = Type->getPointeeType();
    return !Given.isConstQualified() &&
           (isCharacters(Given) || Given->isIntegralOrEnumerationType());
  };
  return isCharacters(Function.getReturnType().getNonReferenceType()) ||
         llvm::any_of(Function.parameters(), IsGivenBack);
}

} // namespace redirect
