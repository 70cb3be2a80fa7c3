//===- ScratchTexts.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/ScratchTexts.h"
#include "Facts/BodyWalk.h"
#include "Facts/Expressions.h"
#include "Facts/SentTexts.h"
#include "Facts/TextMentions.h"
#include "clang/AST/ASTContext.h"
#include "clang/Analysis/CFG.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace redirect {

static bool isInMainFile(const Decl &D) {
  const SourceManager &Sources = D.getASTContext().getSourceManager();
  return Sources.isInMainFile(Sources.getExpansionLoc(D.getLocation()));
}

/// True if \p Class has a function that another unit defines.
static bool hasFunctionsElsewhere(const CXXRecordDecl &Class) {
  return llvm::any_of(Class.methods(), [](const CXXMethodDecl *Method) {
    return Method->isUserProvided() && !Method->isPureVirtual() &&
           !Method->isDefined();
  });
}

/// True if no other unit sees what is kept in \p Holder: none has a declaration
/// of it.
static bool isSeenHereAlone(const ValueDecl &Holder) {
  if (const auto *Variable = dyn_cast<VarDecl>(&Holder))
    return !Variable->hasExternalFormalLinkage() ||
           (Variable->isThisDeclarationADefinition() && !Variable->isInline() &&
            Variable->getFirstDecl() == Variable->getMostRecentDecl());
  const auto *Class = dyn_cast<CXXRecordDecl>(Holder.getDeclContext());
  return Class && !Class->isUnion() && !hasFunctionsElsewhere(*Class) &&
         (Holder.getAccess() == AS_private || isInMainFile(*Class));
}

/// The text that \p Site, of which \p F is known, works on; null if that is
/// something else.
static const ValueDecl *textChanged(const Stmt &Site, const Fact &F) {
  const Expr *Changed = nullptr;
  if (const auto *Made = std::get_if<TextMade>(&F)) {
    const auto *Call = dyn_cast<CallExpr>(&Site);
    const std::optional<unsigned> Into = Made->How->Into;
    Changed = Made->ElseWork && Call && Into && *Into < Call->getNumArgs()
                  ? Call->getArg(*Into)
                  : nullptr;
  } else if (std::holds_alternative<WorkDone>(F)) {
    const auto *Call = dyn_cast<CXXMemberCallExpr>(&Site);
    const Expr *Object = Call ? objectOf(*Call) : nullptr;
    Changed = !Call                                     ? assignedBy(Site)
              : Object && isText(Call->getObjectType()) ? Object
                                                        : nullptr;
  }
  const ValueDecl *Holder = Changed ? holderOf(*Changed) : nullptr;
  return Holder && mayHoldText(*Holder) ? Holder : nullptr;
}

namespace {

/// What a function does with a text.
struct Effect {
  /// True if it may read what the text held before.
  bool ReadsOld = true;
  /// True if it returns only when the text is filled.
  bool Fills = false;
};

/// Tells of one text whether some function reads it without having filled it.
class TextFlow {
public:
  TextFlow(const TextMentions &Mentions, const ValueDecl &Text)
      : Mentions(Mentions), Text(Text), Leading(Mentions.leadingTo(Text)) {}

  bool carries();

private:
  Effect effectOf(const FunctionDecl &Function);
  Effect effectOf(const CFG &Graph, const TextMentions::InFunction &Mentioned);
  void goThrough(const CFGBlock &Block,
                 const TextMentions::InFunction &Mentioned, Effect &Current);

  const TextMentions &Mentions;
  const ValueDecl &Text;
  /// Nothing is done to the text in others.
  const llvm::DenseSet<const FunctionDecl *> Leading;
  llvm::DenseMap<const FunctionDecl *, Effect> Known;
  /// How many calls in one another are being looked at.
  unsigned Depth = 0;
  static constexpr unsigned MaxDepth = 32;
};

} // namespace

/// Adds to \p Current what the elements of \p Block do.
void TextFlow::goThrough(const CFGBlock &Block,
                         const TextMentions::InFunction &Mentioned,
                         Effect &Current) {
  for (const CFGElement &Element : Block) {
    const auto Statement = Element.getAs<CFGStmt>();
    const auto *E = Statement ? dyn_cast<Expr>(Statement->getStmt()) : nullptr;
    if (!E)
      continue;
    if (const auto Mention = Mentioned.find(E);
        Mention != Mentioned.end() &&
        Mentions.textOf(*Mention->second.Holder) == &Text) {
      Current.Fills |= Mention->second.Does == TextMention::Kind::Fills;
      Current.ReadsOld |=
          !Current.Fills && Mention->second.Does == TextMention::Kind::Reads;
    }
    const auto *Call = dyn_cast<CallExpr>(E);
    const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
    const FunctionDecl *Definition = Callee ? Callee->getDefinition() : nullptr;
    if (!Definition || !Leading.contains(Definition))
      continue;
    const Effect Inside = effectOf(*Definition);
    Current.ReadsOld |= !Current.Fills && Inside.ReadsOld;
    Current.Fills |= Inside.Fills;
  }
}

/// Takes note of the edges from \p Block on which the text isn't filled.
/// Returns whether one of them is news.
static bool leaveUnfilled(const CFGBlock &Block,
                          SmallVectorImpl<bool> &FilledBefore) {
  bool IsNews = false;
  for (const CFGBlock *Next : Block.succs())
    if (Next)
      IsNews |= std::exchange(FilledBefore[Next->getBlockID()], false);
  return IsNews;
}

Effect TextFlow::effectOf(const CFG &Graph,
                          const TextMentions::InFunction &Mentioned) {
  // Filled wherever no way leads, so that ways can take that back.
  SmallVector<bool> FilledBefore(Graph.getNumBlockIDs(), true);
  FilledBefore[Graph.getEntry().getBlockID()] = false;
  Effect Result;
  bool IsNews = true;
  while (IsNews) {
    IsNews = false;
    Result.ReadsOld = false;
    for (const CFGBlock *Block : llvm::reverse(Graph)) {
      Effect Current = {false, FilledBefore[Block->getBlockID()]};
      goThrough(*Block, Mentioned, Current);
      Result.ReadsOld |= Current.ReadsOld;
      IsNews |= !Current.Fills && leaveUnfilled(*Block, FilledBefore);
    }
  }
  Result.Fills = FilledBefore[Graph.getExit().getBlockID()];
  return Result;
}

/// In a circle of calls, or a long chain, the worst is taken for granted.
Effect TextFlow::effectOf(const FunctionDecl &Function) {
  if (Depth == MaxDepth)
    return {};
  if (!Known.try_emplace(&Function).second)
    return Known[&Function];
  CFG::BuildOptions Options;
  Options.setAllAlwaysAdd();
  const std::unique_ptr<CFG> Graph = CFG::buildCFG(
      &Function, Function.getBody(), &Function.getASTContext(), Options);
  ++Depth;
  const Effect Result =
      Graph ? effectOf(*Graph, *Mentions.in(Function)) : Effect();
  --Depth;
  Known[&Function] = Result;
  return Result;
}

/// True if the text may carry something from one call to another.
bool TextFlow::carries() {
  SmallVector<const FunctionDecl *, 4> Pending(Mentions.mentioning(Text));
  llvm::SmallPtrSet<const FunctionDecl *, 8> Seen(Pending.begin(),
                                                  Pending.end());
  while (!Pending.empty()) {
    const FunctionDecl *Function = Pending.pop_back_val();
    if (!effectOf(*Function).ReadsOld)
      continue;
    // Those may have filled it that call.
    const ArrayRef<const FunctionDecl *> Callers =
        Mentions.callersOf(*Function);
    if (Callers.empty())
      return true;
    for (const FunctionDecl *Caller : Callers)
      if (Seen.insert(Caller).second)
        Pending.push_back(Caller);
  }
  return false;
}

namespace {

/// The texts of a unit that carry nothing on.
class ScratchTexts {
public:
  ScratchTexts(const UnitWalkState &Unit, const UnitFacts &Facts);

  bool contains(const ValueDecl *Holder) const {
    return Holder && Holders.contains(Holder);
  }

private:
  llvm::SmallPtrSet<const ValueDecl *, 4> Holders;
};

} // namespace

ScratchTexts::ScratchTexts(const UnitWalkState &Unit, const UnitFacts &Facts) {
  llvm::SmallSetVector<const ValueDecl *, 4> Candidates;
  for (const auto &[Function, Known] : Facts.Functions)
    for (const auto &[Site, F] : Known.BySite)
      if (const ValueDecl *Holder = textChanged(*Site, F);
          Holder && isSeenHereAlone(*Holder))
        Candidates.insert(Holder);
  if (Candidates.empty())
    return;
  TextMentions Mentions;
  for (const auto &[Function, Known] : Facts.Functions)
    Mentions.add(*Function, &Known);
  for (const FunctionDecl *Function : Unit.WithoutFacts)
    if (!Facts.Functions.contains(Function))
      Mentions.add(*Function, nullptr);
  Mentions.close();
  for (const ValueDecl *Holder : Candidates) {
    const auto *Class = dyn_cast<RecordDecl>(Holder->getDeclContext());
    const ValueDecl &Text = *Mentions.textOf(*Holder);
    if (!(Class && Mentions.handsOver(*Class)) && Mentions.isRead(Text) &&
        !TextFlow(Mentions, Text).carries())
      Holders.insert(Holder);
  }
}

void linkScratchTexts(const UnitWalkState &Unit, UnitFacts &Facts) {
  const ScratchTexts Scratch(Unit, Facts);
  for (auto &[Function, Known] : Facts.Functions)
    Known.BySite.remove_if([&](auto &Entry) {
      const bool IsScratch =
          Scratch.contains(textChanged(*Entry.first, Entry.second));
      auto *Made = std::get_if<TextMade>(&Entry.second);
      if (!Made)
        return IsScratch;
      if (IsScratch)
        Made->ElseWork = std::nullopt;
      // Where texts may be answers, it takes those that are sent to tell.
      if (Made->ElseWork && !Unit.Words.comparesMethods())
        Entry.second = Fact(*std::exchange(Made->ElseWork, std::nullopt));
      return false;
    });
}

} // namespace redirect
