//===- SummaryJoin.h - What one of several functions does -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_SUMMARYJOIN_H
#define REDIRECT_TIDY_PROGRAM_SUMMARYJOIN_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace redirect {

/// What callers have to know of a function that does what \p First says, or
/// else what one of \p Others says: all of them as SummaryWriter has written
/// them, empty where nothing is known. What \p First sends and does may happen;
/// what it returns or takes from a response is sure only if all agree.
std::string joinedSummaries(llvm::StringRef First,
                            llvm::ArrayRef<llvm::StringRef> Others);

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_SUMMARYJOIN_H
