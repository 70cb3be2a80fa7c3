//===- FunctionFlow.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/FunctionFlow.h"
#include "Facts/Expressions.h"
#include "Flow/Choices.h"
#include "Flow/Evaluator.h"
#include "Flow/LoopOrder.h"
#include "Flow/Objects.h"
#include "Flow/RedirectBuilder.h"
#include "Flow/Transfer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"
#include "clang/Analysis/CFG.h"
#include "clang/Analysis/FlowSensitive/DataflowWorklist.h"

using namespace clang;

namespace redirect {

static std::unique_ptr<CFG> buildCFG(ASTContext &Context,
                                     const FunctionDecl &Function) {
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  Options.AddInitializers = true;
  // Without these edges nothing leads into a catch block.
  Options.AddEHEdges = true;
  return CFG::buildCFG(&Function, Function.getBody(), &Context, Options);
}

/// True if the edge from \p Block to its \p Index-th successor is taken by an
/// exception that leaves the function, or by the end of the program: no
/// response of the handler's is sent.
static bool isUnwinding(const CFGBlock &Block, unsigned Index,
                        const CFGBlock &Exit) {
  const CFGBlock *Successor = *(Block.succ_begin() + Index);
  if (Successor != &Exit || Block.empty())
    return false;
  if (Block.hasNoReturnElement())
    return true;
  const auto Last = Block.back().getAs<CFGStmt>();
  if (Last && isa<CXXThrowExpr>(Last->getStmt()))
    return true;
  return Block.succ_size() == 2 && Index == 1 && !Block.getTerminatorStmt();
}

namespace {

class FunctionFlow {
public:
  FunctionFlow(ASTContext &Context, const FunctionFacts &Facts,
               const SummaryMap &Summaries, const CFG &Graph)
      : Context(Context), Facts(Facts), Summaries(Summaries), Graph(Graph),
        Entering(Graph.getNumBlockIDs()) {
    findWholeConditions();
    findTested();
  }

  void run() {
    runOnce(nullptr);
    // What a row keeps doesn't get to those behind it. Who gets past which row
    // is known once the loop has been looked at.
    if (auto Order = orderOf(Passed)) {
      Entering.assign(Entering.size(), State());
      GoingOn.clear();
      runOnce(std::move(Order));
    }
  }

  FunctionSummary summarize(const ThrownRedirects &Thrown) const;

private:
  void runOnce(std::shared_ptr<const OptionOrder> OptionsInOrder) {
    PostOrderCFGView Order(&Graph);
    ForwardDataflowWorklist Worklist(Graph, &Order);
    State &Start = Entering[Graph.getEntry().getBlockID()];
    Start.Reached = MethodSet::all();
    Start.setOrder(std::move(OptionsInOrder));
    Worklist.enqueueBlock(&Graph.getEntry());
    while (const CFGBlock *Block = Worklist.dequeue())
      propagate(*Block, Worklist);
  }

  void propagate(const CFGBlock &Block, ForwardDataflowWorklist &Worklist) {
    State At = Entering[Block.getBlockID()];
    for (const CFGElement &Element : Block)
      if (const auto S = Element.getAs<CFGStmt>())
        Transfer(Context, Facts, Summaries, At).apply(*S->getStmt());
      else if (const auto Init = Element.getAs<CFGInitializer>())
        Transfer(Context, Facts, Summaries, At).apply(*Init->getInitializer());

    unsigned Index = 0;
    for (const CFGBlock *Successor : Block.succs()) {
      const unsigned Edge = Index++;
      if (!Successor || isUnwinding(Block, Edge, Graph.getExit()))
        continue;
      State Leaving = At;
      narrow(Leaving, Block, Edge);
      narrowLoop(Leaving, Block, Edge);
      const Stmt *Loop = Block.getLoopTarget();
      if (Loop && addGoingOn(*Successor, Leaving, *Loop))
        Worklist.enqueueBlock(Successor);
      // What is thrown leaves before the block ends: a refusal takes away the
      // methods that it lets through.
      if (isa_and_present<CXXTryStmt>(Successor->getTerminatorStmt()))
        Leaving.join(Entering[Block.getBlockID()]);
      // Each way out is looked at by itself: together, the values of all of
      // them would only have to be told apart again.
      if (Successor == &Graph.getExit())
        Leaving.forgetPlaces();
      if (Entering[Successor->getBlockID()].join(Leaving))
        Worklist.enqueueBlock(Successor);
    }
  }

  bool addGoingOn(const CFGBlock &Block, const State &At, const Stmt &Loop);
  void addEnds(const CFGBlock &Block, const State &At,
               std::vector<State> &Ends) const;
  void narrow(State &Leaving, const CFGBlock &Block, unsigned Edge) const;
  void narrowSwitch(State &Leaving, const SwitchStmt &Switch,
                    const CFGBlock &Block, unsigned Edge) const;
  Admission throughSwitch(const State &At, const SwitchStmt &Switch,
                          const CFGBlock &Block, unsigned Edge) const;
  void narrowLoop(State &Leaving, const CFGBlock &Block, unsigned Edge) const;
  static void admit(State &Leaving, GuardTest Guard,
                    const FunctionReach &Admitted);
  void findWholeConditions();
  void findTested();

  ASTContext &Context;
  const FunctionFacts &Facts;
  const SummaryMap &Summaries;
  const CFG &Graph;
  /// What is known where each block begins.
  std::vector<State> Entering;
  /// By the block in which a loop begins again, the methods that do so.
  llvm::DenseMap<unsigned, MethodSet> GoingOn;
  /// By an `a || b` that ends a block of its own, the whole condition that it
  /// is part of.
  llvm::DenseMap<const Stmt *, const Expr *> WholeConditions;
  /// The members in the conditions.
  llvm::SmallSetVector<const ValueDecl *, 2> TestedMembers;
  /// What the loops let go on from one option to the next.
  std::vector<PassedOptions> Passed;
};

} // namespace

/// Takes note that \p Loop begins again with \p Block. Returns whether it may
/// be left by somebody new then.
bool FunctionFlow::addGoingOn(const CFGBlock &Block, const State &At,
                              const Stmt &Loop) {
  bool IsNew = false;
  MethodSet Through = At.Reached.methods();
  const auto *Range = dyn_cast<CXXForRangeStmt>(&Loop);
  for (const PassedOptions &Here : passedBy(At, Loop)) {
    IsNew |= addPassed(Passed, Here);
    if (!Range)
      continue;
    for (const PassedOptions &All : Passed)
      if (All.Chooser == Here.Chooser)
        Through = All.throughAll();
  }
  MethodSet &Known = GoingOn[Block.getBlockID()];
  const MethodSet Before = Known;
  Known |= Through;
  return IsNew || Known != Before;
}

/// The member that \p S reads, by itself or through a function that gives it;
/// null if it reads none.
static const FieldDecl *memberRead(const Stmt &S) {
  const auto *Member = dyn_cast<MemberExpr>(&S);
  if (!Member)
    return nullptr;
  if (const auto *Method = dyn_cast<CXXMethodDecl>(Member->getMemberDecl()))
    return isStandard(*Method) ? nullptr : returnedMember(*Method);
  return dyn_cast<FieldDecl>(Member->getMemberDecl());
}

// if (info.reads), this->isOpen() ? 302 : 307
void FunctionFlow::findTested() {
  SmallVector<const Stmt *> Pending;
  for (const CFGBlock *Block : Graph)
    if (const Stmt *Condition = Block->getTerminatorCondition(false))
      Pending.push_back(Condition);
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    for (const Stmt *Child : S->children())
      if (Child && !isa<LambdaExpr>(S))
        Pending.push_back(Child);
    if (const FieldDecl *Field = memberRead(*S))
      TestedMembers.insert(memberKey(*Field));
  }
}

// if (a || (b && c))
void FunctionFlow::findWholeConditions() {
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

void FunctionFlow::admit(State &Leaving, GuardTest Guard,
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

/// Leaves it in doubt which of \p Methods take \p Edge from \p Block.
static void leaveDoubt(State &Leaving, const Expr *Condition, MethodSet Methods,
                       const CFGBlock &Block, unsigned Edge) {
  if (!Methods.empty())
    Leaving.setDoubt(
        {Condition, Methods, uint64_t(1) << (Edge % 64), edgesOf(Block)});
}

void FunctionFlow::narrow(State &Leaving, const CFGBlock &Block,
                          unsigned Edge) const {
  const Stmt *Terminator = Block.getTerminatorStmt();
  if (const auto *Switch = dyn_cast_if_present<SwitchStmt>(Terminator))
    return narrowSwitch(Leaving, *Switch, Block, Edge);
  if (!Terminator || Block.succ_size() != 2 ||
      isa<CXXForRangeStmt, CXXTryStmt>(Terminator))
    return;
  const Expr *Condition = decidingCondition(Block);
  if (!Condition)
    return;
  const bool Holds = Edge == 0;
  const Admission Through =
      admitOptions(Leaving, *Condition, Facts, [&](const State &At) {
        const Evaluator Evaluate(Context, Facts, Summaries, At);
        const ValueSet Tested = Evaluate.condition(Condition);
        return Admission{Holds ? Tested.whereTrue() : Tested.whereFalse(),
                         untoldBy(Tested, Condition, Evaluate, At.Reached)};
      });
  leaveDoubt(Leaving, Condition, Through.Untold, Block, Edge);
  const auto Part = WholeConditions.find(Terminator);
  const auto *Whole = Part != WholeConditions.end()
                          ? Part->second
                          : cast<Expr>(Block.getTerminatorCondition(false));
  const StringRef Path = Evaluator(Context, Facts, Summaries, Leaving)
                             .testedPath(Condition, Holds);
  admit(Leaving, {Condition, Whole, Holds}, Through.Admitted);
  if (!Path.empty())
    Leaving.TestedPath = Path;
}

// for (const auto &fault : faults) return refuse(fault);
/// A loop that some methods leave for good takes those away if there is
/// anything to go through: whether they get past it may be in doubt.
void FunctionFlow::narrowLoop(State &Leaving, const CFGBlock &Block,
                              unsigned Edge) const {
  if (Edge == 1 &&
      isa_and_present<ForStmt, WhileStmt, DoStmt>(Block.getTerminatorStmt()))
    if (const auto *Condition = dyn_cast_if_present<Expr>(
            Block.getTerminatorCondition(/*StripParens=*/false)))
      return leaveDoubt(Leaving, Condition,
                        lostBy(Leaving, *Condition) & Leaving.Reached.methods(),
                        Block, Edge);
  const auto *Loop =
      dyn_cast_if_present<CXXForRangeStmt>(Block.getTerminatorStmt());
  const Expr *Range = Loop ? Loop->getRangeInit() : nullptr;
  if (!Range)
    return;
  const auto Known = GoingOn.find(Block.getBlockID());
  if (rowsOf(*Range)) {
    // It is left by those alone who get past all that is there.
    if (Edge == 1)
      admit(Leaving, {Range, Range, /*Holds=*/false},
            Known == GoingOn.end() ? MethodSet::none() : Known->second);
    return;
  }
  const Evaluator Evaluate(Context, Facts, Summaries, Leaving);
  const ValueSet HasElements = Evaluate.condition(Range);
  const FunctionReach Entered = HasElements.whereTrue();
  if (Edge == 0)
    return admit(Leaving, {Range, Range, /*Holds=*/true}, Entered);
  if (Known == GoingOn.end() && !Evaluate.dependsOnMethod(Range))
    return;
  const MethodSet Through =
      Known == GoingOn.end() ? MethodSet::none() : Known->second;
  leaveDoubt(Leaving, Range, (Leaving.Reached & Entered).methods() - Through,
             Block, Edge);
  admit(Leaving, {Range, Range, /*Holds=*/false},
        HasElements.whereFalse() | FunctionReach(Through));
}

/// Who gets from \p Switch to its label on \p Edge, as it is told by \p At.
Admission FunctionFlow::throughSwitch(const State &At, const SwitchStmt &Switch,
                                      const CFGBlock &Block,
                                      unsigned Edge) const {
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

void FunctionFlow::narrowSwitch(State &Leaving, const SwitchStmt &Switch,
                                const CFGBlock &Block, unsigned Edge) const {
  const Expr *Condition = Switch.getCond();
  const Admission Through =
      admitOptions(Leaving, *Condition, Facts, [&](const State &At) {
        return throughSwitch(At, Switch, Block, Edge);
      });
  const bool IsDefault = Edge + 1 == Block.succ_size();
  leaveDoubt(Leaving, Condition, Through.Untold, Block, Edge);
  admit(Leaving, {Condition, Condition, /*Holds=*/!IsDefault},
        Through.Admitted);
}

/// Adds what is known on each edge from \p Block on which the function returns.
void FunctionFlow::addEnds(const CFGBlock &Block, const State &At,
                           std::vector<State> &Ends) const {
  unsigned Index = 0;
  for (const CFGBlock *Successor : Block.succs()) {
    const unsigned Edge = Index++;
    if (Successor != &Graph.getExit() ||
        isUnwinding(Block, Edge, Graph.getExit()))
      continue;
    Ends.push_back(At);
    narrow(Ends.back(), Block, Edge);
  }
}

FunctionSummary FunctionFlow::summarize(const ThrownRedirects &Thrown) const {
  RedirectBuilder Builder(Context, Facts, Summaries, Thrown);
  std::vector<State> Ends;
  for (const CFGBlock *Block : Graph) {
    State At = Entering[Block->getBlockID()];
    if (At.Reached.empty()) {
      for (const CFGElement &Element : *Block)
        if (const auto S = Element.getAs<CFGStmt>())
          Builder.visitUnreached(*S->getStmt());
      continue;
    }
    for (const CFGElement &Element : *Block)
      if (const auto S = Element.getAs<CFGStmt>()) {
        Builder.visitBefore(*S->getStmt(), At);
        Transfer(Context, Facts, Summaries, At).apply(*S->getStmt());
        Builder.visitAfter(*S->getStmt(), At);
      } else if (const auto Init = Element.getAs<CFGInitializer>()) {
        Transfer(Context, Facts, Summaries, At).apply(*Init->getInitializer());
      }
    addEnds(*Block, At, Ends);
  }
  for (const State &End : Ends)
    Builder.visitEnd(End);
  FunctionSummary Summary =
      Builder.finish(Entering[Graph.getExit().getBlockID()].Reached);
  Summary.TestedMembers.insert(TestedMembers.begin(), TestedMembers.end());
  return Summary;
}

FunctionSummary analyzeFunction(ASTContext &Context, const FunctionFacts &Facts,
                                const SummaryMap &Summaries,
                                const ThrownRedirects &Thrown) {
  const std::unique_ptr<CFG> Graph = buildCFG(Context, *Facts.Function);
  // while (({ break; true; })) has no graph. Nothing is known of what it does.
  if (!Graph) {
    FunctionSummary Unknown = RedirectBuilder(Context, Facts, Summaries, Thrown)
                                  .finish(MethodSet::all());
    Unknown.Returns = ValueSet::unknown(MethodSet::all());
    return Unknown;
  }
  FunctionFlow Flow(Context, Facts, Summaries, *Graph);
  Flow.run();
  return Flow.summarize(Thrown);
}

} // namespace redirect
