//===- LineHash.h - Lines, told apart by what they say ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_LINEHASH_H
#define REDIRECT_TIDY_TOOLS_LINEHASH_H

#include "llvm/ADT/StringRef.h"
#include <string>

namespace redirect {

/// What GitHub's code scanning calls primaryLocationLineHash, and tells
/// findings apart by: "39fa2ee980eb94b0:1", a hash of the line and what
/// follows, without blanks, and how many lines up to this one have it. It stays
/// when code is added or taken out elsewhere. Empty if \p Text hasn't that
/// line, counted from 1.
std::string lineHash(llvm::StringRef Text, unsigned Line);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_LINEHASH_H
