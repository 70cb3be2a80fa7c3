//===- Program.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/Program.h"
#include "Facts/Expressions.h"
#include "Facts/RouteLinking.h"
#include "Flow/FunctionFlow.h"
#include "Flow/Wrappers.h"
#include "Program/AnalysisOrder.h"
#include "clang/AST/ASTLambda.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/MapVector.h"
#include "llvm/ADT/SmallPtrSet.h"

using namespace clang;

namespace redirect {

RouteEdge edgeOf(const Route &R) {
  return {R.Methods, R.IsRestricted, R.yieldsToMakers(),
          R.Is == Route::Kind::RequestLine, R.Pattern};
}

/// True if \p Function calls what the index knows.
static bool callsKnown(const FunctionFacts &Function,
                       const IndexOfUnit &Elsewhere) {
  return Function.CallsElsewhere &&
         llvm::any_of(Function.BySite, [&](const auto &At) {
           const auto *Call = std::get_if<UserCall>(&At.second);
           return Call &&
                  llvm::any_of(Call->Callees, [&](const FunctionDecl *Callee) {
                    return Elsewhere.isKnown(*Callee);
                  });
         });
}

/// The functions of the unit whose flow matters.
static std::vector<const FunctionDecl *>
functionsOf(const UnitFacts &Facts, const IndexOfUnit *Elsewhere) {
  const auto IsAsked = [&](const FunctionFacts &F) {
    return Elsewhere && Elsewhere->isAsked(*F.Function);
  };
  if (!Elsewhere || !Elsewhere->asksForSigns())
    return analysisOrder(Facts, [&](const FunctionFacts &F) {
      return IsAsked(F) || leadsToResponse(F, Facts);
    });
  const auto Decides = [&](const FunctionFacts &F) {
    return F.Shows == Relevance::Decides || callsKnown(F, *Elsewhere) ||
           throwsResponse(F, Facts);
  };
  return analysisOrderBySigns(Facts, Decides, [&](const FunctionFacts &F) {
    return IsAsked(F) || F.Shows != Relevance::None;
  });
}

Program::Program(ASTContext &Context, UnitFacts &Facts,
                 const IndexOfUnit *Elsewhere)
    : Order(functionsOf(Facts, Elsewhere)) {
  Summaries.SentHolders.insert(Facts.SentHolders.begin(),
                               Facts.SentHolders.end());
  Summaries.ChangedState.insert(Facts.ChangedState.begin(),
                                Facts.ChangedState.end());
  summarize(Context, Facts, Elsewhere);
  // What a handler does may depend on what its parameters hold, and what a
  // function tests may be what one that comes later has set.
  const bool HasNews = addRoutes(Facts);
  if (findMethodMembers() || HasNews)
    summarize(Context, Facts, Elsewhere);
  addThrown(Context, Facts, Elsewhere);
  addWrappers(Facts);
  connect(Facts, Elsewhere);
  connectWrappers(Facts);
  for (const FunctionDecl *Function : mayBeHandlers(Facts))
    Flow.setMayBeHandler(NumberOf.lookup(Function));
  Flow.solve();
}

/// Tells of each function what it does, callees first.
void Program::summarize(ASTContext &Context, const UnitFacts &Facts,
                        const IndexOfUnit *Elsewhere) {
  Summaries.clear();
  if (Elsewhere)
    for (const FunctionDecl *Function : Facts.Elsewhere)
      if (std::optional<FunctionSummary> Known =
              Elsewhere->summaryOf(*Function))
        Summaries.insert({Function, std::move(*Known)});
  if (Elsewhere && Elsewhere->asksForSigns())
    addUnfollowed(Facts);
  for (const FunctionDecl *Function : Order) {
    FunctionSummary Summary = analyzeFunction(
        Context, Facts.Functions.find(Function)->second, Summaries);
    Summaries.insert({Function, std::move(Summary)});
  }
}

/// Says of the functions whose flow doesn't matter that they work.
void Program::addUnfollowed(const UnitFacts &Facts) {
  const auto Work = workWithoutFlow(Facts);
  const llvm::DenseSet<const FunctionDecl *> Followed(Order.begin(),
                                                      Order.end());
  for (const auto &[Function, OfFunction] : Facts.Functions) {
    if (Followed.contains(Function))
      continue;
    FunctionSummary &Known = Summaries[Function];
    Known.Facts = &OfFunction;
    if (const auto Of = Work.find(Function); Of != Work.end())
      Known.Done = Of->second;
  }
}

/// Finds the members that depend on the method. Returns whether a function
/// tests one of them.
bool Program::findMethodMembers() {
  for (const FunctionDecl *Function : Order)
    for (const ValueDecl *Member : summary(*Function).MethodMembers)
      Summaries.MethodMembers.insert(Member);
  return llvm::any_of(Order, [&](const FunctionDecl *Function) {
    return llvm::any_of(summary(*Function).TestedMembers,
                        [&](const ValueDecl *Member) {
                          return Summaries.MethodMembers.contains(Member);
                        });
  });
}

/// Adds the functions to \p Route that \p Held holds, at any depth.
static void addHeld(const Record &Held, Route &Route) {
  for (const auto &[Variable, Values] : Held.Members)
    for (const ValueSet::Entry &E : Values) {
      if (E.Is.Is == Value::Kind::Function)
        Route.Handlers.push_back(E.Is.Code);
      if (E.Is.Holds)
        addHeld(*E.Is.Holds, Route);
    }
}

/// Adds the routes of which the flow has told what they register. Returns
/// whether any of them tells something new of its handlers.
bool Program::addRoutes(UnitFacts &Facts) {
  bool HasNews = false;
  for (const FunctionDecl *Function : Order)
    for (const RegistrationFlow &R : summary(*Function).Registrations) {
      std::optional<Route> Known = R.route();
      const SmallVector<Value, 1> Holding = R.holders();
      if (!Known ||
          (Known->Handlers.empty() && Known->Makers.empty() && Holding.empty()))
        continue;
      Route WithHeld = *Known;
      for (const Value &Holder : Holding) {
        Holders.emplace_back(Facts.Routes.size(), Holder);
        addHeld(*Holder.Holds, WithHeld);
      }
      HasNews |= linkHandlers(WithHeld, Facts);
      Facts.Routes.push_back(std::move(*Known));
    }
  return HasNews;
}

/// Adds the redirects that somebody makes of what a function throws.
void Program::addThrown(ASTContext &Context, const UnitFacts &Facts,
                        const IndexOfUnit *Elsewhere) {
  ThrownRedirects Thrown;
  for (const FunctionDecl *Function : Order)
    for (const std::unique_ptr<Redirect> &R : summary(*Function).Redirects)
      if (const CXXRecordDecl *Class = R->answersThrown())
        Thrown[Class].push_back(R.get());
  if (Elsewhere)
    for (const CXXRecordDecl *Class : Facts.AnsweredClasses)
      for (const Redirect &R : Elsewhere->answersTo(*Class))
        Thrown[Class].push_back(&R);
  if (Thrown.empty())
    return;
  for (const FunctionDecl *Function : Order) {
    const FunctionFacts &OfFunction = Facts.Functions.find(Function)->second;
    if (OfFunction.Thrown.empty())
      continue;
    FunctionSummary Again =
        analyzeFunction(Context, OfFunction, Summaries, Thrown);
    for (std::unique_ptr<Redirect> &R : Again.Redirects)
      if (isa_and_present<CXXThrowExpr>(R->Via))
        Summaries.find(Function)->second.Redirects.push_back(std::move(R));
  }
}

/// The virtual function that \p Call names; null if it names none.
static const CXXMethodDecl *dispatched(const CallFlow &Call) {
  const auto *Site = dyn_cast<CallExpr>(Call.Site);
  return Site ? virtualCallee(*Site) : nullptr;
}

/// The methods that callers in other units leave for an overrider that \p Call
/// may run, see RequestFlow::addChoice.
static MethodSet leftByOthers(const CallFlow &Call,
                              const IndexOfUnit *Elsewhere) {
  const CXXMethodDecl *Method = Elsewhere ? dispatched(Call) : nullptr;
  if (!Method || Method == Call.Callee->getCanonicalDecl())
    return MethodSet::all();
  return Elsewhere->limitOfOverriders(*Method).value_or(MethodSet::all());
}

/// Says of which calls several overriders may be meant that lead to redirects.
void Program::addChoices() {
  std::vector<unsigned> Ends;
  for (const auto &[Number, Function] : llvm::enumerate(Order))
    if (const FunctionSummary &Does = summary(*Function);
        Does.Facts->WritesResponse || !Does.Redirects.empty())
      Ends.push_back(Number);
  const std::vector<bool> LeadsToRedirect = Flow.leadingTo(Ends);
  struct Dispatch {
    std::vector<unsigned> ToOverriders;
    llvm::SmallPtrSet<const FunctionDecl *, 4> Callees;
  };
  llvm::MapVector<const CXXMethodDecl *, Dispatch> ByMethod;
  for (const auto &[Number, Call] : llvm::enumerate(Calls)) {
    const CXXMethodDecl *Method = dispatched(*Call);
    if (!Method || Call->IsByClass ||
        !LeadsToRedirect[NumberOf.lookup(Call->Callee)])
      continue;
    Dispatch &Known = ByMethod[Method];
    Known.Callees.insert(Call->Callee);
    if (Method != Call->Callee->getCanonicalDecl())
      Known.ToOverriders.push_back(Number);
  }
  for (auto &[Method, Known] : ByMethod)
    if (Known.Callees.size() > 1)
      Flow.addChoice(std::move(Known.ToOverriders));
}

void Program::connect(const UnitFacts &Facts, const IndexOfUnit *Elsewhere) {
  for (const FunctionDecl *Function : Order)
    NumberOf.insert(
        {Function, Flow.addFunction(summary(*Function).Done.settled())});
  for (const FunctionDecl *Function : Order)
    for (const CallFlow &Call : summary(*Function).Calls)
      if (const auto Callee = NumberOf.find(Call.Callee);
          Callee != NumberOf.end()) {
        Flow.addCall(
            {NumberOf.lookup(Function), Callee->second,
             methodsIfUnknown(Call.Reached) & leftByOthers(Call, Elsewhere),
             Call.IsUnseen, Call.isOpen(), Call.TestedPath,
             Call.Done.settled()});
        Calls.push_back(&Call);
      }
  addChoices();
  for (const auto &[Number, R] : llvm::enumerate(Facts.Routes))
    for (const FunctionDecl *Handler : R.Handlers)
      if (const auto Found = NumberOf.find(Handler); Found != NumberOf.end()) {
        RouteEdge Edge = edgeOf(R);
        Edge.IsWrapped = isWrapped(Number, *Handler);
        Flow.addRoute(Found->second, Edge);
        Routes.push_back(&R);
      }
  if (Elsewhere)
    connectElsewhere(Facts, *Elsewhere);
}

/// Lets \p Sent, which comes by \p From, into \p Function.
void Program::addEntrance(const FunctionDecl &Function,
                          const ServiceElsewhere &From, const Service &Sent) {
  const auto Number = NumberOf.find(&Function);
  if (Number == NumberOf.end())
    return;
  Flow.addEntrance(Number->second, Sent);
  Entrances.push_back(&From);
}

/// Adds where other units let requests in.
void Program::connectElsewhere(const UnitFacts &Facts,
                               const IndexOfUnit &Elsewhere) {
  for (const FunctionDecl *Function : Order) {
    for (const ServiceElsewhere &From : Elsewhere.servicesOf(*Function))
      addEntrance(*Function, From, From.Sent);
    for (const CXXMethodDecl *Overridden : overriddenBy(*Function))
      for (const ServiceElsewhere &From :
           Elsewhere.servicesOfOverridersOf(*Overridden))
        addEntrance(*Function, From, From.Sent);
  }
  connectResults(Facts, Elsewhere);
}

const FunctionSummary *Program::resultOf(const FunctionDecl &Maker) const {
  if (!follows(Maker))
    return nullptr;
  const FunctionSummary &Known = summary(Maker);
  const bool AreKnown =
      llvm::all_of(Known.Returns, [](const ValueSet::Entry &E) {
        return E.Is.Is == Value::Kind::Function ||
               E.Is.Is == Value::Kind::ResultOfFunction ||
               E.Is.Is == Value::Kind::Parameter ||
               E.Is.Is == Value::Kind::Null;
      });
  return AreKnown ? Known.OfResult.get() : nullptr;
}

/// Adds where other units let requests in to what functions return, by what
/// these are passed.
void Program::connectResults(const UnitFacts &Facts,
                             const IndexOfUnit &Elsewhere) {
  for (const auto &[Maker, Returned] : Facts.Returned) {
    const FunctionSummary *OfResult = resultOf(*Maker);
    for (const ServiceElsewhere &From : Elsewhere.servicesOfResultOf(*Maker)) {
      if (!OfResult)
        for (const FunctionDecl *Handler : Returned.Handlers)
          addEntrance(*Handler, From, From.Sent);
      else
        for (const CallFlow &Call : OfResult->Calls)
          if (Call.Callee && !Call.IsOfResult)
            addEntrance(*Call.Callee, From,
                        Elsewhere.servedThrough(From, Call, *Maker));
    }
  }
}

llvm::DenseSet<const FunctionDecl *>
Program::mayBeHandlers(const UnitFacts &Facts) const {
  llvm::DenseSet<const FunctionDecl *> Result;
  const auto TestsMethod = [&](const FunctionDecl *Function) {
    const auto Known = Summaries.find(Function);
    return Result.contains(Function) ||
           (Known != Summaries.end() && Known->second.TestsMethodElsewhere);
  };
  const auto IsTest = [&](const CallFlow &Call) {
    return TestsMethod(Call.Callee) &&
           (isLambdaCallOperator(Call.Callee) ||
            // What is made or handed over is no test of the method here.
            (!Call.Via && !Call.IsHandedOver &&
             (Call.Callee->getReturnType()->isArithmeticType() ||
              summary(*Call.Callee).Returning !=
                  FunctionReach(MethodSet::all()))));
  };
  // if (!strcmp(request->verb, row.verb)) row.page(request);
  const auto IsForSome = [](const CallFlow &Call) {
    return !Call.Via && !Call.IsHandedOver &&
           Call.Reached.methods() != MethodSet::all();
  };
  // const std::string answer = answerTo(request); send(fd, answer.data(), ...);
  const auto IsSentForSome = [](const std::unique_ptr<Redirect> &R) {
    return R->Reached.methods() != MethodSet::all();
  };
  // Callees come first.
  for (const FunctionDecl *Function : Order) {
    const FunctionFacts &Known = Facts.Functions.find(Function)->second;
    const FunctionSummary &Does = summary(*Function);
    if (Known.MayBeHandler || llvm::any_of(Does.Calls, IsTest) ||
        (Known.ComparesMethods &&
         (llvm::any_of(Does.Calls, IsForSome) ||
          llvm::any_of(Does.Redirects, IsSentForSome))))
      Result.insert(Function);
  }
  return Result;
}

const FunctionSummary &Program::summary(const FunctionDecl &Function) const {
  return Summaries.find(&Function)->second;
}

const Service &Program::service(const FunctionDecl &Function) const {
  return Flow.at(NumberOf.lookup(&Function));
}

std::vector<std::pair<const CallFlow *, Service>>
Program::servicesByCall(const FunctionDecl &Function) const {
  std::vector<std::pair<const CallFlow *, Service>> Result;
  for (const auto &[Number, Call] : llvm::enumerate(Calls))
    if (Call->Callee == &Function)
      Result.emplace_back(Call, Flow.through(Number));
  return Result;
}

Evidence Program::doneAnywhere(const FunctionDecl &Function) const {
  return Flow.doneAnywhere(NumberOf.lookup(&Function));
}

std::optional<SmallVector<StringRef>>
Program::patterns(const FunctionDecl &Function) const {
  const Service &Known = service(Function);
  if (Known.HasUnknownPattern || Known.Patterns.empty())
    return std::nullopt;
  return SmallVector<StringRef>(Known.Patterns.begin(), Known.Patterns.end());
}

WayIn Program::shortestWay(const FunctionDecl &Function, MethodSet Methods,
                           const PathTest &Asked) const {
  const RequestPath Path =
      Flow.shortestPath(NumberOf.lookup(&Function), Methods, Asked);
  WayIn Result;
  for (const unsigned Number : Path.Routes)
    Result.Registrations.push_back(Routes[Number]);
  for (const unsigned Number : Path.Calls)
    Result.Calls.push_back(Calls[Number]);
  if (Path.Entrance)
    Result.Entrance = Entrances[*Path.Entrance];
  return Result;
}

} // namespace redirect
