//===- WordLoops.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/WordLoops.h"
#include "Facts/Expressions.h"
#include "Facts/SentTexts.h"
#include "clang/AST/Stmt.h"

using namespace clang;

namespace redirect {

/// The first thing in \p Root, in the order of the source, of which \p Find
/// gives something.
template <typename Function>
static auto firstIn(const Stmt &Root, Function Find) -> decltype(Find(Root)) {
  SmallVector<const Stmt *> Pending = {&Root};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    if (auto Found = Find(*S))
      return Found;
    const size_t Parents = Pending.size();
    Pending.append(S->child_begin(), S->child_end());
    std::reverse(Pending.begin() + Parents, Pending.end());
  }
  return {};
}

/// What holds the letter `line[i]`, or leads to `*p` or `*p++`; null if \p S is
/// no letter of a variable's.
static const VarDecl *letterOf(const Stmt &S) {
  const auto *E = dyn_cast<Expr>(&S);
  if (!E || !E->getType()->isAnyCharacterType())
    return nullptr;
  const Expr *From = nullptr;
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(E))
    From = Element->getBase();
  else if (const auto *Pointed = dyn_cast<UnaryOperator>(E);
           Pointed && Pointed->getOpcode() == UO_Deref)
    From = Pointed->getSubExpr();
  if (!From)
    return nullptr;
  if (const auto *Step = dyn_cast<UnaryOperator>(asWritten(From));
      Step && Step->isIncrementOp())
    From = Step->getSubExpr();
  return variableNamed(*From);
}

static const Expr *letterIn(const Stmt &Root) {
  return firstIn(Root, [](const Stmt &S) {
    return letterOf(S) ? cast<Expr>(&S) : nullptr;
  });
}

/// True for isspace(c), which is a macro in C.
static bool asksForSpace(const Expr &E) {
  return firstIn(E, [](const Stmt &S) {
    const auto *Reference = dyn_cast<DeclRefExpr>(&S);
    const IdentifierInfo *Name =
        Reference ? Reference->getDecl()->getIdentifier() : nullptr;
    return Name && (Name->isStr("isspace") || Name->isStr("_ISspace"));
  });
}

static bool isSpace(const Expr &E) {
  const auto *Letter = dyn_cast<CharacterLiteral>(asWritten(&E));
  return Letter && Letter->getValue() == ' ';
}

/// The letter of which \p E, or its opposite if it is \p Negated, says that it
/// is no space; null if it says something else.
static const Expr *noSpaceIn(const Expr &E, bool Negated) {
  const Expr *Condition = asWritten(&E);
  // !isspace(line[i]), !(line[i] == ' ')
  if (const auto *Not = dyn_cast<UnaryOperator>(Condition);
      Not && Not->getOpcode() == UO_LNot)
    return noSpaceIn(*Not->getSubExpr(), !Negated);
  const auto *Operator = dyn_cast<BinaryOperator>(Condition);
  if (Operator && Operator->isLogicalOp()) {
    const Expr *Letter = noSpaceIn(*Operator->getLHS(), Negated);
    return Letter ? Letter : noSpaceIn(*Operator->getRHS(), Negated);
  }
  // line[i] != ' ', ' ' != *p
  if (Operator && Operator->isEqualityOp()) {
    if ((Operator->getOpcode() == BO_NE) == Negated)
      return nullptr;
    if (isSpace(*Operator->getRHS()))
      return letterIn(*Operator->getLHS());
    return isSpace(*Operator->getLHS()) ? letterIn(*Operator->getRHS())
                                        : nullptr;
  }
  return Negated && asksForSpace(*Condition) ? letterIn(*Condition) : nullptr;
}

// method[i] = line[j], *out++ = *p++
/// Where \p Body copies letters of \p From to; null if nowhere.
static const VarDecl *copiedFrom(const VarDecl &From, const Stmt &Body) {
  return firstIn(Body, [&](const Stmt &S) -> const VarDecl * {
    const auto *Assignment = dyn_cast<BinaryOperator>(&S);
    const Expr *Letter = Assignment && Assignment->getOpcode() == BO_Assign
                             ? letterIn(*Assignment->getRHS())
                             : nullptr;
    return Letter && letterOf(*Letter) == &From
               ? letterOf(*asWritten(Assignment->getLHS()))
               : nullptr;
  });
}

namespace {

/// Goes through a body in the order of the source.
class LineReading {
public:
  explicit LineReading(const llvm::SmallPtrSetImpl<const ValueDecl *> &Buffers)
      : Line(Buffers.begin(), Buffers.end()) {}

  /// Returns whether the target has been found.
  bool visit(const Stmt &S);
  WordsOfLine Result;

private:
  bool addLoop(const Expr &Condition, const Stmt &Body);
  void addPointer(const VarDecl &Pointer, const Expr &Source);

  /// What holds the line, or leads into it.
  llvm::SmallPtrSet<const ValueDecl *, 4> Line;
  unsigned Words = 0;
};

} // namespace

// while (!isspace(line[j]) && i < sizeof method) method[i++] = line[j++];
// while (*p && *p != ' ') ++p;
bool LineReading::addLoop(const Expr &Condition, const Stmt &Body) {
  const Expr *Letter = noSpaceIn(Condition, /*Negated=*/false);
  const VarDecl *From = Letter ? letterOf(*Letter) : nullptr;
  if (!From || !Line.contains(From))
    return false;
  const VarDecl *Into = copiedFrom(*From, Body);
  if (++Words == 1) {
    Result.Site = Letter;
    Result.Method = Into;
    return false;
  }
  if (Into)
    Result.Target = Into;
  return Result.Target != nullptr;
}

// char *url = p; url = line + i;
void LineReading::addPointer(const VarDecl &Pointer, const Expr &Source) {
  const ValueDecl *Holder =
      pointsToText(Pointer.getType()) ? holderOf(Source) : nullptr;
  if (!Holder || !Line.contains(Holder))
    return;
  Line.insert(&Pointer);
  if (Words == 1)
    Result.Target = &Pointer;
}

bool LineReading::visit(const Stmt &S) {
  if (const auto *Loop = dyn_cast<WhileStmt>(&S))
    return addLoop(*Loop->getCond(), *Loop->getBody());
  if (const auto *Loop = dyn_cast<ForStmt>(&S); Loop && Loop->getCond())
    return addLoop(*Loop->getCond(), *Loop);
  if (const auto *Declared = dyn_cast<DeclStmt>(&S)) {
    for (const Decl *D : Declared->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D);
          Variable && Variable->getInit())
        addPointer(*Variable, *Variable->getInit());
  } else if (const auto *Assignment = dyn_cast<BinaryOperator>(&S);
             Assignment && Assignment->getOpcode() == BO_Assign) {
    if (const VarDecl *Variable = variableNamed(*Assignment->getLHS()))
      addPointer(*Variable, *Assignment->getRHS());
  }
  return false;
}

std::optional<WordsOfLine>
wordsOfLine(const Stmt &Body,
            const llvm::SmallPtrSetImpl<const ValueDecl *> &Buffers) {
  LineReading Reading(Buffers);
  if (!firstIn(Body, [&](const Stmt &S) { return Reading.visit(S); }))
    return std::nullopt;
  return Reading.Result;
}

} // namespace redirect
