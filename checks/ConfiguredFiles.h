//===- ConfiguredFiles.h - Files that options name --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_CONFIGUREDFILES_H
#define REDIRECT_TIDY_CHECKS_CONFIGUREDFILES_H

#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace redirect {

/// The elements of "a; b;c", without empty ones.
std::vector<std::string> listed(llvm::StringRef Text);

/// Where the file is that an option calls \p Name for the unit \p UnitFile:
/// beside the .clang-tidy file that names it, or else beside where clang-tidy
/// runs.
std::string findFile(llvm::StringRef Name, llvm::StringRef UnitFile);

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_CONFIGUREDFILES_H
