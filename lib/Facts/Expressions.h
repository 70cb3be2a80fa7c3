//===- Expressions.h - Looking through what the compiler adds ---*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_EXPRESSIONS_H
#define REDIRECT_TIDY_FACTS_EXPRESSIONS_H

#include "clang/AST/ExprCXX.h"
#include <optional>

namespace redirect {

/// What the author wrote for \p E: without parentheses, implicit casts,
/// temporaries, and copies or moves that only carry a value on.
inline const clang::Expr *asWritten(const clang::Expr *E) {
  while (true) {
    const clang::Expr *Inner = E->IgnoreParens()->IgnoreImplicit();
    if (const auto *Copy = clang::dyn_cast<clang::CXXConstructExpr>(Inner);
        Copy && Copy->getNumArgs() == 1 &&
        Copy->getConstructor()->isCopyOrMoveConstructor())
      Inner = Copy->getArg(0);
    if (Inner == E)
      return E;
    E = Inner;
  }
}

/// True for the classes that take a URL apart, by their names: Poco::URI,
/// boost::urls::url, QUrl.
bool isUrl(clang::QualType Type);

/// What the local reference \p Variable is bound to: its initial value, or the
/// range whose elements a range-based `for` binds it to; null if unknown.
const clang::Expr *boundExpression(const clang::VarDecl &Variable);

/// True for what namespace std holds, members of its classes included.
bool isStandard(const clang::Decl &D);

/// The text of a string literal, or of a constant that holds one.
std::optional<llvm::StringRef> constantText(const clang::Expr &E);

/// The text that `text.c_str()`, `match.str()` or `std::string(text)` only
/// carries on; null if \p E does something else.
const clang::Expr *carriedText(const clang::Expr &E);

/// The text or enumerator of which \p E is at most a copy or a view.
const clang::Expr *copied(const clang::Expr *E);

/// The text that `text.append(more)` adds; null if \p E does something else.
const clang::Expr *appendedText(const clang::Expr &E);

/// True for the classes of strings, of views of them, and of string streams.
bool isText(clang::QualType Type);

/// True for std::ostream and what is derived from it, but for streams into a
/// text.
bool isOutputStream(clang::QualType Type);

/// The arguments of a call or construction, in the order of the callee's
/// parameters.
llvm::SmallVector<const clang::Expr *, 4> argumentsOf(const clang::Expr &Call);

/// The variable, parameter or member behind \p E, or the function that returned
/// it; null if it is none of these. A local reference stands for what it was
/// bound to.
const clang::ValueDecl *rootObject(const clang::Expr &E);

/// The virtual function that \p Call names, to run whatever overrides it; null
/// if it is none, or called as `Page::show(res)`, which runs that one alone.
const clang::CXXMethodDecl *virtualCallee(const clang::CallExpr &Call);

/// The virtual functions that \p Function overrides, at any depth, by their
/// first declarations.
llvm::SmallVector<const clang::CXXMethodDecl *, 2>
overriddenBy(const clang::FunctionDecl &Function);

/// \p Call and the calls before it in a chain, the last one first:
/// app.route("/orders").methods("POST"), also where the chain goes on from a
/// local variable.
llvm::SmallVector<const clang::CallExpr *, 4>
chainUpTo(const clang::CallExpr &Call);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_EXPRESSIONS_H
