//===- ReportData.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReportData.h"
#include "Http/Status.h"
#include "Redirects/Redirects.h"
#include "clang/Basic/CharInfo.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

namespace json = llvm::json;

namespace redirect {

/// Where \p Expected stands, and whether it is a plain number that a test could
/// be given another for.
static ExpectingPlace placeOf(const ExpectedHere &Expected,
                              const clang::SourceManager &Sources) {
  const auto [File, Offset] =
      Sources.getDecomposedLoc(Sources.getFileLoc(Expected.Where.Location));
  ExpectingPlace Result = {Sources.getFilename(Expected.Where.Location).str(),
                           Offset, 0};
  const std::string Number = std::to_string(Expected.What.Code);
  const llvm::StringRef Rest = Sources.getBufferData(File).substr(Offset);
  // What knows other statuses, too, isn't wrong for long.
  if (Expected.What.Is == StatusExpectation::Kind::Test &&
      Expected.What.Others.empty() && Rest.starts_with(Number) &&
      !clang::isAsciiIdentifierContinue(
          Rest.size() > Number.size() ? Rest[Number.size()] : ' '))
    Result.Length = Number.size();
  return Result;
}

ReportData dataOf(const Finding &F, const clang::SourceManager &Sources) {
  ReportData Result = {F.Code, F.Methods, F.proposed(), {}, false};
  for (const Reason &R : F.Reasons)
    if (const auto *Expected = std::get_if<ExpectedHere>(&R);
        Expected && Expected->Where.Location.isValid())
      Result.Expecting.push_back(placeOf(*Expected, Sources));
  return Result;
}

std::string asJsonText(const ReportData &Data) {
  if (Data.IsHint)
    return HintAsJsonText.str();
  json::Array Methods;
  for (unsigned I = 0; I != NumMethods; ++I)
    if (const auto M = static_cast<Method>(I); Data.Methods.contains(M))
      Methods.push_back(methodName(M));
  json::Array Expecting;
  for (const ExpectingPlace &Place : Data.Expecting)
    Expecting.push_back(json::Object{{"file", json::fixUTF8(Place.File)},
                                     {"offset", Place.Offset},
                                     {"length", Place.Length}});
  json::Object Result{{"status", Data.Status},
                      {"methods", std::move(Methods)},
                      {"proposed", json::Array(Data.Proposed)}};
  if (!Expecting.empty())
    Result["expecting"] = std::move(Expecting);
  return llvm::formatv("{0}", json::Value(std::move(Result)));
}

static std::vector<ExpectingPlace> expectingFrom(const json::Array *Places) {
  std::vector<ExpectingPlace> Result;
  if (!Places)
    return Result;
  for (const json::Value &Element : *Places)
    if (const json::Object *Place = Element.getAsObject())
      Result.push_back(
          {Place->getString("file").value_or("").str(),
           static_cast<unsigned>(Place->getInteger("offset").value_or(0)),
           static_cast<unsigned>(Place->getInteger("length").value_or(0))});
  return Result;
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
  ReportData Result;
  Result.IsHint = From->getBoolean("hint").value_or(false);
  if (Result.IsHint)
    return Result;
  const std::optional<int64_t> Status = From->getInteger("status");
  const json::Array *Methods = From->getArray("methods");
  const json::Array *Proposed = From->getArray("proposed");
  if (!Status || !Methods || !Proposed)
    return std::nullopt;
  Result.Status = static_cast<int>(*Status);
  for (const json::Value &Name : *Methods)
    if (const auto M = parseMethod(Name.getAsString().value_or("")))
      Result.Methods |= *M;
  for (const json::Value &Code : *Proposed)
    Result.Proposed.push_back(
        static_cast<int>(Code.getAsInteger().value_or(0)));
  Result.Expecting = expectingFrom(From->getArray("expecting"));
  return Result;
}

} // namespace redirect
