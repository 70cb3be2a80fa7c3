//===- MissedStatuses.h - Clients that know some redirects ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_MISSEDSTATUSES_H
#define REDIRECT_TIDY_REDIRECTS_MISSEDSTATUSES_H

#include "Facts/CompileErrors.h"
#include "Models/ModelLibrary.h"
#include "clang/AST/Expr.h"
#include <vector>

namespace redirect {

/// What becomes of a status that a client doesn't know.
enum class MissedAs : uint8_t {
  /// What becomes of 404.
  Error,
  /// What becomes of 200.
  Answer
};

/// Where a client decides by the status whether it follows a Location, and some
/// of 301, 302, 303, 307 and 308 are missing; or where it loses the method.
struct MissedStatus {
  /// The first of the five that it compares with; or what makes the method GET.
  const clang::Expr *Where = nullptr;
  llvm::SmallVector<int, 5> Followed;
  llvm::SmallVector<int, 5> Missed;
  MissedAs TakenFor = MissedAs::Error;
  /// Those of 307 and 308 that are followed with GET, whatever was sent; if
  /// there are any, the finding is about them.
  llvm::SmallVector<int, 2> MadeGet;
  /// True if the unit sends nothing but GET.
  bool SendsOnlyGet = false;
  /// How the library is told to follow by itself; empty if it can't.
  std::string Setting;
};

/// What the unit's own client code misses, in source order. \p Errors says
/// where the unit doesn't compile; null if it does. A unit whose \p Words
/// mention no status or no Location is left at once. \p Files are users'
/// models.
std::vector<MissedStatus> missedStatuses(clang::ASTContext &Context,
                                         const UnitWords &Words,
                                         const ClientSelection &Clients,
                                         const CompileErrors *Errors);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_MISSEDSTATUSES_H
