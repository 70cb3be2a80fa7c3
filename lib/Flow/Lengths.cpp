//===- Lengths.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Lengths.h"
#include "Facts/Expressions.h"
#include "Facts/FormatParameters.h"
#include "Facts/StatementsIn.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace redirect {

const CXXMemberCallExpr *textMember(const Expr &E) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(asWritten(&E));
  const CXXMethodDecl *Method = Call ? calledMethod(*Call) : nullptr;
  return Method && Method->getIdentifier() && objectOf(*Call) &&
                 isText(Call->getObjectType())
             ? Call
             : nullptr;
}

static StringRef nameOf(const CXXMemberCallExpr &Call) {
  return calledMethod(Call)->getName();
}

bool leavesPath(const Expr &Length) {
  InitialValues Values;
  const Expr *E = asWritten(&Length);
  while (const auto *Reference = dyn_cast<DeclRefExpr>(E)) {
    const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
    const Expr *Init = Variable ? Values.of(*Variable) : nullptr;
    if (!Init)
      return Reference->getDecl()->getNameAsString() == "npos";
    E = asWritten(Init);
  }
  if (const auto *Less = dyn_cast<BinaryOperator>(E);
      Less && Less->getOpcode() == BO_Sub) {
    const auto *One = dyn_cast<IntegerLiteral>(asWritten(Less->getRHS()));
    return One && One->getValue() == 1 && leavesPath(*Less->getLHS());
  }
  // path.find_last_not_of('/') + 1
  if (const auto *More = dyn_cast<BinaryOperator>(E);
      More && More->getOpcode() == BO_Add)
    E = asWritten(More->getLHS());
  const CXXMemberCallExpr *Call = textMember(*E);
  if (!Call)
    return false;
  const StringRef Name = nameOf(*Call);
  if (Name == "size" || Name == "length" || Name == "find_last_not_of")
    return true;
  const std::optional<StringRef> Sought =
      Call->getNumArgs() != 0 ? constantText(*Call->getArg(0)) : std::nullopt;
  const auto *Letter =
      Call->getNumArgs() != 0
          ? dyn_cast<CharacterLiteral>(asWritten(Call->getArg(0)))
          : nullptr;
  return Name.starts_with("find") && !Name.contains("last") &&
         ((Sought && (*Sought == "?" || *Sought == "?#")) ||
          (Letter && Letter->getValue() == '?'));
}

/// True for names such as "len", "length" and "size".
static bool namesLength(const NamedDecl &D) {
  return D.getIdentifier() && (D.getName().contains_insensitive("len") ||
                               D.getName().contains_insensitive("size"));
}

namespace {

/// Looks through what a length is made of.
class LengthReader {
public:
  explicit LengthReader(const Expr &Length) {
    Pending.push_back(&Length);
    while (!Pending.empty())
      if (const Stmt *S = Pending.pop_back_val())
        read(*S);
  }

  bool isOfWhole() const { return IsOfWhole && !IsOfPart && !IsDistance; }
  bool isDistance() const { return IsDistance; }

private:
  void read(const Stmt &S);
  void readVariable(const DeclRefExpr &Reference);

  InitialValues Values;
  SmallVector<const Stmt *> Pending;
  bool IsOfWhole = false;
  bool IsOfPart = false;
  bool IsDistance = false;
};

} // namespace

void LengthReader::readVariable(const DeclRefExpr &Reference) {
  const auto *Variable = dyn_cast<VarDecl>(Reference.getDecl());
  const Expr *Init =
      Variable && !isa<ParmVarDecl>(Variable) ? Values.of(*Variable) : nullptr;
  if (Init)
    Pending.push_back(Init);
  else
    IsOfWhole |= Variable && namesLength(*Variable);
}

void LengthReader::read(const Stmt &S) {
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&S))
    return readVariable(*Reference);
  if (const auto *Call = dyn_cast<CallExpr>(&S)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    // length = vsnprintf(line, sizeof line, format, list)
    const bool IsLength =
        Callee && (namesLength(*Callee) || formatParameter(*Callee));
    IsOfWhole |= IsLength;
    IsOfPart |= !IsLength;
    return;
  }
  if (const auto *Member = dyn_cast<MemberExpr>(&S)) {
    IsOfWhole |= namesLength(*Member->getMemberDecl());
    return;
  }
  IsOfWhole |= isa<UnaryExprOrTypeTraitExpr>(S);
  // slash - path
  const auto *Less = dyn_cast<BinaryOperator>(&S);
  IsDistance |= Less && Less->getOpcode() == BO_Sub &&
                Less->getLHS()->getType()->isPointerType();
  Pending.append(S.child_begin(), S.child_end());
}

bool isWholeLength(const Expr &Length) {
  return LengthReader(Length).isOfWhole();
}

bool isDistance(const Expr &Length) {
  return LengthReader(Length).isDistance();
}

/// path.erase(path.find("/edit"), 5): what follows isn't the rest of the path.
/// At its beginning, and where a single letter goes, it is.
static bool cutsOut(const CallExpr &Call, const Expr &Length) {
  const auto IsNumber = [](const Expr &E, unsigned Wanted) {
    const auto *Number = dyn_cast<IntegerLiteral>(asWritten(&E));
    return Number && Number->getValue() == Wanted;
  };
  return !IsNumber(*Call.getArg(0), 0) && !IsNumber(Length, 1);
}

bool cutsPath(const CallExpr &Call) {
  const CXXMemberCallExpr *Member = textMember(Call);
  // path.replace(path.find("/edit"), 5, "")
  if (Member && nameOf(*Member) == "replace" && Call.getNumArgs() == 3 &&
      Call.getArg(0)->getType()->isIntegerType() &&
      constantText(*Call.getArg(2)) == StringRef(""))
    return cutsOut(Call, *Call.getArg(1));
  if (!Member || (nameOf(*Member) != "erase" && nameOf(*Member) != "resize") ||
      Call.getNumArgs() == 0 || !Call.getArg(0)->getType()->isIntegerType())
    return false;
  const bool CutsEnd =
      Call.getNumArgs() == 1 || isa<CXXDefaultArgExpr>(Call.getArg(1));
  return CutsEnd ? !leavesPath(*Call.getArg(0))
                 : cutsOut(Call, *Call.getArg(1));
}

bool isNoPath(const Expr &Sought) {
  if (const auto *Letter = dyn_cast<CharacterLiteral>(asWritten(&Sought)))
    return Letter->getValue() != '/';
  const std::optional<StringRef> Text = constantText(Sought);
  return Text && !Text->starts_with("/");
}

bool beginsNoPath(const Expr &Start) {
  InitialValues Values;
  SmallVector<const Stmt *> Pending = {&Start};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (!S)
      continue;
    const auto *E = dyn_cast<Expr>(S);
    if (const CXXMemberCallExpr *Call = E ? textMember(*E) : nullptr) {
      const StringRef Name = nameOf(*Call);
      if (Name == "rfind" || Name.contains("last") ||
          (Name.contains("find") && Call->getNumArgs() != 0 &&
           isNoPath(*Call->getArg(0))))
        return true;
    }
    if (const auto *Reference = dyn_cast<DeclRefExpr>(S))
      if (const auto *Variable = dyn_cast<VarDecl>(Reference->getDecl());
          Variable && !isa<ParmVarDecl>(Variable))
        Pending.push_back(Values.of(*Variable));
    Pending.append(S->child_begin(), S->child_end());
  }
  return false;
}

/// True if \p Condition picks some characters out: it asks for one that may
/// well stand in a path, or of which kind one is, or counts to a number.
static bool picks(const Stmt *Condition) {
  bool Result = false;
  forEachIn(Condition, [&](const Stmt &S) {
    if (const auto *Letter = dyn_cast<CharacterLiteral>(&S))
      Result |= !StringRef("?# \r\n").contains(
                    static_cast<char>(Letter->getValue())) &&
                Letter->getValue() != 0;
    if (const auto *Call = dyn_cast<CallExpr>(&S))
      if (const FunctionDecl *Callee = Call->getDirectCallee())
        Result |=
            Callee->getIdentifier() && Callee->getName().starts_with("is");
    if (const auto *Compared = dyn_cast<BinaryOperator>(&S))
      Result |= Compared->isRelationalOp() &&
                isa<IntegerLiteral>(asWritten(Compared->getRHS()));
  });
  return Result;
}

static bool leavesRound(const Stmt *S) {
  bool Result = false;
  if (S)
    forEachIn(S, [&](const Stmt &Inner) {
      Result |= isa<BreakStmt, ContinueStmt, ReturnStmt, GotoStmt>(Inner);
    });
  return Result;
}

bool takesAll(const Stmt &Loop, llvm::function_ref<bool(const Stmt &)> Takes) {
  const auto LeavesOut = [&](const Stmt &Branch) {
    bool IsTaken = false;
    forEachIn(&Branch, [&](const Stmt &S) { IsTaken |= Takes(S); });
    return !IsTaken || leavesRound(&Branch);
  };
  const Expr *Condition = nullptr;
  if (const auto *For = dyn_cast<ForStmt>(&Loop))
    Condition = For->getCond();
  else if (const auto *While = dyn_cast<WhileStmt>(&Loop))
    Condition = While->getCond();
  else if (const auto *Do = dyn_cast<DoStmt>(&Loop))
    Condition = Do->getCond();
  bool Result = !(Condition && picks(Condition));
  forEachIn(&Loop, [&](const Stmt &S) {
    const auto *If = dyn_cast<IfStmt>(&S);
    if (!If || !picks(If->getCond()))
      return;
    // The rest of a ladder is looked at by itself.
    const Stmt *Else = If->getElse();
    Result &= Else && !LeavesOut(*If->getThen()) &&
              (isa<IfStmt>(Else) || !LeavesOut(*Else));
  });
  return Result;
}

} // namespace redirect
