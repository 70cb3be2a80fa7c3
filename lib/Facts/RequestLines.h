//===- RequestLines.h - What a program cuts off a request -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_REQUESTLINES_H
#define REDIRECT_TIDY_FACTS_REQUESTLINES_H

#include "Models/Vocabulary.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"

namespace redirect {

/// What a call takes of a request line, "GET /orders HTTP/1.1" (RFC 9112,
/// section 3), that the program itself has read.
struct RequestLineRead {
  /// What it returns: the method, or the rest, which begins with the target.
  std::optional<RequestPart> Gives;
  /// The variables that it fills; null if it fills others, or none.
  const clang::VarDecl *Method = nullptr;
  const clang::VarDecl *Target = nullptr;
};

/// What \p Call takes of a request line; none if it cuts at something else than
/// a space, or reads something else than two words.
std::optional<RequestLineRead> requestLineRead(const clang::CallExpr &Call,
                                               const RequestLineModel &Model,
                                               clang::ASTContext &In);

/// What `in >> method >> path >> version` takes of a request line; none if it
/// takes something else.
std::optional<RequestLineRead>
requestLineRead(const clang::CXXOperatorCallExpr &Extraction);

/// What holds the text of which \p Call makes its first word a number: in
/// `std::stoi(line.substr(0, end))`, the line; null if it makes none.
const clang::ValueDecl *beginsWithNumber(const clang::CallExpr &Call);

/// What holds the text that \p Call searches; null if nothing is known to.
const clang::ValueDecl *searchedBy(const clang::CallExpr &Call);

/// True if \p Target, which \p Source is copied or assigned to, is the method
/// of a request that the program has read, and Source is cut out of that.
bool takesMethod(const clang::Expr &Target, const clang::Expr &Source);

/// The text of which \p Compared is the first letter, if \p Letter is one with
/// which methods begin; null if it isn't.
const clang::Expr *firstLetterOf(const clang::Expr &Compared,
                                 const clang::Expr &Letter);

/// `line[2] == 'T'`: a letter of a text is compared.
struct LetterTest {
  const clang::Expr *Text;
  uint64_t Index;
  char Letter;
};

/// The letter that \p Compared is compared with; none if it is no letter.
std::optional<LetterTest> letterTest(const clang::Expr &Compared,
                                     const clang::Expr &Letter);

/// True if \p Tests, all of one text, spell the beginning of a method's name:
/// `line[0] == 'G' && line[1] == 'E' && line[2] == 'T'`.
bool spellMethod(llvm::ArrayRef<LetterTest> Tests);

/// The text of which \p Compared is several letters at once, read as a number:
/// `*(const uint32_t *)line`; null if it is none.
const clang::Expr *lettersAtOnce(const clang::Expr &Compared);

/// True if \p Field is the method of such a request, as a text.
bool keepsMethod(const clang::FieldDecl &Field);

/// True if \p Field is the target of a request, as programs keep it that take
/// it apart themselves: a text called so, in a record that has the method, too.
bool keepsTarget(const clang::FieldDecl &Field);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_REQUESTLINES_H
