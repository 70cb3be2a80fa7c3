//===- ProgramIndex.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/ProgramIndex.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace redirect {

namespace {

class IndexBuilder {
public:
  explicit IndexBuilder(const ProgramGraph &Program)
      : Program(Program), Write(nullptr), Matters(Program.leadsToRedirect()) {}

  ProgramIndex build() {
    findMattering();
    addServices();
    addSummaries();
    addPassed();
    addRegisters();
    addAnswers();
    if (Program.limit())
      Result.Lines[RouteIndex::LimitKey.str()]["methods"] =
          methodsAsText(*Program.limit());
    return std::move(Result);
  }

private:
  using Function = ProgramGraph::Function;
  using Call = ProgramGraph::Call;

  void findMattering();
  void addServices();
  void addService(const Function &F, StringRef Unit, const Service &Sent,
                  llvm::ArrayRef<StepElsewhere> Way);
  void addSummaries();
  void addPassed();
  void addRegisters();
  void addAnswers();

  /// True if only \p Unit has \p F: it needs nobody to tell it what it does to
  /// \p F itself.
  static bool isOnlyIn(const Function &F, StringRef Unit) {
    return F.Units.size() == 1 && F.Units.front() == Unit;
  }

  static bool isVisible(const Function &F) { return F.Gives; }

  json::Object &lineOf(const Function &F) {
    for (const StringRef Unit : F.Units)
      Result.AskedBy[Unit.str()].insert(F.Key.str());
    return Result.Lines[F.Key.str()];
  }

  static json::Array &array(json::Object &Line, StringRef Key) {
    return *Line.try_emplace(Key, json::Array()).first->second.getAsArray();
  }

  const ProgramGraph &Program;
  const SummaryWriter Write;
  /// The functions that lead to redirects, and those that they call.
  std::vector<bool> Matters;
  ProgramIndex Result;
};

} // namespace

void IndexBuilder::findMattering() {
  std::vector<unsigned> Pending;
  for (unsigned I = 0; I != Matters.size(); ++I)
    if (Matters[I])
      Pending.push_back(I);
  while (!Pending.empty()) {
    const unsigned Here = Pending.back();
    Pending.pop_back();
    for (const unsigned Number : Program.flow().callsOf(Here))
      if (const unsigned Callee = Program.calls()[Number].Callee;
          !Matters[Callee]) {
        Matters[Callee] = true;
        Pending.push_back(Callee);
      }
  }
}

/// Adds that \p Unit sends \p Sent to \p F.
void IndexBuilder::addService(const Function &F, StringRef Unit,
                              const Service &Sent,
                              llvm::ArrayRef<StepElsewhere> Way) {
  if (Sent.Served.empty())
    return;
  json::Object Known{{"unit", Unit}, {"way", wayAsJson(Way)}};
  const auto Add = [&](StringRef Key, MethodSet Methods) {
    if (!Methods.empty())
      Known[Key] = methodsAsText(Methods);
  };
  Add("explicit", Sent.Served.Explicit);
  Add("unrestricted", Sent.Served.Unrestricted);
  Add("assumed", Sent.Served.Assumed);
  Add("direct-explicit", Sent.Direct.Explicit);
  Add("direct-unrestricted", Sent.Direct.Unrestricted);
  Add("direct-assumed", Sent.Direct.Assumed);
  if (json::Object Before = Write.evidence(Sent.Before); !Before.empty())
    Known["before"] = std::move(Before);
  if (json::Object Anywhere = Write.evidence(Sent.Anywhere); !Anywhere.empty())
    Known["anywhere"] = std::move(Anywhere);
  json::Array Patterns;
  if (!Sent.HasUnknownPattern)
    for (const StringRef Pattern : Sent.Patterns)
      Patterns.push_back(Pattern);
  if (!Patterns.empty())
    Known["patterns"] = std::move(Patterns);
  array(lineOf(F), "served").push_back(std::move(Known));
}

void IndexBuilder::addServices() {
  for (const ProgramGraph::RouteLine &R : Program.routeLines()) {
    const Function &F = Program.functions()[R.Handler];
    // An override is told by its own unit.
    if (!R.Overrides && isVisible(F) && !isOnlyIn(F, R.Unit) &&
        Program.leadsToRedirect()[R.Handler])
      addService(F, R.Unit, RequestFlow::of(R.Edge), Program.step(R));
  }
  for (unsigned I = 0; I != Program.calls().size(); ++I) {
    const Call &C = Program.calls()[I];
    const Function &F = Program.functions()[C.Callee];
    if (!isVisible(F) || isOnlyIn(F, C.Unit) ||
        !Program.leadsToRedirect()[C.Callee])
      continue;
    const Service Sent = Program.flow().through(I);
    addService(F, C.Unit, Sent, Program.wayThrough(C, Sent.Served.all()));
  }
}

void IndexBuilder::addSummaries() {
  for (const Call &C : Program.calls()) {
    const Function &F = Program.functions()[C.Callee];
    if (!isVisible(F) || !Matters[C.Caller] ||
        llvm::is_contained(F.Units, C.Unit))
      continue;
    lineOf(F)["gives"] = json::Object(*F.Gives);
    Result.AskedBy[C.Unit.str()].insert(F.Key.str());
  }
}

void IndexBuilder::addPassed() {
  const auto Mattering = [&](StringRef Key,
                             StringRef Unit) -> const Function * {
    const std::optional<unsigned> Number = Program.find(Key);
    if (!Number || !Matters[*Number])
      return nullptr;
    const Function &F = Program.functions()[*Number];
    return isVisible(F) && !isOnlyIn(F, Unit) ? &F : nullptr;
  };
  for (const ProgramGraph::FunctionLine &P : Program.passed())
    if (const Function *F = Mattering(P.Key, P.Unit)) {
      json::Object Known = *P.Line;
      Known.erase("passes-to");
      Known["unit"] = P.Unit;
      array(lineOf(*F), "passed").push_back(std::move(Known));
    }
  for (const ProgramGraph::RouteLine &R : Program.routeLines()) {
    json::Object Known;
    for (const StringRef Key : {"route-parameters", "method", "target", "body"})
      if (const json::Value *Said = R.Line->get(Key))
        Known[Key] = *Said;
    const Function *F = Mattering(Program.functions()[R.Handler].Key, R.Unit);
    if (Known.empty() || !F)
      continue;
    Known["unit"] = R.Unit;
    array(lineOf(*F), "passed").push_back(std::move(Known));
  }
}

void IndexBuilder::addRegisters() {
  for (const ProgramGraph::FunctionLine &R : Program.registers()) {
    json::Object Known = *R.Line;
    Known.erase("registers");
    array(Result.Lines[R.Key.str()], "registers").push_back(std::move(Known));
    // Who calls it isn't known where nothing else follows from the call.
    for (auto &[Unit, Asked] : Result.AskedBy)
      Asked.insert(R.Key.str());
  }
}

/// Adds what redirects answer whose status another function has than the one
/// that decides their target.
void IndexBuilder::addAnswers() {
  for (unsigned I = 0; I != Program.functions().size(); ++I) {
    const Function &F = Program.functions()[I];
    for (const ProgramGraph::Sent &S : F.Sends) {
      if (S.In.empty())
        continue;
      std::optional<Answer> Answers =
          answerOf(S.R, Program.flow().at(I), Program.flow().doneAnywhere(I));
      if (!Answers)
        continue;
      AnswerElsewhere Known;
      Known.Way = Program.way(I, Answers->Methods);
      Known.Way.push_back(Program.call(S.At));
      Known.Answers = std::move(*Answers);
      json::Object &Line = Result.Lines[S.In.str()];
      array(Line, "answers")
          .push_back(asJson(Known, F.Units.front(), S.InNumber));
      for (const StringRef Unit : F.Units)
        Result.AskedBy[Unit.str()].insert(S.In.str());
      if (const std::optional<unsigned> Sender = Program.find(S.In))
        lineOf(Program.functions()[*Sender]);
    }
  }
}

ProgramIndex indexOf(const ProgramGraph &Program) {
  return IndexBuilder(Program).build();
}

} // namespace redirect
