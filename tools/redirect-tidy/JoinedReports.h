//===- JoinedReports.h - What several units say of one place ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_JOINEDREPORTS_H
#define REDIRECT_TIDY_TOOLS_JOINEDREPORTS_H

#include "Checking.h"

namespace redirect {

/// The reports of all units in the order of their places. What several units
/// say of one redirect is one report: that of the unit which leaves the fewest
/// fixes open, with the notes of all. Where one unit knows that the request is
/// to be repeated and another that a page is to be shown, both reports stay. A
/// fix that isn't right for each of the units is left out.
std::vector<Report> joined(llvm::ArrayRef<std::vector<Report>> ByUnit);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_JOINEDREPORTS_H
