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

void JsonElements::add(StringRef Json) {
  if (!Elements.empty())
    Elements += ',';
  Elements += Json;
}

static void writeList(json::OStream &To, StringRef Key,
                      const JsonElements &List) {
  if (!List.empty())
    To.attributeArray(Key, [&] { To.rawValue(List.text()); });
}

void IndexLine::write(json::OStream &To, News Wanted) const {
  writeList(To, "answers", Answers);
  writeList(To, "catches", Catches);
  if (!Gives.empty() && Wanted.Gives) {
    To.attributeBegin("gives");
    To.rawValue(Gives);
    To.attributeEnd();
  }
  if (Limit)
    To.attribute("methods", methodsAsText(*Limit));
  if (Wanted.Callers)
    writeList(To, "passed", Passed);
  writeList(To, "sent", Sent);
  if (Wanted.Callers)
    writeList(To, "served", Served);
}

std::string IndexLine::text(News Wanted) const {
  const std::string Result = jsonText(
      [&](json::OStream &To) { To.object([&] { write(To, Wanted); }); });
  return Result == "{}" ? "" : Result;
}

namespace {

/// Who sends requests to a function: a unit, and what that passes to the maker
/// of the function, as JSON.
struct SentBy {
  StringRef Unit;
  StringRef Passed;
};

class IndexBuilder {
public:
  explicit IndexBuilder(const ProgramGraph &Program)
      : Program(Program),
        Matters(Program.calledFrom(Program.leadsToRedirect())) {
    Result.Lines.resize(Program.functions().size());
  }

  ProgramIndex build() {
    addServices();
    addLimits();
    addSummaries();
    addPassed();
    addAnswers();
    addNamed(Program.catches(), &IndexLine::Catches);
    addNamed(Program.sentTexts(), &IndexLine::Sent);
    addUnits();
    Result.OfAllRoutes.Limit = Program.limit();
    for (const StringRef Expected : Program.expectations())
      Result.Expectations.add(Expected);
    for (auto &[Unit, Asked] : Result.AskedBy) {
      llvm::sort(Asked);
      Asked.erase(llvm::unique(Asked), Asked.end());
    }
    return std::move(Result);
  }

private:
  using Function = ProgramGraph::Function;
  using Call = ProgramGraph::Call;

  void addServices();
  void addService(unsigned Number, const SentBy &From, const Service &Sent,
                  llvm::ArrayRef<StepElsewhere> Way);
  void addLimits();
  void addSummaries();
  void addPassed();
  void addAnswer(unsigned Number, const UnitPart::Sent &S);
  void addAnswers();
  void addNamed(llvm::ArrayRef<ProgramGraph::FunctionLine> Lines,
                JsonElements IndexLine::*List);
  void addUnits();

  /// True if only \p Unit has \p F: it needs nobody to tell it what it does to
  /// \p F itself.
  static bool isOnlyIn(const Function &F, StringRef Unit) {
    return F.Units.size() == 1 && F.Units.front() == Unit;
  }

  static bool isVisible(const Function &F) {
    return !F.Gives.empty() || F.IsGroup;
  }

  /// The line of a function, for which the units ask that have it.
  IndexLine &lineOf(unsigned Number) {
    for (const StringRef Unit : Program.functions()[Number].Units)
      Result.AskedBy[Unit].push_back(Number);
    return Result.Lines[Number];
  }

  const ProgramGraph &Program;
  /// The functions that lead to redirects, and those that they call.
  std::vector<bool> Matters;
  ProgramIndex Result;
};

} // namespace

static void writeEvidence(json::OStream &To, StringRef Key,
                          const Evidence &Done) {
  if (Done == Evidence())
    return;
  To.attributeObject(Key, [&] {
    SummaryWriter(nullptr).evidence(Done, [&](StringRef What, StringRef Value) {
      To.attribute(What, Value);
    });
  });
}

static void writeMethods(json::OStream &To, StringRef Key, MethodSet Methods) {
  if (!Methods.empty())
    To.attribute(Key, methodsAsText(Methods));
}

/// Writes that \p From sends \p Sent.
static void writeService(json::OStream &To, const SentBy &From,
                         const Service &Sent,
                         llvm::ArrayRef<StepElsewhere> Way) {
  writeEvidence(To, "anywhere", Sent.Anywhere);
  writeMethods(To, "assumed", Sent.Served.Assumed);
  writeEvidence(To, "before", Sent.Before);
  writeMethods(To, "direct-assumed", Sent.Direct.Assumed);
  writeMethods(To, "direct-explicit", Sent.Direct.Explicit);
  writeMethods(To, "direct-unrestricted", Sent.Direct.Unrestricted);
  writeMethods(To, "explicit", Sent.Served.Explicit);
  if (Sent.IsOfReader)
    To.attribute("of-reader", true);
  if (!From.Passed.empty()) {
    To.attributeBegin("passes");
    To.rawValue(From.Passed);
    To.attributeEnd();
  }
  if (!Sent.HasUnknownPattern && !Sent.Patterns.empty())
    To.attributeArray("patterns", [&] {
      for (const StringRef Pattern : Sent.Patterns)
        To.value(Pattern);
    });
  To.attribute("unit", From.Unit);
  writeMethods(To, "unrestricted", Sent.Served.Unrestricted);
  writeWay(To, Way);
}

/// Adds that \p From sends \p Sent to the function.
void IndexBuilder::addService(unsigned Number, const SentBy &From,
                              const Service &Sent,
                              llvm::ArrayRef<StepElsewhere> Way) {
  if (!Sent.Served.empty())
    lineOf(Number).Served.add(jsonText([&](json::OStream &To) {
      To.object([&] { writeService(To, From, Sent, Way); });
    }));
}

void IndexBuilder::addServices() {
  std::vector<bool> IsCalled(Program.functions().size());
  for (unsigned I = 0; I != Program.calls().size(); ++I)
    if (!Program.flow().through(I).Served.empty())
      IsCalled[Program.calls()[I].Callee] = true;
  for (const ProgramGraph::RouteLine &R : Program.routeLines()) {
    const Function &F = Program.functions()[R.Handler];
    // An override is told by its own unit, and what reads requests yields to
    // its callers.
    const bool IsTold =
        R.Is == Route::Kind::Override ||
        (R.Is == Route::Kind::RequestLine && IsCalled[R.Handler]) ||
        // Its wrapper says what was passed.
        (R.Edge.IsWrapped && isResultKey(F.Key));
    if (!IsTold && isVisible(F) && !isOnlyIn(F, R.Unit) &&
        Program.leadsToRedirect()[R.Handler])
      addService(R.Handler, {R.Unit, ""}, RequestFlow::of(R.Edge),
                 Program.step(R));
  }
  for (unsigned I = 0; I != Program.calls().size(); ++I) {
    const Call &C = Program.calls()[I];
    const Function &F = Program.functions()[C.Callee];
    if (!isVisible(F) || isOnlyIn(F, C.Unit) ||
        !Program.leadsToRedirect()[C.Callee])
      continue;
    // Who has a group and its member knows what the one says of the other.
    if (Program.functions()[C.Caller].IsGroup &&
        llvm::is_contained(F.Units, C.Unit))
      continue;
    const Service Sent = Program.flow().through(I);
    addService(C.Callee, {C.Unit, isResultKey(F.Key) ? C.Passed : StringRef()},
               Sent, Program.wayThrough(C, Sent.Served.all()));
  }
}

/// Adds what is left for the overriders of functions, whose units may call them
/// as well.
void IndexBuilder::addLimits() {
  for (const auto &[Group, Choice] : Program.choices())
    if (const std::optional<MethodSet> Left = Program.flow().leftBy(Choice))
      lineOf(Group).Limit = Left;
}

void IndexBuilder::addSummaries() {
  for (const Call &C : Program.calls()) {
    const Function &F = Program.functions()[C.Callee];
    if (!isVisible(F) || !(Matters[C.Caller] || F.IsForCallers) ||
        llvm::is_contained(F.Units, C.Unit))
      continue;
    lineOf(C.Callee).Gives = F.Gives;
    Result.AskedBy[C.Unit].push_back(C.Callee);
  }
  // What is known of a function may leave nothing of its call: the next round
  // has to know it all the same.
  const auto Tell = [&](StringRef Unit, unsigned Number) {
    if (!isVisible(Program.functions()[Number]))
      return;
    lineOf(Number).Gives = Program.functions()[Number].Gives;
    Result.AskedBy[Unit].push_back(Number);
  };
  for (const auto &[Unit, Key] : Program.questions())
    if (const std::optional<unsigned> Number = Program.find(Key, Unit);
        Number && (Program.leadsToRedirect()[*Number] ||
                   Program.functions()[*Number].IsForCallers))
      Tell(Unit, *Number);
  for (const auto &[Unit, Key] : Program.told())
    if (const std::optional<unsigned> Number = Program.find(Key, Unit))
      Tell(Unit, *Number);
}

void IndexBuilder::addPassed() {
  const auto Add = [&](unsigned Number, StringRef Unit, StringRef Passed) {
    const Function &F = Program.functions()[Number];
    if (Matters[Number] && isVisible(F) && !isOnlyIn(F, Unit))
      lineOf(Number).Passed.add(Passed);
  };
  for (const ProgramGraph::RouteLine &R : Program.routeLines())
    if (!R.Passed.empty())
      Add(R.Handler, R.Unit, R.Passed);
}

/// Adds what the function \p Number answers with \p S, which others send.
void IndexBuilder::addAnswer(unsigned Number, const UnitPart::Sent &S) {
  const Function &F = Program.functions()[Number];
  const std::optional<unsigned> Sender =
      F.Units.empty() ? std::nullopt : Program.find(S.In, F.Units.front());
  const std::optional<Redirect> R =
      S.In.empty() ? std::nullopt : Program.redirect(F, S);
  if (!R || !Sender)
    return;
  const Service &Served = Program.flow().at(Number);
  std::optional<Answer> Answers =
      answerOf(*R, Served, Program.flow().doneAnywhere(Number));
  AnswerElsewhere Known;
  Known.MovedFor = movedFor(*R, Served);
  if ((!Answers && Known.MovedFor.empty()) || !R->Elsewhere)
    return;
  Known.Answers = std::move(Answers).value_or(Answer());
  Known.Status = R->Elsewhere->Where;
  Known.Way = Program.way(Number, Known.Answers.Methods);
  const auto IsAt = [](const StepElsewhere &Step, StringRef Place) {
    return Step.Where && placeAsText(*Step.Where) == Place;
  };
  if (Known.Way.empty() || !IsAt(Known.Way.back(), S.At))
    Known.Way.push_back(Program.call(S.At));
  // What a caller passes is seen at its call.
  for (SignAt &Seen : Known.Answers.Judged.Because)
    if (Seen.Where.isNull() && Seen.Is != Sign::OtherPage)
      Seen.Where = Known.Way.back().Where;
  lineOf(*Sender).Answers.add(answerAsText(Known, F.Units.front()));
  for (const StringRef Unit : F.Units)
    Result.AskedBy[Unit].push_back(*Sender);
  for (const StringRef Unit : Program.functions()[*Sender].Units)
    Result.StatusFiles[Unit].insert(Known.Status.File);
}

void IndexBuilder::addAnswers() {
  for (unsigned I = 0; I != Program.functions().size(); ++I)
    for (const UnitPart::Sent &S : Program.functions()[I].Sends)
      addAnswer(I, S);
}

/// Adds who answers what is thrown, or who sends a text: \p Lines, to \p List
/// of what they name.
void IndexBuilder::addNamed(llvm::ArrayRef<ProgramGraph::FunctionLine> Lines,
                            JsonElements IndexLine::*List) {
  for (const ProgramGraph::FunctionLine &L : Lines)
    if (const std::optional<unsigned> Number = Program.find(L.Key))
      (Result.Lines[*Number].*List).add(L.Json);
  for (const auto &[Unit, Key] : Program.questions())
    if (const std::optional<unsigned> Number = Program.find(Key);
        Number && !(Result.Lines[*Number].*List).empty())
      Result.AskedBy[Unit].push_back(*Number);
}

/// Adds the units with redirects that somebody leads to, or with what others
/// make one of.
void IndexBuilder::addUnits() {
  for (unsigned I = 0; I != Program.functions().size(); ++I)
    if ((Program.leadsToRedirect()[I] &&
         !Program.flow().at(I).Served.empty()) ||
        !Result.Lines[I].Answers.empty())
      for (const StringRef Unit : Program.functions()[I].Units)
        Result.Units[Unit] = "{}";
  for (const auto &[Unit, Models] : Program.speaking()) {
    json::Array Names;
    for (const StringRef Model : Models)
      Names.push_back(Model);
    Result.Units[Unit] = jsonText(json::Object{{"speaks", std::move(Names)}});
  }
}

ProgramIndex indexOf(const ProgramGraph &Program) {
  return IndexBuilder(Program).build();
}

} // namespace redirect
