//===- FunctionFlow.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/FunctionFlow.h"
#include "Facts/Expressions.h"
#include "Flow/AnswerLife.h"
#include "Flow/Choices.h"
#include "Flow/ChosenRegistrations.h"
#include "Flow/ChosenTargets.h"
#include "Flow/EdgesOut.h"
#include "Flow/Evaluator.h"
#include "Flow/LoopOrder.h"
#include "Flow/Narrowing.h"
#include "Flow/Objects.h"
#include "Flow/RedirectBuilder.h"
#include "Flow/Transfer.h"
#include "Flow/TurnedAway.h"
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

namespace {

class FunctionFlow {
public:
  FunctionFlow(ASTContext &Context, const FunctionFacts &Facts,
               const SummaryMap &Summaries, const CFG &Graph)
      : Context(Context), Facts(Facts), Summaries(Summaries), Graph(Graph),
        Copies(Facts), Narrow(Context, Facts, Summaries, Graph),
        Entering(Graph.getNumBlockIDs()) {
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

  FunctionSummary summarize(const ThrownRedirects &Thrown,
                            llvm::DenseSet<const Registration *> Chosen) const;

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
        Transfer(Context, Facts, Summaries, Copies, At).apply(*S->getStmt());
      else if (const auto Init = Element.getAs<CFGInitializer>())
        Transfer(Context, Facts, Summaries, Copies, At)
            .apply(*Init->getInitializer());
    copyIn(Block, At);

    unsigned Index = 0;
    for (const CFGBlock *Successor : Block.succs()) {
      const unsigned Edge = Index++;
      if (!Successor || isUnwinding(Block, Edge, Graph.getExit()))
        continue;
      State Leaving = At;
      Narrow.byCondition(Leaving, Block, Edge);
      const auto Known = GoingOn.find(Block.getBlockID());
      Narrow.byLoop(Leaving, Block, Edge,
                    Known == GoingOn.end() ? nullptr : &Known->second);
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

  /// Makes the copies of the loop whose condition \p Block ends with.
  void copyIn(const CFGBlock &Block, State &At) const {
    for (const CopyLoop &Copy : Copies.copiesOf(Block.getTerminatorStmt()))
      Transfer(Context, Facts, Summaries, Copies, At).copy(Copy);
  }
  bool addGoingOn(const CFGBlock &Block, const State &At, const Stmt &Loop);
  void addConditions(FunctionSummary &Summary) const;
  bool neverReturns() const;
  void visitBlock(const CFGBlock &Block, State &At,
                  RedirectBuilder &Builder) const;
  void addEnds(const CFGBlock &Block, const State &At,
               std::vector<State> &Ends) const;
  void addRound(const CFGBlock &Block, const State &At,
                std::vector<State> &Ends) const;
  void findTested();

  ASTContext &Context;
  const FunctionFacts &Facts;
  const SummaryMap &Summaries;
  const CFG &Graph;
  const Copying Copies;
  const Narrowing Narrow;
  /// What is known where each block begins.
  std::vector<State> Entering;
  /// By the block in which a loop begins again, who does so.
  llvm::DenseMap<unsigned, FunctionReach> GoingOn;
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
  FunctionReach Through = At.Reached;
  const auto *Range = dyn_cast<CXXForRangeStmt>(&Loop);
  for (const PassedOptions &Here : passedBy(At, Loop)) {
    IsNew |= addPassed(Passed, Here);
    if (!Range)
      continue;
    for (const PassedOptions &All : Passed)
      if (All.Chooser == Here.Chooser)
        Through = FunctionReach(All.throughAll());
  }
  FunctionReach &Known = GoingOn[Block.getBlockID()];
  const FunctionReach Before = Known;
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

// while (true) { serve(accept(listening, nullptr, nullptr)); }
/// True if the function has no end but those of its rounds.
bool FunctionFlow::neverReturns() const {
  return llvm::none_of(Graph.getExit().preds(), [this](const CFGBlock *Before) {
    return Before && !Before->hasNoReturnElement() &&
           !Entering[Before->getBlockID()].Reached.empty();
  });
}

/// Adds what is known where \p Block ends a round of a loop.
void FunctionFlow::addRound(const CFGBlock &Block, const State &At,
                            std::vector<State> &Ends) const {
  if (Block.getLoopTarget())
    Ends.push_back(At);
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
    Narrow.byCondition(Ends.back(), Block, Edge);
  }
}

/// Shows \p Builder what stands in \p Block, and takes \p At from its beginning
/// to its end.
void FunctionFlow::visitBlock(const CFGBlock &Block, State &At,
                              RedirectBuilder &Builder) const {
  const bool IsReached = !At.Reached.empty();
  for (const CFGElement &Element : Block) {
    const auto S = Element.getAs<CFGStmt>();
    if (S && !IsReached) {
      Builder.visitUnreached(*S->getStmt());
    } else if (S) {
      Builder.visitBefore(*S->getStmt(), At);
      Transfer(Context, Facts, Summaries, Copies, At).apply(*S->getStmt());
      Builder.visitAfter(*S->getStmt(), At);
    } else if (const auto Init = Element.getAs<CFGInitializer>();
               Init && IsReached) {
      Transfer(Context, Facts, Summaries, Copies, At)
          .apply(*Init->getInitializer());
    }
  }
  if (IsReached)
    copyIn(Block, At);
}

FunctionSummary
FunctionFlow::summarize(const ThrownRedirects &Thrown,
                        llvm::DenseSet<const Registration *> Chosen) const {
  RedirectBuilder Builder(Context, Facts, Summaries, Copies, Thrown);
  Builder.leaveOut(std::move(Chosen));
  std::vector<State> Ends;
  std::vector<State> Exits;
  const bool IsEndless = neverReturns();
  for (const CFGBlock *Block : Graph) {
    State At = Entering[Block->getBlockID()];
    const bool IsReached = !At.Reached.empty();
    visitBlock(*Block, At, Builder);
    if (!IsReached)
      continue;
    if (IsEndless)
      addRound(*Block, At, Ends);
    else
      addEnds(*Block, At, Ends);
    // write(fd, answer, length); exit(0);
    if (Facts.ComparesMethods && Block->hasNoReturnElement())
      Exits.push_back(At);
  }
  for (const State &End : Ends)
    Builder.visitEnd(End);
  for (const State &Exit : Exits)
    Builder.visitExit(Exit);
  FunctionSummary Summary =
      Builder.finish(Entering[Graph.getExit().getBlockID()].Reached);
  Summary.TestedMembers.insert(TestedMembers.begin(), TestedMembers.end());
  addConditions(Summary);
  return Summary;
}

/// Completes \p Summary with what the conditions say under which it redirects.
void FunctionFlow::addConditions(FunctionSummary &Summary) const {
  if (Summary.Redirects.empty() &&
      llvm::none_of(Summary.Calls, [&](const CallFlow &Call) {
        return alwaysRedirects(Call.Callee, Summaries) ||
               mayMove(Call.Callee, Summaries);
      }))
    return;
  const RedirectBranches Branches(Graph, Facts, Summaries, Summary);
  Summary.AlwaysRedirects = Branches.alwaysRedirects();
  addTurnedAway(Branches, Summaries, Summary);
  addChosenTargets(Branches, *Facts.Function->getBody(), Summary);
  addAnswerLife(Branches, Facts, Summaries, Summary);
}

FunctionSummary analyzeFunction(ASTContext &Context, const FunctionFacts &Facts,
                                const SummaryMap &Summaries,
                                const ThrownRedirects &Thrown) {
  const std::unique_ptr<CFG> Graph = buildCFG(Context, *Facts.Function);
  // while (({ break; true; })) has no graph. Nothing is known of what it does.
  if (!Graph) {
    FunctionSummary Unknown =
        RedirectBuilder(Context, Facts, Summaries, Copying(Facts), Thrown)
            .finish(MethodSet::all());
    Unknown.Returns = ValueSet::unknown(MethodSet::all());
    return Unknown;
  }
  FunctionFlow Flow(Context, Facts, Summaries, *Graph);
  Flow.run();
  return Flow.summarize(Thrown, chosenRegistrations(*Graph, Facts));
}

} // namespace redirect
