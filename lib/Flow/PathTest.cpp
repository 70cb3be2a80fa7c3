//===- PathTest.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/PathTest.h"
#include "llvm/Support/ErrorHandling.h"

using llvm::StringRef;

namespace redirect {

bool PathTest::followsFrom(const PathTest &Other) const {
  switch (Tells) {
  case Kind::Nothing:
    return true;
  case Kind::Is:
    return *this == Other;
  case Kind::Begins:
    return (Other.Tells == Kind::Is || Other.Tells == Kind::Begins) &&
           Other.Path.starts_with(Path);
  case Kind::BeginsOtherwise:
    break;
  }
  switch (Other.Tells) {
  case Kind::Nothing:
    return false;
  case Kind::Is:
    return !Other.Path.starts_with(Path);
  case Kind::Begins:
    return !Other.Path.starts_with(Path) && !Path.starts_with(Other.Path);
  case Kind::BeginsOtherwise:
    return Path.starts_with(Other.Path);
  }
  llvm_unreachable("no such kind");
}

void PathTest::join(const PathTest &Other) {
  if (followsFrom(Other))
    return;
  *this = Other.followsFrom(*this) ? Other : PathTest();
}

void PathTest::add(const PathTest &Other) {
  if (Tells != Kind::Is && !Other.followsFrom(*this))
    *this = Other;
}

/// What the paths of all requests begin with that get to \p Pattern.
static StringRef sureBeginning(StringRef Pattern) {
  Pattern.consume_front("^");
  const size_t End = Pattern.find_first_of("(){}[]<>:*+?.|\\$%");
  if (End == StringRef::npos)
    return Pattern;
  const StringRef Sure = Pattern.take_front(End);
  // In "/notes/?" the last letter may be missing; "/api/*" is taken for a part
  // of the paths, and not for a regular expression.
  const bool MayMiss =
      Pattern[End] == '?' || (Pattern[End] == '*' && !Sure.ends_with("/"));
  return Sure.drop_back(MayMiss && !Sure.empty() ? 1 : 0);
}

bool PathTest::mayHoldFor(StringRef Pattern) const {
  const StringRef Sure = sureBeginning(Pattern);
  if (!Sure.starts_with("/"))
    return true;
  switch (Tells) {
  case Kind::Nothing:
    return true;
  case Kind::Is:
    // What is left of a path behind a prefix may be empty.
    return Path.empty() || Path.starts_with(Sure);
  case Kind::Begins:
    return Path.starts_with(Sure) || Sure.starts_with(Path);
  case Kind::BeginsOtherwise:
    return !Sure.starts_with(Path);
  }
  llvm_unreachable("no such kind");
}

} // namespace redirect
