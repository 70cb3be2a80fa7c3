//===- UnitPart.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/UnitPart.h"
#include "Program/DescriptionLine.h"

using llvm::StringRef;

namespace redirect {

namespace {

/// Reads one description, line by line.
class UnitReader {
public:
  UnitReader(llvm::MemoryBufferRef Description, SummaryReader &Reader)
      : File(Description.getBufferIdentifier()), Rest(Description.getBuffer()),
        Reader(Reader) {}

  llvm::Expected<UnitPart> read();

private:
  using Line = DescriptionLineReader;

  llvm::Error problem(const llvm::Twine &What) const {
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   File + ":" + llvm::Twine(Number) + ": " +
                                       What);
  }

  StringRef nextLine() {
    ++Number;
    StringRef Text;
    std::tie(Text, Rest) = Rest.split('\n');
    return Text;
  }

  llvm::Error readHeader();
  llvm::Error readLine(Line L);
  bool readOfUnit(Line &L);
  void readFunction(Line L);
  void readCall(Line L);
  void readSent(Line L);
  void readRoute(Line L);
  MethodSet methods(StringRef Text);
  Evidence evidence(const Line &L);

  const StringRef File;
  StringRef Rest;
  SummaryReader &Reader;
  unsigned Number = 0;
  UnitPart Result;
};

} // namespace

/// The number that \p Text is; 0 if it is none.
static unsigned number(StringRef Text) {
  unsigned Result = 0;
  return Text.getAsInteger(10, Result) ? 0 : Result;
}

MethodSet UnitReader::methods(StringRef Text) {
  return methodsFromText(Text).value_or(MethodSet::none());
}

Evidence UnitReader::evidence(const Line &L) {
  Evidence Done;
  if (const std::optional<StringRef> For = L.find("reads"))
    Done.addBodyRead(Reader.place(L.find("read")), methods(*For));
  if (const std::optional<StringRef> For = L.find("may-works"))
    Done.addPossibleWork(Reader.place(L.find("may-work")), methods(*For));
  if (const std::optional<StringRef> For = L.find("turns-away"))
    Done.addTurnedAway(Reader.place(L.find("turned-away")), methods(*For));
  if (const std::optional<StringRef> For = L.find("passes"))
    Done.addPassing(Reader.place(L.find("passing")), methods(*For));
  if (const std::optional<StringRef> For = L.find("limited"))
    Done.LimitedFor = methods(*For);
  if (const std::optional<StringRef> For = L.find("works"))
    Done.addWork(Reader.place(L.find("work")), methods(*For));
  return Done;
}

void UnitReader::readFunction(Line L) {
  UnitPart::Function &F = Result.Functions.emplace_back();
  F.Key = L.next();
  F.At = L.next();
  F.Name = L.next();
  F.Units.push_back(Result.Unit);
  F.Done = evidence(L);
  F.Gives = L.find("gives").value_or("");
  F.WritesResponse = L.has("writes-response");
  F.MayRedirect = L.has("may-redirect");
  F.TestsMethod = L.has("tests-method");
  F.IsForCallers = L.has("for-callers");
  F.IsGroup = L.has("group");
}

void UnitReader::readCall(Line L) {
  UnitPart::Call &C = Result.Calls.emplace_back();
  C.Unit = Result.Unit;
  C.Caller = Result.Functions.size() - 1;
  C.To = L.next();
  C.At = L.next();
  const MethodSet Reached = methods(L.next());
  C.Reached = Reached;
  C.IsHandedOver = L.has("later");
  C.IsUnseen = L.has("unseen");
  C.IsOpen = L.has("open");
  C.Passed = L.find("passes").value_or("");
  if (const std::optional<StringRef> Under = L.find("under"))
    C.Reached = Reader.reach(Reached, *Under);
  C.Path = L.find("path").value_or("");
  C.Done = evidence(L);
}

void UnitReader::readSent(Line L) {
  UnitPart::Sent &S = Result.Functions.back().Sends.emplace_back();
  S.At = L.next();
  S.Json = L.next();
  S.In = L.find("in").value_or("");
}

void UnitReader::readRoute(Line L) {
  UnitPart::RouteLine &R = Result.Routes.emplace_back();
  R.Unit = Result.Unit;
  R.To = L.next();
  R.At = L.next();
  R.HandlerAt = L.next();
  R.Name = L.next();
  R.Edge.Methods = methods(L.next());
  R.Edge.Pattern = L.find("pattern");
  R.Edge.IsRestricted = L.has("restricted");
  R.IsForAnyPath = L.has("any-path");
  R.PartOfPath = L.find("part-of-path").value_or("");
  if (const std::optional<StringRef> When = L.find("runs"))
    R.Runs = parseHook(*When);
  if (L.has("overrides"))
    R.Is = Route::Kind::Override;
  else if (L.has("reads"))
    R.Is = Route::Kind::RequestLine;
  R.Edge.YieldsToMakers =
      R.Is != Route::Kind::Registration && !R.Edge.IsRestricted;
  R.Edge.Reads = R.Is == Route::Kind::RequestLine;
  R.Edge.IsWrapped = L.has("wrapped");
  R.Passed = L.find("passes").value_or("");
}

/// Reads a line that tells of the whole unit; false if it doesn't.
bool UnitReader::readOfUnit(Line &L) {
  const StringRef Kind = L.kind();
  if (Kind == "speaks")
    Result.Speaks.push_back(L.next());
  else if (Kind == "may-speak")
    Result.MaySpeak.push_back(L.next());
  else if (Kind == "never-speaks")
    Result.NeverSpeaks.push_back(L.next());
  else if (Kind == "expects")
    Result.Expectations.push_back(L.next());
  else // Who checks the unit asks whether it matters alone.
    return Kind == DescriptionOfOneAlone;
  return true;
}

llvm::Error UnitReader::readLine(Line L) {
  const StringRef Kind = L.kind();
  const auto OfFunction = [&](StringRef Key) {
    return UnitPart::FunctionLine{Result.Unit, Key, L.next()};
  };
  if (Kind == "function") {
    readFunction(L);
  } else if (Kind == "route") {
    readRoute(L);
  } else if (Kind == "catches") {
    Result.Catches.push_back(OfFunction(L.next()));
  } else if (Kind == "sends-text") {
    Result.SentTexts.push_back(OfFunction(L.next()));
  } else if (Kind == "asks") {
    Result.Questions.emplace_back(Result.Unit, L.next());
  } else if (Kind == "overrides") {
    Result.OverriddenUnknown.push_back(L.next());
  } else if (Kind == "limit") {
    Result.Limit = methods(L.next());
  } else if (readOfUnit(L)) {
    return llvm::Error::success();
  } else if (Result.Functions.empty()) {
    return problem("expected a function, not '" + Kind + "'");
  } else if (Kind == "calls") {
    readCall(L);
  } else if (Kind == "sends") {
    readSent(L);
  } else {
    return problem("expected a line of a description, not '" + Kind + "'");
  }
  return llvm::Error::success();
}

llvm::Error UnitReader::readHeader() {
  Line First(nextLine(), Reader.strings());
  StringRef Version = First.kind();
  if (!Version.consume_front(DescriptionHeader))
    return problem("this describes no unit; redirect-tidy describe writes what "
                   "does");
  if (number(Version) != DescriptionVersion)
    return problem("this description is of version " + Version +
                   ", and version " + llvm::Twine(DescriptionVersion) +
                   " is wanted; write it anew with redirect-tidy describe");
  Result.Unit = First.next();
  return llvm::Error::success();
}

llvm::Expected<UnitPart> UnitReader::read() {
  if (llvm::Error Problem = readHeader())
    return std::move(Problem);
  while (!Rest.empty()) {
    Line L(nextLine(), Reader.strings());
    if (L.kind() == DescriptionEnd) {
      if (L.next() != std::to_string(Number - 2) || !Rest.empty())
        break;
      return std::move(Result);
    }
    if (llvm::Error Problem = readLine(L))
      return std::move(Problem);
  }
  return problem("this description was cut off; write it anew with "
                 "redirect-tidy describe");
}

llvm::Expected<UnitPart> readUnit(llvm::MemoryBufferRef Description,
                                  SummaryReader &Reader) {
  return UnitReader(Description, Reader).read();
}

} // namespace redirect
