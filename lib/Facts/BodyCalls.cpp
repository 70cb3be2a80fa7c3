//===- BodyCalls.cpp - What the calls in a body lead to -------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/BodyWalk.h"
#include "Facts/Expressions.h"
#include "Facts/FormatParameters.h"
#include "Facts/ListedTexts.h"
#include "Facts/OthersHeaders.h"
#include "Facts/RequestLines.h"
#include "Facts/SentTexts.h"
#include "Facts/ShapeNames.h"
#include "Facts/SignatureShapes.h"
#include "Facts/StatementsIn.h"

using namespace clang;

namespace redirect {

/// The destructor that an object of \p Type runs at the end, if it is the
/// project's own.
void BodyWalk::addDestructor(const Expr &Init, QualType Type) {
  const CXXRecordDecl *Class = Type->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition())
    return;
  const CXXDestructorDecl *Destructor = Class->getDestructor();
  const FunctionDecl *Definition =
      Destructor ? Unit.Code.followed(*Destructor) : nullptr;
  if (!Definition)
    return;
  Unit.Mentioned.push_back(Definition);
  UserCall Call = {{}, {Definition}, {}};
  Call.IsLaterIdle = true;
  addCall(&Init, Call);
}

// AnswerAtEnd{req, res};
void BodyWalk::VisitCXXBindTemporaryExpr(
    const CXXBindTemporaryExpr *Temporary) {
  addDestructor(*Temporary, Temporary->getType());
}

// delete answer;
void BodyWalk::VisitCXXDeleteExpr(const CXXDeleteExpr *Delete) {
  if (!Delete->getDestroyedType().isNull())
    addDestructor(*Delete, Delete->getDestroyedType());
}

// void finish(bool IsSent = sendHome()); finish();
void BodyWalk::VisitCXXDefaultArgExpr(const CXXDefaultArgExpr *Default) {
  // Status status = Status::CODE_302, http_status_line_t line = status_found()
  push(Default->getExpr(), /*IsStatement=*/false);
  const auto *Call = dyn_cast<CallExpr>(asWritten(Default->getExpr()));
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  if (const FunctionDecl *Definition =
          Callee ? Unit.Code.definition(*Callee) : nullptr)
    addUserCall(Default, *Definition);
}

// sendHome(res), Entry(text)
void BodyWalk::addUserCall(const Expr *Site, const FunctionDecl &Callee) {
  const SmallVector<const Expr *, 4> Arguments = argumentsOf(*Site);
  for (unsigned I = 0; I != Arguments.size() && I != Callee.getNumParams(); ++I)
    Unit.Stores.add(*Callee.getParamDecl(I), *Arguments[I]);
  keepCallablesPassed(*Site, Callee.parameters());
  Unit.Mentioned.push_back(&Callee);
  UserCall Call = {{&Callee}, {}, Unit.Modelled.made(*Site)};
  for (unsigned I = 0; I != Arguments.size(); ++I)
    if (const ResponseObject Response = Unit.Modelled.given(*Arguments[I]))
      Call.Given.emplace_back(I, Response);
  // What copies or moves an object only carries it on.
  const auto *Constructor = dyn_cast<CXXConstructorDecl>(&Callee);
  Call.IsIdle = MadeOnce.contains(Site) || isOwnOfExchange() ||
                Unit.Words.isExchangeMember(Callee) ||
                (Constructor && Constructor->isCopyOrMoveConstructor());
  const bool IsLeftAlone = Unit.Code.isLeftAlone(Callee);
  if (!Call.IsIdle && (!Callee.hasBody() || IsLeftAlone))
    Call.LooksLike = Unit.Work.workOf(*Site, ValueIsUnused, Facts);
  Call.LeavesDoubt = IsLeftAlone && Unit.Work.getsExchange(Callee);
  addCall(Site, Call);
}

void BodyWalk::VisitCXXConstructExpr(const CXXConstructExpr *Construct) {
  addRoute(Unit.ModelledRoutes.ofConstruction(*Construct));
  if (std::optional<Fact> F = Unit.Modelled.ofConstruction(*Construct))
    return add(Construct, std::move(*F));
  if (const FunctionDecl *Definition =
          Unit.Code.followed(*Construct->getConstructor()))
    addUserCall(Construct, *Definition);
  else
    addWork(Construct);
}

// page.show(res), where show is virtual
bool BodyWalk::addVirtualCall(const CallExpr *Call) {
  const CXXMethodDecl *Method = virtualCallee(*Call);
  if (!Method)
    return false;
  keepCallablesPassed(*Call, Method->parameters());
  Unit.VirtualCalls.push_back({Facts.Function, Call, Method,
                               Unit.Work.workOf(*Call, ValueIsUnused, Facts)});
  return true;
}

const HandlerModel *overriddenHandler(const CXXMethodDecl &Method,
                                      const Vocabulary &Words) {
  for (const CXXMethodDecl *Overridden : overriddenBy(Method))
    if (const Roles *R = Words.rolesOf(*Overridden); R && R->Handler)
      return R->Handler;
  return nullptr;
}

/// Takes note that a handler object is made, so that its handlers serve what
/// gets here.
void BodyWalk::addMakingOf(const Expr *Site, QualType Made) {
  const CXXRecordDecl *Class = Made->getAsCXXRecordDecl();
  if (!Class || !Class->hasDefinition() || !Class->isPolymorphic() ||
      !Unit.Code.contains(Class->getLocation()))
    return;
  SmallVector<const FunctionDecl *, 1> Handlers;
  const auto AddHandlersOf = [&](const CXXRecordDecl *Base) {
    for (const CXXMethodDecl *Method : Base->methods())
      if (overriddenHandler(*Method, Unit.Words))
        if (const FunctionDecl *Followed = Unit.Code.followed(*Method))
          Handlers.push_back(Followed);
    return true;
  };
  AddHandlersOf(Class);
  Class->forallBases(AddHandlersOf);
  addHandOver(Site, std::move(Handlers));
}

// return new PostHandler;
void BodyWalk::VisitCXXNewExpr(const CXXNewExpr *New) {
  addMakingOf(New, New->getAllocatedType());
}

/// What the standard library's functions do with callables and handlers.
void BodyWalk::addStandardCall(const CallExpr *Call,
                               const FunctionDecl &Callee) {
  // handlers.emplace("/orders", saveOrder)
  if (const Expr *Object =
          isa<CXXMemberCallExpr>(Call) ? objectOf(*Call) : nullptr)
    if (const ValueDecl *Container = rootObject(*Object))
      for (const Expr *Argument : Call->arguments())
        Unit.Stores.add(*Container, *Argument);
  // return std::make_unique<PostHandler>();
  if (const QualType Made = firstType(Callee.getTemplateSpecializationArgs());
      !Made.isNull())
    addMakingOf(Call, Made);
}

/// The stream into which `out << a << b` puts its texts; null if \p Call does
/// something else.
static const Expr *streamOf(const CXXOperatorCallExpr &Call) {
  const Expr *Stream = &Call;
  while (const auto *Insertion =
             dyn_cast<CXXOperatorCallExpr>(asWritten(Stream))) {
    if (Insertion->getOperator() != OO_LessLess)
      break;
    Stream = Insertion->getArg(0);
  }
  return Stream == &Call ? nullptr : asWritten(Stream);
}

// std::cout << "Status: 302 Found\r\nLocation: " << url << "\r\n\r\n"
bool BodyWalk::addInsertion(const CXXOperatorCallExpr &Call) {
  const Expr *Stream =
      Unit.Words.knowsRawResponses() && Call.getOperator() == OO_LessLess
          ? streamOf(Call)
          : nullptr;
  if (!Stream || InsertedInto.contains(&Call) ||
      !isOutputStream(Stream->getType()))
    return false;
  // What goes to a file is kept, what goes to a terminal is shown.
  const ValueDecl *Holder = rootObject(*Stream);
  if (Holder && (Unit.Work.isLog(*Holder) ||
                 (isStandard(*Holder) && !Unit.Words.standardOutputAnswers())))
    return false;
  // The whole chain is one text.
  for (const Expr *Inner = asWritten(Call.getArg(0)); Inner != Stream;
       Inner = asWritten(cast<CXXOperatorCallExpr>(Inner)->getArg(0)))
    InsertedInto.insert(Inner);
  if (!Holder)
    return false;
  add(&Call,
      RawResponse{Holder, nullptr, /*MayBeOtherText=*/true, std::nullopt});
  return true;
}

/// Returns whether it is known then what \p Operator does.
bool BodyWalk::addOperator(const CXXOperatorCallExpr &Operator) {
  Accounted.insert(asWritten(Operator.getArg(0)));
  if (Operator.getNumArgs() == 2) {
    const Expr *Left = Operator.getArg(0);
    const Expr *Right = Operator.getArg(1);
    if (Operator.getOperator() == OO_Equal)
      addAssignment(Left, Right);
    if (Operator.isComparisonOp()) {
      Accounted.insert(asWritten(Right));
      addComparedMethod(*Left, *Right);
    }
  }
  if (const Expr *Index = subscriptOf(Operator);
      Index && Operator.getType()->isRecordType())
    addIndex(*Operator.getArg(0), *Index);
  addExtraction(Operator);
  return addInsertion(Operator);
}

// if (next), where that is a std::function
void BodyWalk::VisitCXXMemberCallExpr(const CXXMemberCallExpr *Call) {
  if (objectOf(*Call) && Call->getType()->isBooleanType() &&
      isa_and_present<CXXConversionDecl>(calledMethod(*Call)))
    Accounted.insert(asWritten(objectOf(*Call)));
  VisitCallExpr(Call);
}

/// Adds what a model says of \p Call, whose callee has the roles \p R.
void BodyWalk::addModelled(const CallExpr &Call, Fact F, const Roles *R) {
  Facts.MayBeHandler |= R && R->MakesHandler;
  // A text that outlives the handler is edited for good: lastOrder.erase(0).
  // strncpy(request->method, line, length)
  if (const auto *Made = std::get_if<TextMade>(&F);
      Made && Made->How->Into && Made->How->Pieces &&
      std::max(*Made->How->Into, *Made->How->Pieces) < Call.getNumArgs())
    addTakenMethod(Call, *Call.getArg(*Made->How->Into),
                   *Call.getArg(*Made->How->Pieces));
  if (auto *Made = std::get_if<TextMade>(&F)) {
    Made->ElseWork = Unit.Work.workOf(Call, ValueIsUnused, Facts);
    Made->Fills = Unit.Modelled.filledBy(Call, *Made->How);
  }
  if (auto *Raw = std::get_if<RawResponse>(&F)) {
    // printf("HTTP/1.0 302 Found\r\n"); printf("Location: %s\r\n", url);
    if (isa<const Expr *>(Raw->Response) && R && !Unit.Words.modelOf(*R)) {
      if (!Unit.StandardOutput)
        Unit.StandardOutput = Call.getDirectCallee();
      Raw->Response = Unit.StandardOutput;
    }
    Raw->MayBeOtherText = R && R->MayWriteOtherTexts;
    Raw->MayBeKept = Unit.Work.writesKept(Call, Facts);
    if (Raw->MayBeOtherText)
      Raw->ElseWork = Unit.Work.workOf(Call, ValueIsUnused, Facts);
  }
  if (const auto *Compared = std::get_if<TextComparison>(&F))
    addComparedMethod(*Compared->Left, *Compared->Right);
  add(&Call, std::move(F));
}

/// Adds what \p Call takes of a request line, where the program reads that
/// itself. Returns whether it is known then what it gives.
bool BodyWalk::addRequestLine(const CallExpr &Call, const Roles *R) {
  // What only asks whether there is a space takes nothing apart.
  const bool IsOnlyTested = R && R->RequestLine && R->RequestLine->Separator &&
                            !R->RequestLine->GoesOn &&
                            !Call.getType()->isRecordType() && // std::getline
                            Accounted.contains(&Call);
  const std::optional<RequestLineRead> Read =
      R && R->RequestLine && !IsOnlyTested && Facts.Function &&
              Unit.Words.comparesMethods()
          ? requestLineRead(Call, *R->RequestLine,
                            Facts.Function->getASTContext())
          : std::nullopt;
  if (!Read)
    return false;
  addRequestLine(Call, *Read);
  if (Read->Gives)
    add(&Call, RequestRead{*Read->Gives});
  return Read->Gives.has_value();
}

void BodyWalk::addRequestLine(const Expr &Site, const RequestLineRead &Read) {
  Facts.RequestLines.push_back(&Site);
  if (Read.Method)
    Facts.MethodVariables.insert(Read.Method);
  if (Read.Target)
    Facts.TargetVariables.insert(Read.Target);
}

/// Takes back that what \p Text holds is a request line.
void BodyWalk::dropRequestLinesOf(const ValueDecl &Text) {
  llvm::erase_if(Facts.RequestLines, [&](const Expr *Site) {
    const auto *Call = dyn_cast<CallExpr>(Site);
    return Call && searchedBy(*Call) == &Text;
  });
}

// in >> method >> path
void BodyWalk::addExtraction(const CXXOperatorCallExpr &Call) {
  if (Call.getOperator() != OO_GreaterGreater || !Facts.Function ||
      !Unit.Words.comparesMethods() || InsertedInto.contains(&Call))
    return;
  // The whole chain takes one line.
  for (const auto *Inner = &Call; Inner;
       Inner = dyn_cast<CXXOperatorCallExpr>(asWritten(Inner->getArg(0))))
    InsertedInto.insert(Inner);
  if (const std::optional<RequestLineRead> Read = requestLineRead(Call))
    addRequestLine(Call, *Read);
}

/// True if another unit tells more of \p Callee than its shape, which gives it
/// \p R: whether it sends anything.
bool BodyWalk::isTold(const FunctionDecl &Callee, const Roles &R) const {
  return (R.Redirect || R.Status || R.RawResponse) && Unit.Elsewhere &&
         Unit.Words.comparesMethods() && !Unit.Words.modelOf(R) &&
         Unit.Elsewhere->knows(Callee);
}

static bool receives(const CallExpr &Call) {
  const FunctionDecl *Callee = Call.getDirectCallee();
  return Callee && Callee->getIdentifier() && namesReceiving(Callee->getName());
}

// int nextLine(int fd, char *line) { ... read(fd, line + n, left) ... }
/// The parameters of \p Function, whose body is seen, that it fills with what
/// somebody else has sent.
llvm::SmallVector<unsigned, 1>
UnitWalkState::receivedBy(const FunctionDecl &Function) {
  const auto [Known, IsNew] = Receivers.try_emplace(&Function);
  auto &Filled = Known->second;
  if (IsNew && Words.comparesMethods())
    forEachIn(Function.getBody(), [&](const Stmt &S) {
      const auto *Call = dyn_cast<CallExpr>(&S);
      if (!Call || !receives(*Call))
        return;
      for (const Expr *Argument : Call->arguments())
        if (const auto *Parameter =
                dyn_cast_if_present<ParmVarDecl>(holderOf(*Argument)))
          Filled.push_back(Parameter->getFunctionScopeIndex());
    });
  return Filled;
}

// recv(fd, answer, sizeof answer, 0), sscanf(line, "Location: %s", url)
/// Takes note of what \p Call fills with what somebody else has sent.
void BodyWalk::addReceived(const CallExpr &Call, const FunctionDecl &Callee) {
  if (receives(Call))
    for (const Expr *Filled : Call.arguments())
      if (const ValueDecl *Holder = holderOf(*Filled))
        Received.insert(Holder);
  if (const FunctionDecl *Definition = Unit.Code.definition(Callee))
    for (const unsigned Index : Unit.receivedBy(*Definition))
      if (const ValueDecl *Holder = Index < Call.getNumArgs()
                                        ? holderOf(*Call.getArg(Index))
                                        : nullptr;
          Holder && mayBeText(Call.getArg(Index)->getType()))
        Received.insert(Holder);
  for (const ValueDecl *Header : scannedHeaders(Call))
    Facts.OthersHeaders.insert(Header);
}

// buffer_vadd(&buffer, format, list)
/// Adds what \p Call prints into a buffer, unless it doesn't, or another unit
/// shows what it does. Returns whether it does.
bool BodyWalk::addListPrinted(const CallExpr &Call,
                              const FunctionDecl &Callee) {
  if (!printsList(Call) || (Unit.Elsewhere && Unit.Elsewhere->knows(Callee)))
    return false;
  std::optional<TextModel> &How = Unit.Printers[Callee.getCanonicalDecl()];
  How.emplace();
  How->Into = 0;
  How->Format = 1;
  How->Appends = true;
  add(&Call, TextMade{&*How});
  return true;
}

/// Adds the text that \p Call makes, if its form tells how. Returns whether it
/// does.
bool BodyWalk::addTextMade(const CallExpr &Call, const FunctionDecl &Callee) {
  const TextModel *How = printerOf(Callee, Unit.Printers);
  if (!How)
    How = joinerOf(Call, Callee, Unit.Printers);
  if (!How)
    return addListPrinted(Call, Callee);
  add(&Call, TextMade{How, std::nullopt, Unit.Modelled.filledBy(Call, *How)});
  return true;
}

/// Adds what models, and forms that need none, say of \p Call. Returns whether
/// they say what it is.
bool BodyWalk::addToldCall(const CallExpr &Call, const FunctionDecl &Callee) {
  if (addRoute(Unit.ModelledRoutes.ofCall(Call)))
    return true;
  if (const std::optional<MethodSet> Limit = Unit.ModelledRoutes.limitOf(Call))
    Unit.Limit = Unit.Limit.value_or(MethodSet()) | *Limit;
  const Roles *R = Unit.Words.rolesOf(Callee);
  if (R && R->Group)
    Unit.Paths.note(Call, *R->Group);
  addReceived(Call, Callee);
  if (addRequestLine(Call, R))
    return true;
  if (R && isTold(Callee, *R))
    return false;
  const FunctionModel *Told = Unit.Words.toldOf(Callee);
  const std::optional<ToldMeaning> Means = Told ? Told->means() : std::nullopt;
  if (std::optional<Fact> F = Unit.Modelled.ofCall(Call)) {
    if (auto *Write = std::get_if<ResponseWrite>(&*F))
      Write->Told = Means;
    addModelled(Call, std::move(*F), R);
    return true;
  }
  // leaderUrl(req), of which nobody sees the body
  if (Means && !Unit.Code.followed(Callee)) {
    add(&Call, TargetTold{*Means});
    return true;
  }
  if (R && R->Start && addStarted(Call, Callee, *R->Start))
    return true;
  return addTextMade(Call, Callee);
}

void BodyWalk::VisitCallExpr(const CallExpr *Call) {
  if (Unit.Work.isIdle(*Call))
    for (const Expr *Argument : Call->arguments())
      Idle.insert(asWritten(Argument));
  Accounted.insert(Call->getCallee()->IgnoreParenImpCasts());
  if (const auto *Operator = dyn_cast<CXXOperatorCallExpr>(Call);
      Operator && addOperator(*Operator))
    return;
  // code = std::stoi(setting.substr(0, end))
  if (const ValueDecl *Numbered =
          Facts.RequestLines.empty() ? nullptr : beginsWithNumber(*Call))
    dropRequestLinesOf(*Numbered);
  const FunctionDecl *Callee = Call->getDirectCallee();
  // host->add_route(host, "POST", "/orders", save)
  if (!Callee && addRoute(Unit.ModelledRoutes.ofCall(*Call)))
    return;
  if (addIndirectCall(Call) || !Callee || addToldCall(*Call, *Callee))
    return;
  const bool IsVirtual = addVirtualCall(Call);
  if (const FunctionDecl *Followed = Unit.Code.followed(*Callee))
    return addUserCall(Call, *Followed);
  // Whether it is work depends on whether there are overriders.
  if (IsVirtual)
    return;

  if (isStandard(*Callee))
    addStandardCall(Call, *Callee);
  addWork(Call);
}

} // namespace redirect
