//===- ProgramIndex.h - What units are told of each other -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_PROGRAMINDEX_H
#define REDIRECT_TIDY_REDIRECTS_PROGRAMINDEX_H

#include "Redirects/ProgramGraph.h"
#include <set>

namespace redirect {

/// The lines of a route index.
struct ProgramIndex {
  std::map<std::string, llvm::json::Object> Lines;
  /// By the unit, the lines that it asks for: of functions that it has, and of
  /// those that it calls.
  std::map<std::string, std::set<std::string>> AskedBy;
};

/// The index of a program that has been solved.
ProgramIndex indexOf(const ProgramGraph &Program);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_PROGRAMINDEX_H
