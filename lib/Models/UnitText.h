//===- UnitText.h - What a unit knows and mentions --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_UNITTEXT_H
#define REDIRECT_TIDY_MODELS_UNITTEXT_H

#include "Models/ModelLibrary.h"
#include <functional>

namespace clang {
class ASTContext;
} // namespace clang

namespace redirect {

/// What tells which models matter to a unit, read off its identifiers and the
/// files that are its own: the main file, and what it includes that is no
/// system header.
class UnitText {
public:
  /// \p Context must outlive the result.
  explicit UnitText(const clang::ASTContext &Context);
  UnitText(const UnitText &) = delete;
  UnitText &operator=(const UnitText &) = delete;

  /// Refers to this object.
  UnitWords words() const { return {Knows, Mentions}; }

private:
  std::vector<llvm::StringRef> OwnFiles;
  std::function<bool(llvm::StringRef)> Knows;
  std::function<bool(llvm::StringRef)> Mentions;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_UNITTEXT_H
