//===- StatusExpectations.h - Who wants one status exactly ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A redirect that gets another status is an answer that others compare: a test
// of the route, a client of the same program, a counter of answers. Whoever
// asks for the class (`status / 100 == 3`) or for a range isn't disturbed by
// it.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_STATUSEXPECTATIONS_H
#define REDIRECT_TIDY_FACTS_STATUSEXPECTATIONS_H

#include "Facts/UserCode.h"
#include "Http/Method.h"
#include "llvm/ADT/SmallVector.h"
#include <string>
#include <vector>

namespace redirect {

/// A place that compares an answer's status with that of a redirect.
struct StatusExpectation {
  enum class Kind : uint8_t {
    /// `EXPECT_EQ(302, client.Post("/orders")->status)`
    Test,
    /// `if (client.Post("/orders")->status != 302)`
    Client,
    /// `if (status == 302) ++found;`
    Count,
    /// `if (status == 302) return;` in what writes a log
    Observe
  };

  Kind Is = Kind::Test;
  int Code = 0;
  /// The other redirecting statuses with which the same is compared.
  llvm::SmallVector<int, 2> Others;
  /// The path that was asked for, and with which methods; both empty of
  /// what is given an answer by its callers.
  std::string Path;
  MethodSet Methods;

  /// True for what sees the answers of all routes.
  bool isOfAnyRoute() const { return Is == Kind::Count || Is == Kind::Observe; }
};

/// The same, in the unit that is being looked at.
struct ExpectationHere {
  StatusExpectation What;
  /// Where the status is written, in a file.
  clang::SourceLocation Where;
};

/// What the unit's own code expects, in source order; \p Code tells what that
/// is.
std::vector<ExpectationHere> statusExpectations(clang::ASTContext &Context,
                                                UserCode &Code);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_STATUSEXPECTATIONS_H
