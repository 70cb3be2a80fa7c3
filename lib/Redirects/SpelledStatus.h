//===- SpelledStatus.h - Functions that spell out statuses ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_SPELLEDSTATUS_H
#define REDIRECT_TIDY_REDIRECTS_SPELLEDSTATUS_H

#include "Program/Program.h"

namespace redirect {

/// True if \p Status, a text, stands in a function of \p Unit where that was
/// asked for \p Code itself: with another status it would lie to all who ask.
///
///   const char *spelled(int status) {
///     switch (status) { case 301: return "301 Moved Permanently"; ... }
///   }
bool isSpelledOnDemand(const clang::Expr &Status, int Code,
                       const Program &Unit);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_SPELLEDSTATUS_H
