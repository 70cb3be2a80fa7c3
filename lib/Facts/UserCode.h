//===- UserCode.h - The code that the project wrote -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_USERCODE_H
#define REDIRECT_TIDY_FACTS_USERCODE_H

#include "Facts/CodeElsewhere.h"
#include "Facts/CompileErrors.h"
#include "Models/ForeignFiles.h"
#include "Models/Vocabulary.h"

namespace redirect {

/// Tells the project's own code from that of the system, of libraries, and of
/// a framework that the project carries along.
class UserCode {
public:
  /// \p Elsewhere says what other units define, \p Errors where this one
  /// doesn't compile; both may be null.
  UserCode(const clang::SourceManager &Sources, const Vocabulary &Words,
           const CodeElsewhere *Elsewhere = nullptr,
           const CompileErrors *Errors = nullptr)
      : Sources(Sources), Words(Words), Elsewhere(Elsewhere), Errors(Errors),
        Foreign(Sources, Words.frameworkPlaces()) {}

  bool contains(clang::SourceLocation Location);

  /// The definition of \p Function if it is user code that can be walked:
  /// complete, validly declared and not a template itself.
  const clang::FunctionDecl *definition(const clang::FunctionDecl &Function);

  /// The definition of \p Function, or its first declaration if another unit
  /// defines it whose functions are followed; else null.
  const clang::FunctionDecl *followed(const clang::FunctionDecl &Function);

  /// True if an error stands in \p Definition, but for its lambdas and its
  /// local classes, which are functions of their own, or if it is nested too
  /// deeply. What such a function does is as unknown as what nobody sees.
  bool isLeftAlone(const clang::FunctionDecl &Definition);

private:
  const clang::SourceManager &Sources;
  const Vocabulary &Words;
  const CodeElsewhere *Elsewhere;
  const CompileErrors *Errors;
  ForeignFiles Foreign;
  /// What is known of those that were asked for.
  llvm::DenseMap<const clang::FunctionDecl *, bool> LeftAlone;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_USERCODE_H
