//===- SummaryJoin.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/SummaryJoin.h"
#include "Models/InputFile.h"
#include "Program/SummaryJson.h"

namespace json = llvm::json;
using llvm::ArrayRef;
using llvm::StringRef;

namespace redirect {

/// More than these are as good as unknown.
static constexpr size_t MaxJoined = 4;

static json::Object read(StringRef Summary) {
  llvm::Expected<json::Value> Parsed = parseJson(Summary);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return {};
  }
  json::Object *Known = Parsed->getAsObject();
  return Known ? std::move(*Known) : json::Object();
}

/// A value of which nothing is known, for all methods.
static json::Object anyValue() {
  return json::Object{{"for", methodsAsText(MethodSet::all())}};
}

/// Adds the values in \p More to those in \p To; that nothing is known if there
/// are none.
static void addValues(json::Array &To, const json::Array *More) {
  if (!More)
    return To.push_back(anyValue());
  for (const json::Value &V : *More)
    if (!llvm::is_contained(To, V))
      To.push_back(V);
}

/// Makes \p Effect one that may not happen.
static void weaken(json::Object &Effect) {
  for (const StringRef Key : EffectKeys)
    if (json::Array *Values = Effect.getArray(Key))
      addValues(*Values, nullptr);
  if (Effect.get("keeps"))
    Effect["keeps"] = methodsAsText(MethodSet::all());
}

static void joinReturned(json::Object &To, const json::Object &Other) {
  json::Array *Returns = To.getArray("returns");
  if (Returns)
    addValues(*Returns, Other.getArray("returns"));
  const auto Returning = [](const json::Object &From) {
    return methodsFromText(From.getString("returning").value_or("*"))
        .value_or(MethodSet::all());
  };
  if (!To.get("returning"))
    return;
  const json::Array *Under = To.getArray("returning-under");
  const json::Array *OtherUnder = Other.getArray("returning-under");
  if (Under && !(OtherUnder && *Under == *OtherUnder))
    To.erase("returning-under");
  const MethodSet Both = Returning(To) | Returning(Other);
  To["returning"] = methodsAsText(Both);
}

/// What any of them does at \p Key may be done: calls of what it is passed,
/// redirects.
static void addAll(json::Object &To, const json::Object &Other, StringRef Key) {
  const json::Array *More = Other.getArray(Key);
  if (!More)
    return;
  json::Value &Known = To.try_emplace(Key, json::Array()).first->second;
  for (const json::Value &Run : *More)
    if (!llvm::is_contained(*Known.getAsArray(), Run))
      Known.getAsArray()->push_back(Run);
}

/// Adds what the functions do that the other one returns. What they give is
/// only known if all say so.
static void joinResults(json::Object &To, const json::Object &Other) {
  const json::Object *Theirs = Other.getObject("result");
  const bool IsKnown = To.get("result") && Theirs;
  if (!To.get("result") && !Theirs)
    return;
  json::Object &Result =
      *To.try_emplace("result", json::Object()).first->second.getAsObject();
  json::Array *Returns = Result.getArray("returns");
  const json::Array *More = IsKnown ? Theirs->getArray("returns") : nullptr;
  if (Returns && More)
    addValues(*Returns, More);
  else
    Result.erase("returns");
  if (!Theirs)
    return;
  addAll(Result, *Theirs, "redirects");
  addAll(Result, *Theirs, "runs");
}

std::string joinedSummaries(StringRef First, ArrayRef<StringRef> Others) {
  json::Object Result = read(First);
  const bool IsTooMuch = Others.size() > MaxJoined;
  for (const StringRef Text : Others.take_front(MaxJoined)) {
    const json::Object Other = IsTooMuch ? json::Object() : read(Text);
    joinReturned(Result, Other);
    if (!Other.get("always-redirects"))
      Result.erase("always-redirects");
    addAll(Result, Other, "runs");
    joinResults(Result, Other);
    const json::Array *Known = Other.getArray("effects");
    if (json::Array *Effects = Result.getArray("effects"))
      for (json::Value &E : *Effects)
        if (!Known || !llvm::is_contained(*Known, E))
          weaken(*E.getAsObject());
  }
  return jsonText(std::move(Result));
}

} // namespace redirect
