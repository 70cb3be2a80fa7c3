//===- UserCode.h - The code that the project wrote -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_USERCODE_H
#define REDIRECT_TIDY_FACTS_USERCODE_H

#include "Facts/CodeElsewhere.h"
#include "Models/Vocabulary.h"

namespace redirect {

/// Tells the project's own code from that of the system, of libraries in
/// system headers, and of a framework that the project carries along.
class UserCode {
public:
  /// \p Elsewhere, which may be null, says what other units define.
  UserCode(const clang::SourceManager &Sources, const Vocabulary &Words,
           const CodeElsewhere *Elsewhere = nullptr)
      : Sources(Sources), Words(Words), Elsewhere(Elsewhere) {}

  bool contains(clang::SourceLocation Location);

  /// The definition of \p Function if it is user code that can be analysed:
  /// complete, free of errors and not a template itself.
  const clang::FunctionDecl *definition(const clang::FunctionDecl &Function);

  /// The definition of \p Function, or its first declaration if another unit
  /// defines it whose functions are followed; else null.
  const clang::FunctionDecl *followed(const clang::FunctionDecl &Function);

private:
  const clang::SourceManager &Sources;
  const Vocabulary &Words;
  const CodeElsewhere *Elsewhere;
  llvm::DenseMap<clang::FileID, bool> IsUserFile;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_USERCODE_H
