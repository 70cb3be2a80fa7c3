//===- TextMentions.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/TextMentions.h"
#include "Facts/Expressions.h"
#include "Facts/SentTexts.h"

using namespace clang;

namespace redirect {

/// Calls \p Visit with what is evaluated in \p Root, which comes first, but for
/// lambdas. What it returns false for isn't looked into.
template <typename Visitor>
static void forEachEvaluated(const Stmt *Root, Visitor Visit) {
  SmallVector<const Stmt *> Pending = {Root};
  while (!Pending.empty()) {
    const Stmt *S = Pending.pop_back_val();
    if (S && !isa<LambdaExpr, UnaryExprOrTypeTraitExpr>(S) && Visit(*S))
      Pending.append(S->child_begin(), S->child_end());
  }
}

/// The text that \p E itself names: url, this->url; null if it is something
/// else, such as a member of another object.
static const ValueDecl *keptText(const Expr &E) {
  const ValueDecl *Named = nullptr;
  if (const auto *Reference = dyn_cast<DeclRefExpr>(&E))
    Named = Reference->getDecl();
  else if (const auto *Member = dyn_cast<MemberExpr>(&E))
    Named = Member->getMemberDecl();
  return Named && mayHoldText(*Named) ? Named : nullptr;
}

static bool isOfOwnObject(const Expr &Mention) {
  const auto *Member = dyn_cast<MemberExpr>(&Mention);
  return !Member || !isa<FieldDecl>(Member->getMemberDecl()) ||
         isa<CXXThisExpr>(asWritten(Member->getBase()));
}

// url, (char *)url, &url[0]
/// The mention of a text at the beginning of which \p E leads; null if it leads
/// nowhere, or into the midst of one.
static const Expr *beginning(const Expr &E) {
  const Expr *Part = asWritten(&E)->IgnoreParenCasts();
  if (const auto *Address = dyn_cast<UnaryOperator>(Part);
      Address && Address->getOpcode() == UO_AddrOf) {
    const auto *Element =
        dyn_cast<ArraySubscriptExpr>(asWritten(Address->getSubExpr()));
    const auto *Index =
        Element
            ? dyn_cast<IntegerLiteral>(Element->getIdx()->IgnoreParenCasts())
            : nullptr;
    Part = Index && Index->getValue() == 0
               ? Element->getBase()->IgnoreParenCasts()
               : Part;
  }
  return keptText(*Part) && isOfOwnObject(*Part) ? Part : nullptr;
}

// url[0] = '\0', *url = 0
/// The text that an assignment to \p Element empties; null if it empties none.
static const Expr *emptied(const Expr &Element, const Expr &Value) {
  const auto *Letter = dyn_cast<CharacterLiteral>(Value.IgnoreParenCasts());
  const auto *Number = dyn_cast<IntegerLiteral>(Value.IgnoreParenCasts());
  const bool IsZero = (Letter && Letter->getValue() == 0) ||
                      (Number && Number->getValue() == 0);
  if (!IsZero)
    return nullptr;
  const Expr *Written = asWritten(&Element);
  if (const auto *Star = dyn_cast<UnaryOperator>(Written))
    return Star->getOpcode() == UO_Deref ? beginning(*Star->getSubExpr())
                                         : nullptr;
  const auto *First = dyn_cast<ArraySubscriptExpr>(Written);
  const auto *Index =
      First ? dyn_cast<IntegerLiteral>(First->getIdx()->IgnoreParenCasts())
            : nullptr;
  return Index && Index->getValue() == 0 ? beginning(*First->getBase())
                                         : nullptr;
}

// url = path, url.clear(), memset(url, 0, sizeof url)
static const Expr *filledByCall(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Call.getNumArgs() + isa<CXXMemberCallExpr>(Call) == 0)
    return nullptr;
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&Call))
    return Operator->getOperator() == OO_Equal ? beginning(*Call.getArg(0))
                                               : nullptr;
  const IdentifierInfo *Name = Callee->getIdentifier();
  if (!Name)
    return nullptr;
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    return isText(Member->getObjectType()) &&
                   (Name->isStr("clear") || Name->isStr("assign"))
               ? beginning(*Member->getImplicitObjectArgument())
               : nullptr;
  return Name->isStr("memset") || Name->isStr("bzero")
             ? beginning(*Call.getArg(0))
             : nullptr;
}

/// The mention of a text that \p S writes anew; null if it does something else.
static const Expr *filledBy(const Stmt &S, const FunctionFacts *Facts) {
  if (const auto *Assignment = dyn_cast<BinaryOperator>(&S)) {
    if (Assignment->getOpcode() != BO_Assign)
      return nullptr;
    const Expr &To = *Assignment->getLHS();
    const Expr *Pointer = pointsToText(To.getType()) ? beginning(To) : nullptr;
    return Pointer ? Pointer : emptied(To, *Assignment->getRHS());
  }
  const auto *Call = dyn_cast<CallExpr>(&S);
  const Fact *F = Call && Facts ? Facts->at(Call) : nullptr;
  // snprintf(url, sizeof url, "/pages/%d", id)
  if (const auto *Made = F ? std::get_if<TextMade>(F) : nullptr;
      Made && Made->How->Into && !Made->How->Appends)
    return *Made->How->Into < Call->getNumArgs()
               ? beginning(*Call->getArg(*Made->How->Into))
               : nullptr;
  return Call ? filledByCall(*Call) : nullptr;
}

/// True if \p S mentions what \p Mention does, beside it.
static bool mentionsAgain(const Stmt &S, const Expr &Mention) {
  const ValueDecl *Holder = keptText(Mention);
  bool Result = false;
  forEachEvaluated(&S, [&](const Stmt &Part) {
    const auto *E = dyn_cast<Expr>(&Part);
    Result |= E && E != &Mention && keptText(*E) == Holder;
    return true;
  });
  return Result;
}

// end = strchr(url, ':'), static char *end = url;
void TextMentions::addLeading(const ValueDecl &Pointer, const Expr &Into,
                              InFunction *Known) {
  if (!pointsToText(Pointer.getType()))
    return;
  forEachEvaluated(&Into, [&](const Stmt &Part) {
    const auto *E = dyn_cast<Expr>(&Part);
    const ValueDecl *Text = E ? keptText(*E) : nullptr;
    if (!Text || isText(Text->getType()))
      return true;
    Texts.unionSets(&Pointer, Text);
    if (Known)
      Known->try_emplace(E, TextMention{Text, TextMention::Kind::LeadsIn});
    return true;
  });
}

void TextMentions::addMention(const Expr &E, InFunction &Known) {
  const ValueDecl *Holder = keptText(E);
  if (!Holder)
    return;
  Known.try_emplace(&E, TextMention{Holder, TextMention::Kind::Reads});
  const auto *Variable = dyn_cast<VarDecl>(Holder);
  if (const Expr *Init = Variable ? Variable->getAnyInitializer() : nullptr)
    addLeading(*Variable, *Init, nullptr);
}

/// Adds what \p S writes anew, of which no part was looked at yet.
void TextMentions::addFilling(const Stmt &S, const FunctionFacts *Facts,
                              InFunction &Known) {
  const Expr *Filled = filledBy(S, Facts);
  if (!Filled)
    return;
  const ValueDecl *Holder = keptText(*Filled);
  const auto *Assignment = dyn_cast<BinaryOperator>(&S);
  if (Assignment && pointsToText(Assignment->getLHS()->getType()))
    addLeading(*Holder, *Assignment->getRHS(), &Known);
  if (!mentionsAgain(S, *Filled))
    Known.try_emplace(Filled, TextMention{Holder, TextMention::Kind::Fills});
}

/// Adds what \p E, which stands in \p Function, says of functions and objects.
void TextMentions::addUse(const Expr &E, const FunctionDecl &Function) {
  if (const auto *Call = dyn_cast<CallExpr>(&E)) {
    const FunctionDecl *Callee = Call->getDirectCallee();
    if (const FunctionDecl *Known = Callee ? Callee->getDefinition() : nullptr)
      Callers[Known].push_back(&Function);
    Called.insert(Call->getCallee()->IgnoreParenImpCasts());
  } else if (const auto *Reference = dyn_cast<DeclRefExpr>(&E)) {
    const auto *Named = dyn_cast<FunctionDecl>(Reference->getDecl());
    if (Named && Named->getDefinition() && !Called.contains(Reference))
      HandedOver.insert(Named->getDefinition());
  } else if (const auto *This = dyn_cast<CXXThisExpr>(&E)) {
    HandedOver.insert(This->getType()->getPointeeCXXRecordDecl());
  }
}

void TextMentions::add(const FunctionDecl &Function,
                       const FunctionFacts *Facts) {
  InFunction &Known = ByFunction[&Function];
  forEachEvaluated(Function.getBody(), [&](const Stmt &S) {
    addFilling(S, Facts, Known);
    const auto *E = dyn_cast<Expr>(&S);
    if (!E)
      return true;
    addUse(*E, Function);
    addMention(*E, Known);
    // What is asked for a member isn't handed over.
    const auto *Member = dyn_cast<MemberExpr>(E);
    return !Member || !isa<CXXThisExpr>(asWritten(Member->getBase()));
  });
}

const ValueDecl *TextMentions::textOf(const ValueDecl &Holder) const {
  const auto Known = Texts.findLeader(&Holder);
  return Known == Texts.member_end() ? &Holder : *Known;
}

const TextMentions::InFunction *
TextMentions::in(const FunctionDecl &Function) const {
  const auto Known = ByFunction.find(&Function);
  return Known == ByFunction.end() ? nullptr : &Known->second;
}

void TextMentions::close() {
  for (const auto &[Function, Known] : ByFunction)
    for (const auto &[Site, Mention] : Known) {
      const ValueDecl *Text = textOf(*Mention.Holder);
      auto &Functions = Mentioning[Text];
      if (Functions.empty() || Functions.back() != Function)
        Functions.push_back(Function);
      if (Mention.Does == TextMention::Kind::Reads)
        Read.insert(Text);
    }
}

ArrayRef<const FunctionDecl *>
TextMentions::mentioning(const ValueDecl &Text) const {
  const auto Known = Mentioning.find(&Text);
  if (Known == Mentioning.end())
    return {};
  return Known->second;
}

llvm::DenseSet<const FunctionDecl *>
TextMentions::leadingTo(const ValueDecl &Text) const {
  SmallVector<const FunctionDecl *> Pending(mentioning(Text));
  llvm::DenseSet<const FunctionDecl *> Result;
  while (!Pending.empty()) {
    const FunctionDecl *Function = Pending.pop_back_val();
    if (!Result.insert(Function).second)
      continue;
    if (const auto Known = Callers.find(Function); Known != Callers.end())
      Pending.append(Known->second.begin(), Known->second.end());
  }
  return Result;
}

ArrayRef<const FunctionDecl *>
TextMentions::callersOf(const FunctionDecl &Function) const {
  const auto Known = Callers.find(&Function);
  if (Known == Callers.end() || HandedOver.contains(&Function))
    return {};
  return Known->second;
}

bool TextMentions::handsOver(const RecordDecl &Class) const {
  return HandedOver.contains(&Class);
}

} // namespace redirect
