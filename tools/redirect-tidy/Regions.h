//===- Regions.h - Places, as other programs count them ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REGIONS_H
#define REDIRECT_TIDY_TOOLS_REGIONS_H

#include "Findings.h"

namespace redirect {

/// A part of a file: lines and columns count from 1, columns in UTF-16, and the
/// end isn't part of it.
struct Region {
  unsigned StartLine = 0;
  unsigned StartColumn = 0;
  unsigned EndLine = 0;
  unsigned EndColumn = 0;
};

/// Nothing if the file can't be read, or ends before.
std::optional<Region> regionAt(LineNumbers &Lines, llvm::StringRef File,
                               unsigned Offset, unsigned Length);

/// How long the token is that begins there; 1 if it is none.
unsigned tokenLength(LineNumbers &Lines, llvm::StringRef File, unsigned Offset);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REGIONS_H
