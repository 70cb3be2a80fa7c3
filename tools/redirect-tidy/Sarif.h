//===- Sarif.h - Reports for other programs ---------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_SARIF_H
#define REDIRECT_TIDY_TOOLS_SARIF_H

#include "Checking.h"
#include "SourceRoot.h"

namespace redirect {

/// The reports as SARIF 2.1.0, which code hosts show beside the code; the units
/// that couldn't be read whole; and what was passed over before. Files below
/// \p Root are named relative to it.
std::string sarif(llvm::ArrayRef<Report> Reports,
                  llvm::ArrayRef<ProjectUnit> Units,
                  llvm::ArrayRef<std::string> PassedOver,
                  const SourceRoot &Root);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_SARIF_H
