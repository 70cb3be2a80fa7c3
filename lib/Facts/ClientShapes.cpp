//===- ClientShapes.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ClientShapes.h"
#include "Facts/ClientNames.h"
#include "Facts/Expressions.h"
#include "Models/DeclarationNames.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"

using namespace clang;

namespace redirect {

ClientShapes::ClientShapes(ASTContext &Context,
                           llvm::ArrayRef<const Model *> Models)
    : Context(Context), Models(Models) {
  for (const Model *M : Models) {
    if (!M->Client)
      continue;
    add(M->Client->Location, Location);
    add(M->Client->Requests, Requests);
    add(M->Client->Follows, Follows);
  }
}

void ClientShapes::add(const NameList &Names, Named &To) {
  for (const QualifiedName &Name : Names) {
    const auto Found = lookup(Context, Name.Text);
    for (const NamedDecl *D : Found)
      To.Declarations.insert(representative(*D));
    if (Found.empty())
      To.Macros.insert(Name.Text);
  }
}

StringRef ClientShapes::setting() const {
  for (const Model *M : Models)
    if (M->Client && !M->Client->Setting.empty())
      return M->Client->Setting;
  return "";
}

/// What \p E names: a function, a constant, a member; null if nothing.
static const NamedDecl *namedBy(const Expr &E) {
  const Expr *Written = asWritten(&E);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
    Written = asWritten(Cast->getSubExpr());
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Written))
    return Reference->getDecl();
  if (const auto *Member = dyn_cast<MemberExpr>(Written))
    return Member->getMemberDecl();
  return nullptr;
}

/// The name of the macro that \p E is; empty if it is none.
static StringRef macroOf(const Expr &E, const ASTContext &Context) {
  const SourceLocation Begin = E.IgnoreParenCasts()->getBeginLoc();
  return Begin.isMacroID()
             ? Lexer::getImmediateMacroName(Begin, Context.getSourceManager(),
                                            Context.getLangOpts())
             : "";
}

bool ClientShapes::isNamed(const Expr &E, const Named &Names) const {
  const NamedDecl *D = namedBy(E);
  if (D && Names.Declarations.contains(representative(*D)))
    return true;
  // CURLoption option = CURLOPT_URL; as a macro around the call writes it
  const auto *Variable = dyn_cast_if_present<VarDecl>(D);
  if (Variable && Variable->hasLocalStorage() && Variable->getInit() &&
      Variable->getType()->isEnumeralType()) {
    const NamedDecl *Value = namedBy(*Variable->getInit());
    if (Value && Names.Declarations.contains(representative(*Value)))
      return true;
  }
  return !Names.Macros.empty() && Names.Macros.contains(macroOf(E, Context));
}

// "Location", field::location, HTTP_HEADER_LOCATION
bool ClientShapes::namesHeader(const Expr &E) const {
  if (const std::optional<StringRef> Text = constantText(E))
    return isLocationText(*Text);
  if (isNamed(E, Location))
    return true;
  const NamedDecl *D = namedBy(E);
  const auto EndsInLocation = [](StringRef Name) {
    return Name.equals_insensitive("location") ||
           Name.ends_with_insensitive("_location") ||
           Name.ends_with("LocationHeader") || Name.ends_with("kLocation");
  };
  if (isa_and_present<EnumConstantDecl>(D))
    return D->getIdentifier() && EndsInLocation(D->getName());
  return isa<IntegerLiteral>(E.IgnoreParenCasts()) &&
         EndsInLocation(macroOf(E, Context));
}

SmallVector<const Expr *, 4> givenTo(const CallExpr &Call) {
  SmallVector<const Expr *, 4> Result(Call.arguments());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (Operator && !Result.empty() &&
      isa_and_present<CXXMethodDecl>(Call.getDirectCallee()))
    Result.erase(Result.begin());
  return Result;
}

const Expr *calledOn(const CallExpr &Call) {
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return Member->getImplicitObjectArgument();
  if (isa<CXXOperatorCallExpr>(Call) && Call.getNumArgs() != 0 &&
      isa_and_present<CXXMethodDecl>(Call.getDirectCallee()))
    return Call.getArg(0);
  return nullptr;
}

StringRef calleeName(const CallExpr &Call) {
  const auto *Callee = dyn_cast_if_present<NamedDecl>(Call.getCalleeDecl());
  return Callee && Callee->getIdentifier() ? Callee->getName() : "";
}

static StringRef className(const CallExpr &Call) {
  const auto *Method =
      dyn_cast_if_present<CXXMethodDecl>(Call.getDirectCallee());
  return Method && Method->getParent()->getIdentifier()
             ? Method->getParent()->getName()
             : "";
}

const ValueDecl *objectBehind(const Expr &E) {
  const Expr *At = &E;
  while (true) {
    At = At->IgnoreParenCasts()->IgnoreImplicit();
    if (const auto *Reference = dyn_cast<DeclRefExpr>(At))
      return isa<VarDecl>(Reference->getDecl()) ? Reference->getDecl()
                                                : nullptr;
    if (const auto *Member = dyn_cast<MemberExpr>(At)) {
      if (isa<FieldDecl>(Member->getMemberDecl()))
        return Member->getMemberDecl();
      At = Member->getBase();
    } else if (const auto *Unary = dyn_cast<UnaryOperator>(At)) {
      At = Unary->getSubExpr();
    } else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(At)) {
      At = Element->getBase();
    } else if (const auto *Sum = dyn_cast<BinaryOperator>(At)) {
      At = Sum->getLHS();
    } else if (const auto *Construct = dyn_cast<CXXConstructExpr>(At);
               Construct && Construct->getNumArgs() != 0) {
      At = Construct->getArg(0);
    } else if (const auto *Call = dyn_cast<CallExpr>(At)) {
      const Expr *Object = calledOn(*Call);
      if (!Object && Call->getNumArgs() != 0)
        Object = Call->getArg(0);
      if (!Object)
        return nullptr;
      At = Object;
    } else {
      return nullptr;
    }
  }
}

/// True for texts, pointers to them, and what else may hold a header's value.
static bool mayHoldText(QualType Type) {
  Type = Type.getNonReferenceType();
  return Type->isPointerType() || Type->isArrayType() || Type->isRecordType();
}

bool ClientShapes::hasHeaderName(const CallExpr &Call) const {
  return llvm::any_of(givenTo(Call), [&](const Expr *Argument) {
    return namesHeader(*Argument);
  });
}

bool ClientShapes::givesLocation(const Expr &E) const {
  if (!mayHoldText(E.getType()))
    return false;
  // answer->location, std::string location
  if (const NamedDecl *D = namedBy(E);
      isa_and_present<VarDecl, FieldDecl>(D) && D->getIdentifier())
    return holdsLocation(D->getName());
  const auto *Call = dyn_cast<CallExpr>(&E);
  if (!Call)
    return false;
  const auto *Callee = Call->getDirectCallee();
  if (Callee && Location.Declarations.contains(representative(*Callee)))
    return true;
  const StringRef Name = calleeName(*Call);
  if (Name.empty()) // headers["Location"]
    return isa<CXXOperatorCallExpr>(Call) && hasHeaderName(*Call);
  // answer.getLocation(), response_get_location(answer)
  if (holdsLocation(Name) && Call->getNumArgs() <= 1)
    return true;
  return !isNoReader(Name) && hasHeaderName(*Call);
}

/// True for what a call may fill with a text: &url, buffer, a string.
static bool isFilled(const Expr &Argument) {
  const Expr *Written = Argument.IgnoreParenCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(Written);
      Address && Address->getOpcode() == UO_AddrOf)
    return mayHoldText(Address->getSubExpr()->getType());
  const QualType Type = Argument.getType();
  if (Type->isPointerType())
    return !Type->getPointeeType().isConstQualified() &&
           (Type->getPointeeType()->isAnyCharacterType() ||
            Type->isVoidPointerType());
  return Argument.isLValue() && isText(Type) && !Type.isConstQualified();
}

SmallVector<const Expr *, 2>
ClientShapes::filledBy(const CallExpr &Call) const {
  SmallVector<const Expr *, 2> Result;
  const auto Arguments = givenTo(Call);
  const StringRef Name = calleeName(Call);
  // if (strncasecmp(line, "Location:", 9) == 0), header.name() == "location"
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  const bool IsEquality = Operator && (Operator->getOperator() == OO_EqualEqual ||
                                       Operator->getOperator() ==
                                           OO_ExclaimEqual);
  const bool Compares = IsEquality || namesComparison(Name);
  bool Names = false;
  for (const Expr *Argument : Arguments) {
    const std::optional<StringRef> Text = constantText(*Argument);
    Names |= namesHeader(*Argument) || (Text && scansLocation(*Text) &&
                                        Name.contains("scanf"));
  }
  if (!Names || (!Compares && isNoReader(Name)))
    return Result;
  if (const Expr *Object = calledOn(Call); Object && Compares)
    Result.push_back(Object);
  for (const Expr *Argument : Arguments)
    if (!namesHeader(*Argument) &&
        (Compares ? mayHoldText(Argument->getType()) : isFilled(*Argument)))
      Result.push_back(Argument);
  return Result;
}

bool ClientShapes::isRequest(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (Callee && Requests.Declarations.contains(representative(*Callee)))
    return true;
  // curl_easy_setopt(handle, CURLOPT_URL, url)
  if (llvm::any_of(Call.arguments(), [&](const Expr *Argument) {
        return Argument->getType()->isIntegralOrEnumerationType() &&
               isNamed(*Argument, Requests);
      }))
    return true;
  // connect(reply, &Reply::finished, this, &Window::show)
  const bool TakesMembers =
      llvm::any_of(Call.arguments(), [](const Expr *Argument) {
        return Argument->getType()->isMemberPointerType();
      });
  return !TakesMembers && namesRequest(calleeName(Call), className(Call));
}

bool ClientShapes::follows(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Follows.Declarations.contains(representative(*Callee));
}

bool ClientShapes::isCutOut(const CallExpr &Call) const {
  const StringRef Name = calleeName(Call);
  return (namesSearch(Name) || namesComparison(Name)) &&
         llvm::any_of(givenTo(Call), [](const Expr *Argument) {
           const std::optional<StringRef> Text = constantText(*Argument);
           return Text && redirect::isCutOut(*Text);
         });
}

} // namespace redirect
