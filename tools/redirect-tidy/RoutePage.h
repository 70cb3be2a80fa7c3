//===- RoutePage.h - The routes of a project, in a browser ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_ROUTEPAGE_H
#define REDIRECT_TIDY_TOOLS_ROUTEPAGE_H

#include "Findings.h"
#include "Redirects/WholeProgram.h"

namespace redirect {

/// One HTML page that needs nothing else: the routes, the redirects to which
/// they lead, what is reported of those, and the lines of source around all of
/// them. \p Root is the folder to which places are relative.
std::string routePage(llvm::ArrayRef<RouteEntry> Routes,
                      llvm::ArrayRef<Report> Reports, llvm::StringRef Root);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_ROUTEPAGE_H
