//===- CallEffects.cpp - What calls leave behind --------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Expressions.h"
#include "Facts/Responses.h"
#include "Flow/Objects.h"
#include "Flow/Transfer.h"

using namespace clang;

namespace redirect {

/// What this function calls the object that a called one names \p There, or
/// returns if that is null; null if it can't be told.
static ResponseObject objectHere(const Expr &Site, const UserCall &Call,
                                 const ValueDecl *There) {
  if (!There)
    return Call.Result;
  const auto IsOwn = [&](const FunctionDecl *Callee) {
    return isOwnObject(There, *Callee);
  };
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Site);
      Member && objectOf(*Member) && llvm::any_of(Call.Callees, IsOwn)) {
    const Expr &Object = *asWritten(objectOf(*Member));
    return isa<CXXThisExpr>(Object) ? There : rootObject(Object);
  }
  const auto *Parameter = dyn_cast<ParmVarDecl>(There);
  if (!Parameter || llvm::none_of(Call.Callees, [&](const FunctionDecl *F) {
        return Parameter->getDeclContext() == F;
      }))
    return There;
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Site);
  const unsigned Index = Parameter->getFunctionScopeIndex();
  for (const auto &[Given, Response] : Call.Given)
    if (Given == Index)
      return Response;
  if (Index >= Arguments.size())
    return nullptr;
  // field(buffer + length, "Location", url)
  const Expr *Begun = beginningOf(*Arguments[Index]);
  return rootObject(Begun ? *Begun : *Arguments[Index]);
}

/// Gives \p To all that \p From has been given.
void Transfer::copyResponse(ResponseObject From, ResponseObject To) {
  if (From.isNull() || From == To)
    return;
  for (const Place::Part Part :
       {Place::Part::Status, Place::Part::Location, Place::Part::Lines})
    if (const ValueSet *Known = Current.find({From, Part})) {
      ValueSet Values = *Known;
      Current.bind({To, Part}, std::move(Values));
    }
}

// sendAll(fd, text)
/// The text that \p Done writes, if callers give it from end to end: it may be
/// a part of an answer alone. Empty if there is none.
static ValueSet wholeText(const Effect &Done) {
  ValueSet Result;
  for (const ValueSet::Entry &S : Done.Status)
    for (const ValueSet::Entry &L : Done.Location)
      if (S.Is.Is == Value::Kind::Parameter && L.Is.Is == Value::Kind::Text &&
          L.Is.Text.Pieces.size() == 1 &&
          L.Is.Text.Pieces.front().Variable == S.Is.Variable)
        Result.add(L.Is, S.For & L.For);
  return Result;
}

/// True for what the function has made itself: a variable, or a pointer that a
/// call has given.
static bool isOwnObject(const Expr &Given) {
  const VarDecl *Variable = variableNamed(*pointedTo(Given));
  if (!Variable || !Variable->isLocalVarDecl() || !Variable->hasLocalStorage())
    return false;
  const Expr *Init = Variable->getInit();
  return Variable->getType()->isRecordType() ||
         (Variable->getType()->isPointerType() && Init &&
          isa<CallExpr>(copied(Init)));
}

// add(&buffer, "Location: /\r\n"), where some function sends another buffer
/// True if \p On, a member whose text functions send, is one of an object here
/// that \p Call is given: what becomes of its text is seen.
static bool isOfOwnObject(const ValueDecl *On, const Expr &Call) {
  const auto *Field = dyn_cast_if_present<FieldDecl>(On);
  return Field && llvm::any_of(argumentsOf(Call), [&](const Expr *Given) {
           return recordBehind(Given->getType()) == Field->getParent() &&
                  isOwnObject(*Given);
         });
}

// markMoved(res), which leaves it to this function to set the target
void Transfer::takeEffect(const Expr &Site, const UserCall &Call,
                          const Effect &Done) {
  const ResponseObject Here = objectHere(Site, Call, Done.On);
  if (Here.isNull())
    return;
  if (Done.HandsBack)
    copyResponse(objectHere(Site, Call, Done.HandsBack), Here);
  if (Summaries.SentHolders.contains(dyn_cast<const ValueDecl *>(Here)) &&
      isOfOwnObject(Done.On, Site))
    return;
  if (const ValueSet Text = wholeText(Done); !Text.empty()) {
    writeText(Site, Here, Evaluate.substitute(Text, Site),
              /*HeadersOnly=*/false);
    return;
  }
  takeEffect(Site, {Here, Place::Part::Status}, Done.Status, Done.IsElsewhere);
  takeEffect(Site, {Here, Place::Part::Location}, Done.Location,
             Done.IsElsewhere);
  takeLines(Site, Here, Done);
  if (Done.NewValue.empty())
    return;
  if (const auto *Field = dyn_cast_if_present<FieldDecl>(Done.On))
    return takeMember(Site, *Field, Done);
  takeNewValue(Site, Here, Done);
}

// build(req, target), fill(buffer, sizeof buffer), fill(buffer + length, left)
void Transfer::takeNewValue(const Expr &Site, ResponseObject Object,
                            const Effect &Done) {
  const auto *Parameter = dyn_cast_if_present<ParmVarDecl>(Done.On);
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Site);
  const bool IsPassed =
      Parameter && Parameter->getFunctionScopeIndex() < Arguments.size();
  ValueSet Given = Evaluate.substitute(Done.NewValue, Site);
  if (IsPassed && pointsToText(Parameter->getType())) {
    const Expr *Target =
        asWritten(Arguments[Parameter->getFunctionScopeIndex()]);
    if (const Expr *Begun = beginningOf(*Target)) {
      Target = Begun;
      Given = Evaluate.append(*Target, Given);
    }
    const bool GoesOn = isHeldTextBegun(*Target);
    fillBuffer(Site, *Target, Given, Done.KeepsValueFor);
    return writeHeld(Site, *Target, GoesOn);
  }
  const auto *Variable =
      dyn_cast_if_present<VarDecl>(dyn_cast<const ValueDecl *>(Object));
  if (!Variable)
    return;
  const bool IsPassedOn = Done.On->getType()->isPointerType() &&
                          Variable->getType()->isPointerType();
  const Place At = {Variable,
                    IsPassedOn ? Place::Part::Pointee : Place::Part::Value};
  Current.bind(At, newValue(At, Given, Done.KeepsValueFor));
}

/// The buffer that \p E, or `&buffer[0]`, points to.
static const Expr *bufferAt(const Expr &E) {
  const auto *Address = dyn_cast<UnaryOperator>(&E);
  const auto *First =
      Address && Address->getOpcode() == UO_AddrOf
          ? dyn_cast<ArraySubscriptExpr>(asWritten(Address->getSubExpr()))
          : nullptr;
  return First ? asWritten(First->getBase()) : &E;
}

/// Gives \p Texts, which \p Site makes, to the buffer at \p Target, which is
/// left as it is for \p Kept.
void Transfer::fillBuffer(const Expr &Site, const Expr &Target, ValueSet Texts,
                          MethodSet Kept) {
  const Expr *Buffer = bufferAt(Target);
  Texts.add(Evaluate.evaluate(Buffer), Kept);
  // What the caller's own pointer leads to changes as well, unless the
  // parameter points elsewhere by now.
  if (const auto *Variable = dyn_cast<DeclRefExpr>(Buffer);
      Variable && isa<ParmVarDecl>(Variable->getDecl()) &&
      Variable->getType()->isPointerType()) {
    const Place Pointee = {Variable->getDecl(), Place::Part::Pointee};
    const ValueSet *Now =
        Current.find({Variable->getDecl(), Place::Part::Value});
    const ValueSet *Before = Current.find(Pointee);
    if (!Now || (Before && *Now == *Before))
      Current.bind(Pointee, Texts);
  }
  // char *out = buffer; snprintf(buffer, ...); write(fd, out, size);
  if (const VarDecl *Array = variableNamed(*Buffer))
    for (const VarDecl *Name : Copies.namesOf(*Array))
      bindLocal(*Name, Site, Texts);
  setTo(Buffer, Site, std::move(Texts));
}

/// What \p At holds after a call that gives it \p Given, and leaves it for \p
/// Kept what it is. Of a record, it may give some members alone.
ValueSet Transfer::newValue(Place At, const ValueSet &Given,
                            MethodSet Kept) const {
  const ValueSet *Known = Current.find(At);
  const ValueSet Before = Known ? Known->seenBy(Current.Reached)
                                : ValueSet::unknown(Current.Reached);
  ValueSet Result;
  for (const ValueSet::Entry &E : Given) {
    const FunctionReach For = E.For & Current.Reached;
    ValueSet Changed = Before.restrictedTo(For);
    if (E.Is.Holds)
      for (const auto &[Member, Values] : E.Is.Holds->Members)
        Changed = Changed.withMember(Member, Values, For);
    else
      Changed = {E.Is, For};
    Result.add(Changed, For);
  }
  Result.add(Before, Kept);
  return Result;
}

// begin(req), which sets a member; visit.begin(req)
void Transfer::takeMember(const Expr &Site, const FieldDecl &Field,
                          const Effect &Done) {
  const auto *Call = dyn_cast<CXXMemberCallExpr>(&Site);
  const Expr *Object = Call ? objectOf(*Call) : nullptr;
  if (!Object)
    return;
  Object = asWritten(Object);
  const ValueSet Given = Evaluate.substitute(Done.NewValue, Site);
  if (isa<CXXThisExpr>(Object)) {
    const Place At = {&Field, Place::Part::Value};
    return Current.bind(At, newValue(At, Given, Done.KeepsValueFor));
  }
  const auto *Reference = dyn_cast<DeclRefExpr>(Object);
  if (!Reference || !isa<VarDecl>(Reference->getDecl()))
    return;
  const Place At = {Reference->getDecl(), Object->getType()->isPointerType()
                                              ? Place::Part::Pointee
                                              : Place::Part::Value};
  const ValueSet *Known = Current.find(At);
  const ValueSet Whole = Known ? Known->seenBy(Current.Reached)
                               : ValueSet::unknown(Current.Reached);
  ValueSet Member = Given;
  Member.add(Whole.member(memberKey(Field)), Done.KeepsValueFor);
  Current.bind(At, Whole.withMember(memberKey(Field), Member, Current.Reached));
}

void Transfer::takeEffect(const Expr &Site, Place At, const ValueSet &Given,
                          bool IsElsewhere) {
  ValueSet Written;
  FunctionReach Left = Current.Reached - Given.known();
  for (const ValueSet::Entry &E : Given) {
    if (E.Is.Write || (IsElsewhere && E.Is.Is != Value::Kind::Unknown))
      Written.add(E.Is, E.For);
    else
      Left |= Evaluate.reachBy(Site, E.For).Known;
  }
  if (!Written.empty())
    bindWritten(
        Site, At,
        Evaluate.substitute(Written, Site).restrictedTo(Current.Reached), Left);
}

// header(res, "Location", url), which writes a header of any name
void Transfer::takeLines(const Expr &Site, ResponseObject Response,
                         const Effect &Done) {
  ValueSet Lines;
  for (const ValueSet::Entry &E : Done.Lines)
    if (E.Is.Is == Value::Kind::Text)
      Lines.add(E.Is, E.For);
  writeText(Site, Response, Evaluate.substitute(Lines, Site),
            /*HeadersOnly=*/false);
}

} // namespace redirect
