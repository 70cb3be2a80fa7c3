//===- Query.h - What matches in one unit -----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_QUERY_H
#define REDIRECT_TIDY_TOOLS_QUERY_H

#include "Models/ModelLibrary.h"
#include "clang/Tooling/CompilationDatabase.h"

namespace redirect {

/// What is asked of each unit.
struct Query {
  /// Matchers, as clang-query reads them. All of them can be parsed.
  std::vector<std::string> Matchers;
  ModelSelection Models;
  bool UsesColor = false;
};

/// What came of it.
struct QueryResult {
  /// What is printed for each match, in the order of their places.
  std::vector<std::string> Matches;
  /// What is wrong with users' models.
  std::vector<std::string> Problems;
  /// False if the unit has errors: there may be more in it than was seen.
  bool IsWhole = true;
};

/// What of \p Asked matches in the project's own code, as far as it is part of
/// the unit that \p Command makes of \p File.
QueryResult ask(const Query &Asked, const ModelLibrary &Library,
                const clang::tooling::CompileCommand &Command,
                llvm::StringRef File);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_QUERY_H
