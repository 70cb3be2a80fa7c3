//===- Transfer.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Transfer.h"
#include "Facts/Expressions.h"
#include "Facts/Responses.h"
#include "Flow/RawText.h"

using namespace clang;

namespace redirect {

void Transfer::apply(const Stmt &S) {
  const Fact *F = Facts.at(&S);
  if (F)
    applyFact(*cast<Expr>(&S), *F);
  if (F && std::holds_alternative<TextMade>(*F))
    return;

  if (const auto *Declarations = dyn_cast<DeclStmt>(&S))
    return declare(*Declarations);
  if (const auto *Return = dyn_cast<ReturnStmt>(&S);
      Return && Facts.ReturnsStatusOf && Return->getRetValue())
    return returnStatus(*asWritten(Return->getRetValue()));
  if (const auto *Binary = dyn_cast<BinaryOperator>(&S);
      Binary && Binary->isAssignmentOp())
    return assign(Binary->getLHS(),
                  Binary->getOpcode() == BO_Assign ? Binary->getRHS() : nullptr,
                  /*Appends=*/false);
  if (const auto *Unary = dyn_cast<UnaryOperator>(&S)) {
    if (Unary->isIncrementDecrementOp() || Unary->getOpcode() == UO_AddrOf)
      assign(Unary->getSubExpr(), nullptr, /*Appends=*/false);
    return;
  }
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(&S);
      Operator && Operator->getNumArgs() == 2 &&
      (Operator->isAssignmentOp() || Operator->getOperator() == OO_LessLess))
    return assign(Operator->getArg(0), Operator->getArg(1),
                  Operator->getOperator() != OO_Equal);
  if (const auto *Call = dyn_cast<CallExpr>(&S))
    applyCall(*Call);
}

void Transfer::applyCall(const CallExpr &Call) {
  if (const std::optional<Appending> Appended = appendedText(Call))
    return assign(Appended->To, Appended->Added, /*Appends=*/true);
  if (const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call))
    changeUrl(*Member);
  forgetChanged(Call);
}

void Transfer::applyFact(const Expr &Site, const Fact &F) {
  if (const auto *Write = std::get_if<ResponseWrite>(&F))
    return write(Site, *Write);
  if (const auto *Call = std::get_if<UserCall>(&F))
    return call(Site, *Call);
  if (const auto *Raw = std::get_if<RawResponse>(&F))
    return writeRaw(Site, Raw->Response, Evaluate.evaluateRaw(Site, Raw->How),
                    /*HeadersOnly=*/false);
  if (const auto *Made = std::get_if<TextMade>(&F)) {
    if (const auto *Call = dyn_cast<CallExpr>(&Site))
      makeText(*Call, *Made->How);
    return;
  }
  if (std::holds_alternative<WorkDone>(F))
    return Current.Done.addWork(&Site, Current.Reached.methods());
  if (const auto *Read = std::get_if<RequestRead>(&F);
      Read && Read->Part == RequestPart::Body)
    Current.Done.addBodyRead(&Site, Current.Reached.methods());
}

/// \p Values as \p Site gives them to a response.
static ValueSet writtenBy(const Expr &Site, const ValueSet &Values) {
  ValueSet Result;
  for (const ValueSet::Entry &E : Values) {
    Value V = E.Is;
    V.Write = &Site;
    Result.add(std::move(V), E.For);
  }
  return Result;
}

/// The statuses that \p Permanence chooses among: 301 if it is true, else 302.
static ValueSet statusesFor(const ValueSet &Permanence) {
  ValueSet Result;
  for (const ValueSet::Entry &E : Permanence)
    Result.add(E.Is.Is == Value::Kind::Number
                   ? Value::number(E.Is.Number != 0 ? 301 : 302, E.Is.Where)
                   : Value::unknown(),
               E.For);
  return Result;
}

void Transfer::write(const Expr &Site, const ResponseWrite &Write) {
  const Place Status = {Write.Response, Place::Part::Status};
  const Place Location = {Write.Response, Place::Part::Location};
  if (Write.Sends)
    Current.bind(Status, writtenBy(Site, {Value::number(*Write.Sends, &Site),
                                          Current.Reached}));
  if (Write.Status) {
    const ValueSet Values = Evaluate.evaluate(Write.Status);
    Current.bind(Status,
                 writtenBy(Site, Write.StatusIsPermanence ? statusesFor(Values)
                                                          : Values));
  }
  if (Write.Location)
    Current.bind(Location, writtenBy(Site, Evaluate.evaluate(Write.Location)));
  // headers.emplace("Location", url); res->write(302, headers);
  if (Write.Headers)
    if (const ValueSet *Known =
            Current.find({Write.Headers, Place::Part::Location}))
      Current.bind(Location, writtenBy(Site, *Known));
  if (Write.HeaderLines)
    writeRaw(Site, Write.Response, Evaluate.evaluate(Write.HeaderLines),
             /*HeadersOnly=*/true);
}

/// Gives \p Response what \p Texts say that \p Site writes to it.
void Transfer::writeRaw(const Expr &Site, ResponseObject Response,
                        const ValueSet &Texts, bool HeadersOnly) {
  ValueSet Statuses;
  ValueSet Locations;
  for (const ValueSet::Entry &E : Texts) {
    const RawText Read = readRawText(asText(E.Is, E.Is.Where));
    if (Read.Status && !HeadersOnly)
      Statuses.add(*Read.Status, E.For);
    if (Read.Location)
      Locations.add(Value::text(*Read.Location), E.For);
  }
  if (Statuses.begin() != Statuses.end())
    Current.bind({Response, Place::Part::Status}, writtenBy(Site, Statuses));
  if (Locations.begin() != Locations.end())
    Current.bind({Response, Place::Part::Location}, writtenBy(Site, Locations));
}

// return HTTP_MOVED_TEMPORARILY;
void Transfer::returnStatus(const Expr &Returned) {
  const Place Status = {Facts.ReturnsStatusOf, Place::Part::Status};
  ValueSet Values;
  for (const ValueSet::Entry &E : Evaluate.evaluate(&Returned)) {
    // 0 and what is below 100 say how the handling went, and leave the status.
    if (E.Is.Is == Value::Kind::Number && E.Is.Number >= 100) {
      Value Written = E.Is;
      Written.Write = &Returned;
      Values.add(std::move(Written), E.For);
    } else if (const ValueSet *Before = Current.find(Status)) {
      Values.add(*Before, E.For);
    }
  }
  if (Values.begin() != Values.end())
    Current.bind(Status, std::move(Values));
}

void Transfer::call(const Expr &Site, const UserCall &Call) {
  // What is handed over runs at another time.
  if (Call.Callees.empty())
    return;
  FunctionReach Returning;
  for (const FunctionDecl *Callee : Call.Callees) {
    const FunctionSummary *Summary = Evaluate.summaryOf(*Callee);
    if (!Summary) {
      if (Call.LooksLikeWork)
        Current.Done.addWork(&Site, Current.Reached.methods());
      Returning = MethodSet::all();
      continue;
    }
    Current.Done.add(Summary->Done, Current.Reached.methods());
    const FunctionReachByCall Back = Evaluate.reachBy(Site, Summary->Returning);
    Returning |= Back.Known | FunctionReach(Back.InDoubt);
    if (!Back.InDoubt.empty())
      Current.setDoubt(&Site, 1);
  }
  Current.Reached &= Returning;
  for (const FunctionDecl *Callee : Call.Callees)
    if (const auto Summary = Summaries.find(Callee); Summary != Summaries.end())
      for (const Effect &Done : Summary->second.Effects)
        takeEffect(Site, Call, Done);
}

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
  return Index < Arguments.size() ? rootObject(*Arguments[Index]) : nullptr;
}

// markMoved(res), which leaves it to this function to set the target
void Transfer::takeEffect(const Expr &Site, const UserCall &Call,
                          const Effect &Done) {
  const ResponseObject Here = objectHere(Site, Call, Done.On);
  if (Here.isNull())
    return;
  takeEffect(Site, {Here, Place::Part::Status}, Done.Status, Done.IsElsewhere);
  takeEffect(Site, {Here, Place::Part::Location}, Done.Location,
             Done.IsElsewhere);
  // build(req, target)
  const auto *Variable =
      dyn_cast_if_present<VarDecl>(dyn_cast<const ValueDecl *>(Here));
  if (Done.NewValue.begin() == Done.NewValue.end() || !Variable)
    return;
  const Place At = {Variable, Place::Part::Value};
  ValueSet Values = Evaluate.substitute(Done.NewValue, Site);
  if (const ValueSet *Before = Current.find(At))
    Values.add(*Before, Done.KeepsValueFor);
  else
    Values.add(Value::unknown(), Done.KeepsValueFor);
  Current.bind(At, std::move(Values));
}

void Transfer::takeEffect(const Expr &Site, Place At, const ValueSet &Given,
                          bool IsElsewhere) {
  ValueSet Written;
  ValueSet Result;
  for (const ValueSet::Entry &E : Given) {
    if (E.Is.Write || (IsElsewhere && E.Is.Is != Value::Kind::Unknown))
      Written.add(E.Is, E.For);
    else if (const ValueSet *Before = Current.find(At))
      Result.add(*Before, E.For);
  }
  if (Written.begin() == Written.end())
    return;
  if (const ValueSet *Before = Current.find(At))
    Result.add(*Before, Current.Reached - Given.known());
  Result.add(writtenBy(Site, Evaluate.substitute(Written, Site)),
             Current.Reached);
  Current.bind(At, std::move(Result));
}

/// Binds \p Variable to what \p Source, which may be null, can be.
void Transfer::bindLocal(const ValueDecl *Variable, const Expr *Source,
                         ValueSet Values) {
  const Place At = {Variable, Place::Part::Value};
  if (Values.isUnknown() && Source && Evaluate.dependsOnMethod(Source))
    Values = {Value::madeOfMethod(), Current.Reached};
  // What was never known needs no note that it is unknown.
  if (Values.isUnknown() && !isa<ParmVarDecl>(Variable) && !Current.find(At))
    return;
  Current.bind(At, std::move(Values));
}

// auto target = "/v2" + req.path;
void Transfer::declare(const DeclStmt &Declarations) {
  for (const Decl *D : Declarations.decls())
    if (const auto *Variable = dyn_cast<VarDecl>(D);
        Variable && Variable->hasLocalStorage() && Variable->getInit()) {
      bindLocal(Variable, Variable->getInit(),
                Evaluate.evaluate(Variable->getInit()));
      editRange(*Variable);
    }
}

/// The variable that `target.append("a").append("b")` or `out << "a" << "b"`
/// changes; null if there is none.
static const DeclRefExpr *changedVariable(const Expr *E) {
  while (true) {
    E = asWritten(E);
    if (const std::optional<Appending> Appended = appendedText(*E))
      E = Appended->To;
    else if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(E);
             Operator && Operator->getOperator() == OO_LessLess)
      E = Operator->getArg(0);
    else
      return dyn_cast<DeclRefExpr>(E);
  }
}

// target = "/v2"; target += req.path;
void Transfer::assign(const Expr *Target, const Expr *Source, bool Appends) {
  const DeclRefExpr *Variable = changedVariable(Target);
  if (!Variable || !isa<VarDecl>(Variable->getDecl()))
    return;
  // What is put into std::cout is gone.
  if (Appends && isOutputStream(Variable->getType()))
    return;
  ValueSet Values = ValueSet::unknown(Current.Reached);
  if (Source)
    Values = Appends ? Evaluate.concatenate(Variable, Source)
                     : Evaluate.evaluate(Source);
  bindLocal(Variable->getDecl(), Source, std::move(Values));
}

// strcat(url, req->path), path.erase(0, 3)
void Transfer::makeText(const CallExpr &Call, const TextModel &How) {
  ValueSet Made = Evaluate.evaluateTextMade(Call, How);
  const Expr *Target = editedText(Call, How);
  if (How.Into) {
    if (*How.Into >= Call.getNumArgs())
      return;
    Target = Call.getArg(*How.Into);
    if (How.Appends && How.Pieces && *How.Pieces < Call.getNumArgs())
      Made = Evaluate.concatenate(Target, Call.getArg(*How.Pieces));
  }
  const DeclRefExpr *Variable = Target ? changedVariable(Target) : nullptr;
  if (Variable && isa<VarDecl>(Variable->getDecl()))
    bindLocal(Variable->getDecl(), nullptr, std::move(Made));
}

// for (char &c : path)
void Transfer::editRange(const VarDecl &Element) {
  const QualType Type = Element.getType();
  if (!Element.isCXXForRangeDecl() || !Type->isLValueReferenceType() ||
      Type->getPointeeType().isConstQualified())
    return;
  const Expr *Bound = boundExpression(Element);
  const auto *Range = Bound ? dyn_cast<DeclRefExpr>(asWritten(Bound)) : nullptr;
  if (Range && isa<VarDecl>(Range->getDecl()))
    bindLocal(Range->getDecl(), nullptr, Evaluate.edited(Range));
}

// uri.setScheme("https"), uri.setPath("/other")
void Transfer::changeUrl(const CXXMemberCallExpr &Call) {
  const CXXMethodDecl *Method = calledMethod(Call);
  const Expr *Object = objectOf(Call);
  const IdentifierInfo *Name = Method ? Method->getIdentifier() : nullptr;
  const DeclRefExpr *Variable = Object ? changedVariable(Object) : nullptr;
  if (!Name || isReadOnly(*Method) || !Variable || !isUrl(Call.getObjectType()))
    return;
  static constexpr llvm::StringLiteral Origin[] = {"scheme", "protocol", "host",
                                                   "port", "authority"};
  // What stands before the path changes, or something that isn't known does.
  const bool ChangesOrigin = llvm::any_of(Origin, [&](StringRef Word) {
    return Name->getName().contains_insensitive(Word);
  });
  bindLocal(Variable->getDecl(), nullptr,
            ChangesOrigin ? Evaluate.edited(Variable)
                          : ValueSet::unknown(Current.Reached));
}

// fillIn(target), where the parameter is a reference
void Transfer::forgetChanged(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  if (!Callee || Call.isCallToStdMove())
    return;
  // What a function changes that is known is among its effects.
  const FunctionDecl *Definition = Callee->getDefinition();
  if (Summaries.contains(Definition ? Definition : Callee->getCanonicalDecl()))
    return;
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(Call);
  for (unsigned I = 0; I != Arguments.size() && I != Callee->getNumParams();
       ++I) {
    const QualType Type = Callee->getParamDecl(I)->getType();
    if (Type->isLValueReferenceType() &&
        !Type->getPointeeType().isConstQualified())
      assign(Arguments[I], nullptr, /*Appends=*/false);
  }
}

} // namespace redirect
