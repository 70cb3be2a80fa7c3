//===- Expectations.h - Who wants one status exactly, as text ---*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_EXPECTATIONS_H
#define REDIRECT_TIDY_PROGRAM_EXPECTATIONS_H

#include "Facts/StatusExpectations.h"
#include "Flow/CodePlace.h"
#include "llvm/Support/JSON.h"
#include <optional>

namespace redirect {

/// A status that another unit expects.
struct ExpectationElsewhere {
  StatusExpectation What;
  PlaceElsewhere Where;
  /// The unit, as descriptions name it.
  std::string Unit;
};

llvm::json::Object asJson(const ExpectationElsewhere &E);
/// Nothing if \p From is something else.
std::optional<ExpectationElsewhere>
expectationFromJson(const llvm::json::Object &From);

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_EXPECTATIONS_H
