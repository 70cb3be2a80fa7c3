//===- DatabaseReading.h - compile_commands.json and others -----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_DATABASEREADING_H
#define REDIRECT_TIDY_TOOLS_DATABASEREADING_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/Error.h"

namespace redirect {

/// The entries of the compile_commands.json file \p Path, with absolute
/// folders: a relative one is seen from the folder of the database. What is
/// wrong with the file is told with its line and column.
llvm::Expected<std::vector<clang::tooling::CompileCommand>>
readDatabase(llvm::StringRef Path);

/// The same for \p Text, the contents of that file.
llvm::Expected<std::vector<clang::tooling::CompileCommand>>
readDatabase(llvm::StringRef Path, llvm::StringRef Text);

/// True for the names of C and C++ sources; headers are none.
bool isSource(llvm::StringRef File);

/// The C and C++ files below \p Folder, but for hidden folders: what a
/// compile_flags.txt there is for.
std::vector<std::string> sourcesBelow(llvm::StringRef Folder);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_DATABASEREADING_H
