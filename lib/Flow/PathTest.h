//===- PathTest.h - What tests tell of the request's path -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_PATHTEST_H
#define REDIRECT_TIDY_FLOW_PATHTEST_H

#include "llvm/ADT/StringRef.h"
#include <optional>

namespace redirect {

/// What is known of the request's path at a point, by the tests before it.
struct PathTest {
  enum class Kind : uint8_t {
    Nothing,
    /// path == "/orders"
    Is,
    /// path.starts_with("/api/")
    Begins,
    /// !path.starts_with("/api/")
    BeginsOtherwise
  };

  Kind Tells = Kind::Nothing;
  llvm::StringRef Path;

  /// That it is \p Path; nothing if that is empty.
  static PathTest ofWhole(llvm::StringRef Path) {
    return Path.empty() ? PathTest() : PathTest{Kind::Is, Path};
  }

  bool empty() const { return Tells == Kind::Nothing; }
  /// The whole path, if that is known; else empty.
  llvm::StringRef whole() const {
    return Tells == Kind::Is ? Path : llvm::StringRef();
  }
  /// True if what this tells is true wherever what \p Other tells is.
  bool followsFrom(const PathTest &Other) const;
  /// Keeps what is true where this is and where \p Other is.
  void join(const PathTest &Other);
  /// Adds what \p Other tells, as far as one test can tell both.
  void add(const PathTest &Other);
  /// True if a request that gets to the route \p Pattern may pass the test. The
  /// pattern's beginning decides, up to what may stand for something else.
  bool mayHoldFor(llvm::StringRef Pattern) const;

  bool operator==(const PathTest &RHS) const {
    return Tells == RHS.Tells && Path == RHS.Path;
  }
  bool operator!=(const PathTest &RHS) const { return !(*this == RHS); }
};

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_PATHTEST_H
