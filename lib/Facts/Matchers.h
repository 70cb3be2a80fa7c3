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
// redirect-query gives the same words to people: docs/querying.md.
//
// The models say which declarations are meant, so that no matcher asks for a
// name; Words is the vocabulary of the unit.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_MATCHERS_H
#define REDIRECT_TIDY_FACTS_MATCHERS_H

#include "Facts/Expressions.h"
#include "Facts/GivenParts.h"
#include "clang/ASTMatchers/ASTMatchers.h"

namespace redirect::matchers {

using ExprMatcher = clang::ast_matchers::internal::Matcher<clang::Expr>;

// clang's macros make the constructors of what stands here.
// NOLINTBEGIN(modernize-pass-by-value)

// res.set_redirect(url), throw redirect_exception(url)
AST_MATCHER_P(clang::Expr, redirectCall, const Vocabulary *, Words) {
  return targetGiven(Node, *Words) != nullptr;
}

// url in res.set_redirect(url, 302)
AST_MATCHER_P2(clang::Expr, hasTarget, const Vocabulary *, Words, ExprMatcher,
               Inner) {
  const clang::Expr *Target = targetGiven(Node, *Words);
  return Target && Inner.matches(*Target, Finder, Builder);
}

// res.status = 302, res.result(status::found), Response res(302)
AST_MATCHER_P(clang::Expr, setsStatus, const Vocabulary *, Words) {
  return !redirectModelOf(Node, *Words) && statusGiven(Node, *Words);
}

// 302 in res.set_redirect(url, 302) and res.status = 302
AST_MATCHER_P2(clang::Expr, hasStatus, const Vocabulary *, Words, ExprMatcher,
               Inner) {
  const clang::Expr *Status = statusGiven(Node, *Words);
  return Status && Inner.matches(*Status, Finder, Builder);
}

// res.set_header("Location", url), res.headers["Location"] = url
AST_MATCHER_P(clang::Expr, setsHeader, const Vocabulary *, Words) {
  return headerGiven(Node, *Words).has_value();
}

// "Location" in res.set_header("Location", url), field::location in
// res.set(field::location, url)
AST_MATCHER_P2(clang::Expr, headerIs, const Vocabulary *, Words, std::string,
               Name) {
  const std::optional<GivenHeader> Given = headerGiven(Node, *Words);
  return Given && Given->Is.equals_insensitive(Name);
}

// url in res.set_header("Location", url)
AST_MATCHER_P2(clang::Expr, hasHeaderValue, const Vocabulary *, Words,
               ExprMatcher, Inner) {
  const std::optional<GivenHeader> Given = headerGiven(Node, *Words);
  return Given && Given->Value && Inner.matches(*Given->Value, Finder, Builder);
}

// req.body, req.get_param_value("id"), getenv("PATH_INFO")
AST_MATCHER_P(clang::Expr, readsRequest, const Vocabulary *, Words) {
  return partRead(Node, *Words).has_value();
}

// req.method for RequestPart::Method
AST_MATCHER_P2(clang::Expr, readsPart, const Vocabulary *, Words, RequestPart,
               Part) {
  return partRead(Node, *Words) == Part;
}

// req.isPost(), lws_hdr_total_length(wsi, WSI_TOKEN_POST_URI)
AST_MATCHER_P(clang::CallExpr, asksForMethod, const Vocabulary *, Words) {
  const Roles *R = rolesUsedBy(Node, *Words);
  return R && R->Predicate;
}

// strcmp(text, other), text.compare(other), boost::iequals(text, other)
AST_MATCHER_P(clang::CallExpr, comparesTexts, const Vocabulary *, Words) {
  const Roles *R = rolesUsedBy(Node, *Words);
  return R && R->Comparison;
}

// text in text.c_str(), std::string(text), std::move(text)
AST_MATCHER_P(clang::Expr, carriesText, ExprMatcher, Inner) {
  const clang::Expr *Text = carriedText(Node);
  return Text && Inner.matches(*Text, Finder, Builder);
}

// req.method == "POST", strcmp(req->method, "POST") == 0, req.isPost(),
// switch (req.method())
inline clang::ast_matchers::internal::Matcher<clang::Stmt>
methodTest(const Vocabulary *Words) {
  using namespace clang::ast_matchers;
  const ExprMatcher Method =
      ignoringParenImpCasts(readsPart(Words, RequestPart::Method));
  const ExprMatcher Text =
      ignoringImplicit(anyOf(Method, carriesText(ignoringImplicit(Method))));
  return stmt(
      anyOf(callExpr(asksForMethod(Words)),
            callExpr(comparesTexts(Words),
                     anyOf(hasAnyArgument(Text), cxxMemberCallExpr(on(Text)))),
            binaryOperator(isComparisonOperator(), hasEitherOperand(Text)),
            cxxOperatorCallExpr(isComparisonOperator(), hasEitherOperand(Text)),
            switchStmt(hasCondition(Text))));
}

// server.Post("/orders", save), handler->on_req = save
AST_MATCHER_P(clang::Expr, registersRoute, const Vocabulary *, Words) {
  return routeGiven(Node, *Words).has_value();
}

// Post in server.Post("/orders", save)
AST_MATCHER_P2(clang::Expr, servesMethod, const Vocabulary *, Words, Method,
               Served) {
  const std::optional<PendingRoute> Route = routeGiven(Node, *Words);
  return Route && Route->Registered.Methods.contains(Served);
}

// "/orders" in server.Post("/orders", save)
AST_MATCHER_P2(clang::Expr, patternIs, const Vocabulary *, Words, std::string,
               Pattern) {
  const std::optional<PendingRoute> Route = routeGiven(Node, *Words);
  return Route && Route->Registered.Pattern == llvm::StringRef(Pattern);
}

// save in server.Post("/orders", save)
AST_MATCHER_P2(clang::Expr, hasHandler, const Vocabulary *, Words, ExprMatcher,
               Inner) {
  const std::optional<PendingRoute> Route = routeGiven(Node, *Words);
  return Route && Route->Handler &&
         Inner.matches(*Route->Handler, Finder, Builder);
}

// NOLINTEND(modernize-pass-by-value)

} // namespace redirect::matchers

#endif // REDIRECT_TIDY_FACTS_MATCHERS_H
