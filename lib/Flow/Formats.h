//===- Formats.h - Formats that arguments fill in ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_FORMATS_H
#define REDIRECT_TIDY_FLOW_FORMATS_H

#include "Models/Model.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace redirect {

/// A stretch of a format: characters, or a place that an argument fills.
struct FormatPart {
  llvm::StringRef Characters;
  /// The argument that fills it, counted from the first that may; none if this
  /// is characters.
  std::optional<unsigned> Argument;
  /// The argument that says how much of it is taken; none if all of it is.
  std::optional<unsigned> Length;
  /// The number by which the format calls it: 1 in "%1"; none if it doesn't.
  std::optional<unsigned> Number;
};

/// Takes \p Format apart, which \p NumArguments fill in.
llvm::SmallVector<FormatPart, 8>
readFormat(llvm::StringRef Format, FormatStyle Style, unsigned NumArguments);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_FORMATS_H
