//===- RequestFlow.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/RequestFlow.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/SmallSet.h"
#include <numeric>

namespace redirect {

ServedMethods ServedMethods::through(MethodSet Reached) const {
  ServedMethods Result = {Explicit & Reached, Unrestricted & Reached,
                          Assumed & Reached};
  for (MethodSet *Methods : {&Result.Unrestricted, &Result.Assumed})
    if (Methods->isSingledOut())
      Result.Explicit |= std::exchange(*Methods, MethodSet::none());
  return Result;
}

bool ServedMethods::add(ServedMethods Other) {
  const ServedMethods Before = *this;
  Explicit |= Other.Explicit;
  Unrestricted |= Other.Unrestricted;
  Assumed |= Other.Assumed;
  return Before.Explicit != Explicit || Before.Unrestricted != Unrestricted ||
         Before.Assumed != Assumed;
}

/// Adds \p More to \p Known and returns whether that changed it.
static bool add(Evidence &Known, const Evidence &More, MethodSet For) {
  const Evidence Before = Known;
  Known.add(More, For);
  return !(Known == Before);
}

bool Service::addPattern(std::optional<llvm::StringRef> Pattern) {
  if (HasUnknownPattern || (Pattern && llvm::is_contained(Patterns, *Pattern)))
    return false;
  if (Pattern && Patterns.size() != MaxPatterns)
    Patterns.push_back(*Pattern);
  else
    HasUnknownPattern = true;
  return true;
}

bool Service::add(const Service &Other) {
  bool Changed = Served.add(Other.Served);
  Changed |= Direct.add(Other.Direct);
  Changed |= redirect::add(Before, Other.Before, MethodSet::all());
  Changed |= redirect::add(Anywhere, Other.Anywhere, MethodSet::all());
  if (Other.HasUnknownPattern)
    Changed |= addPattern(std::nullopt);
  for (const llvm::StringRef Pattern : Other.Patterns)
    Changed |= addPattern(Pattern);
  Changed |= Other.IsOfReader && !IsOfReader;
  IsOfReader |= Other.IsOfReader;
  return Changed;
}

Service CallEdge::through(const Service &From,
                          const Evidence &CallerDoes) const {
  Service Result;
  const ServedMethods Arriving =
      (IsOpen ? From.Direct : From.Served).through(Reached);
  if (Arriving.empty())
    return Result;
  Result.Served = Arriving;
  if (IsUnseen)
    Result.Direct = Arriving;
  Result.Before.add(From.Before, Arriving.all());
  Result.Before.add(Done, Arriving.all());
  Result.Anywhere.add(From.Anywhere, Arriving.all());
  Result.Anywhere.add(CallerDoes, Arriving.all());
  Result.IsOfReader = From.IsOfReader;
  if (const llvm::StringRef Path = TestedPath.whole(); !Path.empty()) {
    Result.Patterns = {Path};
    return Result;
  }
  Result.Patterns = From.Patterns;
  Result.HasUnknownPattern = From.HasUnknownPattern;
  return Result;
}

unsigned RequestFlow::addFunction(const Evidence &Done) {
  Functions.emplace_back().Done = Done;
  return Functions.size() - 1;
}

unsigned RequestFlow::addRoute(unsigned Handler, const RouteEdge &Route) {
  const unsigned Number = Routes.size();
  Routes.push_back(Route);
  if (Route.YieldsToMakers)
    Functions[Handler].WithoutMaker = Number;
  else
    serve(Handler, Number);
  return Number;
}

Service RequestFlow::of(const RouteEdge &Route) {
  Service Result;
  (Route.IsRestricted ? Result.Served.Explicit : Result.Served.Unrestricted) =
      Route.Methods;
  if (!Route.IsWrapped)
    Result.Direct = Result.Served;
  Result.addPattern(Route.Pattern);
  Result.IsOfReader = Route.Reads;
  return Result;
}

void RequestFlow::serve(unsigned Handler, unsigned Route) {
  Functions[Handler].Routes.push_back(Route);
  Functions[Handler].Known.add(of(Routes[Route]));
}

unsigned RequestFlow::addCall(const CallEdge &Call) {
  const unsigned Number = Calls.size();
  Functions[Call.Caller].CallsOut.push_back(Number);
  Functions[Call.Callee].CallsIn.push_back(Number);
  Calls.push_back(Call);
  return Number;
}

unsigned RequestFlow::addEntrance(unsigned Function, const Service &From) {
  Functions[Function].Entrances.push_back(Entrances.size());
  Functions[Function].Known.add(From);
  Entrances.push_back(From);
  return Entrances.size() - 1;
}

void RequestFlow::setMayBeHandler(unsigned Function) {
  Functions[Function].MayBeHandler = true;
}

Evidence RequestFlow::doneAnywhere(unsigned Function) const {
  Evidence Result = Functions[Function].Done;
  Result.add(Functions[Function].Known.Anywhere, MethodSet::all());
  return Result;
}

Service RequestFlow::through(unsigned Call) const {
  const Node &Caller = Functions[Calls[Call].Caller];
  return Calls[Call].through(Caller.Known, Caller.Done);
}

void RequestFlow::propagate(const std::vector<unsigned> &From) {
  llvm::SetVector<unsigned> Worklist(From.begin(), From.end());
  while (!Worklist.empty()) {
    const unsigned Function = Worklist.pop_back_val();
    for (const unsigned Call : Functions[Function].CallsOut)
      if (const unsigned Callee = Calls[Call].Callee;
          Functions[Callee].Known.add(through(Call)))
        Worklist.insert(Callee);
  }
}

unsigned RequestFlow::addChoice(std::vector<unsigned> Alternatives) {
  Choices.push_back({std::move(Alternatives), std::nullopt});
  return Choices.size() - 1;
}

std::vector<bool> RequestFlow::leadingTo(llvm::ArrayRef<unsigned> Ends) const {
  std::vector<bool> Result(Functions.size());
  std::vector<unsigned> Pending(Ends.begin(), Ends.end());
  while (!Pending.empty()) {
    const unsigned Function = Pending.back();
    Pending.pop_back();
    if (Result[Function])
      continue;
    Result[Function] = true;
    for (const unsigned Call : Functions[Function].CallsIn)
      Pending.push_back(Calls[Call].Caller);
  }
  return Result;
}

bool RequestFlow::restrictChoices() {
  bool HasTaken = false;
  for (Choice &C : Choices) {
    MethodSet Shared = MethodSet::all();
    MethodSet Sent;
    for (const unsigned Call : C.Alternatives)
      if (const MethodSet Here = through(Call).Served.all(); !Here.empty()) {
        Shared &= Here;
        Sent |= Here;
      }
    if (Sent.empty() || Sent == Shared)
      continue;
    C.Left = Shared;
    HasTaken = true;
    for (const unsigned Call : C.Alternatives)
      Calls[Call].Reached &= Shared;
  }
  return HasTaken;
}

void RequestFlow::reset() {
  for (Node &N : Functions) {
    N.Known = Service();
    llvm::erase_if(N.Routes,
                   [&](unsigned R) { return Routes[R].YieldsToMakers; });
    for (const unsigned R : N.Routes)
      N.Known.add(of(Routes[R]));
    for (const unsigned E : N.Entrances)
      N.Known.add(Entrances[E]);
  }
}

void RequestFlow::solve() {
  solveOnce();
  // What is taken here may leave less for other choices.
  while (restrictChoices()) {
    reset();
    solveOnce();
  }
}

void RequestFlow::solveOnce() {
  std::vector<unsigned> All(Functions.size());
  std::iota(All.begin(), All.end(), 0);
  propagate(All);
  for (const unsigned Function : llvm::reverse(All)) {
    Node &N = Functions[Function];
    if (!N.Known.Served.empty())
      continue;
    if (N.WithoutMaker) {
      serve(Function, *N.WithoutMaker);
    } else if (N.MayBeHandler) {
      N.Known.Direct.Assumed = N.Known.Served.Assumed = MethodSet::all();
      N.Known.addPattern(std::nullopt);
    }
    if (!N.Known.Served.empty())
      propagate({Function});
  }
}

/// True if \p Asked may hold for one of the requests that \p Known tells of.
static bool mayHold(const PathTest &Asked, const Service &Known) {
  return Asked.empty() || Known.HasUnknownPattern || Known.Patterns.empty() ||
         llvm::any_of(Known.Patterns, [&](llvm::StringRef Pattern) {
           return Asked.mayHoldFor(Pattern);
         });
}

static bool mayHold(const PathTest &Asked, const RouteEdge &Route) {
  return !Route.Pattern || Asked.mayHoldFor(*Route.Pattern);
}

/// True if all requests that \p Known tells of may pass \p Asked: more of them
/// than patterns are known of are asked one by one.
static bool mayHoldForAll(const PathTest &Asked, const Service &Known) {
  return !Known.HasUnknownPattern &&
         llvm::all_of(Known.Patterns, [&](llvm::StringRef Pattern) {
           return Asked.mayHoldFor(Pattern);
         });
}

Service RequestFlow::beginningAt(const Node &N, const PathTest &Asked) const {
  Service Result;
  for (const unsigned R : N.Routes)
    if (mayHold(Asked, Routes[R]))
      Result.add(of(Routes[R]));
  for (const unsigned E : N.Entrances)
    if (mayHold(Asked, Entrances[E]))
      Result.add(Entrances[E]);
  // Who tests the method may be a handler that nobody registers.
  if (!N.Known.Direct.Assumed.empty()) {
    Result.Served.Assumed = Result.Direct.Assumed = N.Known.Direct.Assumed;
    Result.addPattern(std::nullopt);
  }
  return Result;
}

// if (req.path == "/old") [&] { res.set_redirect("/new"); }();
RequestFlow::Asking RequestFlow::askedBefore(unsigned Function,
                                             PathTest Asked) const {
  llvm::SmallSet<unsigned, 4> Seen;
  while (Seen.insert(Function).second) {
    const Node &N = Functions[Function];
    if (N.CallsIn.empty() || !N.Routes.empty() || !N.Entrances.empty() ||
        !N.Known.Direct.Assumed.empty())
      break;
    const CallEdge &First = Calls[N.CallsIn.front()];
    PathTest Before = First.TestedPath;
    for (const unsigned Call : N.CallsIn) {
      if (Calls[Call].Caller != First.Caller)
        return {Asked, Function};
      Before.join(Calls[Call].TestedPath);
    }
    Asked.add(Before);
    Function = First.Caller;
  }
  return {Asked, Function};
}

Service RequestFlow::at(unsigned Function, const PathTest &AskedThere) const {
  const auto [Asked, Beginning] = askedBefore(Function, AskedThere);
  if (Asked.empty() || mayHoldForAll(Asked, at(Beginning)))
    return at(Function);
  llvm::SetVector<unsigned> Leading;
  Leading.insert(Function);
  for (size_t I = 0; I != Leading.size(); ++I)
    for (const unsigned Call : Functions[Leading[I]].CallsIn)
      Leading.insert(Calls[Call].Caller);
  llvm::DenseMap<unsigned, Service> Known;
  for (const unsigned F : Leading)
    Known[F] = beginningAt(Functions[F], Asked);
  llvm::SetVector<unsigned> Worklist(Leading.begin(), Leading.end());
  while (!Worklist.empty()) {
    const unsigned F = Worklist.pop_back_val();
    for (const unsigned Call : Functions[F].CallsOut)
      if (const unsigned Callee = Calls[Call].Callee;
          Leading.contains(Callee) &&
          Known[Callee].add(Calls[Call].through(Known[F], Functions[F].Done)))
        Worklist.insert(Callee);
  }
  return Known[Function];
}

RequestPath RequestFlow::beginningAt(const Node &N, MethodSet Methods,
                                     const PathTest &Asked,
                                     bool &NamesMethods) const {
  RequestPath Result;
  llvm::copy_if(N.Routes, std::back_inserter(Result.Routes), [&](unsigned R) {
    return !(Routes[R].Methods & Methods).empty() && mayHold(Asked, Routes[R]);
  });
  llvm::sort(Result.Routes, [&](unsigned A, unsigned B) {
    return std::pair(!Routes[A].IsRestricted, A) <
           std::pair(!Routes[B].IsRestricted, B);
  });
  if (!Result.Routes.empty()) {
    NamesMethods = Routes[Result.Routes[0]].IsRestricted;
    return Result;
  }
  for (const unsigned E : N.Entrances) {
    const ServedMethods &Served = Entrances[E].Served;
    if ((Served.all() & Methods).empty() || !mayHold(Asked, Entrances[E]))
      continue;
    Result.Entrance = E;
    NamesMethods = !(Served.Explicit & Methods).empty();
    break;
  }
  return Result;
}

RequestPath RequestFlow::shortestPath(unsigned Function, MethodSet Methods,
                                      const PathTest &AskedThere) const {
  const PathTest Asked = askedBefore(Function, AskedThere).Asked;
  struct Step {
    unsigned Function;
    MethodSet Methods;
    /// The call by which the next function inwards is reached, and the index
    /// of that function's step.
    unsigned Call;
    size_t Inwards;
  };
  std::vector<Step> Steps = {{Function, Methods, 0, 0}};
  llvm::DenseSet<unsigned> Seen = {Function};
  RequestPath Path;
  size_t Start = 0;
  for (size_t I = 0; I != Steps.size(); ++I) {
    const Step Here = Steps[I];
    const Node &N = Functions[Here.Function];
    bool NamesMethods = false;
    RequestPath Begun = beginningAt(N, Here.Methods, Asked, NamesMethods);
    if (!Begun.empty() && (NamesMethods || Path.empty())) {
      Path = std::move(Begun);
      Start = I;
    }
    if (NamesMethods)
      break;
    // Who passes what an open call asks for makes the call itself.
    if (I != 0 && Calls[Here.Call].IsOpen)
      continue;
    for (const unsigned Call : N.CallsIn)
      if (const MethodSet Left = Here.Methods & Calls[Call].Reached;
          !Left.empty() && Seen.insert(Calls[Call].Caller).second)
        Steps.push_back({Calls[Call].Caller, Left, Call, I});
  }
  for (size_t I = Start; I != 0; I = Steps[I].Inwards)
    Path.Calls.push_back(Steps[I].Call);
  return Path;
}

} // namespace redirect
