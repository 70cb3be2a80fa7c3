//===- DescribedJson.h - Descriptions, kept for the next run ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef REDIRECT_TIDY_TOOLS_DESCRIBEDJSON_H
#define REDIRECT_TIDY_TOOLS_DESCRIBEDJSON_H

#include "UnitMap.h"
#include "llvm/Support/JSON.h"

namespace redirect {

llvm::json::Object asJson(const DescribedUnit &Unit);

/// Nothing if \p From is something else.
std::optional<DescribedUnit> describedFromJson(const llvm::json::Object &From);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_DESCRIBEDJSON_H
