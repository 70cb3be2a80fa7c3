//===- UnitText.h - What a unit knows and mentions --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_UNITTEXT_H
#define REDIRECT_TIDY_MODELS_UNITTEXT_H

#include "Models/ModelLibrary.h"
#include "clang/Basic/SourceLocation.h"
#include <functional>
#include <memory>

namespace clang {
class ASTContext;
class SourceManager;
} // namespace clang

namespace redirect {

/// What tells which models matter to a unit, read off its identifiers and the
/// files that are its own: the main file, and what it includes that the project
/// wrote.
class UnitText {
public:
  /// \p Context must outlive the result.
  explicit UnitText(clang::ASTContext &Context);
  UnitText(const UnitText &) = delete;
  UnitText &operator=(const UnitText &) = delete;
  ~UnitText();

  /// Refers to this object.
  UnitWords words() const { return {Knows, Mentions, LeaveOut}; }

private:
  struct OwnFile {
    clang::FileID File;
    llvm::StringRef Text;
  };
  /// The vocabulary of the frameworks, and what is foreign by it.
  struct Frameworks;

  static std::vector<OwnFile> readFiles(const clang::SourceManager &Sources);
  bool isForeign(clang::FileID File);

  clang::ASTContext &Context;
  /// What is no system header.
  std::vector<OwnFile> Files;
  std::vector<const Model *> Models;
  std::unique_ptr<Frameworks> LeftOut;
  std::function<bool(llvm::StringRef)> Knows;
  std::function<bool(llvm::StringRef)> Mentions;
  std::function<void(std::vector<const Model *>)> LeaveOut;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_UNITTEXT_H
