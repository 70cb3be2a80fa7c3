//===- Narrowing.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Narrowing.h"
#include "Facts/Expressions.h"
#include "Flow/Evaluator.h"
#include "Flow/LoopOrder.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace redirect {

// if (a || (b && c))
void Narrowing::findWholeConditions(const CFG &Graph) {
  for (const CFGBlock *Block : Graph) {
    const Stmt *Terminator = Block->getTerminatorStmt();
    const auto *Whole =
        dyn_cast_if_present<Expr>(Block->getTerminatorCondition(false));
    if (!Whole || isa<BinaryOperator>(Terminator))
      continue;
    SmallVector<const Expr *> Pending = {Whole};
    while (!Pending.empty()) {
      const auto *Logical =
          dyn_cast<BinaryOperator>(Pending.pop_back_val()->IgnoreParens());
      if (!Logical || !Logical->isLogicalOp())
        continue;
      WholeConditions[Logical] = Whole;
      Pending.append({Logical->getLHS(), Logical->getRHS()});
    }
  }
}

static void admit(State &Leaving, GuardTest Guard,
                  const FunctionReach &Admitted) {
  const MethodSet Before = Leaving.Reached.methods();
  Leaving.Reached &= Admitted;
  if (Leaving.Reached.methods() != Before)
    Leaving.Guard = Guard;
}

/// The expression whose value decides where control goes from \p Block. In
/// `if (a && b)` that is `a` first and `b`, in a block of its own, then. Where
/// temporaries have to be destroyed at the end of the condition, the CFG joins
/// both ways before it branches, and the whole condition decides.
static const Expr *decidingCondition(const CFGBlock &Block) {
  const auto *Condition =
      dyn_cast_if_present<Expr>(Block.getTerminatorCondition(false));
  while (Condition) {
    Condition = Condition->IgnoreParens();
    const auto *Logical = dyn_cast<BinaryOperator>(Condition);
    if (!Logical || !Logical->isLogicalOp())
      break;
    Condition = Logical->getRHS();
  }
  return Condition;
}

/// One bit for each edge from \p Block that can be taken; none if there are too
/// many, so that they never meet again.
static uint64_t edgesOf(const CFGBlock &Block) {
  constexpr unsigned MaxEdges = 63;
  uint64_t Result = 0;
  unsigned Edge = 0;
  for (const CFGBlock *Successor : Block.succs())
    if (const unsigned Index = Edge++; Successor && Index < MaxEdges)
      Result |= uint64_t(1) << Index;
  return Edge > MaxEdges ? ~uint64_t(0) : Result;
}

/// The methods for which a test doesn't decide what it depends on.
static MethodSet untoldBy(const ValueSet &Tested, const Expr *Condition,
                          const Evaluator &Evaluate,
                          const FunctionReach &Reached) {
  const MethodSet All = Reached.methods();
  const MethodSet Untold = Tested.madeOfMethod() & All;
  const bool SaysNothing =
      (Reached & Tested.whereTrue() & Tested.whereFalse()) == Reached;
  return SaysNothing && Untold != All && Evaluate.dependsOnMethod(Condition)
             ? All
             : Untold;
}

// if (isPost) form = parse(req); if (form) handle(*form);
/// The methods that alone get through a test, because what it asks of was given
/// to them alone: the code behind it is written for them.
static MethodSet meantBy(const ValueSet &Tested, const Admission &Through,
                         MethodSet Reached) {
  const MethodSet Admitted = Through.Admitted.methods() & Reached;
  const bool IsGiven = llvm::all_of(Tested, [](const ValueSet::Entry &E) {
    return !E.Is.isMadeOfMethod() || E.Is.Where;
  });
  return IsGiven && (Admitted - Through.Untold).empty() && Admitted != Reached
             ? Admitted
             : MethodSet::none();
}

/// Leaves it in doubt which of those methods take \p Edge from \p Block that
/// \p Through doesn't tell, or on which the classes of an object disagree,
/// until one of these is meant.
static void leaveDoubt(State &Leaving, const Expr *Condition,
                       const Admission &Through, const CFGBlock &Block,
                       unsigned Edge) {
  Doubt Left = {Condition, Through.Disputed, uint64_t(1) << (Edge % 64),
                edgesOf(Block), Through.DisputedBy};
  if (!Left.Methods.empty())
    Leaving.setDoubt(Left);
  Left.Methods = Through.Untold - Through.Meant;
  Left.Settled = Through.Untold & Through.Meant;
  Left.TellsByClass = nullptr;
  if (!Through.Untold.empty())
    Leaving.setDoubt(Left);
}

// if (!allowed(req)) return; if (req.method == "POST")
/// Whoever tests for methods by name expects them to get there, past whatever
/// isn't understood.
static void settleNamed(State &Leaving, const Admission &Through) {
  const MethodSet Named = Through.Admitted.methods();
  if (Through.Untold.empty() && Through.Disputed.empty() &&
      !Named.contains(Method::Other) && Named != Leaving.Reached.methods())
    Leaving.settleDoubts(Named);
}

/// Forgets which element \p Condition, which goes through a list, stops at,
/// where that doesn't tell of each whether it is the last.
static void forgetStop(State &Leaving, const Expr &Condition) {
  const auto *Compared = dyn_cast<BinaryOperator>(&Condition);
  if (!Compared || !Compared->isComparisonOp())
    return;
  for (const Expr *Side : {Compared->getLHS(), Compared->getRHS()})
    if (const VarDecl *Variable = variableNamed(*Side))
      Leaving.forgetChoice(*Variable);
}

void Narrowing::byCondition(State &Leaving, const CFGBlock &Block,
                            unsigned Edge) const {
  const Stmt *Terminator = Block.getTerminatorStmt();
  if (const auto *Switch = dyn_cast_if_present<SwitchStmt>(Terminator))
    return bySwitch(Leaving, *Switch, Block, Edge);
  if (!Terminator || Block.succ_size() != 2 ||
      isa<CXXForRangeStmt, CXXTryStmt>(Terminator))
    return;
  const Expr *Condition = decidingCondition(Block);
  if (!Condition)
    return;
  const bool Holds = Edge == 0;
  bool IsUndecided = false;
  const Admission Through =
      admitOptions(Leaving, *Condition, Facts, [&](const State &At) {
        const Evaluator Evaluate(Context, Facts, Summaries, At);
        const ValueSet Tested = Evaluate.condition(Condition);
        Admission Result;
        Result.Admitted = Holds ? Tested.whereTrue() : Tested.whereFalse();
        Result.Untold = untoldBy(Tested, Condition, Evaluate, At.Reached);
        Result.Meant = meantBy(Tested, Result, At.Reached.methods());
        IsUndecided |= !(Tested.whereTrue() & Tested.whereFalse()).empty();
        return Result;
      });
  if (IsUndecided && !Holds && isa<ForStmt, WhileStmt, DoStmt>(Terminator))
    forgetStop(Leaving, *Condition);
  leaveDoubt(Leaving, Condition, Through, Block, Edge);
  settleNamed(Leaving, Through);
  const auto Part = WholeConditions.find(Terminator);
  const auto *Whole = Part != WholeConditions.end()
                          ? Part->second
                          : cast<Expr>(Block.getTerminatorCondition(false));
  const PathTest Path = Evaluator(Context, Facts, Summaries, Leaving)
                            .testedPath(Condition, Holds);
  admit(Leaving, {Condition, Whole, Holds}, Through.Admitted);
  Leaving.TestedPath.add(Path);
}

// for (const auto &fault : faults) return refuse(fault);
/// A loop that some methods leave for good takes those away if there is
/// anything to go through: whether they get past it may be in doubt.
void Narrowing::byLoop(State &Leaving, const CFGBlock &Block, unsigned Edge,
                       const FunctionReach *GoingOn) const {
  if (Edge == 1 &&
      isa_and_present<ForStmt, WhileStmt, DoStmt>(Block.getTerminatorStmt()))
    if (const auto *Condition = dyn_cast_if_present<Expr>(
            Block.getTerminatorCondition(/*StripParens=*/false))) {
      Admission Past;
      Past.Untold = lostBy(Leaving, *Condition) & Leaving.Reached.methods();
      return leaveDoubt(Leaving, Condition, Past, Block, Edge);
    }
  const auto *Loop =
      dyn_cast_if_present<CXXForRangeStmt>(Block.getTerminatorStmt());
  const Expr *Range = Loop ? Loop->getRangeInit() : nullptr;
  if (!Range)
    return;
  const FunctionReach Through = GoingOn ? *GoingOn : FunctionReach();
  if (rowsOf(*Range)) {
    // It is left by those alone who get past all that is there.
    if (Edge == 1)
      admit(Leaving, {Range, Range, /*Holds=*/false}, Through);
    return;
  }
  const Evaluator Evaluate(Context, Facts, Summaries, Leaving);
  const ValueSet HasElements = Evaluate.condition(Range);
  const FunctionReach Entered = HasElements.whereTrue();
  if (Edge == 0)
    return admit(Leaving, {Range, Range, /*Holds=*/true}, Entered);
  const GuardTest Left = {Range, Range, /*Holds=*/false};
  // So far, only an empty list leads past the loop.
  if (!GoingOn && !Evaluate.dependsOnMethod(Range))
    return admit(Leaving, Left, HasElements.whereFalse());
  Admission Past;
  Past.Admitted = HasElements.whereFalse() | Through;
  Past.Untold = (Leaving.Reached & Entered).methods() - Through.methods();
  leaveDoubt(Leaving, Range, Past, Block, Edge);
  admit(Leaving, Left, Past.Admitted);
}

/// Who gets from \p Switch to its label on \p Edge, as it is told by \p At.
Admission Narrowing::throughSwitch(const State &At, const SwitchStmt &Switch,
                                   const CFGBlock &Block, unsigned Edge) const {
  const Evaluator Evaluate(Context, Facts, Summaries, At);
  const Expr *Condition = Switch.getCond();
  const ValueSet Tested = Evaluate.evaluate(Condition);
  const bool IsDefault = Edge + 1 == Block.succ_size();
  Admission Result;
  const auto Compare = [&](const CaseStmt &Case) {
    const ValueSet Compared = Evaluate.compareWith(Tested, Case.getLHS());
    Result.Untold |= untoldBy(Compared, Condition, Evaluate, At.Reached);
    Result.Admitted &= IsDefault ? Compared.whereFalse() : Compared.whereTrue();
  };
  // The last edge leads to `default`, or past a switch that has none.
  if (IsDefault) {
    for (const SwitchCase *Label = Switch.getSwitchCaseList(); Label;
         Label = Label->getNextSwitchCase())
      if (const auto *Case = dyn_cast<CaseStmt>(Label); Case && !Case->getRHS())
        Compare(*Case);
  } else {
    const CFGBlock *Target = *(Block.succ_begin() + Edge);
    const auto *Case = dyn_cast_if_present<CaseStmt>(Target->getLabel());
    if (Case && !Case->getRHS())
      Compare(*Case);
  }
  Result.Untold &= Result.Admitted.methods();
  return Result;
}

void Narrowing::bySwitch(State &Leaving, const SwitchStmt &Switch,
                         const CFGBlock &Block, unsigned Edge) const {
  const Expr *Condition = Switch.getCond();
  const Admission Through =
      admitOptions(Leaving, *Condition, Facts, [&](const State &At) {
        return throughSwitch(At, Switch, Block, Edge);
      });
  const bool IsDefault = Edge + 1 == Block.succ_size();
  leaveDoubt(Leaving, Condition, Through, Block, Edge);
  settleNamed(Leaving, Through);
  admit(Leaving, {Condition, Condition, /*Holds=*/!IsDefault},
        Through.Admitted);
}

} // namespace redirect
