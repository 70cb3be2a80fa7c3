//===- ProgramWays.cpp - How requests get through a program
//----------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/ProgramGraph.h"
#include "Redirects/TargetText.h"

using llvm::StringRef;

namespace redirect {

static constexpr Method Changing[] = {Method::Post, Method::Put, Method::Patch,
                                      Method::Delete};

/// Finds for each method the first way of its requests to each function. One
/// search from all registrations at once keeps that linear.
void ProgramGraph::findOrigins() {
  for (const Method M : Changing) {
    std::vector<Origin> &Here = Origins.emplace_back(All.Functions.size());
    std::vector<unsigned> Reached;
    // Registrations that name methods come first.
    for (const bool IsRestricted : {true, false})
      for (unsigned I = 0; I != All.Routes.size(); ++I) {
        const RouteLine &R = All.Routes[I];
        Origin &From = Here[R.Handler];
        if (R.Edge.IsRestricted != IsRestricted ||
            !R.Edge.Methods.contains(M) || From.Route)
          continue;
        From.Route = I;
        Reached.push_back(R.Handler);
      }
    for (size_t I = 0; I != Reached.size(); ++I)
      for (const unsigned Number : Flow.callsOf(Reached[I])) {
        Origin &From = Here[All.Calls[Number].Callee];
        const Call &Through = All.Calls[Number];
        // What callers decide is a call of theirs; the framework is none.
        const bool IsTheirs = Through.IsOpen && Here[Reached[I]].Call;
        if (!Through.Reached.methods().contains(M) || From.Route || IsTheirs)
          continue;
        From = {Number, Here[Reached[I]].Route};
        Reached.push_back(All.Calls[Number].Callee);
      }
  }
}

static StepElsewhere::Kind stepKind(Route::Kind Is) {
  switch (Is) {
  case Route::Kind::Override:
    return StepElsewhere::Kind::Overrides;
  case Route::Kind::RequestLine:
    return StepElsewhere::Kind::Reads;
  case Route::Kind::Registration:
    break;
  }
  return StepElsewhere::Kind::Registered;
}

StepElsewhere ProgramGraph::step(const RouteLine &R) const {
  return {stepKind(R.Is), Reader.place(R.At), R.Edge.Methods,
          R.Edge.IsRestricted};
}

StepElsewhere ProgramGraph::call(StringRef Place, bool IsHandedOver) const {
  return {IsHandedOver ? StepElsewhere::Kind::HandedOver
                       : StepElsewhere::Kind::Called,
          Reader.place(Place),
          {},
          false};
}

std::vector<StepElsewhere> ProgramGraph::way(unsigned Function,
                                             MethodSet Methods) const {
  // Of a long chain the registration and the last calls tell enough.
  static constexpr size_t MaxCalls = 8;
  std::vector<StepElsewhere> Result;
  llvm::SmallVector<unsigned> RoutesTold;
  for (const auto &[Index, M] : llvm::enumerate(Changing)) {
    if (!Methods.contains(M))
      continue;
    const Origin *Here = &Origins[Index][Function];
    const std::optional<unsigned> Route = Here->Route;
    if (!Route || llvm::is_contained(RoutesTold, *Route))
      continue;
    std::vector<StepElsewhere> Steps;
    while (Here->Call && Steps.size() != MaxCalls) {
      const Call &C = All.Calls[*Here->Call];
      if (!C.At.empty())
        Steps.push_back(call(C.At, C.IsHandedOver));
      Here = &Origins[Index][C.Caller];
    }
    RoutesTold.push_back(*Route);
    Result.push_back(step(All.Routes[*Route]));
    Result.insert(Result.end(), Steps.rbegin(), Steps.rend());
  }
  return Result;
}

std::vector<StepElsewhere> ProgramGraph::wayThrough(const Call &Call,
                                                    MethodSet Methods) const {
  std::vector<StepElsewhere> Result = way(Call.Caller, Methods);
  if (!Call.At.empty())
    Result.push_back(call(Call.At, Call.IsHandedOver));
  return Result;
}

//===----------------------------------------------------------------------===//
// The table of routes
//===----------------------------------------------------------------------===//

/// The functions to which requests of the route can get, and their methods.
std::map<unsigned, MethodSet>
ProgramGraph::reachedBy(const RouteLine &R) const {
  std::map<unsigned, MethodSet> Reached = {{R.Handler, R.Edge.Methods}};
  std::vector<unsigned> Pending = {R.Handler};
  while (!Pending.empty()) {
    const unsigned Here = Pending.back();
    Pending.pop_back();
    for (const unsigned Number : Flow.callsOf(Here)) {
      const Call &C = All.Calls[Number];
      if (C.IsOpen && Here != R.Handler)
        continue;
      MethodSet &There = Reached[C.Callee];
      const MethodSet Both = There | (Reached[Here] & C.Reached.methods());
      if (Both == There)
        continue;
      There = Both;
      Pending.push_back(C.Callee);
    }
  }
  return Reached;
}

/// Adds the redirects to which requests of the route can get.
void ProgramGraph::addRedirects(const RouteLine &R, RouteEntry &Entry) const {
  for (const auto &[Number, Methods] : reachedBy(R))
    for (const UnitPart::Sent &S : All.Functions[Number].Sends) {
      const std::optional<Redirect> R = redirect(All.Functions[Number], S);
      if (!R || R->StatusParameter || R->answersThrown() || !R->Elsewhere)
        continue;
      RoutedRedirect Known;
      Known.Methods = Methods & R->Reached.methods();
      // What callers decide is a redirect of theirs; the framework is none.
      if (R->dependsOnCaller())
        Known.Methods &= Flow.at(Number).Direct.all();
      if (Known.Methods.empty())
        continue;
      Known.Code = R->Code;
      if (R->IsTargetKnown)
        Known.Target = targetAsText(R->Target);
      Known.Where = R->Elsewhere->Where;
      if (const std::optional<Answer> Answers =
              answerOf(*R, Flow.at(Number), Flow.doneAnywhere(Number)))
        Known.Means = Answers->Judged.Means;
      Entry.Redirects.push_back(std::move(Known));
    }
  llvm::sort(
      Entry.Redirects, [](const RoutedRedirect &A, const RoutedRedirect &B) {
        return std::tie(A.Where.File, A.Where.Line, A.Where.Column, A.Code,
                        A.Target) < std::tie(B.Where.File, B.Where.Line,
                                             B.Where.Column, B.Code, B.Target);
      });
}

std::vector<RouteEntry> ProgramGraph::routes() const {
  std::vector<RouteEntry> Result;
  for (const RouteLine &R : All.Routes) {
    const Function &Handler = All.Functions[R.Handler];
    RouteEntry Entry;
    Entry.Methods = R.Edge.Methods;
    Entry.IsRestricted = R.Edge.IsRestricted;
    Entry.IsForAnyPath = R.IsForAnyPath;
    Entry.Runs = R.Runs;
    Entry.Pattern = R.Edge.Pattern.value_or("").str();
    Entry.PartOfPath = R.PartOfPath.str();
    Entry.Handler = (Handler.Name.empty() ? R.Name : Handler.Name).str();
    Entry.HandlerAt =
        placeFromText(Handler.At.empty() ? R.HandlerAt : Handler.At)
            .value_or(PlaceElsewhere());
    Entry.Where = placeFromText(R.At).value_or(PlaceElsewhere());
    addRedirects(R, Entry);
    Result.push_back(std::move(Entry));
  }
  const auto Key = [](const RouteEntry &E) {
    return std::tie(E.Where.File, E.Where.Line, E.Where.Column, E.Pattern,
                    E.HandlerAt.File, E.HandlerAt.Line, E.HandlerAt.Column);
  };
  llvm::sort(Result, [&](const RouteEntry &A, const RouteEntry &B) {
    return Key(A) < Key(B);
  });
  // A registration in a header is known to all units that include it.
  const auto IsSame = [&](const RouteEntry &A, const RouteEntry &B) {
    return Key(A) == Key(B) && A.Methods == B.Methods &&
           A.IsRestricted == B.IsRestricted && A.Handler == B.Handler;
  };
  Result.erase(llvm::unique(Result, IsSame), Result.end());
  return Result;
}

} // namespace redirect
