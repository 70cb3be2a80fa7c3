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

std::string IndexLine::text(bool OnlyForCallers) const {
  JsonText Result;
  const auto Add = [&](StringRef Key, const JsonText &Elements) {
    if (!Elements.empty())
      Result.addJson(Key, Elements.array());
  };
  Add("answers", Answers);
  Add("catches", Catches);
  if (!Gives.empty())
    Result.addJson("gives", Gives);
  if (!OnlyForCallers)
    Add("passed", Passed);
  Add("registers", Registers);
  if (!OnlyForCallers)
    Add("served", Served);
  return Result.empty() ? "" : Result.object();
}

void ProgramIndex::addLimit(RouteIndex::LineList &To) const {
  if (Limit)
    To.emplace_back(RouteIndex::LimitKey,
                    jsonText(json::Object{{"methods", methodsAsText(*Limit)}}));
}

namespace {

class IndexBuilder {
public:
  explicit IndexBuilder(const ProgramGraph &Program)
      : Program(Program), Write(nullptr), Matters(Program.leadsToRedirect()) {
    Result.Lines.resize(Program.functions().size());
  }

  ProgramIndex build() {
    findMattering();
    addServices();
    addSummaries();
    addPassed();
    addRegisters();
    addAnswers();
    addCatches();
    Result.Limit = Program.limit();
    for (auto &[Unit, Asked] : Result.AskedBy) {
      llvm::sort(Asked);
      Asked.erase(llvm::unique(Asked), Asked.end());
    }
    return std::move(Result);
  }

private:
  using Function = ProgramGraph::Function;
  using Call = ProgramGraph::Call;

  void findMattering();
  void addServices();
  void addService(unsigned Number, StringRef Unit, const Service &Sent,
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

  /// The line of a function, for which the units ask that have it.
  IndexLine &lineOf(unsigned Number) {
    for (const StringRef Unit : Program.functions()[Number].Units)
      Result.AskedBy[Unit].push_back(Number);
    return Result.Lines[Number];
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

/// Adds that \p Unit sends \p Sent to the function.
void IndexBuilder::addService(unsigned Number, StringRef Unit,
                              const Service &Sent,
                              llvm::ArrayRef<StepElsewhere> Way) {
  if (Sent.Served.empty())
    return;
  JsonText Known;
  const auto AddMethods = [&](StringRef Key, MethodSet Methods) {
    if (!Methods.empty())
      Known.add(Key, methodsAsText(Methods));
  };
  const auto AddEvidence = [&](StringRef Key, const Evidence &Done) {
    JsonText Said;
    Write.evidence(
        Done, [&](StringRef What, StringRef Value) { Said.add(What, Value); });
    if (!Said.empty())
      Known.addJson(Key, Said.object());
  };
  AddEvidence("anywhere", Sent.Anywhere);
  AddMethods("assumed", Sent.Served.Assumed);
  AddEvidence("before", Sent.Before);
  AddMethods("direct-assumed", Sent.Direct.Assumed);
  AddMethods("direct-explicit", Sent.Direct.Explicit);
  AddMethods("direct-unrestricted", Sent.Direct.Unrestricted);
  AddMethods("explicit", Sent.Served.Explicit);
  JsonText Patterns;
  if (!Sent.HasUnknownPattern)
    for (const StringRef Pattern : Sent.Patterns)
      Patterns.addElement(JsonText::quoted(Pattern));
  if (!Patterns.empty())
    Known.addJson("patterns", Patterns.array());
  Known.add("unit", Unit);
  AddMethods("unrestricted", Sent.Served.Unrestricted);
  Known.addJson("way", wayAsText(Way));
  lineOf(Number).Served.addElement(Known.object());
}

void IndexBuilder::addServices() {
  for (const ProgramGraph::RouteLine &R : Program.routeLines()) {
    const Function &F = Program.functions()[R.Handler];
    // An override is told by its own unit.
    if (!R.Overrides && isVisible(F) && !isOnlyIn(F, R.Unit) &&
        Program.leadsToRedirect()[R.Handler])
      addService(R.Handler, R.Unit, RequestFlow::of(R.Edge), Program.step(R));
  }
  for (unsigned I = 0; I != Program.calls().size(); ++I) {
    const Call &C = Program.calls()[I];
    const Function &F = Program.functions()[C.Callee];
    if (!isVisible(F) || isOnlyIn(F, C.Unit) ||
        !Program.leadsToRedirect()[C.Callee])
      continue;
    const Service Sent = Program.flow().through(I);
    addService(C.Callee, C.Unit, Sent,
               Program.wayThrough(C, Sent.Served.all()));
  }
}

void IndexBuilder::addSummaries() {
  for (const Call &C : Program.calls()) {
    const Function &F = Program.functions()[C.Callee];
    if (!isVisible(F) || !Matters[C.Caller] ||
        llvm::is_contained(F.Units, C.Unit))
      continue;
    lineOf(C.Callee).Gives = F.Gives;
    Result.AskedBy[C.Unit].push_back(C.Callee);
  }
  // What is known of a function may leave nothing of its call: the next round
  // has to know it all the same.
  for (const auto &[Unit, Key] : Program.questions()) {
    const std::optional<unsigned> Number = Program.find(Key);
    if (!Number || !Program.leadsToRedirect()[*Number] ||
        !isVisible(Program.functions()[*Number]))
      continue;
    lineOf(*Number).Gives = Program.functions()[*Number].Gives;
    Result.AskedBy[Unit].push_back(*Number);
  }
}

void IndexBuilder::addPassed() {
  const auto Add = [&](unsigned Number, StringRef Unit, StringRef Passed) {
    const Function &F = Program.functions()[Number];
    if (Matters[Number] && isVisible(F) && !isOnlyIn(F, Unit))
      lineOf(Number).Passed.addElement(Passed);
  };
  for (const ProgramGraph::FunctionLine &P : Program.passed())
    if (const std::optional<unsigned> Number = Program.find(P.Key))
      Add(*Number, P.Unit, P.Json);
  for (const ProgramGraph::RouteLine &R : Program.routeLines())
    if (!R.Passed.empty())
      Add(R.Handler, R.Unit, R.Passed);
}

void IndexBuilder::addRegisters() {
  for (const ProgramGraph::FunctionLine &R : Program.registers())
    if (const std::optional<unsigned> Number = Program.find(R.Key)) {
      Result.Lines[*Number].Registers.addElement(R.Json);
      // Who calls it isn't known where nothing else follows from the call.
      Result.AskedByAll.push_back(*Number);
    }
}

/// Adds what redirects answer whose status another function has than the one
/// that decides their target.
void IndexBuilder::addAnswers() {
  for (unsigned I = 0; I != Program.functions().size(); ++I) {
    const Function &F = Program.functions()[I];
    for (const UnitPart::Sent &S : F.Sends) {
      const std::optional<unsigned> Sender = Program.find(S.In);
      const std::optional<Redirect> R =
          S.In.empty() ? std::nullopt : Program.redirect(F, S);
      if (!R || !Sender)
        continue;
      std::optional<Answer> Answers =
          answerOf(*R, Program.flow().at(I), Program.flow().doneAnywhere(I));
      if (!Answers)
        continue;
      AnswerElsewhere Known;
      Known.Status = R->Elsewhere->Where;
      Known.Way = Program.way(I, Answers->Methods);
      Known.Way.push_back(Program.call(S.At));
      Known.Answers = std::move(*Answers);
      // What a caller passes is seen at its call.
      for (SignAt &Seen : Known.Answers.Judged.Because)
        if (Seen.Where.isNull() && Seen.Is != Sign::OtherPage)
          Seen.Where = Known.Way.back().Where;
      lineOf(*Sender).Answers.addElement(answerAsText(Known, F.Units.front()));
      for (const StringRef Unit : F.Units)
        Result.AskedBy[Unit].push_back(*Sender);
    }
  }
}

/// Adds who answers what is thrown.
void IndexBuilder::addCatches() {
  for (const ProgramGraph::FunctionLine &C : Program.catches())
    if (const std::optional<unsigned> Number = Program.find(C.Key))
      Result.Lines[*Number].Catches.addElement(C.Json);
  for (const auto &[Unit, Key] : Program.questions())
    if (const std::optional<unsigned> Number = Program.find(Key);
        Number && !Result.Lines[*Number].Catches.empty())
      Result.AskedBy[Unit].push_back(*Number);
}

ProgramIndex indexOf(const ProgramGraph &Program) {
  return IndexBuilder(Program).build();
}

} // namespace redirect
