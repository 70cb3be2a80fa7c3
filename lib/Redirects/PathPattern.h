//===- PathPattern.h - Paths of routes and targets --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_PATHPATTERN_H
#define REDIRECT_TIDY_REDIRECTS_PATHPATTERN_H

#include "Flow/Value.h"
#include <string>

namespace redirect {

/// The path of a route or of a redirect's target, segment by segment, where a
/// parameter stands for any segment.
class PathPattern {
public:
  /// How a target lies to the route that redirects there.
  enum class Relation : uint8_t {
    /// The route's own path, at the same place.
    Same,
    /// The route's own path but for a prefix, a version, a trailing slash or
    /// another host.
    Moved,
    /// Another path.
    Other
  };

  /// Reads a route's pattern: "/users/:id", "/users/{id}", "/users/<int>" or
  /// "/users/(\d+)".
  static PathPattern ofRoute(llvm::StringRef Pattern);

  /// Reads a target of literals and route parameters, which may begin with a
  /// scheme and a host.
  static PathPattern ofTarget(llvm::ArrayRef<TextPiece> Pieces);

  Relation relationTo(const PathPattern &Route) const;

  /// True if requests for \p Path, which has no parameters, get to this route.
  bool takes(llvm::StringRef Path) const;

  /// What stands in the route's \p Pattern before its only parameter, if that
  /// takes all that is left of the path: "/v1/" in "/v1/(.*)". None if there is
  /// no such one.
  static std::optional<llvm::StringRef> beforeRest(llvm::StringRef Pattern);

  /// True if the beginnings of two paths differ at most in their editions:
  /// "/v1" and "/v2/", but not "/items/" and "/show/".
  static bool beginAlike(llvm::StringRef A, llvm::StringRef B);

private:
  std::vector<std::string> Segments;
  bool EndsWithSlash = false;
  bool NamesHost = false;

  void read(llvm::StringRef Path);
};

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_PATHPATTERN_H
