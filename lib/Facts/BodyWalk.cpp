//===- BodyWalk.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/BodyWalk.h"
#include "Facts/Expressions.h"
#include "Facts/LifeLimits.h"
#include "Facts/MadeOnce.h"
#include "Facts/ObjectOwner.h"
#include "Facts/ReadThrough.h"
#include "Facts/Relevance.h"
#include "Facts/RequestLines.h"
#include "Facts/RouteShapes.h"
#include "Facts/SentTexts.h"

using namespace clang;

namespace redirect {

/// The object of which \p Site reads a part: req in `req.body`; null if it is
/// unknown.
static const ValueDecl *objectRead(const Stmt &Site) {
  // What takes arguments, such as a callback for the body, is no mere part.
  if (const auto *Call = dyn_cast<CXXMemberCallExpr>(&Site);
      Call && Call->getNumArgs() == 0 && objectOf(*Call))
    return rootObject(*objectOf(*Call));
  if (const auto *Member = dyn_cast<MemberExpr>(&Site))
    return rootObject(*Member->getBase());
  return nullptr;
}

/// True for an object of the function's own: `Request upstream{verb::post};`.
static bool isMadeHere(const ValueDecl &Object) {
  const auto *Variable = dyn_cast<VarDecl>(&Object);
  return Variable && Variable->hasLocalStorage() &&
         !isa<ParmVarDecl>(Variable) && Variable->getType()->isRecordType();
}

/// Drops what looks like a read of the request but is one of a response:
/// messages of both kinds can share a class. A response that is reached as a
/// part of something is known by what holds the request, too.
static void dropReadsOfResponses(const Vocabulary &Words,
                                 FunctionFacts &Facts) {
  if (Words.knowsResponseParts())
    return;
  llvm::SmallPtrSet<const ValueDecl *, 4> Responses;
  for (const auto &[Site, F] : Facts.BySite)
    if (const auto *Write = std::get_if<ResponseWrite>(&F))
      if (const auto *Response =
              dyn_cast_if_present<const ValueDecl *>(Write->Response))
        Responses.insert(Response);
  if (Responses.empty())
    return;
  Facts.BySite.remove_if([&](const auto &Entry) {
    const auto *Read = std::get_if<RequestRead>(&Entry.second);
    const ValueDecl *Object = Read ? objectRead(*Entry.first) : nullptr;
    if (!Object || !Responses.contains(Object))
      return false;
    // What a handler is given may stand for the request and its response alike.
    return Read->Part == RequestPart::Body ||
           Read->Part == RequestPart::Header || isMadeHere(*Object);
  });
}

/// True if \p S holds an error: an expression that wasn't understood, or a
/// declaration that isn't valid.
static bool isBroken(const Stmt &S) {
  if (const auto *E = dyn_cast<Expr>(&S))
    return E->containsErrors();
  if (const auto *Catch = dyn_cast<CXXCatchStmt>(&S))
    return Catch->getExceptionDecl() &&
           Catch->getExceptionDecl()->isInvalidDecl();
  const auto *Declarations = dyn_cast<DeclStmt>(&S);
  return Declarations && llvm::any_of(Declarations->decls(), [](const Decl *D) {
           return D->isInvalidDecl();
         });
}

bool BodyWalk::walk(const Stmt *Root) {
  bool IsIntact = true;
  push(Root, /*IsStatement=*/true);
  while (!Pending.empty()) {
    const auto [S, IsStatement] = Pending.pop_back_val();
    if (isBroken(*S)) {
      IsIntact = false;
      continue;
    }
    ValueIsUnused = IsStatement;
    if (Unit.Words.isPart())
      Facts.Shows = std::max(Facts.Shows, relevanceOf(*S));
    Visit(S);
    pushChildren(S, IsStatement);
  }
  addRecords();
  addSpelledMethods();
  addWordLoops(*Root);
  dropReadsOfResponses(Unit.Words, Facts);
  if (Facts.Function && Root == Facts.Function->getBody())
    dropReadThrough(*Root, Facts);
  if (SpeaksToCaches)
    addLifeLimits(*Root, Facts);
  if (Facts.WritesResponse)
    Unit.AnsweredClasses.insert(Caught.begin(), Caught.end());
  return IsIntact;
}

/// True if a child of \p Parent that is an expression is a statement there.
static bool holdsStatement(const Stmt *Parent, const Stmt *Child) {
  if (isa<CompoundStmt, SwitchCase, LabelStmt>(Parent))
    return true;
  if (const auto *If = dyn_cast<IfStmt>(Parent))
    return Child == If->getThen() || Child == If->getElse();
  if (const auto *For = dyn_cast<ForStmt>(Parent))
    return Child == For->getBody();
  if (const auto *While = dyn_cast<WhileStmt>(Parent))
    return Child == While->getBody();
  if (const auto *Range = dyn_cast<CXXForRangeStmt>(Parent))
    return Child == Range->getBody();
  return false;
}

/// What the author wrote of a part of a coroutine: its body, or the operand of
/// co_await, co_yield or co_return; null if \p S is no such part.
static const Stmt *writtenOfCoroutine(const Stmt &S) {
  if (const auto *Body = dyn_cast<CoroutineBodyStmt>(&S))
    return Body->getBody();
  if (const auto *Suspension = dyn_cast<CoroutineSuspendExpr>(&S))
    return Suspension->getOperand();
  const auto *Return = dyn_cast<CoreturnStmt>(&S);
  return Return ? Return->getOperand() : nullptr;
}

void BodyWalk::pushChildren(const Stmt *S, bool IsStatement) {
  if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, CXXTypeidExpr>(S))
    return;
  // What the compiler calls of a coroutine is none of the author's.
  if (const Stmt *Written = writtenOfCoroutine(*S))
    return push(Written, isa<CoroutineBodyStmt>(S));
  if (isa<CoreturnStmt>(S))
    return;
  if (const auto *Lambda = dyn_cast<LambdaExpr>(S)) {
    for (const Expr *Capture : Lambda->capture_inits())
      push(Capture, false);
    return;
  }
  const bool PassesOn = IsStatement && isa<FullExpr, CXXBindTemporaryExpr>(S);
  SmallVector<const Stmt *> Children(S->children());
  for (const Stmt *Child : llvm::reverse(Children))
    push(Child, PassesOn || (Child && holdsStatement(S, Child)));
}

/// False for what is found in any program.
static bool decides(const Fact &F) {
  return !std::holds_alternative<UserCall>(F) &&
         !std::holds_alternative<WorkDone>(F) &&
         !std::holds_alternative<TextComparison>(F) &&
         !std::holds_alternative<TextMade>(F);
}

void BodyWalk::add(const Expr *Site, Fact F) {
  // fprintf(stderr, "HTTP/1.1 302 Found\r\n") tells people, not clients.
  if (const auto *Raw = std::get_if<RawResponse>(&F))
    if (const auto *Holder =
            dyn_cast_if_present<const ValueDecl *>(Raw->Response);
        Holder && Holder != Unit.StandardOutput &&
        (Unit.Work.isLog(*Holder) ||
         (WorkRecognizer::isStandardOutput(*Holder) &&
          !Unit.Words.standardOutputAnswers())))
      return;
  if (std::holds_alternative<ResponseWrite>(F) ||
      std::holds_alternative<RawResponse>(F))
    Facts.WritesResponse = true;
  const auto *Raw = std::get_if<RawResponse>(&F);
  if (Raw ? mayWriteResponse(*Site, *Raw) : decides(F))
    Facts.Shows = Relevance::Decides;
  Facts.BySite.insert({Site, std::move(F)});
}

// if (!files) files = openFiles();
void BodyWalk::VisitIfStmt(const IfStmt *If) {
  for (const Stmt *Site : madeOnce(*If))
    MadeOnce.insert(Site);
}

// Response &status(int code) { ++changes; code_ = code; return *this; }
/// True in the body of a request's or a response's own function.
bool BodyWalk::isOwnOfExchange() const {
  return Facts.Function && Unit.Words.isExchangeMember(*Facts.Function);
}

void BodyWalk::addWork(const Expr *Site) {
  if (MadeOnce.contains(Site) || isOwnOfExchange())
    return;
  if (std::optional<WorkDone> Work =
          Unit.Work.workOf(*Site, ValueIsUnused, Facts))
    add(Site, *Work);
}

void BodyWalk::addHandOver(const Expr *Site,
                           SmallVector<const FunctionDecl *, 1> Callees) {
  Unit.Mentioned.insert(Unit.Mentioned.end(), Callees.begin(), Callees.end());
  if (Callees.empty() || Accounted.contains(Site))
    return;
  UserCall Call = {{}, std::move(Callees), {}};
  Call.IsLaterIdle = Idle.contains(Site);
  addCall(Site, Call);
}

/// Adds \p Call to what else is called at \p Site.
void BodyWalk::addCall(const Expr *Site, const UserCall &Call) {
  const auto [Known, IsNew] = Facts.BySite.insert({Site, UserCall()});
  if (auto *F = std::get_if<UserCall>(&Known->second)) {
    F->Callees.append(Call.Callees);
    F->Later.append(Call.Later);
    F->Given.append(Call.Given);
    if (!F->LooksLike)
      F->LooksLike = Call.LooksLike;
    F->IsLaterIdle |= Call.IsLaterIdle;
    F->LeavesDoubt |= Call.LeavesDoubt;
    F->IsIdle |= Call.IsIdle;
    if (F->Result.isNull())
      F->Result = Call.Result;
  }
}

// if (next), !next, if (strchr(name, ' '))
void BodyWalk::VisitImplicitCastExpr(const ImplicitCastExpr *Cast) {
  if (Cast->getType()->isBooleanType())
    if (const Expr *Tested = asWritten(Cast);
        isa<DeclRefExpr, CallExpr>(Tested))
      Accounted.insert(Tested);
}

// pool.submit([&] { ... })
void BodyWalk::VisitLambdaExpr(const LambdaExpr *Lambda) {
  // What it captures is called where it says so.
  for (const Expr *Capture : Lambda->capture_inits())
    if (Capture && isCallable(Capture->getType()))
      accountFor(*Capture);
  addHandOver(Lambda, lambdaBodies(*Lambda, Unit.Code));
}

// "Cache-Control", "HTTP/1.1 %d %s\r\n"
void BodyWalk::VisitStringLiteral(const StringLiteral *Text) {
  if (Text->getCharByteWidth() != 1)
    return;
  SpeaksToCaches |= speaksToCaches(Text->getString());
  Facts.BeginsAnswer |= mayBeginRedirect(Text->getString());
  // sheet.line("Location", url), whatever another unit makes of it
  if (Text->getString().equals_insensitive("Location"))
    mayCompareMethods();
}

// pool.submit(sendHome), or the request's method
void BodyWalk::VisitDeclRefExpr(const DeclRefExpr *Reference) {
  const ValueDecl &Named = *Reference->getDecl();
  if (const auto *Function = dyn_cast<FunctionDecl>(&Named)) {
    if (const FunctionDecl *Followed = Unit.Code.followed(*Function))
      addHandOver(Reference, {Followed});
    return;
  }
  // &Request::path is a part of no request yet.
  if (isa<FieldDecl>(Named))
    return;
  // http::field::cache_control
  if (const auto *Constant = dyn_cast<EnumConstantDecl>(&Named))
    SpeaksToCaches |= speaksToCaches(Constant->getName());
  addTextHolder(Named);
  if (std::optional<Fact> F = Unit.Modelled.ofMention(Named))
    return add(Reference, std::move(*F));
  if (std::optional<Fact> F = methodByType(Named))
    return add(Reference, std::move(*F));
  if (const auto Known = Unit.LocalCallables.find(&Named);
      Known != Unit.LocalCallables.end())
    return addHandOver(Reference, Known->second);
  if (const VarDecl *Holder = givenByCaller(*Reference);
      Holder && !Accounted.contains(Reference))
    add(Reference,
        CallableUse{Holder, /*IsHandedOver=*/true, std::nullopt, nullptr, {}});
}

// conn->out, where a function may put an answer that another sends
void BodyWalk::addTextHolder(const ValueDecl &Mentioned) {
  if ((Unit.Words.comparesMethods() || Unit.Words.mayCompareMethods()) &&
      mayHoldText(Mentioned))
    Facts.TextHolders.insert(&Mentioned);
}

// M_POST
void BodyWalk::VisitIntegerLiteral(const IntegerLiteral *Number) {
  if (!Number->getBeginLoc().isMacroID())
    return;
  if (std::optional<Fact> F = Unit.Modelled.ofNumber(*Number))
    add(Number, std::move(*F));
  else if (const std::optional<Method> Named = methodNumber(*Number))
    add(Number, MethodName{*Named});
}

// auto sendHome = [&] { ... };
void BodyWalk::VisitDeclStmt(const DeclStmt *Declarations) {
  for (Decl *D : Declarations->decls()) {
    if (const auto *Variable = dyn_cast<VarDecl>(D);
        Variable && Variable->getInit()) {
      Unit.Modelled.keep(*asWritten(Variable->getInit()), *Variable);
      keepCallable(*Variable);
      addDestructor(*Variable->getInit(), Variable->getType());
      for (const Stmt *Site : madeOnce(*Variable))
        MadeOnce.insert(Site);
    }
    if (isa<CXXRecordDecl>(D))
      Unit.LocalDeclarations.push_back(D);
  }
}

// throw Moved("/v2" + req.path);
void BodyWalk::VisitCXXThrowExpr(const CXXThrowExpr *Throw) {
  Facts.Thrown.push_back(
      Throw->getSubExpr() ? Throw->getSubExpr()->getType()->getAsCXXRecordDecl()
                          : nullptr);
}

// catch (const Moved &moved) { res.set_redirect(moved.url); }
void BodyWalk::VisitCXXCatchStmt(const CXXCatchStmt *Catch) {
  const QualType Type = Catch->getCaughtType();
  const CXXRecordDecl *Class =
      Type.isNull() ? nullptr
                    : Type.getNonReferenceType()->getAsCXXRecordDecl();
  if (Class && Unit.Code.contains(Class->getLocation()))
    Caught.push_back(Class);
}

// for (const auto &[path, handler] : table) server.Post(path, handler);
void BodyWalk::VisitCXXForRangeStmt(const CXXForRangeStmt *Loop) {
  const auto *Range = Loop->getRangeInit();
  const VarDecl *Element = Loop->getLoopVariable();
  if (Range && Element)
    Unit.Stores.add(*Element, *Range);
}

// struct request { char *method, *path; }; ... it->path
/// What \p Mentioned is if it is a member of a record that can only be a
/// request, in a program that has read the method itself.
std::optional<Fact> BodyWalk::partOfRecord(const ValueDecl &Mentioned) {
  const auto *Field = dyn_cast<FieldDecl>(&Mentioned);
  const bool IsTarget = Field && keepsTarget(*Field);
  if (!Field || (!IsTarget && !keepsMethod(*Field)) ||
      !Unit.Code.contains(Field->getLocation()) || !mayCompareMethods())
    return std::nullopt;
  return RequestRead{IsTarget ? RequestPart::Target : RequestPart::Method};
}

// req.method, req.body
void BodyWalk::VisitMemberExpr(const MemberExpr *Member) {
  const ValueDecl &Mentioned = *Member->getMemberDecl();
  addTextHolder(Mentioned);
  std::optional<Fact> F = Unit.Modelled.ofMention(Mentioned);
  if (!F)
    F = methodByType(Mentioned);
  if (!F)
    F = partOfRecord(Mentioned);
  if (!F)
    return;
  const Roles *R = Unit.Words.rolesOf(Mentioned);
  Facts.MayBeHandler |= R && R->MakesHandler;
  add(Member, std::move(*F));
}

// handlers["/orders"] = saveOrder, this->handler = handler
void BodyWalk::addAssignment(const Expr *Target, const Expr *Source) {
  const ValueDecl *Holder = rootObject(*Target);
  if (!Holder)
    return;
  Unit.Modelled.keep(*asWritten(Source), *Holder);
  Unit.Stores.add(*Holder, *Source);
  // Page page = missing; ... page = row.page;
  if (isa<DeclRefExpr>(asWritten(Target)))
    Unit.LocalCallables.erase(Holder);
  addRoute(Unit.ModelledRoutes.ofAssignment(*Target, *Source));
  addTakenMethod(*Source, *Target, *Source);
  // p = p->next, visit = visitOf(req)
  const auto *Named = dyn_cast<DeclRefExpr>(asWritten(Target));
  const auto *Pointer = Named ? dyn_cast<VarDecl>(Named->getDecl()) : nullptr;
  if (Pointer && Pointer->hasLocalStorage() &&
      (leadsElsewhere(Pointer->getType()) ||
       (Pointer->getType()->isRecordType() && !isText(Pointer->getType()))))
    Facts.PointedLater[Pointer].push_back(Source);
  // info->method = "POST"
  const auto *Member = dyn_cast<MemberExpr>(asWritten(Target));
  const auto *Field =
      Member ? dyn_cast<FieldDecl>(Member->getMemberDecl()) : nullptr;
  const ValueDecl *Record = Field ? rootObject(*Member->getBase()) : nullptr;
  if (Record && Unit.ModelledRoutes.recordModel(*Field->getParent()))
    Records[Record].emplace_back(Field, Source);
}

/// Adds the routes of records that were filled by assignments.
void BodyWalk::addRecords() {
  for (const auto &[Record, Values] : Records)
    addRoute(Unit.ModelledRoutes.ofFields(
        *Unit.ModelledRoutes.recordModel(*Values.front().first->getParent()),
        Values));
}

void BodyWalk::VisitBinaryOperator(const BinaryOperator *Operator) {
  // next == nullptr, line.find(' ') != std::string::npos
  if (Operator->isEqualityOp())
    for (const Expr *Side : {Operator->getLHS(), Operator->getRHS()})
      Accounted.insert(asWritten(Side));
  if (Operator->isEqualityOp()) {
    addFirstLetter(*Operator->getLHS(), *Operator->getRHS());
    addFirstLetter(*Operator->getRHS(), *Operator->getLHS());
    addNumberedMethod(*Operator->getLHS(), *Operator->getRHS());
    addNumberedMethod(*Operator->getRHS(), *Operator->getLHS());
  }
  if (Operator->getOpcode() == BO_Assign)
    addAssignment(Operator->getLHS(), Operator->getRHS());
  if (Operator->getOpcode() == BO_Assign)
    if (std::optional<Fact> F = Unit.Modelled.ofAssignment(*Operator->getLHS(),
                                                           *Operator->getRHS()))
      return add(Operator, std::move(*F));
  addWork(Operator);
}

/// Takes note of what \p Index, a local variable, is the index of.
void BodyWalk::addIndex(const Expr &List, const Expr &Index) {
  const VarDecl *Variable = variableNamed(Index);
  const VarDecl *Named = variableNamed(List);
  if (!Variable || !Named || !Variable->isLocalVarDecl() ||
      !Variable->hasLocalStorage() || !Variable->getType()->isIntegerType())
    return;
  SmallVector<const Expr *, 1> &Lists = Facts.PointedLater[Variable];
  if (llvm::none_of(Lists, [&](const Expr *Known) {
        return variableNamed(*Known) == Named;
      }))
    Lists.push_back(&List);
}

// rows[i]
void BodyWalk::VisitArraySubscriptExpr(const ArraySubscriptExpr *Element) {
  if (Element->getType()->isRecordType())
    addIndex(*Element->getBase(), *Element->getIdx());
}

// ++entries
void BodyWalk::VisitUnaryOperator(const UnaryOperator *Operator) {
  addWork(Operator);
}

// return [=](const Request &req, Response &res) {...};
void BodyWalk::VisitReturnStmt(const ReturnStmt *Return) {
  if (Facts.Function && Return->getRetValue())
    Unit.Stores.add(*Facts.Function, *Return->getRetValue());
}

// {"/orders", saveOrder}, a row of a table
void BodyWalk::VisitInitListExpr(const InitListExpr *List) {
  for (PendingRoute &R : Unit.ModelledRoutes.ofList(*List))
    addRoute(std::move(R));
  for (const auto &[Field, Value] : fieldValues(*List)) {
    Unit.Stores.add(*Field, *Value);
    if (const Roles *R = Unit.Words.rolesOf(*Field); R && R->Text)
      add(List, TextMade{R->Text});
  }
  if (std::optional<Fact> F = Unit.Modelled.ofRecord(*List))
    add(List, std::move(*F));
}

} // namespace redirect
