//===- CheckGlobs.h - What the option Checks says of ours -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_CHECKGLOBS_H
#define REDIRECT_TIDY_CHECKS_CHECKGLOBS_H

#include "llvm/ADT/StringExtras.h"

namespace redirect {

/// True if no checks at all are wanted: `-*`, and nothing after it but
/// `-others`.
inline bool areAllOff(llvm::StringRef Globs) {
  bool AllOff = false;
  for (const llvm::StringRef Glob : llvm::split(Globs, ','))
    AllOff = Glob.trim() == "-*" || (AllOff && Glob.trim().starts_with("-"));
  return AllOff;
}

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_CHECKGLOBS_H
