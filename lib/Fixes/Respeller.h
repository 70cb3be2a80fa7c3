//===- Respeller.h - How one redirect is respelled --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FIXES_RESPELLER_H
#define REDIRECT_TIDY_FIXES_RESPELLER_H

#include "Fixes/StatusSpelling.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

namespace redirect {

/// Makes the edits that give one redirect another status.
class Respeller {
public:
  Respeller(const Finding &F, redirect::Status New,
            const clang::ASTContext &Context)
      : Old(F.Code), New(static_cast<int>(New)), Status(F.Status),
        Write(F.StatusWrite), Function(F.Function), Words(*F.Words),
        Context(Context), Sources(Context.getSourceManager()) {}

  std::optional<Edit> status() const;
  /// The reason phrase that stands beside the status.
  std::optional<Edit> phrase() const;
  /// What the sending call says of the length of the text in which the status
  /// stands, which \p Changed makes longer or shorter.
  llvm::SmallVector<Edit, 1> lengths(const Edit &Changed) const;

private:
  std::optional<Edit> fitting(const clang::Stmt &S,
                              const clang::StringLiteral &Literal,
                              size_t Longer) const;
  std::optional<Edit> phrase(const clang::Expr &Text) const;
  std::optional<Edit> phraseBeside(const clang::Expr &Call) const;
  std::optional<Edit> insertedPhrase() const;
  std::optional<Edit> macro(const clang::Expr &Status) const;
  std::optional<Edit> number(const clang::IntegerLiteral &Literal) const;
  std::optional<Edit> text(const clang::StringLiteral &Literal) const;
  std::optional<Edit> constant(const clang::DeclRefExpr &Constant) const;
  std::optional<Edit>
  defaultArgument(const clang::CXXDefaultArgExpr &Default) const;
  std::optional<Edit> functionName(const clang::CallExpr &Call) const;
  std::optional<Edit> replace(clang::SourceRange Range, std::string Text) const;
  llvm::StringRef sourceText(clang::SourceRange Range) const;
  std::optional<clang::SourceRange>
  tokenWithStatus(const clang::StringLiteral &Literal) const;
  clang::SourceLocation tokenAt(const clang::StringLiteral &Literal,
                                size_t Offset) const;

  const int Old;
  const int New;
  const clang::Expr *const Status;
  const clang::Expr *const Write;
  /// The function that sends the redirect.
  const clang::FunctionDecl *const Function;
  const Vocabulary &Words;
  const clang::ASTContext &Context;
  const clang::SourceManager &Sources;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FIXES_RESPELLER_H
