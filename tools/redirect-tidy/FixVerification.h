//===- FixVerification.h - Whether fixes are right --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_FIXVERIFICATION_H
#define REDIRECT_TIDY_TOOLS_FIXVERIFICATION_H

#include "Fixing.h"
#include "ProjectOptions.h"
#include <map>

namespace redirect {

/// How many reports stand in each file, by real paths.
using ReportCounts = std::map<std::string, size_t>;
ReportCounts countReports(llvm::ArrayRef<Report> Reports);

/// Reads all units again that are made of a file that \p Applied has written,
/// and checks what may report there. A file with which a unit has more errors
/// than in \p Before, or that has more reports than those of \p Found which
/// weren't fixed, gets its old text back, along with the other files of its
/// fixes. Takes those out of \p Applied, and adds to its problems why. Returns
/// how many units were read again.
llvm::Expected<size_t> verifyFixes(AppliedFixes &Applied, const Project &Before,
                                   const ReportCounts &Found,
                                   CheckSettings Settings);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_FIXVERIFICATION_H
