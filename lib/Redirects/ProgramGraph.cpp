//===- ProgramGraph.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/ProgramGraph.h"
#include "Http/Status.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace redirect {

static constexpr Method Changing[] = {Method::Post, Method::Put, Method::Patch,
                                      Method::Delete};

static MethodSet methods(const json::Object &From, StringRef Key) {
  return methodsFromText(From.getString(Key).value_or(""))
      .value_or(MethodSet::none());
}

/// The objects in the array at \p Key.
static std::vector<const json::Object *> objects(const json::Object &From,
                                                 StringRef Key) {
  std::vector<const json::Object *> Result;
  if (const json::Array *Elements = From.getArray(Key))
    for (const json::Value &Element : *Elements)
      if (const json::Object *Known = Element.getAsObject())
        Result.push_back(Known);
  return Result;
}

llvm::Error ProgramGraph::add(StringRef Description) {
  std::vector<json::Value> Lines;
  for (StringRef Rest = Description; !Rest.empty();) {
    const auto [Line, After] = Rest.split('\n');
    Rest = After;
    llvm::Expected<json::Value> Parsed = json::parse(Line);
    if (!Parsed)
      return Parsed.takeError();
    Lines.push_back(std::move(*Parsed));
  }
  const json::Object *First =
      Lines.empty() ? nullptr : Lines.front().getAsObject();
  const std::optional<StringRef> Unit =
      First ? First->getString("unit") : std::nullopt;
  if (!Unit)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "this describes no unit");
  Units[Unit->str()] = std::move(Lines);
  return llvm::Error::success();
}

std::optional<unsigned> ProgramGraph::find(StringRef Key) const {
  const auto Known = NumberOf.find(Key);
  return Known == NumberOf.end() ? std::nullopt : std::optional(Known->second);
}

unsigned ProgramGraph::functionAt(StringRef Key) {
  const auto [Known, IsNew] = NumberOf.try_emplace(Key, Functions.size());
  if (IsNew)
    Functions.emplace_back().Key = Known->first();
  return Known->second;
}

void ProgramGraph::readSends(Function &F, const json::Object &Line) {
  for (const json::Object *S : objects(Line, "sends")) {
    std::optional<Redirect> R = Reader.redirect(*S, F.Key, nullptr);
    if (!R)
      continue;
    Sent &Known = F.Sends.emplace_back();
    Known.R = std::move(*R);
    Known.Number = S->getInteger("number").value_or(0);
    Known.At = S->getString("sent").value_or("");
    Known.In = S->getString("in").value_or("");
    Known.InNumber = S->getInteger("in-number").value_or(0);
  }
}

void ProgramGraph::readFunction(StringRef Unit, const json::Object &Line) {
  Function &F = Functions[functionAt(Line.getString("function").value_or(""))];
  const bool IsFirst = F.Units.empty();
  F.Units.push_back(Unit);
  // A function of a header is the same in all units.
  if (!IsFirst)
    return;
  F.Name = Line.getString("name").value_or("");
  F.At = Line.getString("at").value_or("");
  F.Done = Reader.evidence(Line.getObject("done"));
  F.Gives = Line.getObject("gives");
  F.WritesResponse = Line.getBoolean("writes-response").value_or(false);
  F.TestsMethod = Line.getBoolean("tests-method").value_or(false);
  if (const json::Array *Overrides = Line.getArray("overrides"))
    for (const json::Value &Overridden : *Overrides)
      if (const std::optional<StringRef> Key = Overridden.getAsString())
        F.Overrides.push_back(*Key);
  readSends(F, Line);
}

void ProgramGraph::readCalls(StringRef Unit, const json::Object &Line) {
  const unsigned Caller = *find(Line.getString("function").value_or(""));
  // What a function of a header calls is what its first unit says, but for
  // lambdas, which each unit has for itself.
  const bool IsFirst = Functions[Caller].Units.front() == Unit;
  for (const json::Object *C : objects(Line, "calls")) {
    const StringRef To = C->getString("to").value_or("");
    const std::optional<unsigned> Callee = find(To);
    if (!Callee || (!IsFirst && !To.starts_with(Unit)))
      continue;
    Call Known;
    Known.Unit = Unit;
    Known.At = C->getString("at").value_or("");
    Known.Caller = Caller;
    Known.Callee = *Callee;
    Known.IsHandedOver = C->getBoolean("later").value_or(false);
    Known.Reached = methods(*C, "for");
    Known.Path = C->getString("path").value_or("");
    Known.Done = Reader.evidence(C->getObject("done"));
    Calls.push_back(std::move(Known));
  }
}

void ProgramGraph::readRoute(StringRef Unit, const json::Object &Line) {
  const std::optional<unsigned> Handler =
      find(Line.getString("route").value_or(""));
  if (!Handler)
    return;
  RouteLine R;
  R.Unit = Unit;
  R.At = Line.getString("at").value_or("");
  R.Handler = *Handler;
  R.Overrides = Line.getBoolean("overrides").value_or(false);
  R.Edge.Methods = methods(Line, "methods");
  R.Edge.IsRestricted = Line.getBoolean("restricted").value_or(false);
  R.Edge.YieldsToMakers = R.Overrides && !R.Edge.IsRestricted;
  R.Edge.Pattern = Line.getString("pattern");
  R.Line = &Line;
  Routes.push_back(R);
}

/// A call of a virtual function without a body gets to all that override it.
void ProgramGraph::addDispatch() {
  for (unsigned Overrider = 0; Overrider != Functions.size(); ++Overrider)
    for (const StringRef Key : Functions[Overrider].Overrides)
      if (const std::optional<unsigned> Base = find(Key);
          Base && Functions[*Base].Units.empty()) {
        Call Known;
        Known.Unit = Functions[Overrider].Units.front();
        Known.Caller = *Base;
        Known.Callee = Overrider;
        Known.Reached = MethodSet::all();
        Calls.push_back(std::move(Known));
      }
}

void ProgramGraph::solve() {
  const auto ForEachLine = [this](StringRef Key, auto Read) {
    for (const auto &[Unit, Lines] : Units)
      for (const json::Value &Line : Lines)
        if (const json::Object *Known = Line.getAsObject();
            Known && Known->getString(Key))
          Read(StringRef(Unit), *Known);
  };
  ForEachLine("function", [this](StringRef Unit, const json::Object &Line) {
    readFunction(Unit, Line);
  });
  for (size_t I = 0, Count = Functions.size(); I != Count; ++I)
    for (const StringRef Key : Functions[I].Overrides)
      functionAt(Key);
  ForEachLine("function", [this](StringRef Unit, const json::Object &Line) {
    readCalls(Unit, Line);
  });
  addDispatch();
  ForEachLine("limit", [this](StringRef, const json::Object &Line) {
    Limit = Limit.value_or(MethodSet::none()) | methods(Line, "limit");
  });
  ForEachLine("route", [this](StringRef Unit, const json::Object &Line) {
    readRoute(Unit, Line);
  });
  ForEachLine("passes-to", [this](StringRef Unit, const json::Object &Line) {
    Passed.push_back({Unit, *Line.getString("passes-to"), &Line});
  });
  ForEachLine("registers", [this](StringRef Unit, const json::Object &Line) {
    Registers.push_back({Unit, *Line.getString("registers"), &Line});
  });

  for (const Function &F : Functions) {
    const unsigned Number = Flow.addFunction(F.Done);
    if (F.TestsMethod)
      Flow.setMayBeHandler(Number);
  }
  for (const Call &C : Calls)
    Flow.addCall(
        {C.Caller, C.Callee, C.Reached, C.IsHandedOver, C.Path, C.Done});
  for (RouteLine &R : Routes) {
    if (Limit && !R.Edge.IsRestricted)
      R.Edge.Methods &= *Limit;
    Flow.addRoute(R.Handler, R.Edge);
  }
  Flow.solve();
  findLeading();
  findOrigins();
}

void ProgramGraph::findLeading() {
  std::vector<std::vector<unsigned>> Callers(Functions.size());
  for (const Call &C : Calls)
    Callers[C.Callee].push_back(C.Caller);
  LeadsToRedirect.resize(Functions.size());
  std::vector<unsigned> Pending;
  const auto Add = [&](unsigned Number) {
    if (LeadsToRedirect[Number])
      return;
    LeadsToRedirect[Number] = true;
    Pending.push_back(Number);
  };
  for (unsigned I = 0; I != Functions.size(); ++I)
    if (Functions[I].WritesResponse)
      Add(I);
  while (!Pending.empty()) {
    const unsigned Number = Pending.back();
    Pending.pop_back();
    for (const unsigned Caller : Callers[Number])
      Add(Caller);
  }
}

//===----------------------------------------------------------------------===//
// Ways
//===----------------------------------------------------------------------===//

/// Finds for each method the first way of its requests to each function. One
/// search from all registrations at once keeps that linear.
void ProgramGraph::findOrigins() {
  std::vector<std::vector<unsigned>> CallsOf(Functions.size());
  for (unsigned I = 0; I != Calls.size(); ++I)
    CallsOf[Calls[I].Caller].push_back(I);
  for (const Method M : Changing) {
    std::vector<Origin> &Here = Origins.emplace_back(Functions.size());
    std::vector<unsigned> Reached;
    // Registrations that name methods come first.
    for (const bool IsRestricted : {true, false})
      for (unsigned I = 0; I != Routes.size(); ++I) {
        const RouteLine &R = Routes[I];
        Origin &From = Here[R.Handler];
        if (R.Edge.IsRestricted != IsRestricted ||
            !R.Edge.Methods.contains(M) || From.Route)
          continue;
        From.Route = I;
        Reached.push_back(R.Handler);
      }
    for (size_t I = 0; I != Reached.size(); ++I)
      for (const unsigned Number : CallsOf[Reached[I]]) {
        Origin &From = Here[Calls[Number].Callee];
        if (!Calls[Number].Reached.contains(M) || From.Route || From.Call)
          continue;
        From.Call = Number;
        Reached.push_back(Calls[Number].Callee);
      }
  }
}

StepElsewhere ProgramGraph::step(const RouteLine &R) const {
  return {R.Overrides ? StepElsewhere::Kind::Overrides
                      : StepElsewhere::Kind::Registered,
          Reader.place(R.At), R.Edge.Methods, R.Edge.IsRestricted};
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
    std::vector<StepElsewhere> Steps;
    unsigned Here = Function;
    size_t Length = 0;
    while (Origins[Index][Here].Call && ++Length <= Functions.size()) {
      const Call &C = Calls[*Origins[Index][Here].Call];
      if (!C.At.empty() && Steps.size() != MaxCalls)
        Steps.push_back(call(C.At, C.IsHandedOver));
      Here = C.Caller;
    }
    const std::optional<unsigned> Route = Origins[Index][Here].Route;
    if (!Route || llvm::is_contained(RoutesTold, *Route))
      continue;
    RoutesTold.push_back(*Route);
    Result.push_back(step(Routes[*Route]));
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

/// Adds the redirects to which requests of the route can get.
void ProgramGraph::addRedirects(const RouteLine &R, RouteEntry &Entry) const {
  std::map<unsigned, MethodSet> Reached = {{R.Handler, R.Edge.Methods}};
  std::vector<unsigned> Pending = {R.Handler};
  while (!Pending.empty()) {
    const unsigned Here = Pending.back();
    Pending.pop_back();
    for (const unsigned Number : Flow.callsOf(Here)) {
      const Call &C = Calls[Number];
      MethodSet &There = Reached[C.Callee];
      const MethodSet Both = There | (Reached[Here] & C.Reached);
      if (Both == There)
        continue;
      There = Both;
      Pending.push_back(C.Callee);
    }
  }
  for (const auto &[Number, Methods] : Reached)
    for (const Sent &S : Functions[Number].Sends) {
      RoutedRedirect Known;
      Known.Methods = Methods & S.R.Reached;
      Known.Code = S.R.Code;
      if (S.R.dependsOnCaller() || Known.Methods.empty() || !S.R.Elsewhere)
        continue;
      Known.Where = S.R.Elsewhere->Where;
      if (const std::optional<Answer> Answers =
              answerOf(S.R, Flow.at(Number), Flow.doneAnywhere(Number)))
        Known.Means = Answers->Judged.Means;
      Entry.Redirects.push_back(std::move(Known));
    }
}

std::vector<RouteEntry> ProgramGraph::routes() const {
  std::vector<RouteEntry> Result;
  for (const RouteLine &R : Routes) {
    const Function &Handler = Functions[R.Handler];
    RouteEntry Entry;
    Entry.Methods = R.Edge.Methods;
    Entry.IsRestricted = R.Edge.IsRestricted;
    Entry.Pattern = R.Edge.Pattern.value_or("").str();
    Entry.Handler = Handler.Name.str();
    Entry.HandlerAt = placeFromText(Handler.At).value_or(PlaceElsewhere());
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
  return Result;
}

} // namespace redirect
