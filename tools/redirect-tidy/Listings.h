//===- Listings.h - What redirect-tidy knows, as lists ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_LISTINGS_H
#define REDIRECT_TIDY_TOOLS_LISTINGS_H

#include "Project.h"
#include "llvm/Support/CommandLine.h"

namespace redirect {

/// The options that ask what there is.
struct ListingOptions {
  llvm::cl::opt<bool> Checks{"list-checks",
                             llvm::cl::desc("Print the checks, and end")};
  llvm::cl::opt<std::string> Explained{
      "explain", llvm::cl::desc("Print the page of a check, and end"),
      llvm::cl::value_desc("check")};
  llvm::cl::opt<bool> Frameworks{
      "list-frameworks",
      llvm::cl::desc("Print the frameworks that are known, and which of them "
                     "this project has; check nothing")};

  /// True if nothing of a project is asked.
  bool asksForWords() const { return Checks || !Explained.empty(); }
};

/// Prints what is asked for without a project, and returns the exit code.
int list(const ListingOptions &Options);

/// How many of \p Units have each framework.
std::map<std::string, size_t> frameworksOf(llvm::ArrayRef<ProjectUnit> Units);

/// Prints all frameworks, with a * those that are \p Seen; those first that no
/// built-in model is about.
void printFrameworks(const std::map<std::string, size_t> &Seen,
                     llvm::raw_ostream &Out);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_LISTINGS_H
