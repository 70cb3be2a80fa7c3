//===- Help.h - What redirect-tidy says of itself ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_HELP_H
#define REDIRECT_TIDY_TOOLS_HELP_H

#include "llvm/ADT/StringRef.h"

namespace redirect {

/// What --help begins with.
extern const char *const HelpOverview;
/// What it ends with: examples and exit codes.
extern const char *const HelpEnd;

/// Puts the options of the whole command into groups for --help. Those that
/// are nobody's, such as LLVM's own, stay hidden.
void groupOptions();

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_HELP_H
