//===- QueryDriver.h - What a cross compiler knows --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_QUERYDRIVER_H
#define REDIRECT_TIDY_TOOLS_QUERYDRIVER_H

#include "clang/Tooling/CompilationDatabase.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/GlobPattern.h"
#include <map>
#include <optional>

namespace redirect {

/// What a compiler says of itself.
struct QueriedCompiler {
  /// "arm-none-eabi"
  std::string Target;
  /// The folders of its libraries' headers, in order; without the folder of the
  /// headers that belong to the compiler itself.
  std::vector<std::string> Includes;
};

/// Reads what `gcc -E -v` prints.
QueriedCompiler readCompilerOutput(llvm::StringRef Text);

/// Asks compilers for their target and the folders of their headers. A program
/// that a compilation database names is run only if one of the user's globs
/// allows it.
class QueryDriver {
public:
  /// \p Globs are separated by commas. One with a slash is matched against the
  /// whole path of a compiler; one without against the name of a compiler that
  /// is found on the search path.
  static llvm::Expected<QueryDriver> create(llvm::StringRef Globs);

  /// Asks the compiler of \p Command; nullopt if it may not be run, or doesn't
  /// answer. Each is asked once for the flags that matter.
  const std::optional<QueriedCompiler> &
  ask(const clang::tooling::CompileCommand &Command, llvm::StringRef File);

private:
  std::string allowed(llvm::StringRef Compiler, llvm::StringRef Folder) const;

  std::vector<llvm::GlobPattern> Paths;
  std::vector<llvm::GlobPattern> Names;
  std::map<std::vector<std::string>, std::optional<QueriedCompiler>> Known;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_QUERYDRIVER_H
