//===- ReportJson.h - Reports, to be kept for the next run ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REPORTJSON_H
#define REDIRECT_TIDY_TOOLS_REPORTJSON_H

#include "Checking.h"
#include "llvm/Support/JSON.h"

namespace redirect {

/// True if all that \p R has is UTF-8: names of files and what a source says
/// may be anything, but nothing else can be kept.
bool canBeKept(const Report &R);

llvm::json::Object asJson(llvm::ArrayRef<Report> Reports);

/// Nothing if \p From is something else.
std::optional<std::vector<Report>>
reportsFromJson(const llvm::json::Object &From);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REPORTJSON_H
