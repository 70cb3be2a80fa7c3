//===- CodeHosts.h - Reports as code hosts take them ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_CODEHOSTS_H
#define REDIRECT_TIDY_TOOLS_CODEHOSTS_H

#include "CheckWords.h"
#include "SourceRoot.h"

namespace redirect {

/// The lines that make GitHub Actions show the reports beside the code.
std::string gitHubAnnotations(llvm::ArrayRef<Report> Reports,
                              const SourceRoot &Root);

/// A code quality report for GitLab.
std::string gitLabReport(llvm::ArrayRef<Report> Reports,
                         const SourceRoot &Root);

/// A test report, as JUnit has it: a case for each file without a finding and
/// for each finding. Those below \p FailsOn pass; files that couldn't be read
/// are errors.
std::string junitReport(llvm::ArrayRef<Report> Reports,
                        llvm::ArrayRef<ProjectUnit> Units,
                        const SourceRoot &Root, Severity FailsOn);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_CODEHOSTS_H
