//===- PathQuestions.cpp - Which code asks for the path -------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Flow/Evaluator.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace redirect {

namespace {

/// A test of a text, and what it tells where it gives \c If.
struct PathQuestion {
  const Expr *Asked;
  PathTest Tells;
  bool If;

  /// What is known where the condition holds, or fails.
  PathTest told(bool Holds) const {
    if (Holds == If)
      return Tells;
    if (Tells.Tells == PathTest::Kind::Begins)
      return {PathTest::Kind::BeginsOtherwise, Tells.Path};
    return {};
  }
};

} // namespace

static bool isZero(const Expr *E) {
  E = asWritten(E);
  if (const auto *Letter = dyn_cast<CharacterLiteral>(E))
    return Letter->getValue() == 0;
  const auto *Literal = dyn_cast<IntegerLiteral>(E);
  return Literal && Literal->getValue() == 0;
}

/// A question about one of \p Left and \p Right, if the other is a path.
static std::optional<PathQuestion> askedEqual(const Expr *Left,
                                              const Expr *Right, bool If) {
  if (!constantText(*Right))
    std::swap(Left, Right);
  const StringRef Path = constantText(*Right).value_or("");
  if (!Path.starts_with("/"))
    return std::nullopt;
  return PathQuestion{Left, {PathTest::Kind::Is, Path}, If};
}

// strcmp(path, "/a"), strncmp(path, "/api/", 5)
static std::optional<PathQuestion>
askedByComparison(const TextComparison &How, const Expr &E,
                  const ASTContext &Context) {
  std::optional<PathQuestion> Result = askedEqual(
      How.Left, How.Right, How.EqualIs == ComparisonModel::Equal::True);
  const auto *Call = dyn_cast<CallExpr>(&E);
  if (!Result || !Call || Call->getNumArgs() != 3)
    return Result;
  Expr::EvalResult Length;
  if (const Expr *Last = Call->getArg(2);
      !Last->isValueDependent() && Last->EvaluateAsInt(Length, Context) &&
      Length.Val.getInt().ule(Result->Tells.Path.size()))
    Result->Tells = {
        PathTest::Kind::Begins,
        Result->Tells.Path.take_front(Length.Val.getInt().getZExtValue())};
  return Result;
}

// path.starts_with("/api/"), path.rfind("/api/", 0), path.empty()
static std::optional<PathQuestion> askedByCall(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || !Callee->getDeclName().isIdentifier())
    return std::nullopt;
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  llvm::SmallVector<const Expr *, 3> Given(Call.arguments());
  if (Member)
    Given.insert(Given.begin(), Member->getImplicitObjectArgument());
  const StringRef Name = Callee->getName();
  if (Member && Name == "empty")
    return PathQuestion{Given[0], {PathTest::Kind::Is, ""}, true};
  const std::optional<StringRef> Path =
      Given.size() < 2 ? std::nullopt : constantText(*Given[1]);
  if (!Path || !Path->starts_with("/"))
    return std::nullopt;
  const PathTest Begins = {PathTest::Kind::Begins, *Path};
  static constexpr llvm::StringLiteral Starts[] = {"starts_with", "startsWith",
                                                   "StartsWith"};
  if (llvm::is_contained(Starts, Name))
    return PathQuestion{Given[0], Begins, true};
  // Both give 0 for the beginning.
  if (Member && ((Name == "rfind" && Given.size() == 3 && isZero(Given[2])) ||
                 (Name == "find" &&
                  (Given.size() == 2 || isa<CXXDefaultArgExpr>(Given[2])))))
    return PathQuestion{Given[0], Begins, false};
  return std::nullopt;
}

static std::optional<PathQuestion> questionOf(const Expr *Condition,
                                              const FunctionFacts &Facts,
                                              const ASTContext &Context) {
  const Expr *E = asWritten(Condition);
  const Fact *F = Facts.at(E);
  if (const auto *Compared = F ? std::get_if<TextComparison>(F) : nullptr)
    return askedByComparison(*Compared, *E, Context);
  if (const auto *Rewritten = dyn_cast<CXXRewrittenBinaryOperator>(E)) {
    const auto Form = Rewritten->getDecomposedForm();
    return askedEqual(Form.LHS, Form.RHS, Form.Opcode == BO_EQ);
  }
  if (const auto *Call = dyn_cast<CXXOperatorCallExpr>(E)) {
    if (Call->getOperator() == OO_EqualEqual ||
        Call->getOperator() == OO_ExclaimEqual)
      return askedEqual(Call->getArg(0), Call->getArg(1),
                        Call->getOperator() == OO_EqualEqual);
    return std::nullopt;
  }
  if (const auto *Call = dyn_cast<CallExpr>(E))
    return askedByCall(*Call);
  // path[0]
  if (const auto *Letter = dyn_cast<ArraySubscriptExpr>(E);
      Letter && isZero(Letter->getIdx()))
    return PathQuestion{Letter->getBase(), {PathTest::Kind::Is, ""}, false};
  const auto *Binary = dyn_cast<BinaryOperator>(E);
  if (!Binary || !Binary->isEqualityOp() || !isZero(Binary->getRHS()))
    return std::nullopt;
  std::optional<PathQuestion> Result =
      questionOf(Binary->getLHS(), Facts, Context);
  if (Result && Binary->getOpcode() == BO_EQ)
    Result->If = !Result->If;
  return Result;
}

/// True if \p Values are the request's own path, as it came.
static bool isOwnPath(const ValueSet &Values) {
  if (std::distance(Values.begin(), Values.end()) != 1)
    return false;
  const Value &Is = Values.begin()->Is;
  return Is.Is == Value::Kind::Text && Is.Text.Pieces.size() == 1 &&
         Is.Text.holds(TextPiece::Source::RequestTarget) &&
         !Is.Text.Pieces.front().IsEdited;
}

PathTest Evaluator::testedPath(const Expr *Condition, bool Holds) const {
  const Expr *E = asWritten(Condition);
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    return testedPath(Not->getSubExpr(), !Holds);
  // Both sides of a && b hold if it does; both of a || b fail if it does.
  if (const auto *Logical = dyn_cast<BinaryOperator>(E);
      Logical && Logical->isLogicalOp()) {
    PathTest Result = testedPath(Logical->getLHS(), Holds);
    const PathTest Right = testedPath(Logical->getRHS(), Holds);
    if ((Logical->getOpcode() == BO_LAnd) == Holds)
      Result.add(Right);
    else
      Result.join(Right);
    return Result;
  }
  const std::optional<PathQuestion> Question = questionOf(E, Facts, Context);
  if (!Question)
    return {};
  const PathTest Told = Question->told(Holds);
  return !Told.empty() && isOwnPath(evaluate(Question->Asked)) ? Told
                                                               : PathTest();
}

} // namespace redirect
