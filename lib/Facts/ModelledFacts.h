//===- ModelledFacts.h - Expressions that a model knows ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_MODELLEDFACTS_H
#define REDIRECT_TIDY_FACTS_MODELLEDFACTS_H

#include "Facts/Facts.h"
#include "Facts/MethodWords.h"
#include "Facts/Responses.h"
#include "clang/AST/ExprCXX.h"

namespace redirect {

/// Reads expressions as the models say. Each function gives the fact that \p
/// the expression states itself, leaving its operands aside; none if no model
/// knows it.
class ModelledFacts {
public:
  explicit ModelledFacts(const Vocabulary &Words)
      : Words(Words), MethodNames(Words), Known(Words) {}

  /// Takes note that \p Made, which makes a response, is kept in \p Holder.
  void keep(const clang::Expr &Made, const clang::ValueDecl &Holder) {
    Known.keep(Made, Holder);
  }

  /// What holds the result of \p Maker, which may be a response.
  ResponseObject given(const clang::Expr &Argument) const {
    return Known.given(Argument);
  }
  ResponseObject made(const clang::Expr &Maker) const {
    return Known.made(Maker);
  }

  std::optional<Fact> ofCall(const clang::CallExpr &Call) const;
  std::optional<Fact>
  ofConstruction(const clang::CXXConstructExpr &Construct) const;
  std::optional<Fact> ofRecord(const clang::InitListExpr &List) const;
  std::optional<Fact> ofAssignment(const clang::Expr &Target,
                                   const clang::Expr &Value) const;
  /// The header of a response into which \p Call, which makes a text as \p How
  /// says, puts it; none if it goes elsewhere.
  std::optional<ResponseWrite> filledBy(const clang::CallExpr &Call,
                                        const TextModel &How) const;
  /// Of `req.method`, `method` or `http::verb::post`.
  std::optional<Fact> ofMention(const clang::ValueDecl &Mentioned) const;
  /// Of a number that a macro stands for: `M_POST`.
  std::optional<Fact> ofNumber(const clang::IntegerLiteral &Number) const;

private:
  std::optional<Fact> ofWrite(const clang::CallExpr &Call,
                              const Roles &R) const;
  std::optional<Fact> ofRead(const clang::CallExpr &Call, const Roles &R) const;
  std::optional<Fact> ofRedirect(const clang::Expr &Call,
                                 const RedirectModel &Model,
                                 ResponseObject Response) const;
  std::optional<Fact> ofStatus(const clang::Expr &Call,
                               const StatusModel &Model, const Roles &R,
                               ResponseObject Response) const;
  std::optional<Fact> ofMaking(const clang::CallExpr &Call) const;
  std::optional<Fact> ofHeaderCall(const clang::CallExpr &Call,
                                   const HeaderModel &Model) const;
  std::optional<Fact> ofContainer(const clang::Expr &Container,
                                  const clang::Expr *Name,
                                  const clang::Expr *Value) const;
  std::optional<Fact>
  ofContainerCall(const clang::CXXMemberCallExpr &Call) const;
  std::optional<Fact> ofNamedHeader(const clang::Expr &Name,
                                    const clang::Expr *Value,
                                    ResponseObject Response) const;
  std::optional<Fact> ofHeader(llvm::StringRef Name, const clang::Expr *Value,
                               ResponseObject Response) const;
  std::optional<Fact> ofHeaderObject(const clang::Expr &Object,
                                     ResponseObject Response) const;
  const HeaderModel *headerMadeBy(const clang::Expr &Made) const;
  const clang::Expr *headerMadeIn(const clang::Expr &E) const;
  bool findHeadersIn(const clang::Expr &Argument, ResponseWrite &Write) const;
  void findHeaders(const clang::Expr &Call, ResponseWrite &Write) const;
  std::optional<Fact> ofHeaderList(const clang::Expr &List,
                                   const HeaderListModel &Model,
                                   ResponseObject Response) const;
  const clang::Expr *locationIn(const clang::Expr &List) const;

  const Vocabulary &Words;
  const MethodWords MethodNames;
  Responses Known;
};

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_MODELLEDFACTS_H
