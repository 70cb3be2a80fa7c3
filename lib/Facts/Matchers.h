//===- Matchers.h - The project's words for clang's matchers ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What HTTP code does, as matchers that go with clang's own:
//
//   callExpr(redirectCall(Words), hasStatus(Words, integerLiteral()))
//
// The models say which declarations are meant, so that no matcher asks for a
// name; Words is the vocabulary of the unit.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_MATCHERS_H
#define REDIRECT_TIDY_FACTS_MATCHERS_H

#include "Facts/GivenParts.h"
#include "clang/ASTMatchers/ASTMatchers.h"

namespace redirect::matchers {

// res.set_redirect(url), throw redirect_exception(url)
AST_MATCHER_P(clang::Expr, redirectCall, const Vocabulary *, Words) {
  return targetGiven(Node, *Words) != nullptr;
}

// url in res.set_redirect(url, 302)
AST_MATCHER_P2(clang::Expr, hasTarget, const Vocabulary *, Words,
               clang::ast_matchers::internal::Matcher<clang::Expr>, Inner) {
  const clang::Expr *Target = targetGiven(Node, *Words);
  return Target && Inner.matches(*Target, Finder, Builder);
}

// 302 in res.set_redirect(url, 302)
AST_MATCHER_P2(clang::Expr, hasStatus, const Vocabulary *, Words,
               clang::ast_matchers::internal::Matcher<clang::Expr>, Inner) {
  const clang::Expr *Status = statusGiven(Node, *Words);
  return Status && Inner.matches(*Status, Finder, Builder);
}

} // namespace redirect::matchers

#endif // REDIRECT_TIDY_FACTS_MATCHERS_H
