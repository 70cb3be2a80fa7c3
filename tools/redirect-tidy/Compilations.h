//===- Compilations.h - How units are compiled ------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_COMPILATIONS_H
#define REDIRECT_TIDY_TOOLS_COMPILATIONS_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/Error.h"

namespace redirect {

using Compilations = clang::tooling::CompilationDatabase;

/// The compilation database in the folder \p Build, or around \p File where
/// that is empty. \p Given are the flags behind "--", which take precedence;
/// null if there are none.
llvm::Expected<std::unique_ptr<Compilations>>
loadCompilations(llvm::StringRef Build, llvm::StringRef File,
                 std::unique_ptr<Compilations> Given);

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

/// The absolute path of \p File, without "." and "..", as seen from \p Folder;
/// it is the current one where that is empty.
std::string absolutePath(llvm::StringRef File, llvm::StringRef Folder = "");

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_COMPILATIONS_H
