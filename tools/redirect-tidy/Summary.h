//===- Summary.h - A run in one line ----------------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_SUMMARY_H
#define REDIRECT_TIDY_TOOLS_SUMMARY_H

#include "Checking.h"
#include "Redirects/WholeProgram.h"

namespace redirect {

/// "3 routes"; of a word whose plural has no other sign than "s", that may be
/// left out.
std::string counted(size_t Count, llvm::StringRef One,
                    llvm::StringRef Many = "");

/// What a run has seen: "cpp-httplib, 3 routes, 2 redirects; loses-method 2, 1
/// of them waits for your choice; 2 findings in 3 units, 1 of them unchanged".
/// Where no framework was recognised, that is told, with the page to read. \p
/// Fixed says how many have been fixed.
std::string summaryOf(llvm::ArrayRef<ProjectUnit> Units,
                      llvm::ArrayRef<RouteEntry> Routes,
                      llvm::ArrayRef<Report> Reports, size_t Fixed);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_SUMMARY_H
