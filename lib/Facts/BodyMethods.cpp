//===- BodyMethods.cpp - The method, read by the program itself -----------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/BodyWalk.h"
#include "Facts/Expressions.h"
#include "Facts/MethodWords.h"
#include "Facts/OthersHeaders.h"
#include "Facts/RequestLines.h"
#include "Facts/RouteShapes.h"
#include "Facts/SentTexts.h"
#include "Facts/ShapeNames.h"
#include "Facts/WordLoops.h"

using namespace clang;

namespace redirect {

// M_POST, where the program has defined it
/// The method for which \p E stands as a number; none if it is none.
std::optional<Method> BodyWalk::methodNumber(const Expr &E) const {
  const auto *Number = dyn_cast<IntegerLiteral>(asWritten(&E));
  return Number && Facts.Function && Unit.Words.comparesMethods()
             ? methodOfMacro(*Number, Facts.Function->getASTContext())
             : std::nullopt;
}

// VERB_POST, an enumerator: what it is compared with may be an int
bool BodyWalk::isMethodConstant(const Expr &E) {
  const auto *Reference = dyn_cast<DeclRefExpr>(asWritten(&E));
  return methodNumber(E) ||
         (Reference && isa<EnumConstantDecl>(Reference->getDecl()) &&
          methodByType(*Reference->getDecl()));
}

// asked->method == M_POST, asked->verb == VERB_POST
void BodyWalk::addNumberedMethod(const Expr &Compared, const Expr &Number) {
  const Expr *Asked = asWritten(&Compared);
  if (!isMethodConstant(Number) || Facts.at(Asked) || isMethodConstant(*Asked))
    return;
  // What a function keeps of it is told by the flow.
  const auto *Reference = dyn_cast<DeclRefExpr>(Asked);
  const auto *Variable =
      Reference ? dyn_cast<VarDecl>(Reference->getDecl()) : nullptr;
  if (Variable && Variable->isLocalVarDeclOrParm() && !methodNumber(Number))
    return;
  add(Asked, RequestRead{RequestPart::Method});
  Facts.MayBeHandler = true;
}

// switch (asked->method) { case M_POST: ... }
void BodyWalk::VisitSwitchStmt(const SwitchStmt *Switch) {
  for (const SwitchCase *Case = Switch->getSwitchCaseList(); Case;
       Case = Case->getNextSwitchCase())
    if (const auto *Labelled = dyn_cast<CaseStmt>(Case))
      addNumberedMethod(*Switch->getCond(), *Labelled->getLHS());
}

// request->kind == KIND_POST
/// What \p Named is if the type tells it: an enumeration of methods, in
/// a program that has read the method itself.
std::optional<Fact> BodyWalk::methodByType(const ValueDecl &Named) {
  const auto *Constant = dyn_cast<EnumConstantDecl>(&Named);
  const auto *Enumeration =
      Constant ? dyn_cast<EnumDecl>(Constant->getDeclContext())
               : dyn_cast_if_present<EnumDecl>(
                     Named.getType().getNonReferenceType()->getAsTagDecl());
  if (!Enumeration || !Unit.Code.contains(Enumeration->getLocation()) ||
      !namesMethods(*Enumeration) || !mayCompareMethods())
    return std::nullopt;
  if (Constant)
    return MethodName{
        methodOfConstant(Constant->getName()).value_or(Method::Other)};
  // What a function keeps of it is told by the flow.
  const auto *Variable = dyn_cast<VarDecl>(&Named);
  if (Variable && Variable->isLocalVarDeclOrParm())
    return std::nullopt;
  Facts.MayBeHandler = true;
  return RequestRead{RequestPart::Method};
}

/// True for the name of a method, and for the beginning of a request line: "GET
/// /orders".
static bool namesMethod(const Expr &E) {
  const std::optional<StringRef> Text = constantText(E);
  return Text && isMethodWord(Text->split(' ').first);
}

/// True if the unit compares methods by itself; else it is taken note of that
/// it would, if the program does.
bool BodyWalk::mayCompareMethods() {
  Unit.MayCompareMethods |=
      !Unit.Words.comparesMethods() && Unit.Words.mayCompareMethods();
  return Unit.Words.comparesMethods();
}

// strcmp(method, "POST"), where the program itself has read the method
void BodyWalk::addComparedMethod(const Expr &Left, const Expr &Right) {
  for (const auto &[Compared, Name] :
       {std::pair(&Left, &Right), std::pair(&Right, &Left)})
    if (const ValueDecl *Header = othersHeader(*Compared, *Name))
      Facts.OthersHeaders.insert(Header);
  const bool IsRight = namesMethod(Right);
  if (IsRight == namesMethod(Left) || !mayCompareMethods())
    return;
  const Expr *Compared = copied(IsRight ? &Left : &Right);
  if (Facts.at(Compared))
    return;
  add(Compared, RequestRead{RequestPart::Method});
  Facts.MayBeHandler = true;
}

// request->method = strndup(line, end - line)
void BodyWalk::addTakenMethod(const Expr &Site, const Expr &Target,
                              const Expr &Source) {
  if (Facts.Function && Unit.Words.comparesMethods() &&
      takesMethod(Target, Source))
    addRequestLine(Site, RequestLineRead());
}

// buffer[0] == 'P', where the buffer is received
void BodyWalk::addFirstLetter(const Expr &Left, const Expr &Right) {
  if (!Unit.Words.comparesMethods())
    return;
  if (const std::optional<LetterTest> Test = letterTest(Left, Right))
    if (const ValueDecl *Tested = holderOf(*Test->Text))
      Letters[Tested].push_back(*Test);
  const Expr *Text = firstLetterOf(Left, Right);
  if (const Expr *Whole = lettersAtOnce(Left);
      Whole && holderOf(*Whole) && Received.contains(holderOf(*Whole)) &&
      !Facts.at(asWritten(&Left)))
    add(asWritten(&Left), RequestRead{RequestPart::Method});
  const ValueDecl *Holder = Text ? holderOf(*Text) : nullptr;
  if (!Holder || !Received.contains(Holder) || Facts.at(Text))
    return;
  add(Text, RequestRead{RequestPart::Method});
  Facts.MayBeHandler = true;
}

// line[0] == 'G' && line[1] == 'E' && line[2] == 'T'
/// Adds the methods that are compared letter by letter.
void BodyWalk::addSpelledMethods() {
  for (const auto &[Text, Tests] : Letters)
    if (spellMethod(Tests))
      for (const LetterTest &Test : Tests)
        if (!Facts.at(Test.Text)) {
          add(Test.Text, RequestRead{RequestPart::Method});
          Facts.MayBeHandler = true;
        }
}

// while (!isspace(line[j]) && i < sizeof method) method[i++] = line[j++];
void BodyWalk::addWordLoops(const Stmt &Body) {
  if (Received.empty() || !Unit.Words.comparesMethods() ||
      !Facts.RequestLines.empty())
    return;
  if (const std::optional<WordsOfLine> Words = wordsOfLine(Body, Received))
    addRequestLine(*Words->Site, {std::nullopt, Words->Method, Words->Target});
}

} // namespace redirect
