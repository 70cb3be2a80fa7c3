//===- Expressions.h - Looking through what the compiler adds ---*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_EXPRESSIONS_H
#define REDIRECT_TIDY_FACTS_EXPRESSIONS_H

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/SmallPtrSet.h"
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

/// Follows variables to what they were initialised with, each of them once:
/// `Response &res = res;` leads nowhere.
class InitialValues {
public:
  /// What \p Variable was initialised with; null if it is nothing, or if the
  /// way has led here before.
  const clang::Expr *of(const clang::VarDecl &Variable) {
    return Seen.insert(&Variable).second ? Variable.getInit() : nullptr;
  }

private:
  llvm::SmallPtrSet<const clang::VarDecl *, 4> Seen;
};

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

/// A text, and what is added behind it.
struct Appending {
  const clang::Expr *To;
  const clang::Expr *Added;
};

/// What `text.append(more)` does; none if \p E does something else.
std::optional<Appending> appendedText(const clang::Expr &E);

/// True for the classes of strings, of views of them, and of string streams.
bool isText(clang::QualType Type);

/// True for what points to characters: `char *`.
bool pointsToText(clang::QualType Type);

/// True for std::ostream and what is derived from it, but for streams into a
/// text.
bool isOutputStream(clang::QualType Type);

/// What \p S, which assigns or counts, changes; null if it does neither.
const clang::Expr *assignedBy(const clang::Stmt &S);

/// The arguments of a call or construction, in the order of the callee's
/// parameters.
llvm::SmallVector<const clang::Expr *, 4> argumentsOf(const clang::Expr &Call);

/// What `std::invoke(page, this, res)` calls; null if \p Call is none.
const clang::Expr *invokedBy(const clang::CallExpr &Call);

/// The member function that \p Call runs, by its name, as an operator or by a
/// constant pointer to it; null if it runs none, or one that isn't known.
const clang::CXXMethodDecl *calledMethod(const clang::CallExpr &Call);

/// The object of which \p Call runs a member: `res` in res.status(302),
/// res(302) and (res.*setStatus)(302); null if it runs no member.
const clang::Expr *objectOf(const clang::CallExpr &Call);

/// \p E without `*`, `&` and the operators of smart pointers.
const clang::Expr *pointee(const clang::Expr *E);

/// True if \p Method can't change the object that it is called on.
bool isReadOnly(const clang::CXXMethodDecl &Method);

/// The key in `table[key]`; null if \p Call is no such call, or has none.
const clang::Expr *subscriptOf(const clang::CXXOperatorCallExpr &Call);

/// The members of the record that \p List initialises, and their values; none
/// if it initialises something else.
llvm::SmallVector<std::pair<const clang::FieldDecl *, const clang::Expr *>, 8>
fieldValues(const clang::InitListExpr &List);

/// The number that \p E is when compiling; none if that isn't known. A status
/// that its enumeration only counts is its code.
std::optional<int64_t> constantNumber(const clang::Expr &E,
                                      const clang::ASTContext &Context);

/// True for a part of an object that isn't compared as it is: `request->form`,
/// a pointer or a record.
bool isPartOfObject(const clang::Expr &E);

/// The member or variable with a pointer to the function that \p Call calls:
/// `host->add_route(host, "POST", "/orders", save)`; null if it calls by name.
const clang::ValueDecl *calledPointer(const clang::CallExpr &Call);

/// The variable, parameter or member behind \p E, or the function that returned
/// it; null if it is none of these. A local reference stands for what it was
/// bound to.
const clang::ValueDecl *rootObject(const clang::Expr &E);

/// What the object \p E is reached by, or its class if it is the function's own
/// object; null if it is neither.
const clang::NamedDecl *receiver(const clang::Expr &E);

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

/// The variable that \p E names; null if it is something else.
const clang::VarDecl *variableNamed(const clang::Expr &E);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_EXPRESSIONS_H
