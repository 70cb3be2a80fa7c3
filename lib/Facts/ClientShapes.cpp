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

using namespace clang;

namespace redirect {

ClientShapes::ClientShapes(ASTContext &Context,
                           llvm::ArrayRef<const Model *> Models)
    : Context(Context) {
  for (const Model *M : Models) {
    if (!M->Client)
      continue;
    add(*M, M->Client->Location, Location);
    add(*M, M->Client->Requests, Requests);
    add(*M, M->Client->Follows, Follows);
  }
}

void ClientShapes::add(const Model &M, const NameList &Names,
                       NamedExpressions &To) {
  for (const Decl *D : To.add(Names, Context))
    Owners[D] = &M;
}

StringRef ClientShapes::settingFor(const Stmt &Body) const {
  SmallVector<const Stmt *> Pending = {&Body};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    const auto *Reference = dyn_cast<DeclRefExpr>(S);
    const auto *Member = dyn_cast<MemberExpr>(S);
    const NamedDecl *D = Reference ? Reference->getDecl() : nullptr;
    if (Member)
      D = Member->getMemberDecl();
    if (D)
      if (const Model *Owner = Owners.lookup(representative(*D));
          Owner && Owner->Client)
        return Owner->Client->Setting;
    Pending.append(S->child_begin(), S->child_end());
  }
  return "";
}

// "Location", field::location, HTTP_HEADER_LOCATION
bool ClientShapes::namesHeader(const Expr &E) const {
  if (const std::optional<StringRef> Text = constantText(E))
    return isLocationText(*Text);
  if (Location.contain(E, Context))
    return true;
  const NamedDecl *D = namedBy(E);
  const auto EndsInLocation = [](StringRef Name) {
    return !Name.contains_insensitive("content") &&
           (Name.equals_insensitive("location") ||
            Name.ends_with_insensitive("_location") ||
            Name.ends_with("LocationHeader") || Name.ends_with("kLocation"));
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

// session_set_url(session, url)
/// The structure to which the first argument of \p Call points, a function's of
/// no class; empty if there is none.
static StringRef firstRecord(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || isa<CXXMethodDecl>(Callee) || Callee->param_empty())
    return "";
  const QualType Type = Callee->getParamDecl(0)->getType();
  const RecordDecl *Record = Type->isPointerType()
                                 ? Type->getPointeeType()->getAsRecordDecl()
                                 : nullptr;
  if (!Record)
    return "";
  if (const TypedefNameDecl *Alias = Record->getTypedefNameForAnonDecl())
    return Alias->getName();
  return Record->getIdentifier() ? Record->getName() : "";
}

// struct Text { char *start; size_t length; };
/// True if \p Field is what its record is about: who holds the one holds the
/// other.
static bool isWholeText(const FieldDecl &Field) {
  static constexpr unsigned MaxMembers = 4;
  unsigned Members = 0;
  unsigned Others = 0;
  for (const FieldDecl *Member : Field.getParent()->fields()) {
    ++Members;
    const QualType Type = Member->getType();
    Others += Member != &Field && (Type->isPointerType() ||
                                   Type->isArrayType() || Type->isRecordType());
  }
  return Members <= MaxMembers && Others == 0 && pointsToText(Field.getType());
}

/// What \p E is a part of, points to, or is made of; null if that is nothing.
static const Expr *wholeOf(const Expr &E) {
  if (const auto *Unary = dyn_cast<UnaryOperator>(&E))
    return Unary->getSubExpr();
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(&E))
    return Element->getBase();
  if (const auto *Sum = dyn_cast<BinaryOperator>(&E))
    return Sum->getLHS();
  if (const auto *Construct = dyn_cast<CXXConstructExpr>(&E))
    return Construct->getNumArgs() == 0 ? nullptr : Construct->getArg(0);
  const auto *Call = dyn_cast<CallExpr>(&E);
  if (!Call)
    return nullptr;
  const Expr *Object = calledOn(*Call);
  return Object || Call->getNumArgs() == 0 ? Object : Call->getArg(0);
}

const ValueDecl *objectBehind(const Expr &E) {
  const Expr *At = &E;
  while (true) {
    At = At->IgnoreParenCasts()->IgnoreImplicit();
    if (const auto *Reference = dyn_cast<DeclRefExpr>(At))
      return isa<VarDecl>(Reference->getDecl()) ? Reference->getDecl()
                                                : nullptr;
    if (const auto *Member = dyn_cast<MemberExpr>(At)) {
      const auto *Field = dyn_cast<FieldDecl>(Member->getMemberDecl());
      if (Field && !isWholeText(*Field))
        return Field;
      At = Member->getBase();
    } else {
      At = wholeOf(*At);
      if (!At)
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

bool ClientShapes::givesLocation(const Expr &E, bool ByName) const {
  if (!mayHoldText(E.getType()))
    return false;
  // answer->location, std::string location
  if (const NamedDecl *D = namedBy(E);
      isa_and_present<VarDecl, FieldDecl>(D) && D->getIdentifier()) {
    const LocationName Name = locationName(D->getName());
    return ByName && (Name == LocationName::Yes ||
                      (Name == LocationName::Maybe && isa<FieldDecl>(D)));
  }
  const auto *Call = dyn_cast<CallExpr>(&E);
  if (!Call)
    return false;
  const auto *Callee = Call->getDirectCallee();
  if (Callee && Location.contain(*Callee))
    return true;
  const StringRef Name = calleeName(*Call);
  if (Name.empty()) // headers["Location"]
    return isa<CXXOperatorCallExpr>(Call) && hasHeaderName(*Call);
  // answer.getLocation(), response_get_location(answer)
  if (ByName && locationName(Name) != LocationName::No &&
      Call->getNumArgs() <= 1)
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

SmallVector<const Expr *, 2> filledArguments(const CallExpr &Call) {
  SmallVector<const Expr *, 2> Result;
  llvm::copy_if(givenTo(Call), std::back_inserter(Result),
                [](const Expr *Argument) { return isFilled(*Argument); });
  return Result;
}

// getinfo(handle, CURLINFO_REDIRECT_URL, &url), sscanf(line, "Location: %s",
// to)
SmallVector<const Expr *, 2>
ClientShapes::filledBy(const CallExpr &Call) const {
  const StringRef Name = calleeName(Call);
  const bool Names = llvm::any_of(givenTo(Call), [&](const Expr *Argument) {
    const std::optional<StringRef> Text = constantText(*Argument);
    return namesHeader(*Argument) ||
           (Text && Name.contains("scanf") && scansLocation(*Text));
  });
  if (!Names || Name.empty() || isNoReader(Name) || namesComparison(Name))
    return {};
  return filledArguments(Call);
}

/// The two sides of `name == location`; none if \p E is no such comparison.
static SmallVector<const Expr *, 2> sidesOf(const Expr &E) {
  if (const auto *Operator = dyn_cast<BinaryOperator>(&E);
      Operator && Operator->isEqualityOp())
    return {Operator->getLHS(), Operator->getRHS()};
  const auto *Overloaded = dyn_cast<CXXOperatorCallExpr>(&E);
  if (Overloaded && Overloaded->getNumArgs() == 2 &&
      (Overloaded->getOperator() == OO_EqualEqual ||
       Overloaded->getOperator() == OO_ExclaimEqual))
    return {Overloaded->getArg(0), Overloaded->getArg(1)};
  const auto *Call = dyn_cast<CallExpr>(&E);
  SmallVector<const Expr *, 2> Result;
  if (!Call || Overloaded || !namesComparison(calleeName(*Call)))
    return Result;
  if (const Expr *Object = calledOn(*Call))
    Result.push_back(Object);
  Result.append(Call->arg_begin(), Call->arg_end());
  return Result;
}

// strncasecmp(line, "Location:", 9) == 0, header.name() == field::location
SmallVector<const Expr *, 2> ClientShapes::comparedBy(const Expr &E) const {
  SmallVector<const Expr *, 2> Result = sidesOf(E);
  if (llvm::none_of(Result,
                    [&](const Expr *Side) { return namesHeader(*Side); }))
    return {};
  llvm::erase_if(Result, [&](const Expr *Side) { return namesHeader(*Side); });
  return Result;
}

bool ClientShapes::isRequest(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (Callee && Requests.contain(*Callee))
    return true;
  // curl_easy_setopt(handle, CURLOPT_URL, url)
  if (llvm::any_of(Call.arguments(), [&](const Expr *Argument) {
        return Argument->getType()->isIntegralOrEnumerationType() &&
               Requests.contain(*Argument, Context);
      }))
    return true;
  // connect(reply, &Reply::finished, this, &Window::show)
  const bool TakesMembers =
      llvm::any_of(Call.arguments(), [](const Expr *Argument) {
        return Argument->getType()->isMemberPointerType();
      });
  const StringRef Name = calleeName(Call);
  return !TakesMembers && (namesRequest(Name, className(Call)) ||
                           setsAddress(Name, firstRecord(Call)));
}

bool ClientShapes::follows(const CallExpr &Call) const {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Follows.contain(*Callee))
    return Callee != nullptr;
  // followRedirects(true) sets something.
  const bool IsGivenAnswer =
      llvm::any_of(Call.arguments(), [](const Expr *Argument) {
        return !Argument->getType()->isArithmeticType();
      });
  return IsGivenAnswer && !Callee->isDefined() &&
         namesFollowing(calleeName(Call));
}

// to.find("code="), strrchr(to, '/'), query.item("code")
bool ClientShapes::isCutOut(const CallExpr &Call) const {
  const StringRef Name = calleeName(Call);
  const bool Searches = namesSearch(Name) || namesComparison(Name);
  const bool TakesLast = namesLastPart(Name);
  const bool TakesParameter = namesParameter(Name);
  bool NamesText = false;
  for (const Expr *Argument : givenTo(Call)) {
    const auto *Letter =
        dyn_cast<CharacterLiteral>(Argument->IgnoreParenCasts());
    // A port stands behind the last colon.
    if (Letter && Letter->getValue() != '/')
      return false;
    const std::optional<StringRef> Text = constantText(*Argument);
    if (!Text)
      continue;
    if (Searches && redirect::isCutOut(*Text))
      return true;
    // An address is taken apart, not cut.
    if (Text->contains("http") || Text->contains(":"))
      return false;
    NamesText = true;
  }
  return TakesLast || (TakesParameter && NamesText);
}

} // namespace redirect
