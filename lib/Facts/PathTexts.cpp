//===- PathTexts.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/PathTexts.h"
#include "Facts/Expressions.h"
#include "Models/Vocabulary.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace redirect {

/// Texts that are put together of more aren't followed.
static constexpr unsigned MaxDepth = 16;

static std::optional<std::string> spelledText(const Expr &E, unsigned Depth) {
  if (const std::optional<StringRef> Text = constantText(E))
    return Text->str();
  if (Depth == 0)
    return std::nullopt;
  const Expr *Written = asWritten(&E);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
    Written = asWritten(Cast->getSubExpr());
  // const auto admin = prefix + "/admin";
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Written)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    const bool IsConstant = Variable && Variable->getInit() &&
                            Variable->getType().isConstQualified();
    return IsConstant ? spelledText(*Variable->getInit(), Depth - 1)
                      : std::nullopt;
  }
  // uri("http://localhost:8080/orders")
  if (const auto *Made = dyn_cast<CXXConstructExpr>(Written);
      Made && Made->getNumArgs() != 0 && isUrl(Made->getType()))
    return spelledText(*Made->getArg(0), Depth - 1);
  const auto *Sum = dyn_cast<CXXOperatorCallExpr>(Written);
  if (!Sum || Sum->getOperator() != OO_Plus || Sum->getNumArgs() != 2)
    return std::nullopt;
  std::optional<std::string> Front = spelledText(*Sum->getArg(0), Depth - 1);
  const std::optional<std::string> Back =
      spelledText(*Sum->getArg(1), Depth - 1);
  if (!Front || !Back)
    return std::nullopt;
  return *Front + *Back;
}

static std::optional<std::string> spelledText(const Expr &E) {
  return spelledText(E, MaxDepth);
}

std::string joinedPaths(StringRef Front, StringRef Back) {
  Front = Front.rtrim('/');
  std::string Result = Front.str();
  if (!Front.empty() && !Front.starts_with("/"))
    Result.insert(0, "/");
  if (!Back.empty() && !Back.starts_with("/"))
    Result += "/";
  return Result + Back.str();
}

std::optional<std::string> pathGivenBy(const Expr *Argument) {
  if (!Argument)
    return "";
  const bool IsDefault = isa<CXXDefaultArgExpr>(Argument);
  const Expr *Given =
      IsDefault ? cast<CXXDefaultArgExpr>(Argument)->getExpr() : Argument;
  const std::optional<std::string> Text = spelledText(*Given);
  if (!Text)
    return IsDefault ? std::optional<std::string>("") : std::nullopt;
  StringRef Path = *Text;
  if (const size_t Scheme = Path.find("://"); Scheme != StringRef::npos) {
    Path = Path.drop_front(Scheme + 3);
    Path = Path.drop_front(std::min(Path.find('/'), Path.size()));
  }
  return joinedPaths(Path, "");
}

std::optional<StringRef> spelledPath(const Expr &E, const ASTContext &Context) {
  if (const std::optional<StringRef> Text = constantText(E))
    return Text;
  if (const std::optional<std::string> Text = spelledText(E))
    return Context.backupStr(*Text);
  return std::nullopt;
}

/// What is added at the end of the sum that \p E is; null if it is none.
static const Expr *addedLast(const Expr &E) {
  const auto *Sum = dyn_cast<CXXOperatorCallExpr>(asWritten(&E));
  return Sum && Sum->getOperator() == OO_Plus && Sum->getNumArgs() == 2
             ? asWritten(Sum->getArg(1))
             : nullptr;
}

// prefix != nullptr ? prefix + "/orders" : "/orders"
const Expr *endOfText(const Expr &E) {
  const auto *Either = dyn_cast<ConditionalOperator>(asWritten(&E));
  if (!Either)
    return addedLast(E);
  const Expr *End = addedLast(*Either->getTrueExpr());
  const auto Alone = spelledText(*Either->getFalseExpr());
  return End && Alone && spelledText(*End) == Alone ? End : nullptr;
}

// static void registerMethod(...) of HttpController<orders::Page>
std::optional<std::string> pathOfClassIn(const Expr &Call) {
  const auto *Called = dyn_cast<CallExpr>(&Call);
  const FunctionDecl *Callee = Called ? Called->getDirectCallee() : nullptr;
  const auto *Base = dyn_cast_if_present<ClassTemplateSpecializationDecl>(
      Callee ? Callee->getDeclContext() : nullptr);
  const QualType Told = Base ? firstType(&Base->getTemplateArgs()) : QualType();
  const CXXRecordDecl *Class =
      Told.isNull() ? nullptr : Told->getAsCXXRecordDecl();
  if (!Class || !Class->getIdentifier() || Class->getParentFunctionOrMethod() ||
      Class->isInAnonymousNamespace())
    return std::nullopt;
  std::string Path;
  SmallVector<StringRef> Names;
  const std::string Name = Class->getQualifiedNameAsString();
  StringRef(Name).split(Names, "::");
  for (const StringRef Part : Names)
    Path += "/" + Part.str();
  return Path;
}

} // namespace redirect
