//===- Linking.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Linking.h"
#include "Facts/ChangedState.h"
#include "Facts/Expressions.h"
#include "Facts/RouteLinking.h"
#include "Facts/ScratchTexts.h"
#include "Facts/SentTexts.h"

using namespace clang;

namespace redirect {

/// Says which functions are passed to functions of the project.
static void linkCallablesPassed(UnitWalkState &Unit, UnitFacts &Facts) {
  for (const auto &[In, Argument] : Unit.CallablesPassed)
    if (FunctionFacts *Known = In ? factsOf(In, Unit, Facts) : nullptr) {
      Known->Shows = Relevance::Decides;
      Known->CallablesPassed.try_emplace(
          asWritten(Argument),
          resolveCallable(*Argument, Unit.Code, Unit.Stores, In));
    }
}

// catch (const Moved &moved), in another unit
static void linkThrown(const CodeElsewhere &Elsewhere, UnitFacts &Facts) {
  for (const auto &[Function, Known] : Facts.Functions)
    for (const CXXRecordDecl *Class : Known.Thrown)
      if (Class && Elsewhere.answersThrown(*Class))
        Facts.AnsweredClasses.insert(Class);
}

/// Finds what functions return that other units may register.
static void linkReturned(UnitWalkState &Unit, UnitFacts &Facts) {
  for (const FunctionDecl *Maker : Unit.Stores.makers()) {
    if (!Maker->hasExternalFormalLinkage())
      continue;
    ReturnedHandlers Known;
    for (const Expr *Returned : Unit.Stores.storedIn(*Maker)) {
      const Callables Made =
          resolveCallable(*Returned, Unit.Code, Unit.Stores, nullptr);
      Known.Handlers.append(Made.Functions);
      Known.Makers.append(Made.Makers);
    }
    if (!Known.Handlers.empty() || !Known.Makers.empty())
      Facts.Returned[Maker] = std::move(Known);
  }
}

/// Takes note of the classes whose functions \p Callees are: those of which the
/// object of \p Call may be.
static void addReceiverClasses(const Expr &Call,
                               ArrayRef<const FunctionDecl *> Callees,
                               FunctionFacts &Caller) {
  const auto *Member = dyn_cast<CXXMemberCallExpr>(&Call);
  const Expr *Object = Member ? objectOf(*Member) : nullptr;
  const NamedDecl *Receiver = Object ? receiver(*Object) : nullptr;
  if (!Receiver)
    return;
  for (const FunctionDecl *Callee : Callees)
    if (const auto *Method = dyn_cast<CXXMethodDecl>(Callee);
        Method && !Method->getParent()->isAbstract())
      Caller.ReceiverClasses[Receiver].insert(Method->getParent());
}

static void linkVirtualCalls(UnitWalkState &Unit, UnitFacts &Facts) {
  for (const PendingVirtualCall &Call : Unit.VirtualCalls) {
    FunctionFacts *Caller = factsOf(Call.Caller, Unit, Facts);
    if (!Caller)
      continue;
    auto &BySite = Caller->BySite;
    const auto Overriders = Unit.Overriders.find(Call.Method);
    // Another unit may override what none defines here.
    const FunctionDecl *Followed = Unit.Code.followed(*Call.Method);
    if (Overriders == Unit.Overriders.end() && !Followed) {
      if (Call.LooksLike)
        BySite.insert({Call.Site, *Call.LooksLike});
      continue;
    }
    const auto [Known, IsNew] = BySite.insert(
        {Call.Site, UserCall{{}, {}, Unit.Modelled.made(*Call.Site)}});
    auto *F = std::get_if<UserCall>(&Known->second);
    if (!F)
      continue;
    if (Overriders != Unit.Overriders.end())
      F->Callees.append(Overriders->second);
    else if (!F->LooksLike)
      F->LooksLike = Call.LooksLike;
    if (Followed && !llvm::is_contained(F->Callees, Followed))
      F->Callees.push_back(Followed);
    addReceiverClasses(*Call.Site, F->Callees, *Caller);
  }
}

/// True if one function alone is named where something was put into what
/// \p Called has been found by: others may be of other units.
static bool isOneFunction(const Callables &Called) {
  llvm::SmallPtrSet<const FunctionDecl *, 4> Named;
  for (const Expr *Mention : Called.Mentions)
    if (const auto *Reference = dyn_cast<DeclRefExpr>(Mention))
      if (const auto *Function = dyn_cast<FunctionDecl>(Reference->getDecl()))
        Named.insert(Function->getCanonicalDecl());
  for (const FunctionDecl *Function : Called.Functions)
    Named.insert(Function->getCanonicalDecl());
  return Named.size() == 1;
}

// void operator()(const Request &req, Response &res) { page(req, res); }
/// True if \p Call calls what an object holds that is called itself.
static bool isOfFunctor(const PendingIndirectCall &Call) {
  const auto *Member = dyn_cast<MemberExpr>(asWritten(Call.Object));
  return Call.Caller && Member &&
         isOwnOfFunctor(*Member->getBase(), *Call.Caller);
}

/// A holder that holds one function in all of the unit tells what its call
/// runs. Of others the flow has to tell it: the objects of a class may serve
/// routes of different methods.
static void
linkIndirectCalls(const llvm::DenseSet<const FunctionDecl *> &ByShape,
                  UnitWalkState &Unit, UnitFacts &Facts) {
  for (const PendingIndirectCall &Call : Unit.IndirectCalls) {
    const Callables Called =
        resolveCallable(*Call.Object, Unit.Code, Unit.Stores, Call.Caller);
    if ((Called.Functions.empty() && Called.Parameters.empty() &&
         !isOfFunctor(Call)) ||
        llvm::any_of(Called.Functions, [&](const FunctionDecl *Function) {
          return ByShape.contains(Function);
        }))
      continue;
    FunctionFacts *Caller = factsOf(Call.Caller, Unit, Facts);
    if (!Caller)
      continue;
    if (isOneFunction(Called))
      Caller->BySite.insert(
          {Call.Site,
           UserCall{Called.Functions, {}, Unit.Modelled.made(*Call.Site)}});
    else
      Caller->BySite.insert(
          {Call.Site, CallableUse{nullptr, false, std::nullopt, Call.Object,
                                  Called.Functions}});
  }
}

/// The functions that \p F calls, or may call.
static SmallVector<const FunctionDecl *, 2> calledBy(const Fact &F) {
  SmallVector<const FunctionDecl *, 2> Result;
  if (const auto *Call = std::get_if<UserCall>(&F)) {
    Result.append(Call->Callees);
    Result.append(Call->Later);
  } else if (const auto *Use = std::get_if<CallableUse>(&F)) {
    Result.append(Use->Candidates);
  }
  return Result;
}

// print(&conn->out, "HTTP/1.1 %d %s\r\n", status, phrase);
/// The function that is called at \p Site if only its shape tells that it
/// writes a response: another unit may know better. Null otherwise.
static const FunctionDecl *writerByShape(const Stmt &Site, const Fact &F,
                                         const Vocabulary &Words) {
  const auto *Call = std::holds_alternative<RawResponse>(F) ||
                             std::holds_alternative<ResponseWrite>(F)
                         ? dyn_cast<CallExpr>(&Site)
                         : nullptr;
  const FunctionDecl *Callee = Call ? Call->getDirectCallee() : nullptr;
  const Roles *R = Callee ? Words.rolesOf(*Callee) : nullptr;
  return R && !Words.modelOf(*R) ? Callee->getCanonicalDecl() : nullptr;
}

/// Finds the functions of other units that are called, registered or handed
/// over here.
static void findElsewhere(const Vocabulary &Words, UnitFacts &Facts) {
  for (auto &[Function, Known] : Facts.Functions) {
    SmallVector<const FunctionDecl *> Called;
    for (const auto &[Site, F] : Known.BySite) {
      Called.append(calledBy(F));
      if (const FunctionDecl *Writer = writerByShape(*Site, F, Words))
        Called.push_back(Writer);
    }
    for (const Registration &R : Known.Registrations) {
      Called.append(R.Known.Handlers);
      Called.append(R.Known.Makers);
    }
    for (const auto &[Argument, Passed] : Known.CallablesPassed)
      Called.append(Passed.Functions);
    for (const FunctionDecl *Callee : Called)
      if (!Callee->hasBody()) {
        Facts.Elsewhere.insert(Callee);
        Known.CallsElsewhere = true;
      }
  }
}

// bool isOpen(const Request &) override { return open; }
static void findOverriddenUnknown(const UnitWalkState &Unit, UnitFacts &Facts) {
  for (const auto &[Method, Overriders] : Unit.Overriders)
    if (Method->getReturnType()->isScalarType() &&
        Unit.Code.contains(Method->getLocation()) &&
        llvm::any_of(Overriders, [&](const FunctionDecl *Overrider) {
          return !Facts.Functions.contains(Overrider);
        }))
      Facts.OverriddenUnknown.push_back(Method);
}

void link(UnitWalkState &Unit, UnitFacts &Facts) {
  // Those of what the framework calls without being told.
  for (const Route &R : Facts.Routes)
    linkHandlers(R, Facts);
  const llvm::DenseSet<const FunctionDecl *> ByShape = linkRoutes(Unit, Facts);
  if (Unit.Elsewhere) {
    linkReturned(Unit, Facts);
    linkThrown(*Unit.Elsewhere, Facts);
    linkRegisteredElsewhere(Unit, Facts);
  }
  linkVirtualCalls(Unit, Facts);
  linkIndirectCalls(ByShape, Unit, Facts);
  linkCallablesPassed(Unit, Facts);
  linkReaders(Facts);
  linkScratchTexts(Unit, Facts);
  if (Unit.Words.comparesMethods() || Unit.Words.mayCompareMethods())
    linkSentTexts(Facts, Unit.Elsewhere);
  linkChangedState(Facts);
  Facts.Limit = Unit.Limit;
  if (Unit.Elsewhere) {
    findElsewhere(Unit.Words, Facts);
    findOverriddenUnknown(Unit, Facts);
  }
}

} // namespace redirect
