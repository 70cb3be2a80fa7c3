//===- WholeProgram.h - What follows from all units together ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_WHOLEPROGRAM_H
#define REDIRECT_TIDY_REDIRECTS_WHOLEPROGRAM_H

#include "Program/RequestFlow.h"
#include "Redirects/Answer.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <map>
#include <set>

namespace redirect {

/// A redirect that a route leads to.
struct RoutedRedirect {
  PlaceElsewhere Where;
  int Code = 0;
  MethodSet Methods;
  Meaning Means = Meaning::Unknown;
  /// "/v2{request's path}": where it leads, with what isn't spelled out in
  /// braces; empty if nothing is known of that.
  std::string Target;
};

/// A registration, as `redirect-tidy --routes` prints it.
struct RouteEntry {
  MethodSet Methods;
  bool IsRestricted = false;
  /// True if it is for requests to any path, as hooks are.
  bool IsForAnyPath = false;
  /// When it runs, if it is a hook.
  std::optional<Hook> Runs;
  /// Empty if it isn't known.
  std::string Pattern;
  /// What is known of its path where that is no pattern: "{?}/orders" below a
  /// path that isn't known, "/api/*" for all that is below one.
  std::string PartOfPath;
  std::string Handler;
  PlaceElsewhere HandlerAt;
  PlaceElsewhere Where;
  std::vector<RoutedRedirect> Redirects;
};

/// The program that the descriptions of units make up: the reduce step of
/// design section 7. The result doesn't depend on the order in which they are
/// added.
class WholeProgram {
public:
  WholeProgram();
  ~WholeProgram();

  /// Adds what UnitAnalysis::describe has written. An error if it is something
  /// else, or not all of it.
  llvm::Error add(std::unique_ptr<llvm::MemoryBuffer> Description);

  /// Takes note that \p Unit has been told what the function \p Key gives. What
  /// it says since may show no reason to tell it again: it is told all the
  /// same.
  void keepTelling(llvm::StringRef Unit, llvm::StringRef Key);

  /// Puts all together. Nothing may be added afterwards.
  void solve();

  /// Writes the route index.
  void writeIndex(llvm::raw_ostream &To) const;

  /// The part of the index that the unit called \p Unit asks for: it changes
  /// only if something changes for that unit.
  std::string indexFor(llvm::StringRef Unit) const;

  /// The units whose functions give \p Unit something, by their names.
  std::set<llvm::StringRef> giversOf(llvm::StringRef Unit) const;

  /// True if a redirect of the program has to do with the unit.
  bool concerns(llvm::StringRef Unit) const;

  /// The files of the statuses with which others redirect, as far as functions
  /// of the unit may have them.
  std::set<std::string> statusFilesOf(llvm::StringRef Unit) const;

  /// All routes, by their places.
  std::vector<RouteEntry> routes() const;

private:
  class Builder;
  std::unique_ptr<Builder> All;
};

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_WHOLEPROGRAM_H
