//===- HandlerShapes.h - Virtual handlers by their shape --------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_HANDLERSHAPES_H
#define REDIRECT_TIDY_FACTS_HANDLERSHAPES_H

#include "Facts/RouteShapes.h"
#include "clang/AST/DeclCXX.h"

namespace redirect {

/// The virtual functions of a class by which it handles requests, one a method:
/// `doGet`, `doPost`.
struct HandlerShape {
  /// What overrides one of them.
  clang::SourceLocation SeenAt;
  std::vector<std::pair<const clang::CXXMethodDecl *, MethodSet>> Functions;
  /// The classes by which they answer, and those that they only read.
  llvm::SmallSetVector<const clang::RecordDecl *, 4> Answers;
  llvm::SmallSetVector<const clang::RecordDecl *, 2> Requests;
};

/// What \p Overrider overrides one of: functions named after methods, GET and
/// POST among them, that take the same and answer by what is named like
/// a request or a response.
std::optional<HandlerShape>
handlersBehind(const clang::CXXMethodDecl &Overrider);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_HANDLERSHAPES_H
