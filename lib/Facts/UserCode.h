//===- UserCode.h - The code that the project wrote -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_USERCODE_H
#define REDIRECT_TIDY_FACTS_USERCODE_H

#include "Models/Vocabulary.h"

namespace redirect {

/// Tells the project's own code from that of the system, of libraries in
/// system headers, and of a framework that the project carries along.
class UserCode {
public:
  UserCode(const clang::SourceManager &Sources, const Vocabulary &Words)
      : Sources(Sources), Words(Words) {}

  bool contains(clang::SourceLocation Location);

  /// The definition of \p Function if it is user code that can be analysed:
  /// complete, free of errors and not a template itself.
  const clang::FunctionDecl *definition(const clang::FunctionDecl &Function);

private:
  const clang::SourceManager &Sources;
  const Vocabulary &Words;
  llvm::DenseMap<clang::FileID, bool> IsUserFile;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_USERCODE_H
