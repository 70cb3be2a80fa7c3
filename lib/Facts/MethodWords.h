//===- MethodWords.h - Methods as code names them ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_METHODWORDS_H
#define REDIRECT_TIDY_FACTS_METHODWORDS_H

#include "Models/Vocabulary.h"
#include "clang/AST/Expr.h"

namespace redirect {

/// True for "POST": the name of a method as requests have it, RFC 9110,
/// section 9.1.
bool isMethodWord(llvm::StringRef Word);

/// The method that \p Number stands for, if it is the value of a macro that is
/// named for it, beside others for GET and POST: `#define M_POST 2`.
std::optional<Method> methodOfMacro(const clang::IntegerLiteral &Number,
                                    const clang::ASTContext &Context);

/// The methods that an expression names.
struct NamedMethods {
  MethodSet Methods;
  /// True if it says that all methods are meant: `HTTP_ANY`, "*".
  bool IsAny = false;

  bool isNothing() const { return Methods.empty() && !IsAny; }
};

/// Reads the names of methods.
class MethodWords {
public:
  explicit MethodWords(const Vocabulary &Words) : Words(Words) {}

  /// The method for which \p Constant stands. An enumerator beside those that a
  /// model names stands for a method that no model names: WebDAV's, say.
  std::optional<Method> named(const clang::ValueDecl &Constant) const;

  /// What \p E names, as an enumerator, a function, a macro, a text, or a list
  /// or a combination of such.
  NamedMethods namedIn(const clang::Expr &E) const;

  /// What the template arguments of \p Callee name.
  NamedMethods
  namedInTemplateArguments(const clang::FunctionDecl &Callee) const;

private:
  NamedMethods namedAt(const clang::Stmt &S) const;
  bool excludes(const clang::Stmt &S) const;
  void addDeclaration(const clang::ValueDecl &Mentioned,
                      NamedMethods &Result) const;

  const Vocabulary &Words;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_METHODWORDS_H
