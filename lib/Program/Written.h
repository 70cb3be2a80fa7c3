//===- Written.h - What functions write -------------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_WRITTEN_H
#define REDIRECT_TIDY_PROGRAM_WRITTEN_H

#include "Flow/Summary.h"

namespace redirect {

/// What a function writes, itself or by what it calls.
struct Written {
  /// It gives a response something.
  bool IsResponse = false;
  /// That may be a part of a redirect.
  bool MayRedirect = false;

  void add(bool IsPartOfRedirect) {
    IsResponse = true;
    MayRedirect |= IsPartOfRedirect;
  }
};

/// What the function of \p Summary writes.
Written writtenIn(const FunctionSummary &Summary,
                  const clang::ASTContext &Context);

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_WRITTEN_H
