//===- Expectations.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/Expectations.h"
#include "Program/SummaryJson.h"
#include "llvm/ADT/STLExtras.h"

namespace json = llvm::json;

namespace redirect {

using Kind = StatusExpectation::Kind;

static constexpr std::pair<Kind, llvm::StringLiteral> Kinds[] = {
    {Kind::Test, "test"},
    {Kind::Client, "client"},
    {Kind::Count, "count"},
    {Kind::Observe, "observe"}};

json::Object asJson(const ExpectationElsewhere &E) {
  const auto *Is = llvm::find_if(
      Kinds, [&](const auto &Known) { return Known.first == E.What.Is; });
  json::Object Result{{"at", placeAsText(E.Where)},
                      {"code", E.What.Code},
                      {"is", Is->second},
                      {"unit", json::fixUTF8(E.Unit)}};
  if (!E.What.Others.empty())
    Result["others"] = json::Array(E.What.Others);
  if (!E.What.Path.empty()) {
    Result["path"] = json::fixUTF8(E.What.Path);
    Result["methods"] = methodsAsText(E.What.Methods);
  }
  return Result;
}

std::optional<ExpectationElsewhere>
expectationFromJson(const json::Object &From) {
  const auto *Is = llvm::find_if(Kinds, [&](const auto &Known) {
    return Known.second == From.getString("is").value_or("");
  });
  std::optional<PlaceElsewhere> Where =
      placeFromText(From.getString("at").value_or(""));
  if (Is == std::end(Kinds) || !Where)
    return std::nullopt;
  ExpectationElsewhere Result;
  Result.What.Is = Is->first;
  Result.What.Code = static_cast<int>(From.getInteger("code").value_or(0));
  if (const json::Array *Others = From.getArray("others"))
    for (const json::Value &Other : *Others)
      Result.What.Others.push_back(
          static_cast<int>(Other.getAsInteger().value_or(0)));
  Result.What.Path = From.getString("path").value_or("").str();
  Result.What.Methods = methodsFromText(From.getString("methods").value_or(""))
                            .value_or(MethodSet::none());
  Result.Where = std::move(*Where);
  Result.Unit = From.getString("unit").value_or("").str();
  return Result;
}

} // namespace redirect
