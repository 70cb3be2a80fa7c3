//===- Lengths.h - How much of a text is taken ------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A word of the request's path is not the request's path: "/users/" + name
// leads to another page.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FLOW_LENGTHS_H
#define REDIRECT_TIDY_FLOW_LENGTHS_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace redirect {

/// The member function of a text that \p E calls; null if it calls none.
const clang::CXXMemberCallExpr *textMember(const clang::Expr &E);

/// True if \p Length leaves all of a path but a slash or a query at its end:
/// `path.size() - 1`, `path.find('?')`.
bool leavesPath(const clang::Expr &Length);

/// True if \p Length is that of a whole text, or of the room for one:
/// `strlen(path)`, `uri->len`, `sizeof to - 1`, `length`.
bool isWholeLength(const clang::Expr &Length);

/// True if \p Length is how far one pointer is from another: `slash - path`.
bool isDistance(const clang::Expr &Length);

/// True if \p Call cuts off the end of a text, and not only what leavesPath
/// allows: `path.erase(path.rfind('/'))`.
bool cutsPath(const clang::CallExpr &Call);

/// True if \p Start is where something begins that is no path: its last word,
/// or what stands behind a text that begins none: `path.rfind('/')`,
/// `target.find("next=") + 5`.
bool beginsNoPath(const clang::Expr &Start);

/// True if all of a text goes through \p Loop, whatever becomes of it: no round
/// is left out, but for a query, spaces and ends of lines. \p Takes tells what
/// takes a character.
bool takesAll(const clang::Stmt &Loop,
              llvm::function_ref<bool(const clang::Stmt &)> Takes);

/// True for a character or a text with which no path begins.
bool isNoPath(const clang::Expr &Sought);

} // namespace redirect

#endif // REDIRECT_TIDY_FLOW_LENGTHS_H
