//===- Copying.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Copying.h"
#include "Facts/Expressions.h"
#include "Facts/StatementsIn.h"
#include "Flow/Lengths.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace redirect {

static const DeclRefExpr *namedVariable(const Expr &E) {
  const Expr *Written = asWritten(&E);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
    Written = asWritten(Cast->getSubExpr());
  const auto *Reference = dyn_cast<DeclRefExpr>(Written);
  return Reference && isa<VarDecl>(Reference->getDecl()) ? Reference : nullptr;
}

/// \p E without the step that it takes: `out` for `out++`.
static const Expr *withoutStep(const Expr &E) {
  const Expr *Written = asWritten(&E);
  const auto *Step = dyn_cast<UnaryOperator>(Written);
  return Step && Step->isIncrementOp() ? Step->getSubExpr() : Written;
}

/// Of what \p E is one character: `path` for path[i] and for *path++; null if
/// it is no character of anything.
static const Expr *wholeOf(const Expr &E) {
  const Expr *Written = asWritten(&E);
  if (!Written->getType()->isAnyCharacterType())
    return nullptr;
  if (const auto *Element = dyn_cast<ArraySubscriptExpr>(Written))
    return Element->getBase();
  if (const auto *Pointee = dyn_cast<UnaryOperator>(Written);
      Pointee && Pointee->getOpcode() == UO_Deref)
    return withoutStep(*Pointee->getSubExpr());
  const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Written);
  if (!Operator)
    return nullptr;
  if (subscriptOf(*Operator) || Operator->getOperator() == OO_Star)
    return Operator->getArg(0);
  return nullptr;
}

const DeclRefExpr *characterIn(const Expr &Target) {
  const Expr *Whole = wholeOf(Target);
  return Whole ? namedVariable(*Whole) : nullptr;
}

namespace {

/// A text, and the character or text that one statement puts behind it.
struct Put {
  const DeclRefExpr *To;
  const Expr *Added;
};

} // namespace

// out += c, out.push_back(c), *out++ = c, buffer[length++] = c
static std::optional<Put> putBy(const Stmt &S) {
  const auto *E = dyn_cast<Expr>(&S);
  if (!E)
    return std::nullopt;
  const Expr *To = nullptr;
  const Expr *Added = nullptr;
  if (const std::optional<Appending> Appended = appendedText(*E)) {
    To = Appended->To;
    const auto *Call = cast<CallExpr>(E);
    Added = Call->getArg(Call->getNumArgs() - 1);
  } else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
             Operator && Operator->getNumArgs() == 2 &&
             (Operator->getOperator() == OO_PlusEqual ||
              Operator->getOperator() == OO_LessLess)) {
    To = Operator->getArg(0);
    Added = Operator->getArg(1);
  } else if (const auto *Assignment = dyn_cast<BinaryOperator>(E);
             Assignment && Assignment->getOpcode() == BO_Assign) {
    if (const DeclRefExpr *Variable = characterIn(*Assignment->getLHS()))
      return Put{Variable, Assignment->getRHS()};
  }
  const DeclRefExpr *Variable = To ? namedVariable(*To) : nullptr;
  const bool IsLocal = Variable && isText(Variable->getType()) &&
                       cast<VarDecl>(Variable->getDecl())->hasLocalStorage();
  return IsLocal ? std::optional(Put{Variable, Added}) : std::nullopt;
}

/// Adds to \p From the text of which \p S is a character, if it is one. Gives
/// what a variable is initialised with that may be one; null if \p S names
/// none.
static const Expr *addSource(const Stmt &S, InitialValues &Values,
                             SmallVectorImpl<const Expr *> &From) {
  const auto *E = dyn_cast<Expr>(&S);
  if (const Expr *Whole = E ? wholeOf(*E) : nullptr)
    From.push_back(Whole);
  const auto *Reference = dyn_cast<DeclRefExpr>(&S);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (!Variable || isa<ParmVarDecl>(Variable) ||
      !Variable->getType().getNonReferenceType()->isAnyCharacterType())
    return nullptr;
  if (!Variable->isCXXForRangeDecl())
    return Values.of(*Variable);
  if (const Expr *Range = boundExpression(*Variable))
    From.push_back(Range);
  return nullptr;
}

/// Adds to \p From the texts of which \p Added is made, character by character:
/// by itself, or by way of variables.
static void addSources(const Expr &Added, SmallVectorImpl<const Expr *> &From) {
  InitialValues Values;
  SmallVector<const Expr *> Pending = {&Added};
  while (!Pending.empty())
    forEachIn(Pending.pop_back_val(), [&](const Stmt &S) {
      if (const Expr *Init = addSource(S, Values, From))
        Pending.push_back(Init);
    });
}

void Copying::addLoop(const Stmt &Loop) {
  // One of the first will be the text: tables of digits stand beside it.
  static constexpr unsigned MaxSources = 8;
  SmallVector<CopyLoop, 1> Copies;
  SmallVector<std::pair<const VarDecl *, const Stmt *>, 4> Here;
  forEachIn(&Loop, [&](const Stmt &S) {
    const std::optional<Put> Found = putBy(S);
    if (!Found)
      return;
    const auto *Variable = cast<VarDecl>(Found->To->getDecl());
    Here.emplace_back(Variable, &S);
    InLoops.insert(&S);
    SmallVector<const Expr *, 2> From;
    addSources(*Found->Added, From);
    llvm::erase_if(From, [&](const Expr *E) {
      const DeclRefExpr *Source = namedVariable(*E);
      return Source && Source->getDecl() == Variable;
    });
    if (From.empty())
      return;
    auto *Known = llvm::find_if(
        Copies, [&](const CopyLoop &C) { return C.To->getDecl() == Variable; });
    if (Known == Copies.end())
      Copies.push_back({Found->To, std::move(From)});
    else if (Known->From.size() < MaxSources)
      Known->From.append(From.begin(), From.end());
  });
  if (Copies.empty() ||
      !takesAll(Loop, [](const Stmt &S) { return putBy(S).has_value(); }))
    return;
  for (const auto &[Variable, S] : Here)
    if (llvm::any_of(Copies, [Variable = Variable](const CopyLoop &C) {
          return C.To->getDecl() == Variable;
        }))
      Parts.insert(S);
  Loops[&Loop] = std::move(Copies);
}

/// True for a member of a variable that is a buffer: `to.data`.
static bool isBufferMember(const Expr &E) {
  const auto *Member = dyn_cast<MemberExpr>(&E);
  return Member && pointsToText(E.getType()) && !Member->isArrow() &&
         namedVariable(*Member->getBase());
}

/// True if \p A and \p B name the same variable, or the same member of one.
static bool isSamePlace(const Expr &A, const Expr &B) {
  const DeclRefExpr *One = namedVariable(A);
  const DeclRefExpr *Other = namedVariable(B);
  if (One || Other)
    return One && Other && One->getDecl() == Other->getDecl();
  const auto *Member = dyn_cast<MemberExpr>(&A);
  const auto *OtherMember = dyn_cast<MemberExpr>(&B);
  return Member && OtherMember &&
         Member->getMemberDecl() == OtherMember->getMemberDecl() &&
         isSamePlace(*Member->getBase(), *OtherMember->getBase());
}

/// The variable into whose buffer \p E points, or the member of one: `buffer +
/// 8`, `&buffer[8]`, `stpcpy(to.data, scheme)`, `(char *)memcpy(buffer, scheme,
/// 8) + 8`; null if that can't be told.
static const Expr *pointedInto(const Expr &E) {
  const Expr *Written = asWritten(&E);
  while (true) {
    if (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
      Written = asWritten(Cast->getSubExpr());
    else if (const auto *Sum = dyn_cast<BinaryOperator>(Written);
             Sum && Sum->getOpcode() == BO_Add &&
             Sum->getType()->isPointerType() &&
             Sum->getLHS()->getType()->isPointerType())
      Written = asWritten(Sum->getLHS());
    else if (const auto *Address = dyn_cast<UnaryOperator>(Written);
             Address && Address->getOpcode() == UO_AddrOf)
      Written = asWritten(Address->getSubExpr());
    else if (const auto *Element = dyn_cast<ArraySubscriptExpr>(Written))
      Written = asWritten(Element->getBase());
    else if (const auto *Call = dyn_cast<CallExpr>(Written);
             Call && Call->getNumArgs() > 1 &&
             Call->getType()->isPointerType() &&
             Call->getArg(0)->getType()->isPointerType() &&
             !Call->getType()->getPointeeType().isConstQualified() &&
             !asWritten(Call->getArg(0))
                  ->getType()
                  ->getPointeeOrArrayElementType()
                  ->isStructureType())
      Written = asWritten(Call->getArg(0));
    else
      break;
  }
  return isBufferMember(*Written) ? Written : namedVariable(*Written);
}

static bool isCursorType(QualType Type) {
  return pointsToText(Type) && !Type->getPointeeType().isConstQualified();
}

void Copying::addPointer(const VarDecl &Pointer, const Expr &Source) {
  const Expr *Into = pointedInto(Source);
  const DeclRefExpr *Named = Into ? namedVariable(*Into) : nullptr;
  if (Named && Named->getDecl() == &Pointer)
    return;
  const Expr *Written = asWritten(&Source);
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Written))
    Written = asWritten(Cast->getSubExpr());
  if (!Into && !isa<CallExpr, CXXNewExpr>(Written))
    NotMade.insert(&Pointer);
  const auto [Known, IsNew] = Buffers.try_emplace(&Pointer, Into);
  if (!IsNew && !(Into && Known->second && isSamePlace(*Known->second, *Into)))
    Known->second = nullptr;
  const VarDecl *Array = variableNamed(*Written);
  if (!Pointer.isLocalVarDecl() || !Pointer.hasLocalStorage() ||
      (Array && !Array->getType()->isArrayType()))
    Array = nullptr;
  const auto [Name, IsFirst] = OtherNames.try_emplace(&Pointer, Array);
  if (!IsFirst && Name->second != Array)
    Name->second = nullptr;
}

/// The pointer that \p S moves on: `out++`, `out += 8`; null if it moves none.
static const VarDecl *movedOn(const Stmt &S) {
  const Expr *Moved = nullptr;
  if (const auto *Step = dyn_cast<UnaryOperator>(&S);
      Step && Step->isIncrementDecrementOp())
    Moved = Step->getSubExpr();
  else if (const auto *Add = dyn_cast<CompoundAssignOperator>(&S))
    Moved = Add->getLHS();
  const DeclRefExpr *Variable =
      Moved && isCursorType(Moved->getType()) ? namedVariable(*Moved) : nullptr;
  return Variable ? cast<VarDecl>(Variable->getDecl()) : nullptr;
}

void Copying::addStatement(const Stmt &S) {
  // advance(&out)
  if (const auto *Address = dyn_cast<UnaryOperator>(&S);
      Address && Address->getOpcode() == UO_AddrOf)
    if (const DeclRefExpr *Pointer = namedVariable(*Address->getSubExpr()))
      OtherNames[cast<VarDecl>(Pointer->getDecl())] = nullptr;
  if (isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(S))
    addLoop(S);
  if (const auto *Declarations = dyn_cast<DeclStmt>(&S))
    for (const Decl *D : Declarations->decls())
      if (const auto *Variable = dyn_cast<VarDecl>(D);
          Variable && Variable->getInit() && isCursorType(Variable->getType()))
        addPointer(*Variable, *Variable->getInit());
  const auto *Assignment = dyn_cast<BinaryOperator>(&S);
  if (!Assignment || Assignment->getOpcode() != BO_Assign ||
      !isCursorType(Assignment->getLHS()->getType()))
    return;
  if (const DeclRefExpr *Variable = namedVariable(*Assignment->getLHS()))
    addPointer(*cast<VarDecl>(Variable->getDecl()), *Assignment->getRHS());
}

/// Where \p S takes the address of a text for a function that edits it:
/// ap_getword(pool, &rest, '/'); null if it does nothing like that.
static const Stmt *handedText(const Stmt &S, const FunctionFacts &Facts) {
  const Fact *F = Facts.at(&S);
  const auto *Made = F ? std::get_if<TextMade>(F) : nullptr;
  const auto *Call = dyn_cast<CallExpr>(&S);
  if (!Made || !Call || !Made->How->TakesOff ||
      *Made->How->TakesOff >= Call->getNumArgs())
    return nullptr;
  const Expr *Pointer = asWritten(Call->getArg(*Made->How->TakesOff));
  while (const auto *Cast = dyn_cast<ExplicitCastExpr>(Pointer))
    Pointer = asWritten(Cast->getSubExpr());
  return Pointer;
}

/// Adds to \p Parts where \p S takes the address of what the called function
/// only reads: send(&way), where that takes a `const Way *`.
static void addReadAddresses(const Stmt &S,
                             llvm::DenseSet<const Stmt *> &Parts) {
  const auto *Call = dyn_cast<CallExpr>(&S);
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (!Callee || isa<CXXMethodDecl>(Callee))
    return;
  for (const auto &[Argument, Parameter] :
       llvm::zip(Call->arguments(), Callee->parameters()))
    if (Parameter->getType()->isPointerType() &&
        Parameter->getType()->getPointeeType().isConstQualified())
      if (const auto *Address = dyn_cast<UnaryOperator>(asWritten(Argument));
          Address && Address->getOpcode() == UO_AddrOf)
        Parts.insert(Address);
}

/// Adds to \p Parts where \p S takes the address of a record for a function
/// whose body is seen, so that it is known what that does to it:
/// add(&buffer, "Location: "), parse(&request, line).
static void addRecordAddresses(const Stmt &S, const FunctionFacts &Facts,
                               llvm::DenseSet<const Stmt *> &Parts) {
  const Fact *F = Facts.at(&S);
  const auto *Known = F ? std::get_if<UserCall>(F) : nullptr;
  if (!Known || Known->Callees.empty() ||
      !llvm::all_of(Known->Callees, [](const FunctionDecl *Callee) {
        return Callee->hasBody();
      }))
    return;
  for (const Expr *Argument : argumentsOf(*cast<Expr>(&S)))
    if (const auto *Address = dyn_cast<UnaryOperator>(asWritten(Argument));
        Address && Address->getOpcode() == UO_AddrOf &&
        Address->getSubExpr()->getType()->isRecordType())
      Parts.insert(Address);
}

Copying::Copying(const FunctionFacts &Facts) {
  llvm::DenseSet<const VarDecl *> PutThrough;
  SmallVector<std::pair<const VarDecl *, const Stmt *>, 4> Moves;
  forEachIn(Facts.Function->getBody(), [&](const Stmt &S) {
    addStatement(S);
    addReadAddresses(S, Parts);
    addRecordAddresses(S, Facts, Parts);
    if (const Stmt *Address = handedText(S, Facts))
      Parts.insert(Address);
    if (const VarDecl *Pointer = movedOn(S)) {
      Moves.emplace_back(Pointer, &S);
      OtherNames[Pointer] = nullptr;
    }
    if (const auto *Assignment = dyn_cast<BinaryOperator>(&S);
        Assignment && Assignment->getOpcode() == BO_Assign)
      if (const DeclRefExpr *Variable = characterIn(*Assignment->getLHS()))
        PutThrough.insert(cast<VarDecl>(Variable->getDecl()));
  });
  for (const auto &[Pointer, S] : Moves)
    if (PutThrough.contains(Pointer))
      Parts.insert(S);
}

ArrayRef<CopyLoop> Copying::copiesOf(const Stmt *Loop) const {
  const auto Known = Loops.find(Loop);
  return Known == Loops.end() ? ArrayRef<CopyLoop>() : Known->second;
}

bool Copying::fillsBuffer(const Stmt &S) const {
  const auto *Assignment = dyn_cast<BinaryOperator>(&S);
  const DeclRefExpr *Reference =
      Assignment && Assignment->getOpcode() == BO_Assign
          ? characterIn(*Assignment->getLHS())
          : nullptr;
  if (!Reference || Reference->refersToEnclosingVariableOrCapture())
    return false;
  const auto *Variable = cast<VarDecl>(Reference->getDecl());
  if (const Expr *Buffer = bufferOf(*Variable)) {
    if (const auto *Member = dyn_cast<MemberExpr>(Buffer))
      Buffer = Member->getBase();
    Variable = cast<VarDecl>(namedVariable(*Buffer)->getDecl());
  }
  if (!Variable->hasLocalStorage() || Variable->getType()->isReferenceType())
    return false;
  return !Variable->getType()->isPointerType() || isa<ParmVarDecl>(Variable) ||
         (Buffers.contains(Variable) && !NotMade.contains(Variable));
}

const Expr *Copying::bufferOf(const VarDecl &Cursor) const {
  const Expr *Buffer = Buffers.lookup(&Cursor);
  // char *end = out + 8; where out points into a buffer itself
  for (unsigned Steps = 0; Buffer && Steps != 4; ++Steps) {
    const DeclRefExpr *Named = namedVariable(*Buffer);
    const Expr *Further =
        Named ? Buffers.lookup(cast<VarDecl>(Named->getDecl())) : nullptr;
    const DeclRefExpr *Back = Further ? namedVariable(*Further) : nullptr;
    if (!Further || (Back && Back->getDecl() == &Cursor))
      return Buffer;
    Buffer = Further;
  }
  return nullptr;
}

SmallVector<const VarDecl *, 1> Copying::namesOf(const VarDecl &Array) const {
  SmallVector<const VarDecl *, 1> Result;
  for (const auto &[Pointer, Known] : OtherNames)
    if (Known == &Array)
      Result.push_back(Pointer);
  return Result;
}

} // namespace redirect
