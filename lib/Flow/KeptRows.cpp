//===- KeptRows.cpp - Variables that keep a row ---------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A row that a loop has found is used behind it: `for (auto &row : rows) if
// (row.path == req.path) { found = &row; break; } if (found) found->page(req,
// res);`. What `found` may be is a choice like that of the loop: one of the
// rows, or none of them.
//
//===----------------------------------------------------------------------===//

#include "Facts/ElementCalls.h"
#include "Facts/Expressions.h"
#include "Flow/Choices.h"
#include "Flow/Evaluator.h"
#include "Flow/Lists.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace redirect {

/// `row` for `&row`; \p E itself as it is written if it is something else.
static const Expr *pointedAt(const Expr &E) {
  const Expr *Written = asWritten(&E);
  const auto *AddressOf = dyn_cast<UnaryOperator>(Written);
  return AddressOf && AddressOf->getOpcode() == UO_AddrOf
             ? asWritten(AddressOf->getSubExpr())
             : Written;
}

/// The list of which \p Given is an element, or leads to one: `&row`, `rows`,
/// `&rows[i]`; null if it is none.
static const Expr *listBehind(const Expr &Given, const FunctionFacts &Facts) {
  // const Row &row = rows[i]; found = &row;
  static constexpr unsigned MaxSteps = 4;
  const Expr *E = &Given;
  for (unsigned I = 0; E && I != MaxSteps; ++I) {
    E = pointedAt(*E);
    if (const Expr *List = beginOf(E))
      return List;
    if (E->getType()->isArrayType())
      return E;
    if (const std::optional<ElementAt> Element = elementAt(*E))
      return Element->List;
    const VarDecl *Named = variableNamed(*E);
    if (!Named || !Named->hasLocalStorage())
      return nullptr;
    if (Named->isCXXForRangeDecl())
      return boundExpression(*Named);
    const auto Later = Facts.PointedLater.find(Named);
    E = Named->getInit()                    ? Named->getInit()
        : Later != Facts.PointedLater.end() ? Later->second.front()
                                            : nullptr;
  }
  return nullptr;
}

/// True if \p A and \p B name the same list.
static bool areSameList(const Expr &A, const Expr &B) {
  const VarDecl *Named = variableNamed(A);
  return Named ? Named == variableNamed(B) : &A == &B;
}

static bool isNull(const Expr &E, const ASTContext &Context) {
  return E.isNullPointerConstant(const_cast<ASTContext &>(Context),
                                 Expr::NPC_ValueDependentIsNotNull);
}

static std::shared_ptr<const Choice::Options>
rowsPointedTo(const VarDecl &Variable, const FunctionFacts &Facts) {
  static constexpr size_t MaxOthers = 4;
  const auto Later = Facts.PointedLater.find(&Variable);
  if (Later == Facts.PointedLater.end())
    return nullptr;
  SmallVector<const Expr *, 4> Given(Later->second.begin(),
                                     Later->second.end());
  if (Variable.getInit())
    Given.push_back(Variable.getInit());
  const Expr *List = nullptr;
  SmallVector<const Expr *, 2> Others;
  bool HasEnd = false;
  for (const Expr *E : Given) {
    if (isNull(*E, Variable.getASTContext()))
      HasEnd = true;
    else if (const Expr *Of = listBehind(*E, Facts); !Of)
      Others.push_back(pointedAt(*E));
    else if (!List)
      List = Of;
    else if (!areSameList(*List, *Of))
      return nullptr;
  }
  const auto Rows =
      List && Others.size() <= MaxOthers ? rowsOf(*List) : nullptr;
  if (!Rows)
    return nullptr;
  auto Result = std::make_shared<Choice::Options>(*Rows);
  Result->Rows.insert(Result->Rows.end(), Others.begin(), Others.end());
  Result->HasEnd = HasEnd;
  return Result;
}

/// What \p Variable, a local pointer, may point to, if somewhere it is set to a
/// row of a table that is spelled out: the rows, and what else it is set to. Of
/// a number that is the index of such a table, the rows and the end. Null if it
/// is something else.
static std::shared_ptr<const Choice::Options>
keptRows(const VarDecl &Variable, const FunctionFacts &Facts) {
  if (!Variable.isLocalVarDecl() || !Variable.hasLocalStorage())
    return nullptr;
  const QualType Type = Variable.getType();
  if (Type->isPointerType() && Type->getPointeeType()->isRecordType())
    return rowsPointedTo(Variable, Facts);
  const auto Indexed = Facts.PointedLater.find(&Variable);
  const bool IsIndex = Type->isIntegerType() &&
                       Indexed != Facts.PointedLater.end() &&
                       Indexed->second.size() == 1;
  const auto Rows = IsIndex ? rowsOf(*Indexed->second.front()) : nullptr;
  if (!Rows)
    return nullptr;
  auto Result = std::make_shared<Choice::Options>(*Rows);
  Result->HasEnd = true;
  return Result;
}

/// The option of \p Among that \p Given is, if it is none by which another
/// variable has chosen: a null pointer, the beginning of the table, a number.
static std::optional<size_t> optionGiven(const Expr &Given,
                                         const Choice::Options &Among,
                                         const ASTContext &Context) {
  const size_t End = Among.size() - 1;
  // What an index is set to beside is a number like any other.
  if (Given.getType()->isIntegerType())
    return constantNumber(Given, Context) == 0 ? std::optional<size_t>(0)
                                               : std::nullopt;
  if (isNull(Given, Context))
    return Among.HasEnd ? std::optional(End) : std::nullopt;
  const Expr *Pointed = pointedAt(Given);
  if (Pointed->getType()->isArrayType() || beginOf(Pointed))
    return 0;
  const auto Other = llvm::find(Among.Rows, Pointed);
  return Other == Among.Rows.end()
             ? std::nullopt
             : std::optional<size_t>(Other - Among.Rows.begin());
}

// found = &row; found = nullptr; i = 0
std::optional<Choice> Evaluator::keptChoice(const VarDecl &Variable,
                                            const Expr &E) const {
  const auto Among = keptRows(Variable, Facts);
  if (!Among)
    return std::nullopt;
  Choice Result(Variable, Among, At.Reached);
  if (const std::optional<size_t> Given = optionGiven(E, *Among, Context)) {
    Result.pick(*Given);
    return Result;
  }
  if (Variable.getType()->isIntegerType())
    return std::nullopt;
  const std::optional<Choice> Known = choiceMade(*pointedAt(E));
  const bool IsRow =
      Known && !Known->made() && Known->rows().size() <= Among->Rows.size() &&
      Known->rows() == ArrayRef(Among->Rows).take_front(Known->rows().size());
  if (!IsRow)
    return std::nullopt;
  std::vector<FunctionReach> Left(Among->size());
  for (size_t I = 0; I != Known->rows().size(); ++I)
    Left[I] = Known->left(I) & At.Reached;
  Result.answer(std::move(Left));
  return Result;
}

} // namespace redirect
