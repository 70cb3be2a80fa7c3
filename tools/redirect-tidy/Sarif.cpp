//===- Sarif.cpp ----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Sarif.h"
#include "LLVMVersions.h"
#include "ProjectOptions.h"
#include "clang/Basic/FileManager.h"
#include "clang/Basic/Sarif.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/Path.h"

using namespace clang;
namespace json = llvm::json;
using clang::tooling::DiagnosticMessage;
using clang::tooling::Replacement;

namespace redirect {

/// As LLVM's writer names files: "file:///home/me/a%20b.cpp".
static std::string uriOf(StringRef File) {
  std::string Result = "file://";
  for (const char C : File) {
    if (llvm::isAlnum(C) || StringRef("/-._~").contains(C))
      Result += C;
    else
      Result += "%" + llvm::utohexstr(static_cast<uint8_t>(C),
                                      /*LowerCase=*/false, /*Width=*/2);
  }
  return Result;
}

namespace {

/// Writes what LLVM's writer has words for, and adds what it hasn't.
class SarifReports {
public:
  SarifReports()
      : Files(FileSystemOptions()),
        Sources(Empty.get().getDiagnostics(), Files), Writer(Sources) {}

  std::string write(llvm::ArrayRef<Report> Reports,
                    llvm::ArrayRef<ProjectUnit> Units,
                    llvm::ArrayRef<std::string> PassedOver);

private:
  CharSourceRange range(StringRef File, unsigned Offset, unsigned Length);
  json::Object location(const DiagnosticMessage &Message);
  json::Object physicalLocation(StringRef File, unsigned Offset,
                                unsigned Length);
  json::Object edit(const Replacement &Edit);
  void addFix(const DiagnosticMessage &Message, json::Array &Fixes);
  json::Array fixes(const Report &R);
  void addRules();
  void addResult(const Report &R);
  void complete(json::Object &Result, const Report &R);
  void complete(json::Object &Run, llvm::ArrayRef<ProjectUnit> Units,
                llvm::ArrayRef<std::string> PassedOver);

  /// Nothing is looked up in it: it has the diagnostics that any takes.
  SourceManagerForFile Empty{"empty.cpp", ""};
  FileManager Files;
  SourceManager Sources;
  SarifDocumentWriter Writer;
  llvm::StringMap<size_t> Rules;
};

} // namespace

CharSourceRange SarifReports::range(StringRef File, unsigned Offset,
                                    unsigned Length) {
  const OptionalFileEntryRef Entry = Files.getOptionalFileRef(File);
  if (!Entry)
    return {};
  const FileID Id = Sources.getOrCreateFileID(*Entry, SrcMgr::C_User);
  const SourceLocation Begin = Sources.getComposedLoc(Id, Offset);
  return CharSourceRange::getCharRange(
      Begin, Begin.getLocWithOffset(static_cast<int>(Length)));
}

json::Object SarifReports::physicalLocation(StringRef File, unsigned Offset,
                                            unsigned Length) {
  const CharSourceRange Range = range(File, Offset, Length);
  json::Object Result{{"artifactLocation", json::Object{{"uri", uriOf(File)}}}};
  if (Range.isInvalid())
    return Result;
  const auto Place = [&](SourceLocation At) {
    return std::pair(Sources.getSpellingLineNumber(At),
                     Sources.getSpellingColumnNumber(At));
  };
  const auto [Line, Column] = Place(Range.getBegin());
  const auto [EndLine, EndColumn] = Place(Range.getEnd());
  Result["region"] = json::Object{{"startLine", Line},
                                  {"startColumn", Column},
                                  {"endLine", EndLine},
                                  {"endColumn", EndColumn}};
  return Result;
}

json::Object SarifReports::location(const DiagnosticMessage &Message) {
  return json::Object{
      {"physicalLocation",
       physicalLocation(Message.FilePath, Message.FileOffset, 1)},
      {"message", json::Object{{"text", Message.Message}}}};
}

json::Object SarifReports::edit(const Replacement &Edit) {
  json::Object Where =
      physicalLocation(Edit.getFilePath(), Edit.getOffset(), Edit.getLength());
  json::Object Result{
      {"insertedContent", json::Object{{"text", Edit.getReplacementText()}}}};
  if (json::Value *Region = Where.get("region"))
    Result["deletedRegion"] = std::move(*Region);
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
    Changes.push_back(json::Object{
        {"artifactLocation", json::Object{{"uri", uriOf(File.first())}}},
        {"replacements", std::move(Edits)}});
  }
  if (!Changes.empty())
    Fixes.push_back(
        json::Object{{"description", json::Object{{"text", Message.Message}}},
                     {"artifactChanges", std::move(Changes)}});
}

/// The fix of the report, or those of its notes, each of which does.
json::Array SarifReports::fixes(const Report &R) {
  json::Array Result;
  addFix(R.Message, Result);
  if (Result.empty())
    for (const DiagnosticMessage &Note : R.Notes)
      addFix(Note, Result);
  return Result;
}

void SarifReports::addRules() {
  for (const CheckName &Check : checkNames())
    Rules[Check.Name] =
        Writer.createRule(SarifRule::create()
                              .setName(Check.Name)
                              .setRuleId(Check.Name)
                              .setDescription(Check.Description));
}

void SarifReports::addResult(const Report &R) {
  const auto Rule = Rules.find(R.DiagnosticName);
  const bool IsError = R.IsWarningAsError || R.DiagLevel == Report::Error;
  Writer.appendResult(
      SarifResult::create(Rule->second)
          .setRuleId(R.DiagnosticName)
          .setDiagnosticMessage(R.Message.Message)
          .SARIF_ADD_LOCATIONS(
              {range(R.Message.FilePath, R.Message.FileOffset, 1)})
          .setDiagnosticLevel(IsError ? SarifResultLevel::Error
                                      : SarifResultLevel::Warning));
}

/// LLVM's writer has no texts for related locations, and no fixes.
void SarifReports::complete(json::Object &Result, const Report &R) {
  json::Array Related;
  for (const DiagnosticMessage &Note : R.Notes)
    if (!Note.FilePath.empty())
      Related.push_back(location(Note));
  if (!Related.empty())
    Result["relatedLocations"] = std::move(Related);
  if (json::Array Fixes = fixes(R); !Fixes.empty())
    Result["fixes"] = std::move(Fixes);
}

static json::Object notification(StringRef Level, const std::string &Text) {
  return json::Object{{"level", Level},
                      {"message", json::Object{{"text", json::fixUTF8(Text)}}}};
}

/// That \p Unit wasn't read whole.
static json::Object notification(const ProjectUnit &Unit) {
  json::Object Result =
      notification(Unit.Said.isRead() ? "warning" : "error",
                   Unit.File + ": " + Unit.Said.whatIsMissing());
  Result["locations"] = json::Array{
      json::Object{{"physicalLocation",
                    json::Object{{"artifactLocation",
                                  json::Object{{"uri", uriOf(Unit.File)}}}}}}};
  return Result;
}

/// It has neither help for rules nor what went wrong in the run.
void SarifReports::complete(json::Object &Run,
                            llvm::ArrayRef<ProjectUnit> Units,
                            llvm::ArrayRef<std::string> PassedOver) {
  if (json::Object *Tool = Run.getObject("tool"))
    if (json::Object *Driver = Tool->getObject("driver"))
      if (json::Array *Described = Driver->getArray("rules"))
        for (json::Value &Rule : *Described)
          if (json::Object *Known = Rule.getAsObject())
            (*Known)["help"] = *Known->get("fullDescription");
  json::Array Notifications;
  for (const std::string &Text : PassedOver)
    Notifications.push_back(notification("note", Text));
  for (const ProjectUnit &Unit : Units)
    if (Unit.Said.Errors)
      Notifications.push_back(notification(Unit));
  json::Object Invocation{
      {"executionSuccessful", llvm::all_of(Units, [](const ProjectUnit &Unit) {
         return Unit.Said.isRead();
       })}};
  if (!Notifications.empty())
    Invocation["toolExecutionNotifications"] = std::move(Notifications);
  Run["invocations"] = json::Array{std::move(Invocation)};
}

std::string SarifReports::write(llvm::ArrayRef<Report> Reports,
                                llvm::ArrayRef<ProjectUnit> Units,
                                llvm::ArrayRef<std::string> PassedOver) {
  Writer.createRun("redirect-tidy", "redirect-tidy", REDIRECT_TIDY_VERSION);
  addRules();
  std::vector<const Report *> Written;
  for (const Report &R : Reports)
    if (Rules.count(R.DiagnosticName) &&
        range(R.Message.FilePath, R.Message.FileOffset, 1).isValid()) {
      addResult(R);
      Written.push_back(&R);
    }
  json::Object Document = Writer.createDocument();
  json::Object &Run = *Document.getArray("runs")->front().getAsObject();
  if (json::Array *Results = Run.getArray("results"))
    for (const auto &[Result, R] : llvm::zip(*Results, Written))
      complete(*Result.getAsObject(), *R);
  complete(Run, Units, PassedOver);
  return llvm::formatv("{0:2}\n", json::Value(std::move(Document))).str();
}

std::string sarif(llvm::ArrayRef<Report> Reports,
                  llvm::ArrayRef<ProjectUnit> Units,
                  llvm::ArrayRef<std::string> PassedOver) {
  return SarifReports().write(Reports, Units, PassedOver);
}

} // namespace redirect
