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

namespace redirect {

/// The elements of a list, as JSON with commas between them.
class JsonElements {
public:
  void add(llvm::StringRef Json);
  bool empty() const { return Elements.empty(); }
  llvm::StringRef text() const { return Elements; }

private:
  std::string Elements;
};

/// What a route index says of one function, or of a class whose objects are
/// thrown.
struct IndexLine {
  JsonElements Answers;
  JsonElements Catches;
  llvm::StringRef Gives;
  /// What limits the methods that get to the members of a group, or, in a line
  /// of its own, those of all routes.
  std::optional<MethodSet> Limit;
  JsonElements Passed;
  JsonElements Sent;
  JsonElements Served;

  /// What who reads the line doesn't know.
  struct News {
    /// What the function gives.
    bool Gives = true;
    /// Who calls and registers it.
    bool Callers = true;
  };

  /// The line as JSON, with no more than \p Wanted. Empty if nothing is left.
  std::string text(News Wanted) const;

private:
  void write(llvm::json::OStream &To, News Wanted) const;
};

/// The lines of a route index.
struct ProgramIndex {
  /// By the number of the function.
  std::vector<IndexLine> Lines;
  /// The line that goes beside all others.
  IndexLine OfAllRoutes;
  /// Who wants a status exactly, as JSON; for the units with redirects.
  JsonElements Expectations;
  /// By the unit, the functions for which it asks: those that it has, and those
  /// that it calls. In order, and each once.
  llvm::DenseMap<llvm::StringRef, std::vector<unsigned>> AskedBy;
  /// By the units with which redirects have to do, as JSON, what the program
  /// has found out for them.
  std::map<llvm::StringRef, std::string> Units;
  /// By the units whose functions may have a status that others send, the files
  /// in which it stands.
  std::map<llvm::StringRef, std::set<std::string>> StatusFiles;
};

/// The index of a program that has been solved.
ProgramIndex indexOf(const ProgramGraph &Program);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_PROGRAMINDEX_H
