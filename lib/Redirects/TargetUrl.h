//===- TargetUrl.h - The parts of a redirect's target -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_TARGETURL_H
#define REDIRECT_TIDY_REDIRECTS_TARGETURL_H

#include "Flow/Value.h"

namespace redirect {

/// A target that isn't made of the request's own, as a host and a path.
struct TargetUrl {
  enum class Host : uint8_t {
    /// There is none: "/home".
    None,
    /// "https://b.example/home".
    Spelled,
    /// "https://" + host + "/home".
    Computed,
    /// cluster.leader() + "/home", with or without a scheme.
    OtherNode,
    /// base + "/home", of which nobody knows whether it begins with a host.
    Unknown
  };

  Host At = Host::None;
  std::vector<TextPiece> Path;
  /// True if something that isn't spelled out ends the host, and may well be
  /// the path: "https://b.example" + path.
  bool HostMayHoldPath = false;

  static TargetUrl of(llvm::ArrayRef<TextPiece> Pieces);

  /// True if nothing of the path is spelled out, nor is it empty: "/" + page.
  bool hidesPath() const;
};

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_TARGETURL_H
