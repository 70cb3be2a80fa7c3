//===- CodeHosts.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CodeHosts.h"
#include "FindingNames.h"
#include "Regions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FormatVariadic.h"
#include <set>

namespace json = llvm::json;
using clang::tooling::DiagnosticMessage;
using llvm::StringRef;

namespace redirect {

/// "src/routes.cpp:12: handler registered for POST here", one a line.
static std::string notesOf(const Report &R, LineNumbers &Lines,
                           const SourceRoot &Root) {
  std::string Result;
  for (const DiagnosticMessage &Note : R.Notes)
    if (Note.Fix.empty() && !Note.FilePath.empty())
      Result += "\n" + Root.nameOf(Note.FilePath) + ":" +
                std::to_string(Lines.at(Note.FilePath, Note.FileOffset).Line) +
                ": " + Note.Message;
  return Result;
}

//===----------------------------------------------------------------------===//
// GitHub
//===----------------------------------------------------------------------===//

/// Writes \p Text as GitHub's workflow commands want it; \p Also are the signs
/// that end a property.
static std::string escaped(StringRef Text, StringRef Also = "") {
  std::string Result;
  for (const char C : Text)
    if (StringRef("%\r\n").contains(C) || Also.contains(C))
      Result += "%" + llvm::utohexstr(static_cast<uint8_t>(C),
                                      /*LowerCase=*/false, /*Width=*/2);
    else
      Result += C;
  return Result;
}

static StringRef gitHubCommand(Severity S) {
  return S == Severity::Note ? StringRef("notice") : nameOf(S);
}

std::string gitHubAnnotations(llvm::ArrayRef<Report> Reports,
                              const SourceRoot &Root) {
  LineNumbers Lines;
  std::string Result;
  for (const Report &R : Reports) {
    if (isAboutConfiguration(R))
      continue;
    const DiagnosticMessage &M = R.Message;
    const Region Where = regionAt(Lines, M.FilePath, M.FileOffset,
                                  tokenLength(Lines, M.FilePath, M.FileOffset))
                             .value_or(Region());
    Result += llvm::formatv(
        "::{0} file={1},line={2},endLine={3},col={4},endColumn={5},"
        "title={6}::{7}\n",
        gitHubCommand(severityOf(R)), escaped(Root.nameOf(M.FilePath), ":,"),
        Where.StartLine, Where.EndLine, Where.StartColumn, Where.EndColumn,
        escaped(R.DiagnosticName, ":,"),
        escaped(M.Message + notesOf(R, Lines, Root)));
  }
  return Result;
}

//===----------------------------------------------------------------------===//
// GitLab
//===----------------------------------------------------------------------===//

static StringRef gitLabSeverity(Severity S) {
  switch (S) {
  case Severity::Note:
    return "info";
  case Severity::Warning:
    return "major";
  case Severity::Error:
    return "critical";
  }
  llvm_unreachable("all severities are handled");
}

std::string gitLabReport(llvm::ArrayRef<Report> Reports,
                         const SourceRoot &Root) {
  LineNumbers Lines;
  json::Array Result;
  const std::vector<std::string> Names = fingerprints(Reports, Lines, Root);
  for (const auto &[R, Name] : llvm::zip(Reports, Names)) {
    if (isAboutConfiguration(R))
      continue;
    const LineNumbers::Place At =
        Lines.at(R.Message.FilePath, R.Message.FileOffset);
    Result.push_back(json::Object{
        {"description", json::fixUTF8(R.Message.Message)},
        {"check_name", R.DiagnosticName},
        {"fingerprint", Name},
        {"severity", gitLabSeverity(severityOf(R))},
        {"location",
         json::Object{{"path", json::fixUTF8(Root.nameOf(R.Message.FilePath))},
                      {"lines", json::Object{{"begin", At.Line}}}}}});
  }
  return llvm::formatv("{0:2}\n", json::Value(std::move(Result)));
}

//===----------------------------------------------------------------------===//
// JUnit
//===----------------------------------------------------------------------===//

/// \p Text as part of XML, which has no place for most control characters.
static std::string inXml(StringRef Text) {
  std::string Result;
  for (const char C : json::fixUTF8(Text))
    if (C == '\n')
      Result += "&#10;";
    else if (static_cast<uint8_t>(C) >= ' ')
      Result += C;
    else
      Result += ' ';
  std::string Escaped;
  llvm::raw_string_ostream Out(Escaped);
  llvm::printHTMLEscaped(Result, Out);
  // The line breaks were escaped before.
  size_t At = 0;
  while ((At = Escaped.find("&amp;#10;", At)) != std::string::npos)
    Escaped.replace(At, 9, "&#10;");
  return Escaped;
}

namespace {

/// Gathers the cases of a test report.
class TestCases {
public:
  void pass(StringRef File, StringRef Name, StringRef Said = "") {
    add(File, Name,
        Said.empty() ? "" : "<system-out>" + inXml(Said) + "</system-out>");
  }
  void fail(StringRef File, StringRef Name, const Report &R, StringRef Notes) {
    ++Failures;
    add(File, Name,
        "<failure type=\"" + inXml(R.DiagnosticName) + "\" message=\"" +
            inXml(R.Message.Message) + "\">" +
            inXml(R.Message.Message + Notes.str()) + "</failure>");
  }
  void error(StringRef File, StringRef Problem) {
    ++Errors;
    add(File, "read", "<error message=\"" + inXml(Problem) + "\"/>");
  }
  std::string text() const {
    return llvm::formatv("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                         "<testsuites>\n<testsuite name=\"redirect-tidy\" "
                         "tests=\"{0}\" failures=\"{1}\" errors=\"{2}\" "
                         "skipped=\"0\" time=\"0\">\n{3}</testsuite>\n"
                         "</testsuites>\n",
                         Count, Failures, Errors, Cases);
  }

private:
  void add(StringRef File, StringRef Name, const std::string &Content) {
    ++Count;
    Cases += "<testcase classname=\"" + inXml(File) + "\" name=\"" +
             inXml(Name) + "\" file=\"" + inXml(File) + "\" time=\"0\">" +
             Content + "</testcase>\n";
  }

  std::string Cases;
  size_t Count = 0;
  size_t Failures = 0;
  size_t Errors = 0;
};

} // namespace

std::string junitReport(llvm::ArrayRef<Report> Reports,
                        llvm::ArrayRef<ProjectUnit> Units,
                        const SourceRoot &Root, Severity FailsOn) {
  LineNumbers Lines;
  TestCases Cases;
  std::set<std::string> WithFinding;
  for (const Report &R : Reports) {
    if (isAboutConfiguration(R))
      continue;
    const std::string File = Root.nameOf(R.Message.FilePath);
    WithFinding.insert(File);
    const std::string Name =
        R.DiagnosticName + " in line " +
        std::to_string(Lines.at(R.Message.FilePath, R.Message.FileOffset).Line);
    const std::string Notes = notesOf(R, Lines, Root);
    if (severityOf(R) >= FailsOn)
      Cases.fail(File, Name, R, Notes);
    else
      Cases.pass(File, Name, R.Message.Message + Notes);
  }
  std::set<std::string> Others;
  for (const ProjectUnit &Unit : Units) {
    const std::string File = Root.nameOf(Unit.File);
    if (!Unit.Said.isRead())
      Cases.error(File, Unit.Said.whatIsMissing());
    else if (!WithFinding.count(File) && Others.insert(File).second)
      Cases.pass(File, "no finding");
  }
  return Cases.text();
}

} // namespace redirect
