//===- OpenCalls.h - Calls that callers decide ------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_OPENCALLS_H
#define REDIRECT_TIDY_REDIRECTS_OPENCALLS_H

#include "Redirects/UnitPart.h"
#include "llvm/ADT/DenseMap.h"

namespace redirect {

/// In `void finish(Response &res, bool moved) { if (moved) sendHome(res); }` it
/// is up to the caller whether sendHome is called. Who passes `true` from
/// another unit calls it: what a unit can't see of its own calls is added here,
/// as it is added inside a unit by RedirectBuilder.
class OpenCalls {
public:
  /// The calls' callees are known. \p Reader keeps what is read.
  OpenCalls(const std::vector<UnitPart::Function> &Functions,
            std::vector<UnitPart::Call> &Calls, SummaryReader &Reader)
      : Functions(Functions), Calls(Calls), Reader(Reader) {}

  /// Adds the calls that the callers of functions make in this way.
  void lift();

private:
  void lift(unsigned Open, unsigned By);
  void add(UnitPart::Call Lifted, unsigned Origin);

  const std::vector<UnitPart::Function> &Functions;
  std::vector<UnitPart::Call> &Calls;
  SummaryReader &Reader;
  /// By the function, the calls of it that were there before.
  std::vector<std::vector<unsigned>> CallsOf;
  /// By a call, the one with which it began; itself if it wasn't lifted.
  std::vector<unsigned> OriginOf;
  /// By the caller and the origin, the call that was lifted.
  llvm::DenseMap<std::pair<unsigned, unsigned>, unsigned> Lifted;
  std::vector<unsigned> Pending;
};

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_OPENCALLS_H
