//===- StatusTests.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/StatusTests.h"
#include "Facts/ClientNames.h"
#include "Facts/ClientShapes.h"
#include "Facts/Expressions.h"
#include "Facts/StatementsIn.h"
#include "Http/Status.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace redirect {

static bool isRedirectCode(int64_t Code) {
  return Code > 300 && Code < 309 &&
         !reasonPhrase(static_cast<int>(Code)).empty();
}

std::optional<int64_t> signedNumber(const Expr &E, const ASTContext &Context) {
  Expr::EvalResult Result;
  if (E.isValueDependent() || !E.getType()->isIntegralOrEnumerationType() ||
      !E.EvaluateAsInt(Result, Context, Expr::SE_NoSideEffects))
    return std::nullopt;
  return Result.Val.getInt().extOrTrunc(64).getSExtValue();
}

static std::string nameOf(StringRef Kind, const Decl &D) {
  return (Kind +
          llvm::utohexstr(reinterpret_cast<uintptr_t>(D.getCanonicalDecl())))
      .str();
}

bool StatusTests::holds(const VarDecl &Variable) const {
  return Places.contains(nameOf("variable", Variable));
}

/// reply.attribute(StatusCode).toInt(), response.status()
static std::string placeOfCall(const CallExpr &Call,
                               const ASTContext &Context) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || isa<CXXOperatorCallExpr>(Call))
    return "";
  std::string Result = nameOf("call", *Callee);
  for (const Expr *Argument : Call.arguments())
    if (const auto Number = signedNumber(*Argument, Context))
      Result += "," + std::to_string(*Number);
  const Expr *Object = calledOn(Call);
  const auto *Inner =
      Object ? dyn_cast<CallExpr>(Object->IgnoreParenCasts()->IgnoreImplicit())
             : nullptr;
  return Inner ? Result + "of" + placeOfCall(*Inner, Context) : Result;
}

std::string placeOfNumber(const Expr &E, const ASTContext &Context) {
  const Expr *Written = E.IgnoreParenCasts()->IgnoreImplicit();
  while (Written != Written->IgnoreParenCasts())
    Written = Written->IgnoreParenCasts()->IgnoreImplicit();
  if (!Written->getType().getNonReferenceType()->isIntegralOrEnumerationType())
    return "";
  if (const auto *Assignment = dyn_cast<BinaryOperator>(Written))
    return Assignment->getOpcode() == BO_Assign
               ? placeOfNumber(*Assignment->getLHS(), Context)
               : "";
  if (const auto *Reference = dyn_cast<DeclRefExpr>(Written))
    return isa<VarDecl>(Reference->getDecl())
               ? nameOf("variable", *Reference->getDecl())
               : "";
  if (const auto *Member = dyn_cast<MemberExpr>(Written))
    return nameOf("member", *Member->getMemberDecl());
  const auto *Call = dyn_cast<CallExpr>(Written);
  return Call ? placeOfCall(*Call, Context) : "";
}

/// The statuses in the constant list that \p E names, in source order.
static SmallVector<const Expr *, 4> statusesListed(const Expr &E,
                                                   const ASTContext &Context) {
  const auto *Variable = dyn_cast_if_present<VarDecl>(objectBehind(E));
  SmallVector<const Expr *, 4> Result;
  if (!Variable || !Variable->hasInit() ||
      !(Variable->getType().isConstQualified() ||
        Variable->getType()->isArrayType() || Variable->isStaticLocal()))
    return Result;
  SmallVector<const Stmt *> Pending = {Variable->getInit()};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    const auto *Number = dyn_cast<Expr>(S);
    if (isa_and_present<IntegerLiteral, DeclRefExpr>(Number) &&
        signedNumber(*Number, Context).value_or(0) >= 100)
      Result.push_back(Number);
    else
      Pending.append(S->child_begin(), S->child_end());
  }
  return Result;
}

/// codes.count(status), std::find(begin(codes), end(codes), status)
static std::optional<StatusCall> listCall(const CallExpr &Call,
                                          const ASTContext &Context) {
  const StringRef Name = calleeName(Call);
  if (Name != "count" && Name != "contains" && Name != "find")
    return std::nullopt;
  const Expr *List = calledOn(Call);
  if (!List && Call.getNumArgs() > 1)
    List = Call.getArg(0);
  if (!List || Call.getNumArgs() == 0)
    return std::nullopt;
  StatusCall Result;
  Result.Number = Call.getArg(Call.getNumArgs() - 1);
  if (!Result.Number->getType()->isIntegralOrEnumerationType())
    return std::nullopt;
  Result.Constants = statusesListed(*List, Context);
  for (const Expr *Constant : Result.Constants)
    Result.Wanted.push_back(signedNumber(*Constant, Context).value_or(0));
  if (llvm::none_of(Result.Wanted, isRedirectCode))
    return std::nullopt;
  return Result;
}

/// What a function of this name gives if a text is another, or in it.
static bool fillResults(StringRef Name, StatusCall &Call) {
  if (Name.contains_insensitive("cmp") || Name == "compare") {
    Call.IfFound = 0;
    Call.IfNot = 1;
  } else if (Name.contains("find") || Name == "indexOf") {
    Call.IfFound = 0;
    Call.IfNot = -1;
  } else {
    return namesComparison(Name) || namesSearch(Name);
  }
  return true;
}

static std::optional<StatusCall> textCall(const CallExpr &Call) {
  StatusCall Result;
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call);
  if (Operator) {
    const bool IsEquality = Operator->getOperator() == OO_EqualEqual;
    if (!IsEquality && Operator->getOperator() != OO_ExclaimEqual)
      return std::nullopt;
    Result.IfFound = IsEquality ? 1 : 0;
    Result.IfNot = IsEquality ? 0 : 1;
  } else if (!fillResults(calleeName(Call), Result)) {
    return std::nullopt;
  }
  for (const Expr *Argument : Call.arguments()) {
    const std::optional<StringRef> Text = constantText(*Argument);
    const std::optional<int> Code = Text ? statusInText(*Text) : std::nullopt;
    if (!Code)
      continue;
    Result.Wanted.push_back(*Code);
    Result.Constants.push_back(Argument);
    return Result;
  }
  return std::nullopt;
}

std::optional<StatusCall> statusCall(const Expr &E, const ASTContext &Context) {
  const auto *Call = dyn_cast<CallExpr>(&E);
  if (!Call)
    return std::nullopt;
  if (std::optional<StatusCall> List = listCall(*Call, Context))
    return List;
  return textCall(*Call);
}

static bool holdsStatus(StringRef Name) {
  static constexpr StringRef Parts[] = {"status", "code",   "http",
                                        "resp",   "result", "reply"};
  return Name == "rc" || llvm::any_of(Parts, [&](StringRef Part) {
           return Name.contains_insensitive(Part);
         });
}

bool namesStatus(const Expr &Number) {
  const Expr *Written = Number.IgnoreParenCasts()->IgnoreImplicit();
  if (const auto *Call = dyn_cast<CallExpr>(Written))
    return holdsStatus(calleeName(*Call));
  const auto *Reference = dyn_cast<DeclRefExpr>(Written);
  const auto *Member = dyn_cast<MemberExpr>(Written);
  const ValueDecl *D = Reference ? Reference->getDecl() : nullptr;
  if (Member)
    D = Member->getMemberDecl();
  return D && D->getIdentifier() && holdsStatus(D->getName());
}

namespace {

class TestFinder {
public:
  explicit TestFinder(const ASTContext &Context) : Context(Context) {}

  void visit(const Stmt &S) {
    if (const auto *Operator = dyn_cast<BinaryOperator>(&S)) {
      if (Operator->isComparisonOp()) {
        compare(*Operator, *Operator->getLHS(), *Operator->getRHS());
        compare(*Operator, *Operator->getRHS(), *Operator->getLHS());
      }
    } else if (const auto *Switch = dyn_cast<SwitchStmt>(&S)) {
      choose(*Switch);
    } else if (const auto *Call = dyn_cast<CallExpr>(&S)) {
      call(*Call);
    }
  }

  StatusTests Result;

private:
  void add(const Expr &Tested) {
    const Expr *Written = Tested.IgnoreParenCasts();
    // status / 100
    if (const auto *Operator = dyn_cast<BinaryOperator>(Written);
        Operator && Operator->isMultiplicativeOp())
      Written = Operator->getLHS();
    const std::string Place = placeOfNumber(*Written, Context);
    if (Place.empty())
      return;
    Result.Places.insert(Place);
    Result.NamesStatus |= namesStatus(*Written);
  }

  void compare(const BinaryOperator &Operator, const Expr &Tested,
               const Expr &With) {
    const std::optional<int64_t> Code = signedNumber(With, Context);
    if (!Code)
      return;
    const bool IsBound =
        Operator.isRelationalOp() &&
        ((*Code >= 300 && *Code < 310) || *Code == 399 || *Code == 400);
    const bool IsClass =
        *Code == 3 && isa<BinaryOperator>(Tested.IgnoreParenCasts());
    if (!isRedirectCode(*Code) && !IsBound && !IsClass)
      return;
    add(Tested);
    if (!Operator.isRelationalOp() && !IsClass)
      Result.Constants.push_back(&With);
    else if (IsClass || (*Code >= 300 && *Code < 310))
      Result.Bounds.push_back(&With);
  }

  void choose(const SwitchStmt &Switch) {
    bool IsStatus = false;
    for (const SwitchCase *Label = Switch.getSwitchCaseList(); Label;
         Label = Label->getNextSwitchCase())
      if (const auto *Case = dyn_cast<CaseStmt>(Label)) {
        const auto Code = signedNumber(*Case->getLHS(), Context);
        if (!Code || !isRedirectCode(*Code))
          continue;
        IsStatus = true;
        Result.Constants.push_back(Case->getLHS());
      }
    if (IsStatus)
      add(*Switch.getCond());
  }

  void call(const CallExpr &Call) {
    const std::optional<StatusCall> Test = statusCall(Call, Context);
    if (!Test || llvm::none_of(Test->Wanted, isRedirectCode))
      return;
    if (Test->Number)
      add(*Test->Number);
    else
      Result.NamesStatus = true;
    Result.Constants.append(Test->Constants.begin(), Test->Constants.end());
  }

  const ASTContext &Context;
};

} // namespace

StatusTests statusTestsIn(const Stmt &Body, const ASTContext &Context) {
  TestFinder Finder(Context);
  forEachIn(&Body, [&](const Stmt &S) { Finder.visit(S); });
  return std::move(Finder.Result);
}

} // namespace redirect
