//===- CallForms.h - All forms of call that C and C++ have ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TEST_UNIT_CALLFORMS_H
#define REDIRECT_TIDY_TEST_UNIT_CALLFORMS_H

#include "llvm/ADT/ArrayRef.h"

namespace redirect {

/// A way to write an expression of any type and value. In its texts, $T stands
/// for the type, $V for the value and $N for a number of its own, by which
/// several of a kind fit into one file.
struct CallForm {
  const char *Name;
  const char *Expression;
  /// What stands before it, outside of functions.
  const char *Declarations = "";
  /// The language: "c++20".
  const char *Standard = "c++17";
  /// True if it can't stand outside of functions.
  bool IsInFunctions = false;
};

llvm::ArrayRef<CallForm> cxxForms();
llvm::ArrayRef<CallForm> cForms();

} // namespace redirect

#endif // REDIRECT_TIDY_TEST_UNIT_CALLFORMS_H
