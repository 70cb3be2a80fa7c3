//===- ProgramIndex.h - What units are told of each other -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_PROGRAMINDEX_H
#define REDIRECT_TIDY_REDIRECTS_PROGRAMINDEX_H

#include "Program/SummaryWriter.h"
#include "Redirects/ProgramGraph.h"
#include <set>

namespace redirect {

/// What a route index says of one function: elements of arrays, as JSON.
struct IndexLine {
  std::vector<std::string> Answers;
  llvm::StringRef Gives;
  std::vector<std::string> Passed;
  std::vector<std::string> Registers;
  std::vector<std::string> Served;

  /// The line as JSON; with \p OnlyForCallers without what concerns the
  /// function's own unit alone. Empty if nothing is left.
  std::string text(bool OnlyForCallers = false) const;
};

/// The lines of a route index.
struct ProgramIndex {
  std::map<std::string, IndexLine> Lines;
  /// What limits the methods of all routes.
  std::optional<MethodSet> Limit;
  /// By the unit, the lines that it asks for: of functions that it has, and of
  /// those that it calls.
  std::map<std::string, std::set<std::string>> AskedBy;

  /// The line for Limit, if there is one, goes beside all others.
  void addLimit(std::map<std::string, std::string> &To) const;
};

/// The index of a program that has been solved.
ProgramIndex indexOf(const ProgramGraph &Program);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_PROGRAMINDEX_H
