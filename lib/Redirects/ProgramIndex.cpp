//===- ProgramIndex.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/ProgramIndex.h"
#include "llvm/ADT/StringExtras.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace redirect {

std::string IndexLine::text(bool OnlyForCallers) const {
  std::string Result;
  const auto Add = [&](StringRef Key, const llvm::Twine &Value) {
    Result += ((Result.empty() ? "{\"" : ",\"") + Key + "\":" + Value).str();
  };
  const auto AddAll = [&](StringRef Key,
                          const std::vector<std::string> &Elements) {
    if (!Elements.empty())
      Add(Key, "[" + llvm::join(Elements, ",") + "]");
  };
  AddAll("answers", Answers);
  AddAll("catches", Catches);
  if (!Gives.empty())
    Add("gives", Gives);
  if (!OnlyForCallers)
    AddAll("passed", Passed);
  AddAll("registers", Registers);
  if (!OnlyForCallers)
    AddAll("served", Served);
  return Result.empty() ? Result : Result + "}";
}

void ProgramIndex::addLimit(std::map<std::string, std::string> &To) const {
  if (Limit)
    To[RouteIndex::LimitKey.str()] =
        jsonText(json::Object{{"methods", methodsAsText(*Limit)}});
}

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
    addCatches();
    Result.Limit = Program.limit();
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
  void addCatches();

  /// True if only \p Unit has \p F: it needs nobody to tell it what it does to
  /// \p F itself.
  static bool isOnlyIn(const Function &F, StringRef Unit) {
    return F.Units.size() == 1 && F.Units.front() == Unit;
  }

  static bool isVisible(const Function &F) {
    return !F.Gives.empty() || F.IsResult;
  }

  IndexLine &lineOf(const Function &F) {
    for (const StringRef Unit : F.Units)
      Result.AskedBy[Unit.str()].insert(F.Key.str());
    return Result.Lines[F.Key.str()];
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
  lineOf(F).Served.push_back(jsonText(std::move(Known)));
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
    lineOf(F).Gives = F.Gives;
    Result.AskedBy[C.Unit.str()].insert(F.Key.str());
  }
  // What is known of a function may leave nothing of its call: the next round
  // has to know it all the same.
  for (const auto &[Unit, Key] : Program.questions()) {
    const std::optional<unsigned> Number = Program.find(Key);
    if (!Number || !Program.leadsToRedirect()[*Number] ||
        !isVisible(Program.functions()[*Number]))
      continue;
    lineOf(Program.functions()[*Number]).Gives =
        Program.functions()[*Number].Gives;
    Result.AskedBy[Unit.str()].insert(Key.str());
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
    if (const Function *F = Mattering(P.Key, P.Unit))
      lineOf(*F).Passed.push_back(P.Json.str());
  for (const ProgramGraph::RouteLine &R : Program.routeLines())
    if (!R.Passed.empty())
      if (const Function *F =
              Mattering(Program.functions()[R.Handler].Key, R.Unit))
        lineOf(*F).Passed.push_back(R.Passed.str());
}

void IndexBuilder::addRegisters() {
  for (const ProgramGraph::FunctionLine &R : Program.registers()) {
    Result.Lines[R.Key.str()].Registers.push_back(R.Json.str());
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
      if (S.In.empty() || !S.R.Elsewhere)
        continue;
      std::optional<Answer> Answers =
          answerOf(S.R, Program.flow().at(I), Program.flow().doneAnywhere(I));
      if (!Answers)
        continue;
      AnswerElsewhere Known;
      Known.Status = S.R.Elsewhere->Where;
      Known.Way = Program.way(I, Answers->Methods);
      Known.Way.push_back(Program.call(S.At));
      Known.Answers = std::move(*Answers);
      // What a caller passes is seen at its call.
      for (SignAt &Seen : Known.Answers.Judged.Because)
        if (Seen.Where.isNull() && Seen.Is != Sign::OtherPage)
          Seen.Where = Known.Way.back().Where;
      Result.Lines[S.In.str()].Answers.push_back(
          jsonText(asJson(Known, F.Units.front())));
      for (const StringRef Unit : F.Units)
        Result.AskedBy[Unit.str()].insert(S.In.str());
      if (const std::optional<unsigned> Sender = Program.find(S.In))
        lineOf(Program.functions()[*Sender]);
    }
  }
}

/// Adds who answers what is thrown.
void IndexBuilder::addCatches() {
  for (const ProgramGraph::FunctionLine &C : Program.catches())
    Result.Lines[C.Key.str()].Catches.push_back(C.Json.str());
  for (const auto &[Unit, Key] : Program.questions())
    if (const auto Known = Result.Lines.find(Key.str());
        Known != Result.Lines.end() && !Known->second.Catches.empty())
      Result.AskedBy[Unit.str()].insert(Key.str());
}

ProgramIndex indexOf(const ProgramGraph &Program) {
  return IndexBuilder(Program).build();
}

} // namespace redirect
