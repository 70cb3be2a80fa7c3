//===- FunctionFlow.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/FunctionFlow.h"
#include "Facts/Expressions.h"
#include "Flow/Evaluator.h"
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
  }

  void run() {
    PostOrderCFGView Order(&Graph);
    ForwardDataflowWorklist Worklist(Graph, &Order);
    State &Start = Entering[Graph.getEntry().getBlockID()];
    Start.Reached = MethodSet::all();
    Worklist.enqueueBlock(&Graph.getEntry());
    while (const CFGBlock *Block = Worklist.dequeue())
      propagate(*Block, Worklist);
  }

  FunctionSummary summarize(const ThrownRedirects &Thrown) const;

private:
  void propagate(const CFGBlock &Block, ForwardDataflowWorklist &Worklist) {
    State At = Entering[Block.getBlockID()];
    for (const CFGElement &Element : Block)
      if (const auto S = Element.getAs<CFGStmt>())
        Transfer(Context, Facts, Summaries, At).apply(*S->getStmt());

    unsigned Index = 0;
    for (const CFGBlock *Successor : Block.succs()) {
      const unsigned Edge = Index++;
      if (!Successor || isUnwinding(Block, Edge, Graph.getExit()))
        continue;
      State Leaving = At;
      narrow(Leaving, Block, Edge);
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

  void addEnds(const CFGBlock &Block, const State &At,
               std::vector<State> &Ends) const;
  void narrow(State &Leaving, const CFGBlock &Block, unsigned Edge) const;
  void narrowSwitch(State &Leaving, const SwitchStmt &Switch,
                    const CFGBlock &Block, unsigned Edge) const;
  static void admit(State &Leaving, GuardTest Guard,
                    const FunctionReach &Admitted);
  void findWholeConditions();

  ASTContext &Context;
  const FunctionFacts &Facts;
  const SummaryMap &Summaries;
  const CFG &Graph;
  /// What is known where each block begins.
  std::vector<State> Entering;
  /// By an `a || b` that ends a block of its own, the whole condition that it
  /// is part of.
  llvm::DenseMap<const Stmt *, const Expr *> WholeConditions;
};

} // namespace

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

// if (method && ...), if (method != NULL): every request has a method
static bool asksForNull(const Expr *Condition, ASTContext &Context) {
  const Expr *E = asWritten(Condition);
  if (const auto *Not = dyn_cast<UnaryOperator>(E);
      Not && Not->getOpcode() == UO_LNot)
    E = asWritten(Not->getSubExpr());
  const auto IsNull = [&](const Expr *Side) {
    return Side->isNullPointerConstant(Context,
                                       Expr::NPC_ValueDependentIsNotNull);
  };
  if (const auto *Test = dyn_cast<BinaryOperator>(E))
    return Test->isEqualityOp() &&
           (IsNull(Test->getLHS()) || IsNull(Test->getRHS())) &&
           Test->getLHS()->getType()->isPointerType();
  return E->getType()->isPointerType();
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
  const Evaluator Evaluate(Context, Facts, Summaries, Leaving);
  const ValueSet Tested = Evaluate.evaluate(Condition);
  const bool Holds = Edge == 0;
  const FunctionReach Admitted =
      Holds ? Tested.whereTrue() : Tested.whereFalse();
  const bool SaysNothing = (Leaving.Reached & Tested.whereTrue() &
                            Tested.whereFalse()) == Leaving.Reached;
  const bool IsUnderstood =
      !Tested.asCondition().isMadeOfMethod() &&
      !(SaysNothing && Evaluate.dependsOnMethod(Condition));
  if (!IsUnderstood && !asksForNull(Condition, Context))
    Leaving.setDoubt(Condition, Holds ? 1 : 2);
  const auto Part = WholeConditions.find(Terminator);
  const auto *Whole = Part != WholeConditions.end()
                          ? Part->second
                          : cast<Expr>(Block.getTerminatorCondition(false));
  admit(Leaving, {Condition, Whole, Holds}, Admitted);
  if (const StringRef Path = Evaluate.testedPath(Condition, Holds);
      !Path.empty())
    Leaving.TestedPath = Path;
}

void FunctionFlow::narrowSwitch(State &Leaving, const SwitchStmt &Switch,
                                const CFGBlock &Block, unsigned Edge) const {
  const Evaluator Evaluate(Context, Facts, Summaries, Leaving);
  const ValueSet Tested = Evaluate.evaluate(Switch.getCond());
  // A switch has too many edges to wait until all of them have met again.
  if (Tested.isUnknown() && Evaluate.dependsOnMethod(Switch.getCond()))
    Leaving.setDoubt(Switch.getCond(), 1);
  // The last edge leads to `default`, or past a switch that has none.
  if (Edge + 1 != Block.succ_size()) {
    const CFGBlock *Target = *(Block.succ_begin() + Edge);
    const auto *Case = dyn_cast_if_present<CaseStmt>(Target->getLabel());
    if (Case && !Case->getRHS())
      admit(Leaving, {Switch.getCond(), Switch.getCond(), /*Holds=*/true},
            Evaluate.whereEqual(Tested, Case->getLHS()));
    return;
  }
  FunctionReach Admitted = MethodSet::all();
  for (const SwitchCase *Label = Switch.getSwitchCaseList(); Label;
       Label = Label->getNextSwitchCase())
    if (const auto *Case = dyn_cast<CaseStmt>(Label); Case && !Case->getRHS())
      Admitted &= Evaluate.whereDifferent(Tested, Case->getLHS());
  admit(Leaving, {Switch.getCond(), Switch.getCond(), /*Holds=*/false},
        Admitted);
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
      }
    addEnds(*Block, At, Ends);
  }
  for (const State &End : Ends)
    Builder.visitEnd(End);
  return Builder.finish(Entering[Graph.getExit().getBlockID()].Reached);
}

FunctionSummary analyzeFunction(ASTContext &Context, const FunctionFacts &Facts,
                                const SummaryMap &Summaries,
                                const ThrownRedirects &Thrown) {
  const std::unique_ptr<CFG> Graph = buildCFG(Context, *Facts.Function);
  // while (({ break; true; })) has no graph. Nothing is known of what it does.
  if (!Graph) {
    FunctionSummary Unknown;
    Unknown.Facts = &Facts;
    Unknown.Returns = ValueSet::unknown(MethodSet::all());
    return Unknown;
  }
  FunctionFlow Flow(Context, Facts, Summaries, *Graph);
  Flow.run();
  return Flow.summarize(Thrown);
}

} // namespace redirect
