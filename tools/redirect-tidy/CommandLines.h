//===- CommandLines.h - The words of a compile command ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_COMMANDLINES_H
#define REDIRECT_TIDY_TOOLS_COMMANDLINES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace redirect {

/// A command's words: the compiler, and its arguments.
using CommandLine = std::vector<std::string>;

/// The absolute path of \p File, without "." and "..", as seen from \p Folder;
/// it is the current one where that is empty.
std::string absolutePath(llvm::StringRef File, llvm::StringRef Folder = "");

/// True for "g++", "/opt/bin/arm-none-eabi-gcc-12.2", "clang++-15", "cc": names
/// that end like those of compilers do.
bool isNamedLikeCompiler(llvm::StringRef Program);

/// \p Words from the compiler on, without what starts it: "ccache g++ -c
/// x.cpp", "icecc -v distcc g++ -c x.cpp", "sh libtool --mode=compile g++ -c
/// x.cpp". What starts a compiler is told by its place, not by its name.
CommandLine withoutLaunchers(CommandLine Words);

/// What isn't C or C++ in a compilation database, by the word for it:
/// "assembly", "CUDA". Empty for C and C++. \p File's name tells, unless an -x
/// among \p Words does.
llvm::StringRef otherLanguage(llvm::StringRef File,
                              llvm::ArrayRef<std::string> Words);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_COMMANDLINES_H
