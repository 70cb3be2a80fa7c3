//===- FindingNames.h - Findings, whatever line they move to ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_FINDINGNAMES_H
#define REDIRECT_TIDY_TOOLS_FINDINGNAMES_H

#include "Findings.h"
#include "SourceRoot.h"

namespace redirect {

/// "src/orders.cpp: http-redirect-loses-method: res.set_redirect("/orders");":
/// names a finding by what stays when lines move.
std::string stableName(const Report &R, LineNumbers &Lines,
                       const SourceRoot &Root);

/// A hash of the name for each of \p Reports; those that have a name in common
/// are counted.
std::vector<std::string> fingerprints(llvm::ArrayRef<Report> Reports,
                                      LineNumbers &Lines,
                                      const SourceRoot &Root);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_FINDINGNAMES_H
