//===- ReportData.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReportData.h"
#include "Http/Status.h"
#include "Redirects/Redirects.h"
#include "Report.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

namespace json = llvm::json;

namespace redirect {

static bool isRepeated(const Finding &F) {
  return F.Is == Problem::LosesMethod;
}

ReportData dataOf(const Finding &F) {
  ReportData Result;
  Result.Status = F.Code;
  Result.Methods = F.Methods;
  if (F.Is == Problem::PermanentAnswer) {
    Result.Proposed.push_back(static_cast<int>(passingStatus(F)));
    return Result;
  }
  if (isRepeated(F))
    Result.Proposed.push_back(static_cast<int>(methodKeepingStatus(F.Code)));
  if (!isRepeated(F) || F.Means != Meaning::Forward)
    Result.Proposed.push_back(static_cast<int>(Status::SeeOther));
  return Result;
}

std::string asJsonText(const ReportData &Data) {
  json::Array Methods;
  for (unsigned I = 0; I != NumMethods; ++I)
    if (const auto M = static_cast<Method>(I); Data.Methods.contains(M))
      Methods.push_back(methodName(M));
  return llvm::formatv("{0}", json::Value(json::Object{
                                  {"status", Data.Status},
                                  {"methods", std::move(Methods)},
                                  {"proposed", json::Array(Data.Proposed)}}));
}

std::optional<ReportData> reportDataFrom(llvm::StringRef Text) {
  if (!Text.starts_with("{"))
    return std::nullopt;
  llvm::Expected<json::Value> Parsed = json::parse(Text);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return std::nullopt;
  }
  const json::Object *From = Parsed->getAsObject();
  if (!From)
    return std::nullopt;
  const std::optional<int64_t> Status = From->getInteger("status");
  const json::Array *Methods = From->getArray("methods");
  const json::Array *Proposed = From->getArray("proposed");
  if (!Status || !Methods || !Proposed)
    return std::nullopt;
  ReportData Result;
  Result.Status = static_cast<int>(*Status);
  for (const json::Value &Name : *Methods)
    if (const auto M = parseMethod(Name.getAsString().value_or("")))
      Result.Methods |= *M;
  for (const json::Value &Code : *Proposed)
    Result.Proposed.push_back(
        static_cast<int>(Code.getAsInteger().value_or(0)));
  return Result;
}

} // namespace redirect
