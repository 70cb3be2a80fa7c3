//===- CommandReader.h - Commands as this clang reads them ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_COMMANDREADER_H
#define REDIRECT_TIDY_TOOLS_COMMANDREADER_H

#include "CommandNotes.h"
#include "FlagProbe.h"
#include "QueryDriver.h"
#include "clang/Tooling/CompilationDatabase.h"

namespace redirect {

/// What the configuration changes in commands: clang-tidy's RemovedArgs,
/// ExtraArgsBefore and ExtraArgs.
struct ArgumentChanges {
  std::vector<std::string> Removed;
  std::vector<std::string> Before;
  std::vector<std::string> After;
};

/// Makes compile commands, which may be another compiler's, such that this
/// clang takes them: one command in, one out. What is left out is noted.
class CommandReader {
public:
  CommandReader(QueryDriver Drivers, CommandNotes &Notes);

  /// \p File, an absolute path, is the unit that \p Command compiles.
  clang::tooling::CompileCommand read(clang::tooling::CompileCommand Command,
                                      llvm::StringRef File,
                                      const ArgumentChanges &Changes);

private:
  void setTarget(clang::tooling::CompileCommand &Command, llvm::StringRef File);
  const ProbedFlags &probe(const clang::tooling::CompileCommand &Command,
                           llvm::StringRef File, bool LooksForHeaders);
  void leaveOutUnknown(clang::tooling::CompileCommand &Command,
                       llvm::StringRef File);

  QueryDriver Drivers;
  CommandNotes &Notes;
  const std::string ResourceFolder;
  /// By folder, extension and all flags that can be wrong.
  std::map<std::vector<std::string>, ProbedFlags> Probed;
};

/// True if \p A and \p B differ at most in what they write.
bool compileTheSame(const clang::tooling::CompileCommand &A,
                    const clang::tooling::CompileCommand &B);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_COMMANDREADER_H
