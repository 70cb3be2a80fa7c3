//===- CodeElsewhere.h - What other units define ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_CODEELSEWHERE_H
#define REDIRECT_TIDY_FACTS_CODEELSEWHERE_H

#include "Facts/Facts.h"

namespace redirect {

/// What the callers in other units pass for a function's parameters, and the
/// registrations there.
struct PassedElsewhere {
  /// What a registration says of its handler's parameters.
  ParametersModel Parameters;
  bool PassesRouteParameters = false;
};

/// What is known of functions that other units define or call. Facts of such
/// functions have no bodies; they are known by their first declaration.
class CodeElsewhere {
public:
  virtual ~CodeElsewhere();

  /// True if calls of \p Function, which this unit only declares, are followed.
  virtual bool follows(const clang::FunctionDecl &Function) const = 0;

  /// True if another unit has said what \p Function does.
  virtual bool knows(const clang::FunctionDecl &Function) const = 0;

  /// All methods that the program's servers serve at all, where they are
  /// limited.
  virtual std::optional<MethodSet> limit() const = 0;

  /// True if some other unit catches \p Class and answers with a redirect.
  virtual bool answersThrown(const clang::CXXRecordDecl &Class) const = 0;

  /// What other units pass to \p Function.
  virtual PassedElsewhere
  passedTo(const clang::FunctionDecl &Function) const = 0;

  /// What they pass to the handlers that \p Function returns.
  virtual PassedElsewhere
  passedToResultOf(const clang::FunctionDecl &Function) const = 0;

  /// True if some other unit sends the text that \p Holder, a member or a
  /// global variable, keeps.
  virtual bool sendsText(const clang::ValueDecl &Holder) const = 0;

  /// True if \p Function, which another unit defines, sends the text that it is
  /// given for its parameter \p Index.
  virtual bool sendsArgument(const clang::FunctionDecl &Function,
                             unsigned Index) const = 0;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_CODEELSEWHERE_H
