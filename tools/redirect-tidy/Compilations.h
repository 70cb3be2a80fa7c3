//===- Compilations.h - How units are compiled ------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_COMPILATIONS_H
#define REDIRECT_TIDY_TOOLS_COMPILATIONS_H

#include "CommandLines.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/Error.h"

namespace redirect {

using Compilations = clang::tooling::CompilationDatabase;

/// The nearest folder from \p Place upwards that has a compilation database;
/// empty if there is none.
std::string buildAround(llvm::StringRef Place);

/// The compile commands in the folders \p Builds: those of
/// compile_commands.json, or else one for all by compile_flags.txt. The
/// commands are as they stand there, but for launchers and response files; a
/// file that isn't among theirs gets the command of one that is like it. \p
/// Given are the flags behind "--", which take precedence; null if there are
/// none. Flags that hold for any file are for \p Files; if there are none,
/// compile_flags.txt is for the sources below its folder.
llvm::Expected<std::unique_ptr<Compilations>>
loadCompilations(llvm::ArrayRef<std::string> Builds,
                 std::unique_ptr<Compilations> Given,
                 std::vector<std::string> Files);

/// The one compile command of a unit, for what of clang takes a database.
class UnitCompilation : public Compilations {
public:
  explicit UnitCompilation(clang::tooling::CompileCommand Command)
      : Command(std::move(Command)) {}

  std::vector<clang::tooling::CompileCommand>
  getCompileCommands(llvm::StringRef /*File*/) const override {
    return {Command};
  }

private:
  const clang::tooling::CompileCommand Command;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_COMPILATIONS_H
