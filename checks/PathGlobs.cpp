//===- PathGlobs.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "PathGlobs.h"
#include "llvm/ADT/STLExtras.h"

using llvm::StringRef;

namespace redirect {

/// "src/*.h" as "src/[^/]*\\.h".
static std::string asRegex(StringRef Glob) {
  std::string Result;
  while (!Glob.empty()) {
    if (Glob.consume_front("**")) {
      Result += ".*";
      continue;
    }
    const char C = Glob.front();
    Glob = Glob.drop_front();
    if (C == '*' || C == '?')
      Result += C == '*' ? "[^/]*" : "[^/]";
    else if (C == '[' || C == ']')
      Result += C;
    else
      Result += llvm::Regex::escape(StringRef(&C, 1));
  }
  return Result;
}

llvm::Expected<PathGlobs> PathGlobs::create(llvm::ArrayRef<std::string> Globs) {
  PathGlobs Result;
  for (const std::string &Given : Globs) {
    StringRef Glob = Given;
    Glob.consume_front("./");
    const std::string Name = asRegex(Glob.rtrim('/'));
    llvm::Regex Pattern((Glob.starts_with("/") ? "^" : "(^|/)") + Name +
                        "(/|$)");
    if (std::string Problem; !Pattern.isValid(Problem))
      return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                     "'" + llvm::Twine(Given) +
                                         "' is no pattern: " + Problem);
    Result.Patterns.push_back(std::move(Pattern));
  }
  return Result;
}

bool PathGlobs::match(StringRef File) const {
  return llvm::any_of(Patterns, [&](const llvm::Regex &Pattern) {
    return Pattern.match(File);
  });
}

} // namespace redirect
