//===- DescribedJson.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DescribedJson.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace redirect {

json::Object asJson(const DescribedUnit &Unit) {
  return json::Object{{"files", asJson(Unit.Files)},
                      {"description", Unit.Description},
                      {"may-serve", Unit.MayServe},
                      {"misses-status", Unit.MissesStatus},
                      {"frameworks", json::Array(Unit.Frameworks)},
                      {"part", Unit.IsPart}};
}

std::optional<DescribedUnit> describedFromJson(const json::Object &From) {
  const std::optional<StringRef> Description = From.getString("description");
  if (!Description)
    return std::nullopt;
  DescribedUnit Result;
  Result.Description = Description->str();
  Result.MayServe = From.getBoolean("may-serve").value_or(true);
  Result.MissesStatus = From.getBoolean("misses-status").value_or(false);
  Result.IsPart = From.getBoolean("part").value_or(true);
  if (const json::Array *Names = From.getArray("frameworks"))
    for (const json::Value &Name : *Names)
      Result.Frameworks.push_back(Name.getAsString().value_or("").str());
  Result.Files = filesFromJson(From.getArray("files"));
  return Result;
}

} // namespace redirect
