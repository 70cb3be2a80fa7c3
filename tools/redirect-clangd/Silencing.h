//===- Silencing.h - Quick fixes that suppress a report ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_SILENCING_H
#define REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_SILENCING_H

#include "OpenFiles.h"

namespace redirect {

/// The quick fixes "suppress with NOLINT(check)" for what a request of code
/// actions says of reports of ours.
llvm::json::Array silencingActions(const llvm::json::Object &Params,
                                   const OpenFiles &Files);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_SILENCING_H
