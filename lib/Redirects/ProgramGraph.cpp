//===- ProgramGraph.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/ProgramGraph.h"
#include "Http/Status.h"
#include "Models/InputFile.h"
#include "Program/SummaryJoin.h"
#include "Redirects/OpenCalls.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/ADT/StringMap.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace redirect {

llvm::Error ProgramGraph::add(std::unique_ptr<llvm::MemoryBuffer> Description) {
  llvm::Expected<UnitPart> Read = readUnit(*Description, Reader);
  if (!Read)
    return Read.takeError();
  Descriptions.push_back(std::move(Description));
  const StringRef Unit = Read->Unit;
  Parts.insert_or_assign(Unit, std::move(*Read));
  return llvm::Error::success();
}

/// How many folders, from the outermost on, \p A and \p B have in common.
static size_t sharedFolders(StringRef A, StringRef B) {
  size_t Result = 0;
  while (true) {
    const auto [FolderOfA, RestOfA] = A.split('/');
    const auto [FolderOfB, RestOfB] = B.split('/');
    if (FolderOfA != FolderOfB || RestOfA.empty() || RestOfB.empty())
      return Result;
    ++Result;
    A = RestOfA;
    B = RestOfB;
  }
}

std::optional<unsigned> ProgramGraph::find(StringRef Key,
                                           StringRef Unit) const {
  const auto *const Known = NumbersOf.find(Key);
  if (Known == NumbersOf.end())
    return std::nullopt;
  const auto &[Definitions, Shared] = Known->second;
  if (!Shared)
    return Definitions.front();
  std::optional<unsigned> Nearest = Shared;
  size_t Near = 0;
  for (const unsigned Number : Definitions)
    for (const StringRef Has : All.Functions[Number].Units) {
      if (Has == Unit)
        return Number;
      const size_t Here = sharedFolders(Has, Unit) + 1;
      if (Here == Near && Nearest != Number)
        Nearest = Shared;
      else if (Here > Near)
        std::tie(Nearest, Near) = std::pair(Number, Here);
    }
  return Nearest;
}

bool ProgramGraph::hasSeveralDefinitions(StringRef Key) const {
  const auto *const Known = NumbersOf.find(Key);
  return Known != NumbersOf.end() && Known->second.Shared;
}

unsigned ProgramGraph::functionAt(StringRef Key) {
  Namesakes &Known = NumbersOf[Key];
  if (Known.Definitions.empty()) {
    Known.Definitions.push_back(All.Functions.size());
    All.Functions.emplace_back().Key = Key;
  }
  return Known.Definitions.front();
}

/// The function that \p Said is about: units that say the same of its place
/// mean the same, such as a function of a header.
unsigned ProgramGraph::definitionAt(const Function &Said) {
  Namesakes &Known = NumbersOf[Said.Key];
  for (const unsigned Number : Known.Definitions)
    if (Said.IsGroup || All.Functions[Number].At == Said.At)
      return Number;
  Known.Definitions.push_back(All.Functions.size());
  return Known.Definitions.back();
}

std::optional<Redirect>
ProgramGraph::redirect(const Function &From, const UnitPart::Sent &Sent) const {
  llvm::Expected<json::Value> Parsed = parseJson(Sent.Json);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return std::nullopt;
  }
  const json::Object *Known = Parsed->getAsObject();
  return Known ? Reader.redirect(*Known, From.Key, nullptr) : std::nullopt;
}

/// Puts what one unit has said to what others have.
void ProgramGraph::join(UnitPart &P) {
  struct Place {
    unsigned Number;
    bool IsFirst;
  };
  std::vector<Place> Places;
  for (Function &Said : P.Functions) {
    const unsigned Number = definitionAt(Said);
    const bool IsFirst = Number == All.Functions.size();
    Places.push_back({Number, IsFirst});
    if (IsFirst)
      All.Functions.push_back(std::move(Said));
    else
      All.Functions[Number].Units.push_back(P.Unit);
  }
  // A function of a header is the same in all units, but for its lambdas,
  // which each unit has for itself, as it has its part of a group.
  for (Call &C : P.Calls)
    if (const auto [Number, IsFirst] = Places[C.Caller];
        IsFirst || C.To.starts_with(P.Unit) || All.Functions[Number].IsGroup) {
      C.Caller = Number;
      All.Calls.push_back(C);
    }
  llvm::append_range(All.Catches, P.Catches);
  llvm::append_range(All.SentTexts, P.SentTexts);
  llvm::append_range(All.Expectations, P.Expectations);
  llvm::append_range(All.Questions, P.Questions);
  llvm::append_range(All.OverriddenUnknown, P.OverriddenUnknown);
  if (P.Limit)
    All.Limit = All.Limit.value_or(MethodSet::none()) | *P.Limit;
  for (const StringRef Model : P.Speaks)
    Speaking[Model].insert(P.Unit);
  for (const StringRef Model : P.MaySpeak)
    MaySpeak[Model].insert(P.Unit);
  for (const StringRef Model : P.NeverSpeaks)
    NeverSpeaks[Model].insert(P.Unit);
}

/// Drops the calls of functions that no unit has, and what several units say of
/// a group that a header makes.
void ProgramGraph::resolveCalls() {
  std::set<std::tuple<unsigned, unsigned, StringRef>> Members;
  llvm::erase_if(All.Calls, [&](Call &C) {
    const std::optional<unsigned> Callee = find(C.To, C.Unit);
    C.Callee = Callee.value_or(0);
    return !Callee || (All.Functions[C.Caller].IsGroup &&
                       !Members.insert({C.Caller, *Callee, C.Passed}).second);
  });
}

void ProgramGraph::liftOpenCalls() {
  OpenCalls(All.Functions, All.Calls, Reader).lift();
}

/// Says of a name that several programs define what all of them do: for those
/// that don't know which of them they call.
void ProgramGraph::joinDefinitions() {
  for (auto &[Key, Known] : NumbersOf) {
    if (Known.Definitions.size() < 2)
      continue;
    const Function &First = All.Functions[Known.Definitions.front()];
    Function Shared;
    Shared.Key = Key;
    Shared.Name = First.Name;
    llvm::SmallSetVector<StringRef, 1> Others;
    for (const unsigned Number : llvm::drop_begin(Known.Definitions))
      Others.insert(All.Functions[Number].Gives);
    Shared.Gives = First.Gives;
    Others.remove(First.Gives);
    if (!First.Gives.empty() && !Others.empty())
      Shared.Gives =
          Reader.keep(joinedSummaries(First.Gives, Others.getArrayRef()));
    Known.Shared = All.Functions.size();
    All.Functions.push_back(std::move(Shared));
  }
}

/// What each of a group of overriders does, by the group; empty for one of
/// which nothing is known.
llvm::DenseMap<unsigned, llvm::SmallSetVector<StringRef, 1>>
ProgramGraph::givenByOverriders() {
  llvm::DenseMap<unsigned, llvm::SmallSetVector<StringRef, 1>> Result;
  for (const Call &C : All.Calls)
    if (All.Functions[C.Caller].IsGroup)
      if (const std::optional<unsigned> Callee = find(C.To, C.Unit))
        Result[C.Caller].insert(All.Functions[*Callee].Gives);
  for (const StringRef Overridden : All.OverriddenUnknown)
    if (const std::optional<unsigned> Group =
            find(Reader.keep(overridersKey(Overridden))))
      Result[*Group].insert("");
  return Result;
}

static bool doesSomething(StringRef Gives) {
  return !Gives.empty() && Gives != "{}";
}

/// Lets a function without a body do what the one function does that overrides
/// it: an interface that hides a framework has one implementation, and perhaps
/// others for tests, which do nothing. What overrides a function that has a
/// body may do something else.
void ProgramGraph::implementInterfaces() {
  std::vector<std::pair<unsigned, unsigned>> Interfaces;
  for (unsigned Group = 0; Group != All.Functions.size(); ++Group)
    if (const StringRef Key = overriddenKey(All.Functions[Group].Key);
        !Key.empty())
      Interfaces.emplace_back(functionAt(Key), Group);
  auto GivenBy = givenByOverriders();
  for (const auto &[Interface, Group] : Interfaces) {
    Function &F = All.Functions[Interface];
    F.OverriddenIn = All.Functions[Group].Units;
    if (GivenBy[Group].contains(""))
      F.OverriddenIn.emplace_back();
    const llvm::SmallSetVector<StringRef, 1> &Given = GivenBy[Group];
    llvm::SmallVector<StringRef> Others(Given.begin(), Given.end());
    StringRef One = F.Gives;
    if (F.Units.empty()) {
      if (llvm::count_if(Others, doesSomething) != 1)
        continue;
      One = *llvm::find_if(Others, doesSomething);
    }
    llvm::erase(Others, One);
    if (!One.empty())
      F.Gives =
          Others.empty() ? One : Reader.keep(joinedSummaries(One, Others));
  }
}

/// Whoever calls what takes a request line apart can't have asked for the
/// method before either, whichever unit has it.
void ProgramGraph::addReaders() {
  llvm::StringMap<RouteLine> Readers;
  std::vector<RouteLine> Pending;
  for (const auto &[Unit, P] : Parts)
    for (const RouteLine &R : P.Routes)
      if (R.Is == Route::Kind::RequestLine &&
          Readers.try_emplace(R.To, R).second)
        Pending.push_back(R);
  if (Pending.empty())
    return;
  llvm::StringMap<std::vector<Call *>> CallsOf;
  for (Call &C : All.Calls)
    if (!C.IsHandedOver && !All.Functions[C.Caller].IsGroup)
      CallsOf[C.To].push_back(&C);
  while (!Pending.empty()) {
    const RouteLine Read = Pending.back();
    Pending.pop_back();
    for (Call *C : CallsOf.lookup(Read.To)) {
      Function &Caller = All.Functions[C->Caller];
      // What is done before belongs to no request.
      C->Done = Caller.Done = Evidence();
      // To the caller's unit, that is news from another one.
      RouteLine Own = Read;
      Own.To = Caller.Key;
      Own.Name = Caller.Name;
      Own.HandlerAt = Caller.At;
      if (!Readers.try_emplace(Own.To, Own).second)
        continue;
      Parts[Own.Unit].Routes.push_back(Own);
      Pending.push_back(Own);
    }
  }
}

/// Puts together what the units have said.
void ProgramGraph::joinAll() {
  size_t Functions = 0;
  size_t Calls = 0;
  for (const auto &[Unit, P] : Parts) {
    Functions += P.Functions.size();
    Calls += P.Calls.size();
  }
  All.Functions.reserve(Functions);
  All.Calls.reserve(Calls);
  for (auto &[Unit, P] : Parts)
    join(P);
  joinDefinitions();
  implementInterfaces();
  addReaders();
  resolveCalls();
  liftOpenCalls();
  for (auto &[Unit, P] : Parts)
    for (RouteLine &R : P.Routes) {
      // A handler of which there is nothing to say is a handler all the same.
      const std::optional<unsigned> Known = find(R.To, R.Unit);
      R.Handler = Known ? *Known : functionAt(R.To);
      if (All.Limit && !R.Edge.IsRestricted)
        R.Edge.Methods &= *All.Limit;
      All.Routes.push_back(R);
    }
  Parts.clear();
  addNamed();
}

/// Adds what the index has lines for, whoever has it.
void ProgramGraph::addNamed() {
  std::vector<StringRef> Named;
  Named.reserve(All.Catches.size() + All.SentTexts.size());
  for (const FunctionLine &Line : All.Catches)
    Named.push_back(Line.Key);
  for (const FunctionLine &Line : All.SentTexts)
    Named.push_back(Line.Key);
  for (const Function &F : All.Functions)
    for (const UnitPart::Sent &S : F.Sends)
      if (!S.In.empty())
        Named.push_back(S.In);
  for (const StringRef Key : Named)
    functionAt(Key);
}

void ProgramGraph::solve() {
  joinAll();
  Flow.reserve(All.Functions.size(), All.Calls.size());
  for (const Function &F : All.Functions) {
    const unsigned Number = Flow.addFunction(F.Done);
    if (F.TestsMethod)
      Flow.setMayBeHandler(Number);
  }
  for (const Call &C : All.Calls)
    Flow.addCall({C.Caller, C.Callee, C.Reached.methods(), C.IsUnseen, C.IsOpen,
                  PathTest::ofWhole(C.Path), C.Done});
  for (const RouteLine &R : All.Routes)
    Flow.addRoute(R.Handler, R.Edge);
  LeadsToRedirect = leadingTo(&Function::MayRedirect);
  LeadsToResponse = leadingTo(&Function::WritesResponse);
  addChoices();
  Flow.solve();
  for (unsigned I = 0; I != All.Calls.size(); ++I)
    All.Calls[I].Reached &= ParameterReach(Flow.reached(I));
  findOrigins();
}

/// Says of which calls several overriders may be meant that lead to redirects.
void ProgramGraph::addChoices() {
  llvm::DenseMap<unsigned, unsigned> Members;
  for (const Call &C : All.Calls)
    if (!overriddenKey(All.Functions[C.Caller].Key).empty() &&
        LeadsToResponse[C.Callee])
      ++Members[C.Caller];
  // The function itself may be meant, too.
  for (auto &[Group, Count] : Members)
    if (const std::optional<unsigned> Overridden =
            find(overriddenKey(All.Functions[Group].Key));
        Overridden && !All.Functions[*Overridden].Units.empty() &&
        LeadsToResponse[*Overridden])
      ++Count;
  std::map<unsigned, std::vector<unsigned>> CallsOf;
  for (unsigned I = 0; I != All.Calls.size(); ++I)
    if (Members.lookup(All.Calls[I].Callee) > 1)
      CallsOf[All.Calls[I].Callee].push_back(I);
  for (auto &[Group, Calls] : CallsOf)
    Choices.emplace_back(Group, Flow.addChoice(std::move(Calls)));
}

/// By its number, whether a function redirects, has the \p Flag, or leads to
/// one that does or has.
std::vector<bool> ProgramGraph::leadingTo(bool Function::*Flag) const {
  std::vector<unsigned> Ends;
  for (unsigned I = 0; I != All.Functions.size(); ++I)
    if (All.Functions[I].*Flag || !All.Functions[I].Sends.empty())
      Ends.push_back(I);
  return Flow.leadingTo(Ends);
}

std::map<StringRef, std::set<StringRef>> ProgramGraph::speaking() const {
  std::map<StringRef, std::set<StringRef>> Result;
  for (const auto &[Model, Units] : MaySpeak) {
    const auto Known = Speaking.find(Model);
    if (Known == Speaking.end())
      continue;
    std::vector<bool> IsNear = nearTo(Known->second);
    const auto Denying = NeverSpeaks.find(Model);
    if (Denying != NeverSpeaks.end())
      for (const auto &[I, IsDenied] : llvm::enumerate(nearTo(Denying->second)))
        IsNear[I] = IsNear[I] && !IsDenied;
    for (unsigned I = 0; I != All.Functions.size(); ++I)
      for (const StringRef Unit : All.Functions[I].Units)
        if (IsNear[I] && Units.count(Unit) != 0)
          Result[Unit].insert(Model);
    // Who registers a handler calls it no longer.
    for (const RouteLine &R : All.Routes)
      if (IsNear[R.Handler] && Units.count(R.Unit) != 0)
        Result[R.Unit].insert(Model);
  }
  return Result;
}

std::vector<bool> ProgramGraph::calledFrom(std::vector<bool> Callers) const {
  std::vector<unsigned> Pending;
  for (unsigned I = 0; I != Callers.size(); ++I)
    if (Callers[I])
      Pending.push_back(I);
  while (!Pending.empty()) {
    const unsigned Here = Pending.back();
    Pending.pop_back();
    for (const unsigned Number : Flow.callsOf(Here))
      if (const unsigned Callee = All.Calls[Number].Callee; !Callers[Callee]) {
        Callers[Callee] = true;
        Pending.push_back(Callee);
      }
  }
  return Callers;
}

/// By its number, whether a function has to do with those of \p Units that
/// matter: whatever leads to both them and a redirect has, and what that calls.
std::vector<bool> ProgramGraph::nearTo(const std::set<StringRef> &Units) const {
  const std::vector<bool> Matters = calledFrom(LeadsToRedirect);
  std::vector<unsigned> There;
  for (unsigned I = 0; I != All.Functions.size(); ++I)
    if (Matters[I] && llvm::any_of(All.Functions[I].Units, [&](StringRef Unit) {
          return Units.count(Unit) != 0;
        }))
      There.push_back(I);
  std::vector<bool> Leading = Flow.leadingTo(There);
  for (unsigned I = 0; I != Leading.size(); ++I)
    Leading[I] = Leading[I] && LeadsToRedirect[I];
  for (const unsigned Number : There)
    Leading[Number] = true;
  return calledFrom(std::move(Leading));
}

} // namespace redirect
