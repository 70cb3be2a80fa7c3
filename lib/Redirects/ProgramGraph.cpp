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

// A JSON object takes kilobytes: nothing of a description is kept in that form.
llvm::Error ProgramGraph::add(StringRef Description) {
  Part Read;
  StringRef Unit;
  for (StringRef Rest = Description; !Rest.empty();) {
    const auto [Line, After] = Rest.split('\n');
    Rest = After;
    llvm::Expected<json::Value> Parsed = json::parse(Line);
    if (!Parsed)
      return Parsed.takeError();
    const json::Object *Known = Parsed->getAsObject();
    if (Known && Unit.empty())
      Unit = kept(Known->getString("unit"));
    if (Unit.empty())
      break;
    if (Known)
      readLine(Unit, *Known, Read);
  }
  if (Unit.empty())
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "this describes no unit");
  Parts[Unit.str()] = std::move(Read);
  return llvm::Error::success();
}

void ProgramGraph::readLine(StringRef Unit, const json::Object &Line,
                            Part &To) {
  const auto WithoutKey = [&](StringRef Key) {
    json::Object Rest = Line;
    Rest.erase(Key);
    Rest["unit"] = Unit;
    return Reader.keep(jsonText(std::move(Rest)));
  };
  if (Line.getString("function"))
    To.Functions.emplace_back(readFunction(Unit, Line), readCalls(Unit, Line));
  else if (const std::optional<StringRef> Handler = Line.getString("route"))
    To.Routes.emplace_back(kept(Handler), readRoute(Unit, Line));
  else if (const std::optional<StringRef> Key = Line.getString("passes-to"))
    To.Passed.push_back({Unit, kept(Key), WithoutKey("passes-to")});
  else if (const std::optional<StringRef> Key = Line.getString("registers"))
    To.Registers.push_back({Unit, kept(Key), WithoutKey("registers")});
  else if (const std::optional<StringRef> Key = Line.getString("catches"))
    To.Catches.push_back({Unit, kept(Key), WithoutKey("catches")});
  else if (Line.getString("limit"))
    To.Limit = methods(Line, "limit");
  else if (const json::Array *Asks = Line.getArray("asks"))
    for (const json::Value &Asked : *Asks)
      To.Questions.emplace_back(Unit, kept(Asked.getAsString()));
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
    Known.At = kept(S->getString("sent"));
    Known.In = kept(S->getString("in"));
  }
}

ProgramGraph::Function ProgramGraph::readFunction(StringRef Unit,
                                                  const json::Object &Line) {
  Function F;
  const StringRef Usr = Line.getString("function").value_or("");
  F.IsResult = Line.getBoolean("result").value_or(false);
  F.Key =
      Reader.keep(F.IsResult ? resultKey(Usr)
                             : caseKey(Usr, Line.getString("if").value_or("")));
  F.Units.push_back(Unit);
  F.Name = kept(Line.getString("name"));
  F.At = kept(Line.getString("at"));
  F.Done = Reader.evidence(Line.getObject("done"));
  if (const json::Object *Gives = Line.getObject("gives"))
    F.Gives = Reader.keep(jsonText(*Gives));
  F.WritesResponse = Line.getBoolean("writes-response").value_or(false);
  F.TestsMethod = Line.getBoolean("tests-method").value_or(false);
  if (const json::Array *Overrides = Line.getArray("overrides"))
    for (const json::Value &Overridden : *Overrides)
      if (const std::optional<StringRef> Key = Overridden.getAsString())
        F.Overrides.push_back(kept(Key));
  readSends(F, Line);
  return F;
}

std::vector<ProgramGraph::Call>
ProgramGraph::readCalls(StringRef Unit, const json::Object &Line) {
  std::vector<Call> Result;
  // Who asks for a case, or registers a result, is another unit.
  const bool IsForOthers = Line.get("if") || Line.get("result");
  for (const json::Object *C : objects(Line, "calls")) {
    Call Known;
    Known.Unit = IsForOthers ? "" : Unit;
    Known.At = kept(C->getString("at"));
    Known.To = kept(C->getString("to"));
    Known.IsHandedOver = C->getBoolean("later").value_or(false);
    Known.Reached = methods(*C, "for");
    Known.Path = kept(C->getString("path"));
    Known.Done = Reader.evidence(C->getObject("done"));
    Result.push_back(Known);
  }
  return Result;
}

ProgramGraph::RouteLine ProgramGraph::readRoute(StringRef Unit,
                                                const json::Object &Line) {
  RouteLine R;
  R.Unit = Unit;
  R.At = kept(Line.getString("at"));
  R.Name = kept(Line.getString("name"));
  R.HandlerAt = kept(Line.getString("handler-at"));
  R.Overrides = Line.getBoolean("overrides").value_or(false);
  R.Edge.Methods = methods(Line, "methods");
  R.Edge.IsRestricted = Line.getBoolean("restricted").value_or(false);
  R.Edge.YieldsToMakers = R.Overrides && !R.Edge.IsRestricted;
  if (const std::optional<StringRef> Pattern = Line.getString("pattern"))
    R.Edge.Pattern = kept(Pattern);
  json::Object Passed;
  for (const StringRef Key : {"route-parameters", "method", "target", "body"})
    if (const json::Value *Said = Line.get(Key))
      Passed[Key] = *Said;
  if (Passed.empty())
    return R;
  Passed["unit"] = Unit;
  R.Passed = Reader.keep(jsonText(std::move(Passed)));
  return R;
}

/// Puts what one unit has said to what others have.
void ProgramGraph::join(Part &P) {
  for (auto &[Said, SaidCalls] : P.Functions) {
    const unsigned Number = functionAt(Said.Key);
    Function &F = Functions[Number];
    // A function of a header is the same in all units, but for its lambdas,
    // which each unit has for itself.
    const StringRef Unit = Said.Units.front();
    const bool IsFirst = F.Units.empty();
    if (IsFirst)
      F = std::move(Said);
    else
      F.Units.push_back(Unit);
    for (Call &C : SaidCalls)
      if (IsFirst || C.To.starts_with(Unit)) {
        C.Caller = Number;
        Calls.push_back(C);
      }
  }
  llvm::append_range(Passed, P.Passed);
  llvm::append_range(Registers, P.Registers);
  llvm::append_range(Catches, P.Catches);
  llvm::append_range(Questions, P.Questions);
  if (P.Limit)
    Limit = Limit.value_or(MethodSet::none()) | *P.Limit;
}

/// Drops the calls of functions that no unit has.
void ProgramGraph::resolveCalls() {
  llvm::erase_if(Calls, [&](Call &C) {
    const std::optional<unsigned> Callee = find(C.To);
    C.Callee = Callee.value_or(0);
    return !Callee;
  });
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
        Calls.push_back(Known);
      }
}

/// Puts together what the units have said.
void ProgramGraph::joinAll() {
  for (auto &[Unit, P] : Parts)
    join(P);
  std::vector<StringRef> Overridden;
  for (const Function &F : Functions)
    llvm::append_range(Overridden, F.Overrides);
  for (const StringRef Key : Overridden)
    functionAt(Key);
  resolveCalls();
  addDispatch();
  for (auto &[Unit, P] : Parts)
    for (auto &[Key, R] : P.Routes) {
      // A handler of which there is nothing to say is a handler all the same.
      R.Handler = functionAt(Key);
      if (Limit && !R.Edge.IsRestricted)
        R.Edge.Methods &= *Limit;
      Routes.push_back(R);
    }
  Parts.clear();
}

void ProgramGraph::solve() {
  joinAll();
  for (const Function &F : Functions) {
    const unsigned Number = Flow.addFunction(F.Done);
    if (F.TestsMethod)
      Flow.setMayBeHandler(Number);
  }
  for (const Call &C : Calls)
    Flow.addCall(
        {C.Caller, C.Callee, C.Reached, C.IsHandedOver, C.Path, C.Done});
  for (const RouteLine &R : Routes)
    Flow.addRoute(R.Handler, R.Edge);
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
    if (Functions[I].WritesResponse || !Functions[I].Sends.empty())
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
      for (const unsigned Number : Flow.callsOf(Reached[I])) {
        Origin &From = Here[Calls[Number].Callee];
        if (!Calls[Number].Reached.contains(M) || From.Route)
          continue;
        From = {Number, Here[Reached[I]].Route};
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
    const Origin *Here = &Origins[Index][Function];
    const std::optional<unsigned> Route = Here->Route;
    if (!Route || llvm::is_contained(RoutesTold, *Route))
      continue;
    std::vector<StepElsewhere> Steps;
    while (Here->Call && Steps.size() != MaxCalls) {
      const Call &C = Calls[*Here->Call];
      if (!C.At.empty())
        Steps.push_back(call(C.At, C.IsHandedOver));
      Here = &Origins[Index][C.Caller];
    }
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
  return Result;
}

} // namespace redirect
