//===- CompilerFlags.h - Flags of other compilers ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_COMPILERFLAGS_H
#define REDIRECT_TIDY_TOOLS_COMPILERFLAGS_H

#include "CommandLines.h"
#include "CommandNotes.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace redirect {

/// One argument of a command, as clang's driver reads it.
struct CompilerArgument {
  /// Its words, with those of its values: "-I", "include".
  llvm::ArrayRef<std::string> Words;
  /// One of clang's option IDs.
  unsigned Option = 0;
  /// "-mcpu=" and "cortex-m4".
  std::string Spelling;
  std::vector<std::string> Values;
  /// True for -m options, which are about the target.
  bool IsOfTarget = false;
};

/// The arguments in \p Words, of which the first is the compiler. They live as
/// long as the words.
std::vector<CompilerArgument> argumentsOf(llvm::ArrayRef<std::string> Words);

/// \p Words without the arguments for which \p IsDropped is true.
CommandLine
withoutArguments(llvm::ArrayRef<std::string> Words,
                 llvm::function_ref<bool(const CompilerArgument &)> IsDropped);

/// \p Command, without what makes warnings errors, and without what another
/// compiler has built: precompiled headers are read as the headers that they
/// are made of, modules are left out. \p File is the unit's, an absolute path;
/// other sources in the command are left out.
clang::tooling::CompileCommand
withoutBuiltFiles(clang::tooling::CompileCommand Command, llvm::StringRef File,
                  CommandNotes &Notes);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_COMPILERFLAGS_H
