//===- ProjectFiles.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Baseline.h"
#include "CommandNotes.h"
#include "Compilations.h"
#include "CompilerFlags.h"
#include "ConfigurationFiles.h"
#include "DatabaseReading.h"
#include "Models/InputFile.h"
#include "Models/ModelReader.h"
#include "ProjectOptions.h"
#include "ResponseFiles.h"
#include "Targets.h"
#include "UnifiedDiff.h"

using clang::tooling::CompileCommand;
using llvm::StringRef;

namespace redirect::fuzz {

/// Fuzzers are to find what ends the program. Every error has a text.
static void forget(llvm::Error Problem) {
  if (Problem && llvm::toString(std::move(Problem)).empty())
    llvm::report_fatal_error("an error without a text");
}

void readModelFile(StringRef Text) {
  const llvm::MemoryBufferRef File(Text, "model.yaml");
  if (llvm::Error Problem = checkYaml(File))
    return forget(std::move(Problem));
  forget(readModel(File).takeError());
}

void readConfigurationFile(StringRef Text) {
  auto Options =
      readConfiguration(llvm::MemoryBufferRef(Text, "/project/.clang-tidy"));
  if (!Options)
    return forget(Options.takeError());
  settingsFrom(*Options);
  policyFrom(*Options);
  modelsFor(*Options, "/project/orders.cpp");
}

/// What is asked of each command before a compiler gets it.
static void lookAt(CompileCommand Command) {
  Command.CommandLine = withoutLaunchers(std::move(Command.CommandLine));
  const std::string File = absolutePath(Command.Filename, Command.Directory);
  otherLanguage(File, Command.CommandLine);
  CommandNotes Notes;
  withoutBuiltFiles(std::move(Command), File, Notes);
  Notes.texts();
}

void readDatabaseFile(StringRef Text) {
  auto Commands = readDatabase("/project/compile_commands.json", Text);
  if (!Commands)
    return forget(Commands.takeError());
  for (CompileCommand &Command : *Commands)
    lookAt(std::move(Command));
}

void readResponseFile(StringRef Text) {
  auto Files = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  for (const StringRef Name : {"/project/a.rsp", "/project/b.rsp"})
    Files->addFile(Name, /*ModificationTime=*/0,
                   llvm::MemoryBuffer::getMemBufferCopy(Text));
  lookAt({"/project", "orders.cpp",
          withResponseFiles({"c++", "@a.rsp", "-c", "orders.cpp", "@b.rsp"},
                            "/project", Files),
          ""});
}

void readDiffFile(StringRef Text) { forget(readUnifiedDiff(Text).takeError()); }

void readBaselineFile(StringRef Text) {
  std::vector<Report> Reports;
  LineNumbers Lines;
  Baseline::parse(Text).leaveOut(Reports, Lines, SourceRoot::at("/project"));
}

} // namespace redirect::fuzz
