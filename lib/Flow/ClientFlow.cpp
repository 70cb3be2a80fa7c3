//===- ClientFlow.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/ClientFlow.h"
#include "Facts/StatementsIn.h"
#include "Flow/ClientTransfer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/Analyses/PostOrderCFGView.h"
#include "clang/Analysis/FlowSensitive/DataflowWorklist.h"

using namespace clang;

namespace redirect {

ClientFlow::~ClientFlow() = default;

const CFG *ClientFlow::graphOf(const FunctionDecl &Function) {
  const auto [Known, IsNew] = Graphs.try_emplace(&Function);
  if (IsNew) {
    CFG::BuildOptions Options;
    Options.setAllAlwaysAdd();
    Options.AddInitializers = true;
    Known->second =
        CFG::buildCFG(&Function, Function.getBody(), &Context, Options);
  }
  return Known->second.get();
}

bool ClientFlow::isRunning(const FunctionDecl &Function) const {
  return llvm::any_of(Running, [&](const FunctionDecl *Known) {
    return Known->getCanonicalDecl() == Function.getCanonicalDecl();
  });
}

const FunctionDecl *ClientFlow::followed(const CallExpr &Call) {
  static constexpr unsigned MaxDepth = 5;
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Running.size() >= MaxDepth || isRunning(*Callee))
    return nullptr;
  return Code.definition(*Callee);
}

// if (isRedirect(response.status()))
/// Adds what \p Body passes to functions that test it.
void ClientFlow::addPredicates(const Stmt &Body, StatusTests &To) {
  forEachIn(&Body, [&](const Stmt &S) {
    const auto *Call = dyn_cast<CallExpr>(&S);
    const FunctionDecl *Callee = Call ? followed(*Call) : nullptr;
    if (!Callee)
      return;
    const StatusTests &Inner = testsOf(*Callee);
    To.NamesStatus |= Inner.NamesStatus;
    const auto Arguments = givenTo(*Call);
    for (unsigned I = 0; I < Callee->getNumParams() && I < Arguments.size();
         ++I) {
      const ParmVarDecl &Parameter = *Callee->getParamDecl(I);
      if (!Parameter.getType()->isIntegralOrEnumerationType() ||
          !Inner.holds(Parameter))
        continue;
      const std::string Place = placeOfNumber(*Arguments[I], Context);
      if (!Place.empty())
        To.Places.insert(Place);
    }
  });
}

const StatusTests &ClientFlow::testsOf(const FunctionDecl &Function) {
  const auto [Known, IsNew] = Tests.try_emplace(&Function);
  if (!IsNew)
    return Known->second;
  Running.push_back(&Function);
  Known->second = statusTestsIn(*Function.getBody(), Context);
  addPredicates(*Function.getBody(), Known->second);
  Running.pop_back();
  return Known->second;
}

const StatusOutcome &ClientFlow::run(const FunctionDecl &Function, int Status,
                                     uint64_t Given) {
  const auto [Known, IsNew] = Outcomes.try_emplace({&Function, Status, Given});
  if (IsNew) {
    Running.push_back(&Function);
    Known->second = go(Function, Status, Given);
    Running.pop_back();
  }
  return Known->second;
}

/// The successor of \p Block that \p Value chooses in its switch; null if it
/// can't be told.
static const CFGBlock *chosenCase(const CFGBlock &Block, int64_t Value,
                                  const ASTContext &Context) {
  const CFGBlock *Default = nullptr;
  for (const CFGBlock *Successor : Block.succs()) {
    if (!Successor)
      continue;
    const auto *Case = dyn_cast_if_present<CaseStmt>(Successor->getLabel());
    if (!Case) {
      Default = Successor;
      continue;
    }
    const auto First = signedNumber(*Case->getLHS(), Context);
    const auto Last =
        Case->getRHS() ? signedNumber(*Case->getRHS(), Context) : First;
    if (First && Last && *First <= Value && Value <= *Last)
      return Successor;
  }
  return Default;
}

/// The one successor of \p Block that is taken; null if any may be.
static const CFGBlock *taken(const CFGBlock &Block,
                             const ClientTransfer &Transfer,
                             const ASTContext &Context) {
  const Stmt *Terminator = Block.getTerminatorStmt();
  if (const auto *Switch = dyn_cast_if_present<SwitchStmt>(Terminator)) {
    const auto Value = Transfer.valueOf(*Switch->getCond());
    return Value ? chosenCase(Block, *Value, Context) : nullptr;
  }
  const Expr *Condition = Block.getLastCondition();
  if (!Terminator || !Condition || Block.succ_size() != 2)
    return nullptr;
  const std::optional<int64_t> Value = Transfer.valueOf(*Condition);
  return Value ? *(Block.succ_begin() + (*Value != 0 ? 0 : 1)) : nullptr;
}

/// The condition of the switch from which \p Block leads to \p Case, a label
/// that names the header; null if it doesn't.
static const Expr *findsHeader(const CFGBlock &Block, const CFGBlock &Case,
                               const ClientShapes &Shapes) {
  const auto *Switch =
      dyn_cast_if_present<SwitchStmt>(Block.getTerminatorStmt());
  const auto *Label = dyn_cast_if_present<CaseStmt>(Case.getLabel());
  return Switch && Label && Shapes.namesHeader(*Label->getLHS())
             ? Switch->getCond()
             : nullptr;
}

/// Applies what \p Block does. False if what it returns is unknown, or another
/// number than before.
static bool passThrough(const CFGBlock &Block, ClientTransfer &Transfer,
                        StatusOutcome &Result) {
  bool IsKnown = true;
  for (const CFGElement &Element : Block) {
    const auto S = Element.getAs<CFGStmt>();
    if (!S)
      continue;
    Transfer.apply(*S->getStmt());
    const auto *Return = dyn_cast<ReturnStmt>(S->getStmt());
    if (!Return || !Return->getRetValue())
      continue;
    const auto Value = Transfer.valueOf(*Return->getRetValue());
    IsKnown &= Value && (!Result.Returned || *Value == *Result.Returned);
    Result.Returned = Value;
  }
  return IsKnown;
}

/// What is known where \p Function begins, of whose parameters those that are
/// \p Given by their bits hold a Location.
static ClientState startOf(const FunctionDecl &Function, uint64_t Given) {
  static constexpr unsigned MaxParameters = 64;
  ClientState Result;
  Result.IsReached = true;
  for (unsigned I = 0; I < Function.getNumParams() && I < MaxParameters; ++I)
    if (Given >> I & 1)
      Result.Holders.insert(Function.getParamDecl(I));
  return Result;
}

/// Leaves to callers what holds a Location at \p End.
static void keepHolders(const ClientState &End, StatusOutcome &Result) {
  for (const ValueDecl *Holder : End.Holders)
    if (isa<FieldDecl, ParmVarDecl>(Holder))
      Result.Holders.insert(Holder);
}

/// The blocks to which \p Block leads: \p Only, if that is known.
static SmallVector<const CFGBlock *, 2> successorsOf(const CFGBlock &Block,
                                                     const CFGBlock *Only) {
  SmallVector<const CFGBlock *, 2> Result;
  for (const CFGBlock *Successor : Block.succs())
    if (Successor && (!Only || Successor == Only))
      Result.push_back(Successor);
  return Result;
}

StatusOutcome ClientFlow::go(const FunctionDecl &Function, int Status,
                             uint64_t Given) {
  StatusOutcome Result;
  const CFG *Graph = graphOf(Function);
  if (!Graph)
    return Result;
  const StatusTests &Tested = testsOf(Function);
  std::vector<ClientState> Entering(Graph->getNumBlockIDs());
  Result.Reached.resize(Graph->getNumBlockIDs());
  Entering[Graph->getEntry().getBlockID()] = startOf(Function, Given);

  PostOrderCFGView Order(Graph);
  ForwardDataflowWorklist Worklist(*Graph, &Order);
  Worklist.enqueueBlock(&Graph->getEntry());
  bool IsReturnedKnown = true;
  while (const CFGBlock *Block = Worklist.dequeue()) {
    Result.Reached.set(Block->getBlockID());
    ClientState At = Entering[Block->getBlockID()];
    ClientTransfer Transfer(*this, Tested, Status, At, Result);
    IsReturnedKnown &= passThrough(*Block, Transfer, Result);
    const CFGBlock *Only = taken(*Block, Transfer, Context);
    for (const CFGBlock *Successor : successorsOf(*Block, Only)) {
      ClientState Leaving = At;
      if (const Expr *Condition = findsHeader(*Block, *Successor, Shapes))
        ClientTransfer(*this, Tested, Status, Leaving, Result)
            .findHeader(*Condition);
      if (Entering[Successor->getBlockID()].join(Leaving))
        Worklist.enqueueBlock(Successor);
    }
  }
  if (!IsReturnedKnown)
    Result.Returned.reset();
  keepHolders(Entering[Graph->getExit().getBlockID()], Result);
  return Result;
}

} // namespace redirect
