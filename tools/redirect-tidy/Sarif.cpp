//===- Sarif.cpp ----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Sarif.h"
#include "CheckWords.h"
#include "FindingNames.h"
#include "LineHash.h"
#include "ProjectOptions.h"
#include "Regions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FormatVariadic.h"

namespace json = llvm::json;
using clang::tooling::DiagnosticMessage;
using clang::tooling::Replacement;
using llvm::StringRef;

namespace redirect {

static constexpr StringRef RootName = "%SRCROOT%";

/// "src/a b.cpp" as part of an address: "src/a%20b.cpp".
static std::string asUri(StringRef Path) {
  std::string Result;
  for (const char C : Path) {
    if (llvm::isAlnum(C) || StringRef("/-._~").contains(C))
      Result += C;
    else
      Result += "%" + llvm::utohexstr(static_cast<uint8_t>(C),
                                      /*LowerCase=*/false, /*Width=*/2);
  }
  return Result;
}

static json::Object text(StringRef Text) {
  return json::Object{{"text", json::fixUTF8(Text)}};
}

static json::Object asJson(const Region &Where) {
  return json::Object{{"startLine", Where.StartLine},
                      {"startColumn", Where.StartColumn},
                      {"endLine", Where.EndLine},
                      {"endColumn", Where.EndColumn}};
}

static json::Array asJson(MethodSet Methods) {
  json::Array Result;
  for (unsigned I = 0; I != NumMethods; ++I)
    if (const auto M = static_cast<Method>(I); Methods.contains(M))
      Result.push_back(methodName(M));
  return Result;
}

namespace {

class SarifReports {
public:
  explicit SarifReports(const SourceRoot &Root) : Root(Root) {}

  json::Object run(llvm::ArrayRef<Report> Reports,
                   llvm::ArrayRef<ProjectUnit> Units,
                   llvm::ArrayRef<std::string> PassedOver);

private:
  json::Object file(StringRef File) const;
  json::Object place(const DiagnosticMessage &Message);
  json::Object edit(const Replacement &Edit);
  void addFix(const DiagnosticMessage &Message, json::Array &Fixes);
  json::Array fixes(const Report &R);
  json::Array notes(const Report &R);
  json::Object result(const Report &R, StringRef Fingerprint);
  json::Object notification(const ProjectUnit &Unit) const;
  json::Object invocation(llvm::ArrayRef<ProjectUnit> Units,
                          llvm::ArrayRef<std::string> PassedOver) const;

  const SourceRoot &Root;
  LineNumbers Lines;
};

} // namespace

json::Object SarifReports::file(StringRef File) const {
  if (const std::optional<std::string> Name = Root.below(File))
    return json::Object{{"uri", asUri(*Name)}, {"uriBaseId", RootName}};
  return json::Object{{"uri", "file://" + asUri(File)}};
}

json::Object SarifReports::place(const DiagnosticMessage &Message) {
  json::Object Result{{"artifactLocation", file(Message.FilePath)}};
  const unsigned Length =
      tokenLength(Lines, Message.FilePath, Message.FileOffset);
  if (const std::optional<Region> Where =
          regionAt(Lines, Message.FilePath, Message.FileOffset, Length)) {
    json::Object Shown = asJson(*Where);
    Shown["snippet"] =
        text(Lines.text(Message.FilePath).substr(Message.FileOffset, Length));
    Result["region"] = std::move(Shown);
  }
  return Result;
}

json::Object SarifReports::edit(const Replacement &Edit) {
  json::Object Result{{"insertedContent", text(Edit.getReplacementText())}};
  if (const std::optional<Region> Where = regionAt(
          Lines, Edit.getFilePath(), Edit.getOffset(), Edit.getLength()))
    Result["deletedRegion"] = asJson(*Where);
  return Result;
}

/// Adds the fix of \p Message, if it has one.
void SarifReports::addFix(const DiagnosticMessage &Message,
                          json::Array &Fixes) {
  json::Array Changes;
  for (const auto &File : Message.Fix) {
    json::Array Edits;
    for (const Replacement &Edit : File.second)
      Edits.push_back(edit(Edit));
    Changes.push_back(json::Object{{"artifactLocation", file(File.first())},
                                   {"replacements", std::move(Edits)}});
  }
  if (!Changes.empty())
    Fixes.push_back(json::Object{{"description", text(Message.Message)},
                                 {"artifactChanges", std::move(Changes)}});
}

/// The fix of the report, or those of its notes, of which one is to be chosen.
json::Array SarifReports::fixes(const Report &R) {
  json::Array Result;
  addFix(R.Message, Result);
  if (Result.empty())
    for (const DiagnosticMessage &Note : R.Notes)
      addFix(Note, Result);
  return Result;
}

/// The notes, each once, but for those that are there for their fix.
json::Array SarifReports::notes(const Report &R) {
  json::Array Result;
  llvm::StringSet<> Said;
  for (const DiagnosticMessage &Note : R.Notes) {
    const std::string Key = Note.FilePath + ":" +
                            std::to_string(Note.FileOffset) + ":" +
                            Note.Message;
    if (Note.FilePath.empty() || !Note.Fix.empty() || !Said.insert(Key).second)
      continue;
    Result.push_back(json::Object{{"id", Result.size()},
                                  {"physicalLocation", place(Note)},
                                  {"message", text(Note.Message)}});
  }
  return Result;
}

json::Object SarifReports::result(const Report &R, StringRef Fingerprint) {
  const auto *Rule = llvm::find_if(checkNames(), [&](const CheckName &Check) {
    return Check.Name == R.DiagnosticName;
  });
  json::Object Names{{"finding/v1", Fingerprint.str()}};
  const unsigned Line = Lines.at(R.Message.FilePath, R.Message.FileOffset).Line;
  if (std::string Hash = lineHash(Lines.text(R.Message.FilePath), Line);
      !Hash.empty())
    Names["primaryLocationLineHash"] = std::move(Hash);
  json::Object Result{
      {"ruleId", R.DiagnosticName},
      {"ruleIndex", Rule - checkNames().begin()},
      {"level", nameOf(severityOf(R))},
      {"message", text(R.Message.Message)},
      {"locations",
       json::Array{json::Object{{"physicalLocation", place(R.Message)}}}},
      {"partialFingerprints", std::move(Names)},
      {"properties", json::Object{{"status", R.Says.Status},
                                  {"methods", asJson(R.Says.Methods)},
                                  {"proposed", json::Array(R.Says.Proposed)}}}};
  if (json::Array Notes = notes(R); !Notes.empty())
    Result["relatedLocations"] = std::move(Notes);
  if (json::Array Fixes = fixes(R); !Fixes.empty())
    Result["fixes"] = std::move(Fixes);
  return Result;
}

static json::Object notification(StringRef Level, const std::string &Text) {
  return json::Object{{"level", Level}, {"message", text(Text)}};
}

/// That \p Unit wasn't read whole.
json::Object SarifReports::notification(const ProjectUnit &Unit) const {
  json::Object Result =
      redirect::notification(Unit.Said.isRead() ? "warning" : "error",
                             Unit.File + ": " + Unit.Said.whatIsMissing());
  Result["locations"] = json::Array{
      json::Object{{"physicalLocation",
                    json::Object{{"artifactLocation", file(Unit.File)}}}}};
  return Result;
}

json::Object
SarifReports::invocation(llvm::ArrayRef<ProjectUnit> Units,
                         llvm::ArrayRef<std::string> PassedOver) const {
  json::Array Notifications;
  for (const std::string &Text : PassedOver)
    Notifications.push_back(redirect::notification("note", Text));
  for (const ProjectUnit &Unit : Units)
    if (Unit.Said.Errors)
      Notifications.push_back(notification(Unit));
  json::Object Result{
      {"executionSuccessful", llvm::all_of(Units, [](const ProjectUnit &Unit) {
         return Unit.Said.isRead();
       })}};
  if (!Notifications.empty())
    Result["toolExecutionNotifications"] = std::move(Notifications);
  return Result;
}

/// "http-redirect-loses-method" as "HttpRedirectLosesMethod".
static std::string inPascalCase(StringRef Name) {
  std::string Result;
  for (const StringRef Word : llvm::split(Name, '-'))
    Result += llvm::toUpper(Word.front()) + Word.drop_front().str();
  return Result;
}

static json::Object rule(const CheckName &Check) {
  const Severity Level = severityOf(Check.Name);
  json::Object Help = text(Check.Description);
  if (std::string Page = pageOf(Check.Name); !Page.empty())
    Help["markdown"] = std::move(Page);
  return json::Object{
      {"id", Check.Name},
      {"name", inPascalCase(Check.Name)},
      {"shortDescription", text(titleOf(Check.Name))},
      {"fullDescription", text(Check.Description)},
      {"helpUri", addressOf(Check.Name)},
      {"help", std::move(Help)},
      {"defaultConfiguration", json::Object{{"level", nameOf(Level)}}},
      {"properties",
       json::Object{{"tags", json::Array{"correctness", "http", "redirect"}},
                    {"precision", "very-high"},
                    {"problem.severity",
                     Level == Severity::Note ? "recommendation" : "warning"}}}};
}

static json::Object driver() {
  json::Array Rules;
  for (const CheckName &Check : checkNames())
    Rules.push_back(rule(Check));
  return json::Object{{"name", "redirect-tidy"},
                      {"semanticVersion", REDIRECT_TIDY_VERSION},
                      {"informationUri", REDIRECT_TIDY_HOMEPAGE},
                      {"rules", std::move(Rules)}};
}

json::Object SarifReports::run(llvm::ArrayRef<Report> Reports,
                               llvm::ArrayRef<ProjectUnit> Units,
                               llvm::ArrayRef<std::string> PassedOver) {
  json::Array Results;
  for (const auto &[R, Fingerprint] :
       llvm::zip(Reports, fingerprints(Reports, Lines, Root)))
    if (!isAboutConfiguration(R))
      Results.push_back(result(R, Fingerprint));
  return json::Object{
      {"tool", json::Object{{"driver", driver()}}},
      {"automationDetails", json::Object{{"id", "redirect-tidy/"}}},
      {"columnKind", "utf16CodeUnits"},
      {"originalUriBaseIds",
       json::Object{
           {RootName, json::Object{{"uri", "file://" + asUri(Root.path()) +
                                               (Root.path() == "/" ? "" : "/")},
                                   {"description",
                                    text("The root of the source tree")}}}}},
      {"invocations", json::Array{invocation(Units, PassedOver)}},
      {"results", std::move(Results)}};
}

std::string sarif(llvm::ArrayRef<Report> Reports,
                  llvm::ArrayRef<ProjectUnit> Units,
                  llvm::ArrayRef<std::string> PassedOver,
                  const SourceRoot &Root) {
  json::Object Document{
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
      {"version", "2.1.0"},
      {"runs",
       json::Array{SarifReports(Root).run(Reports, Units, PassedOver)}}};
  return llvm::formatv("{0:2}\n", json::Value(std::move(Document))).str();
}

} // namespace redirect
