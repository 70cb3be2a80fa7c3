//===- Checking.h - Reports from all units ----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_CHECKING_H
#define REDIRECT_TIDY_TOOLS_CHECKING_H

#include "Project.h"
#include "ReportData.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"

namespace redirect {

struct CheckSettings;
class WholeProgram;

/// A report of clang-tidy, with absolute paths, and what it says as data.
struct Report : clang::tidy::ClangTidyError {
  using ClangTidyError::ClangTidyError;
  explicit Report(clang::tidy::ClangTidyError Said)
      : ClangTidyError(std::move(Said)) {}

  ReportData Says;
};

/// Runs the checks on \p Some of the units. The reports are sorted by their
/// places, and each redirect is reported once, however many units include it.
std::vector<Report> checkAll(Project &All, llvm::ArrayRef<ProjectUnit *> Some,
                             const WholeProgram &Program,
                             const CheckSettings &Settings);

/// Runs the checks on \p Unit. Notes' data are taken off, and paths are
/// absolute.
std::vector<Report> runChecks(const ProjectUnit &Unit,
                              const CheckSettings &Settings);

/// True for what says that the configuration is wrong, not the code.
bool isAboutConfiguration(const Report &R);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_CHECKING_H
