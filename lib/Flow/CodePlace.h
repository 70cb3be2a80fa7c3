//===- CodePlace.h - Where something stands in the program ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_CODEPLACE_H
#define REDIRECT_TIDY_FLOW_CODEPLACE_H

#include "clang/AST/Expr.h"
#include "llvm/ADT/PointerUnion.h"
#include <string>

namespace redirect {

/// A place in code that another unit has read: "src/routes.cpp:12:3". The file
/// is named relative to the program's root, if it lies below that.
struct PlaceElsewhere {
  std::string File;
  unsigned Line = 0;
  unsigned Column = 0;

  bool operator==(const PlaceElsewhere &RHS) const {
    return File == RHS.File && Line == RHS.Line && Column == RHS.Column;
  }
};

/// An expression of this unit, or a place that only another one has seen.
using CodePlace =
    llvm::PointerUnion<const clang::Expr *, const PlaceElsewhere *>;

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_CODEPLACE_H
