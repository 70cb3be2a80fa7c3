//===- ReportingOptions.h - The command line, as to reports -----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REPORTINGOPTIONS_H
#define REDIRECT_TIDY_TOOLS_REPORTINGOPTIONS_H

#include "CommandReader.h"
#include "Reporting.h"
#include "llvm/Support/CommandLine.h"

namespace redirect {

/// The options that say what is reported and how.
struct ReportingOptions {
  llvm::cl::opt<Severity> FailOn{
      "fail-on",
      llvm::cl::desc(
          "End with 1 only if there are findings that are at least:"),
      llvm::cl::values(clEnumValN(Severity::Note, "note", "any (the default)"),
                       clEnumValN(Severity::Warning, "warning",
                                  "a request or its body gets lost, or is "
                                  "carried out twice")),
      llvm::cl::init(Severity::Note)};
  llvm::cl::list<std::string> Exclude{
      "exclude",
      llvm::cl::desc("Report nothing in files and folders of this name, such "
                     "as third_party or *.pb.cc; may be given several times"),
      llvm::cl::value_desc("glob")};
  llvm::cl::opt<bool> UnusedNolint{
      "unused-nolint",
      llvm::cl::desc("Tell of NOLINT comments that name checks of http-* and "
                     "hide no report any more")};
  llvm::cl::opt<std::string> Baseline{
      "baseline", llvm::cl::desc("Report nothing that is listed in this file"),
      llvm::cl::value_desc("file")};
  llvm::cl::opt<bool> WriteBaseline{
      "write-baseline",
      llvm::cl::desc("List all there is now in the file of --baseline")};
  llvm::cl::opt<bool> GitHub{
      "github", llvm::cl::desc("Print annotations for GitHub Actions, too")};
  llvm::cl::opt<std::string> GitLab{
      "gitlab", llvm::cl::desc("Write a code quality report for GitLab"),
      llvm::cl::value_desc("file")};
  llvm::cl::opt<std::string> JUnit{
      "junit", llvm::cl::desc("Write a test report, as JUnit has it"),
      llvm::cl::value_desc("file")};
  llvm::cl::opt<std::string> OpenApi{
      "openapi", llvm::cl::desc("Write the routes as OpenAPI 3.1"),
      llvm::cl::value_desc("file")};
  llvm::cl::opt<bool> Verbose{
      "verbose", llvm::cl::desc("Print the line of code of each note, too")};
  llvm::cl::opt<llvm::cl::boolOrDefault> UseColor{
      "use-color",
      llvm::cl::desc("Colours, or none with =false; what the terminal takes by "
                     "default. NO_COLOR and CLICOLOR_FORCE are obeyed")};

  Reporting read() const;
};

/// The options that change compile commands, as clang-tidy has them.
struct ArgumentOptions {
  llvm::cl::list<std::string> Before{
      "extra-arg-before",
      llvm::cl::desc("A flag to put in front of those of each compile command"),
      llvm::cl::value_desc("flag")};
  llvm::cl::list<std::string> After{
      "extra-arg",
      llvm::cl::desc("A flag to put behind those of each compile command"),
      llvm::cl::value_desc("flag")};
  llvm::cl::list<std::string> Removed{
      "removed-arg",
      llvm::cl::desc("A flag to take out of each compile command"),
      llvm::cl::value_desc("flag")};

  ArgumentChanges read() const;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REPORTINGOPTIONS_H
