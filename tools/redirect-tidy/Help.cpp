//===- Help.cpp -----------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Help.h"
#include "llvm/Support/CommandLine.h"

namespace cl = llvm::cl;

namespace redirect {

const char *const HelpOverview =
    "Finds HTTP redirects in C and C++ servers that lose the request: "
    "sent\nwith 302 or 301, they can answer a POST, PUT, PATCH or DELETE, and "
    "most clients\ngo on with a GET. Looks at all files of a project "
    "together.\n";

const char *const HelpEnd = R"(
Examples:
  redirect-tidy                        the project around, by its build folder
  redirect-tidy -p out src/api --fix   what stands in src/api, fixed
  redirect-tidy server.cpp -- -std=c++17 -Iinclude
                                       a file without a build folder

Exit codes:
  0  nothing is reported
  1  something is reported, fixed or not (see --fail-on)
  2  something failed: nothing of a file could be read, a file not be written

Nothing found where something should be? --why FILE:LINE tells what is known of a
line, --list-frameworks what was recognised.
)";

namespace {

/// A group of --help, and the options in it.
struct Group {
  explicit Group(llvm::StringRef Title,
                 std::initializer_list<llvm::StringRef> Options)
      : Is(Title), Options(Options) {}

  cl::OptionCategory Is;
  std::vector<llvm::StringRef> Options;
};

} // namespace

void groupOptions() {
  // Options refer to their groups for as long as the program runs.
  static Group All[] = {
      Group("Asking", {"why", "routes", "check-model", "suggest-model",
                       "list-checks", "list-frameworks", "explain"}),
      Group("Fixing", {"fix", "fix-tests", "verify"}),
      Group("Forms of what is found",
            {"sarif", "html", "openapi", "github", "gitlab", "junit", "index",
             "use-color", "verbose"}),
      Group("The project", {"p", "query-driver", "extra-arg",
                            "extra-arg-before", "removed-arg", "root"}),
      Group("What is reported",
            {"checks", "config", "diff", "since", "fail-on", "exclude",
             "unused-nolint", "baseline", "write-baseline"})};
  auto &Known = cl::getRegisteredOptions();
  for (Group &G : All)
    for (const llvm::StringRef Name : G.Options)
      if (cl::Option *Option = Known.lookup(Name)) {
        Option->Categories = {&G.Is};
        Option->setHiddenFlag(cl::NotHidden);
      }
}

} // namespace redirect
