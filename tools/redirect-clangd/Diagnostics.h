//===- Diagnostics.h - Reports of ours on the way to the editor -*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_DIAGNOSTICS_H
#define REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_DIAGNOSTICS_H

#include "llvm/Support/JSON.h"
#include <optional>

namespace redirect {

/// The name of the check, if it is one of ours.
std::optional<llvm::StringRef> checkOf(const llvm::json::Object &Diagnostic);

/// The line that the report is on.
size_t lineOf(const llvm::json::Object &Diagnostic);

/// Has the report's code lead to the page of the check here, and gives it the
/// severity that it has elsewhere: clangd knows warnings and LLVM's pages only.
void putRight(llvm::json::Array &Diagnostics);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_DIAGNOSTICS_H
