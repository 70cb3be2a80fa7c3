//===- ReportJson.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ReportJson.h"
#include "clang/Tooling/DiagnosticsYaml.h"

namespace json = llvm::json;
using clang::tooling::TranslationUnitDiagnostics;
using llvm::StringRef;

namespace redirect {

static bool canBeKept(const clang::tooling::DiagnosticMessage &Message) {
  return json::isUTF8(Message.FilePath) && json::isUTF8(Message.Message) &&
         llvm::all_of(Message.Fix, [](const auto &File) {
           return json::isUTF8(File.first()) &&
                  llvm::all_of(File.second, [](const auto &Edit) {
                    return json::isUTF8(Edit.getReplacementText());
                  });
         });
}

bool canBeKept(const Report &R) {
  return canBeKept(R.Message) && llvm::all_of(R.Notes, [](const auto &Note) {
           return canBeKept(Note);
         });
}

json::Object asJson(llvm::ArrayRef<Report> Reports) {
  TranslationUnitDiagnostics All;
  json::Array AsErrors;
  json::Array Data;
  for (const Report &R : Reports) {
    All.Diagnostics.push_back(R);
    AsErrors.push_back(R.IsWarningAsError);
    Data.push_back(asJsonText(R.Says));
  }
  std::string Text;
  llvm::raw_string_ostream Stream(Text);
  llvm::yaml::Output Out(Stream);
  Out << All;
  return json::Object{{"reports", Text},
                      {"as-errors", std::move(AsErrors)},
                      {"data", std::move(Data)}};
}

std::optional<std::vector<Report>> reportsFromJson(const json::Object &From) {
  const std::optional<StringRef> Text = From.getString("reports");
  const json::Array *AsErrors = From.getArray("as-errors");
  const json::Array *Data = From.getArray("data");
  if (!Text || !AsErrors || !Data)
    return std::nullopt;
  TranslationUnitDiagnostics All;
  llvm::yaml::Input In(*Text);
  In >> All;
  if (In.error() || All.Diagnostics.size() != AsErrors->size() ||
      Data->size() != AsErrors->size())
    return std::nullopt;
  std::vector<Report> Result;
  for (const auto &[D, AsError, Says] :
       llvm::zip(All.Diagnostics, *AsErrors, *Data)) {
    Report &R =
        Result.emplace_back(D.DiagnosticName, D.DiagLevel, D.BuildDirectory,
                            AsError.getAsBoolean().value_or(false));
    R.Message = D.Message;
    R.Notes = D.Notes;
    R.Says =
        reportDataFrom(Says.getAsString().value_or("")).value_or(ReportData());
  }
  return Result;
}

} // namespace redirect
