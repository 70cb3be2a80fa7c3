//===- FlagProbe.h - What clang takes of a command --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_FLAGPROBE_H
#define REDIRECT_TIDY_TOOLS_FLAGPROBE_H

#include "CommandLines.h"

namespace redirect {

/// What clang says of flags, without a look at the unit.
struct ProbedFlags {
  /// The arguments that it doesn't take, by their words.
  std::vector<std::vector<std::string>> Dropped;
  /// True if it knows the target.
  bool KnowsTarget = true;
  /// True if the C library's headers are found (and C++'s, in C++).
  bool FindsHeaders = true;
};

/// Asks clang's own driver and frontend, which read a small file that is named
/// with \p Extension with the flags of \p Words (a compiler, and no input) in
/// \p Folder. Headers are looked for only if \p LooksForHeaders.
ProbedFlags probeFlags(CommandLine Words, llvm::StringRef Folder,
                       llvm::StringRef Extension, bool LooksForHeaders);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_FLAGPROBE_H
