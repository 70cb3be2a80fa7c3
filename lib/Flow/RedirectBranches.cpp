//===- RedirectBranches.cpp -----------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/RedirectBranches.h"
#include "Facts/Expressions.h"
#include "Facts/Names.h"
#include "Facts/StatementsIn.h"
#include "Facts/VisitorNames.h"
#include "Flow/EdgesOut.h"
#include "Http/Status.h"
#include "clang/AST/StmtCXX.h"

using namespace clang;

namespace redirect {

using BlockList = RedirectBranches::BlockList;

RedirectBranches::RedirectBranches(const CFG &Graph, const FunctionFacts &Facts,
                                   const SummaryMap &Summaries,
                                   const FunctionSummary &Summary)
    : Graph(Graph), Facts(Facts), Summaries(Summaries) {
  for (const std::unique_ptr<Redirect> &R : Summary.Redirects) {
    Redirecting.insert(siteOf(*R));
    if (isPermanent(R->Code))
      Moving.insert(siteOf(*R));
  }
  llvm::BitVector Redirects(Graph.getNumBlockIDs());
  llvm::BitVector Answers(Graph.getNumBlockIDs());
  for (const CFGBlock *Block : Graph)
    for (const CFGElement &Element : *Block)
      if (const auto Here = Element.getAs<CFGStmt>()) {
        const Stmt &S = *Here->getStmt();
        BlockOf[&S] = Block;
        if (isRedirect(S))
          Redirects.set(Block->getBlockID());
        if (isAnswer(S))
          Answers.set(Block->getBlockID());
      }
  const unsigned Entry = Graph.getEntry().getBlockID();
  AlwaysRedirects = Redirects.any() && !leadingToExit(Redirects)[Entry];
  Answers |= Redirects;
  GoingOn = leadingToExit(Answers);
  GoingOnOrMoving = leadingToMove();
  GoingOnOrMoving |= GoingOn;
}

/// True if \p Block goes on with \p Next, and not as an exception does.
bool RedirectBranches::goesOnWith(const CFGBlock &Block,
                                  const CFGBlock &Next) const {
  unsigned Index = 0;
  bool Result = false;
  for (const CFGBlock *Successor : Block.succs()) {
    const unsigned Edge = Index++;
    Result |= Successor == &Next && !isUnwinding(Block, Edge, Graph.getExit());
  }
  return Result;
}

/// The blocks from which the function's end is reached through none of \p
/// Without.
llvm::BitVector
RedirectBranches::leadingToExit(const llvm::BitVector &Without) const {
  llvm::BitVector Result(Graph.getNumBlockIDs());
  SmallVector<const CFGBlock *> Pending = {&Graph.getExit()};
  Result.set(Graph.getExit().getBlockID());
  while (!Pending.empty()) {
    const CFGBlock *Block = Pending.pop_back_val();
    for (const CFGBlock *Before : Block->preds()) {
      if (!Before || Result[Before->getBlockID()] ||
          Without[Before->getBlockID()])
        continue;
      if (!goesOnWith(*Before, *Block))
        continue;
      Result.set(Before->getBlockID());
      Pending.push_back(Before);
    }
  }
  return Result;
}

/// The blocks from which a permanent redirect is reached.
llvm::BitVector RedirectBranches::leadingToMove() const {
  llvm::BitVector Result(Graph.getNumBlockIDs());
  SmallVector<const CFGBlock *> Pending;
  const auto Add = [&](const CFGBlock *Block) {
    if (Block && !Result[Block->getBlockID()]) {
      Result.set(Block->getBlockID());
      Pending.push_back(Block);
    }
  };
  for (const Stmt *Move : Moving)
    Add(BlockOf.lookup(Move));
  while (!Pending.empty())
    for (const CFGBlock *Before : Pending.pop_back_val()->preds())
      Add(Before);
  return Result;
}

/// The blocks that lead to \p Block, itself first; none if these are too many
/// to look at for each redirect.
static std::optional<BlockList> leadingTo(const CFGBlock &Block) {
  static constexpr size_t MaxBlocks = 256;
  BlockList Result;
  Result.insert(&Block);
  for (size_t I = 0; I != Result.size(); ++I) {
    if (I == MaxBlocks)
      return std::nullopt;
    for (const CFGBlock *Before : Result[I]->preds())
      if (Before)
        Result.insert(Before);
  }
  return Result;
}

/// True if \p Callee doesn't return without having sent a redirect.
bool alwaysRedirects(const FunctionDecl *Callee, const SummaryMap &Summaries) {
  const auto Known = Summaries.find(Callee);
  return Known != Summaries.end() && Known->second.AlwaysRedirects;
}

/// True if \p S sends a redirect, itself or by a call.
bool RedirectBranches::isRedirect(const Stmt &S) const {
  if (Redirecting.contains(&S))
    return true;
  const Fact *F = Facts.at(&S);
  const auto *Call = F ? std::get_if<UserCall>(F) : nullptr;
  return Call && !Call->Callees.empty() &&
         llvm::all_of(Call->Callees, [&](const FunctionDecl *Callee) {
           return redirect::alwaysRedirects(Callee, Summaries);
         });
}

/// True unless \p Status, which may be null, is known to be none of an error.
bool RedirectBranches::isError(const Expr *Status) const {
  if (!Status)
    return false;
  const std::optional<int64_t> Known =
      constantNumber(*Status, Facts.Function->getASTContext());
  return !Known || *Known >= 300;
}

/// True if a response gets a status by \p Done that may be one of an error.
static bool givesError(const Effect &Done) {
  return llvm::any_of(Done.Status, [](const ValueSet::Entry &Status) {
    return Status.Is.Write &&
           (Status.Is.Is != Value::Kind::Number || Status.Is.Number >= 300);
  });
}

/// True if \p Call may send a redirect or an error.
bool RedirectBranches::mayAnswer(const UserCall &Call) const {
  return llvm::any_of(Call.Callees, [&](const FunctionDecl *Callee) {
    const auto Known = Summaries.find(Callee);
    if (Known == Summaries.end())
      return false;
    const FunctionSummary &Does = Known->second;
    return !Does.Redirects.empty() || llvm::any_of(Does.Effects, givesError);
  });
}

// mg_printf(conn, "HTTP/1.1 200 OK\r\n\r\nwelcome")
/// True if \p S spells out the status line of a page.
static bool sendsPage(const Stmt &S) {
  bool Result = false;
  forEachIn(&S, [&](const Stmt &Part) {
    const auto *Text = dyn_cast<StringLiteral>(&Part);
    Result |= Text && Text->getCharByteWidth() == 1 &&
              Text->getString().starts_with("HTTP/1.") &&
              Text->getString().drop_front(8).starts_with(" 2");
  });
  return Result;
}

/// True if \p S may send an error, or another redirect.
bool RedirectBranches::isAnswer(const Stmt &S) const {
  if (const auto *Return = dyn_cast<ReturnStmt>(&S))
    return Facts.ReturnsStatusOf && isError(Return->getRetValue());
  const Fact *F = Facts.at(&S);
  if (!F)
    return false;
  if (const auto *Write = std::get_if<ResponseWrite>(F))
    return Write->Sends || isError(Write->Status);
  if (const auto *Call = std::get_if<UserCall>(F))
    return mayAnswer(*Call);
  return std::holds_alternative<RawResponse>(*F) && !sendsPage(S);
}

/// True if \p F asks for what tells routes apart: the
/// request's path or its method.
bool RedirectBranches::asksForRoute(const Fact &F) const {
  if (const auto *Read = std::get_if<RequestRead>(&F))
    return Read->Part == RequestPart::Target ||
           Read->Part == RequestPart::Method;
  if (std::holds_alternative<MethodTest>(F) ||
      std::holds_alternative<MethodName>(F))
    return true;
  // isMoved(req), which looks at the path
  const auto *Call = std::get_if<UserCall>(&F);
  return Call && llvm::any_of(Call->Callees, [&](const FunctionDecl *Callee) {
           const auto Known = Summaries.find(Callee);
           const FunctionFacts *Inner =
               Known == Summaries.end() ? nullptr : Known->second.Facts;
           return Inner && Callee != Facts.Function &&
                  llvm::any_of(Inner->BySite, [&](const auto &At) {
                    const auto *Read = std::get_if<RequestRead>(&At.second);
                    return Read && Read->Part == RequestPart::Target;
                  });
         });
}

/// True if \p Condition asks for what tells routes apart: that is a dispatch.
bool RedirectBranches::asksForRoute(const Stmt &Condition) const {
  bool Result = false;
  InitialValues Values;
  SmallVector<const Stmt *> Pending = {&Condition};
  while (!Pending.empty() && !Result)
    forEachIn(Pending.pop_back_val(), [&](const Stmt &S) {
      if (const Fact *F = Facts.at(&S))
        Result |= asksForRoute(*F);
      const auto *Reference = dyn_cast<DeclRefExpr>(&S);
      const auto *Variable =
          Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
      if (!Variable)
        return;
      Result |= Facts.TargetVariables.contains(Variable) ||
                Facts.MethodVariables.contains(Variable);
      if (const Expr *Init =
              isa<ParmVarDecl>(Variable) ? nullptr : Values.of(*Variable))
        Pending.push_back(Init);
    });
  return Result;
}

/// True if one edge of \p Block leads to where \p Leading leads, and by another
/// one requests get to one of \p Instead, and never there.
bool RedirectBranches::turnsAway(const CFGBlock &Block,
                                 const BlockList &Leading,
                                 const llvm::BitVector &Instead) const {
  bool IsLeading = false;
  bool GoesOn = false;
  for (const CFGBlock *Successor : Block.succs()) {
    if (!Successor)
      continue;
    const bool Leads = Leading.contains(Successor);
    IsLeading |= Leads;
    GoesOn |= !Leads && Instead[Successor->getBlockID()];
  }
  return IsLeading && GoesOn;
}

using Conditions = SmallVector<const Expr *, 2>;

/// The conditions of which \p Whole is made, of which each may decide.
static Conditions conditionsIn(const Expr &Whole) {
  Conditions Result;
  Conditions Pending = {&Whole};
  while (!Pending.empty()) {
    const Expr *Part = asWritten(Pending.pop_back_val());
    if (const auto *Not = dyn_cast<UnaryOperator>(Part);
        Not && Not->getOpcode() == UO_LNot)
      Pending.push_back(Not->getSubExpr());
    else if (const auto *Both = dyn_cast<BinaryOperator>(Part);
             Both && Both->isLogicalOp())
      Pending.append({Both->getRHS(), Both->getLHS()});
    else
      Result.push_back(Part);
  }
  return Result;
}

// switch (auth(req)) { case Denied: ... }
/// True if \p Switch asks who is there, by the names in its condition or its
/// cases; others tell pages apart.
static bool asksForVisitor(const SwitchStmt &Switch) {
  static constexpr llvm::StringLiteral Refused[] = {
      "anonymous", "denied",  "disallowed",   "expired",
      "forbidden", "refused", "unauthorised", "unauthorized"};
  bool Result = false;
  InitialValues Values;
  SmallVector<const Stmt *> Pending = {Switch.getCond()};
  while (!Pending.empty() && !Result)
    forEachIn(Pending.pop_back_val(), [&](const Stmt &S) {
      const NamedDecl *Named = nullptr;
      if (const auto *Reference = dyn_cast<DeclRefExpr>(&S))
        Named = Reference->getDecl();
      else if (const auto *Member = dyn_cast<MemberExpr>(&S))
        Named = Member->getMemberDecl();
      Result |=
          Named && Named->getIdentifier() && namesVisitor(Named->getName());
      const auto *Variable = dyn_cast_if_present<VarDecl>(Named);
      if (Variable && !isa<ParmVarDecl>(Variable))
        Pending.push_back(Values.of(*Variable));
    });
  for (const SwitchCase *Case = Switch.getSwitchCaseList(); Case;
       Case = Case->getNextSwitchCase())
    if (const auto *One = dyn_cast<CaseStmt>(Case))
      if (const auto *Reference =
              dyn_cast<DeclRefExpr>(One->getLHS()->IgnoreParenCasts()))
        Result |= hasWord(Reference->getDecl()->getNameAsString(), Refused);
  return Result;
}

static Conditions conditionsOf(const SwitchStmt &Switch) {
  return asksForVisitor(Switch) ? Conditions{Switch.getCond()} : Conditions();
}

/// What decides which edge of \p Block is taken; nothing if that is none of a
/// branch. A call in it may end the block before.
static Conditions conditionsOf(const CFGBlock &Block) {
  const Stmt *Terminator = Block.getTerminatorStmt();
  if (const auto *Switch = dyn_cast_if_present<SwitchStmt>(Terminator))
    return conditionsOf(*Switch);
  if (!Terminator ||
      isa<ForStmt, WhileStmt, DoStmt, CXXForRangeStmt>(Terminator))
    return {};
  const auto *Condition =
      dyn_cast_if_present<Expr>(Block.getTerminatorCondition());
  // isOpen(path) || isKnown(user): the first has an edge of its own.
  while (Condition) {
    const auto *Both = dyn_cast<BinaryOperator>(asWritten(Condition));
    if (!Both || !Both->isLogicalOp())
      return conditionsIn(*Condition);
    Condition = Both->getRHS();
  }
  return {};
}

bool RedirectBranches::mayGoOn() const {
  return GoingOn[Graph.getEntry().getBlockID()];
}

const Expr *RedirectBranches::conditionBefore(
    const Expr &Site, const llvm::BitVector &Instead,
    llvm::function_ref<bool(const Expr &)> IsWanted) const {
  const auto Here = BlockOf.find(&Site);
  const std::optional<BlockList> Leading =
      Here == BlockOf.end() ? std::nullopt : leadingTo(*Here->second);
  if (!Leading)
    return nullptr;
  for (const CFGBlock *Block : *Leading) {
    if (!turnsAway(*Block, *Leading, Instead))
      continue;
    for (const Expr *Condition : conditionsOf(*Block))
      if (!asksForRoute(*Condition) && IsWanted(*Condition))
        return Condition;
  }
  return nullptr;
}

const Expr *RedirectBranches::conditionOf(const Stmt &Choice) const {
  const auto *If = dyn_cast<IfStmt>(&Choice);
  // if consteval
  if (If && !If->getCond())
    return nullptr;
  Conditions All;
  if (const auto *Switch = dyn_cast<SwitchStmt>(&Choice))
    All = conditionsOf(*Switch);
  else if (If)
    All = conditionsIn(*If->getCond());
  else
    All = conditionsIn(*cast<ConditionalOperator>(Choice).getCond());
  const auto *Found = llvm::find_if(
      All, [this](const Expr *Condition) { return !asksForRoute(*Condition); });
  return Found == All.end() ? nullptr : *Found;
}

} // namespace redirect
