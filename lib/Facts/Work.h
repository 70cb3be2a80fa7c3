//===- Work.h - What a handler does that outlives it ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_WORK_H
#define REDIRECT_TIDY_FACTS_WORK_H

#include "Facts/Names.h"
#include "Facts/UserCode.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/DenseMap.h"

namespace redirect {

/// Recognises work: a change to something that outlives the request, or a call
/// whose effect a handler waits for. Reading the request, building the
/// response, handling text and logging are no work.
class WorkRecognizer {
public:
  WorkRecognizer(const Vocabulary &Words, UserCode &Code)
      : Words(Words), Code(Code) {}

  /// True if \p E itself, leaving its operands aside, does work. Calls of
  /// functions whose body is at hand are left to what that body does.
  /// \p IsStatement says that nobody uses the value of \p E.
  bool doesWork(const clang::Expr &E, bool IsStatement);

  /// True if \p Function is given a request or a response.
  bool getsExchange(const clang::FunctionDecl &Function) const;

  /// True if what is written to \p Holder goes to a log or a file: stderr,
  /// std::clog, traceFile.
  bool isLog(const clang::ValueDecl &Holder);

private:
  bool callDoesWork(const clang::CallExpr &Call, bool IsStatement);
  bool memberCallDoesWork(const clang::CXXMethodDecl &Method,
                          const clang::Expr &Object, bool IsStatement);
  bool operatorCallDoesWork(const clang::CXXOperatorCallExpr &Call,
                            const clang::FunctionDecl &Callee,
                            bool IsStatement);
  bool isExchange(clang::QualType Type) const;
  bool isResponsePart(const clang::Expr &E) const;
  bool isReachedFromPart(const clang::Expr &E) const;
  bool isLogging(const clang::NamedDecl &D);
  const NameTraits &traitsOf(const clang::NamedDecl &D);

  const Vocabulary &Words;
  UserCode &Code;
  llvm::DenseMap<const clang::IdentifierInfo *, NameTraits> Traits;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_WORK_H
