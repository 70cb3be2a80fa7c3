//===- Responses.h - Which response is meant --------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_RESPONSES_H
#define REDIRECT_TIDY_FACTS_RESPONSES_H

#include "Facts/Expressions.h"
#include "Facts/Facts.h"
#include <map>
#include <string>

namespace redirect {

/// Tells by which object a response is known: the variable that holds it, or
/// the object from which it is reached.
class Responses {
public:
  explicit Responses(const Vocabulary &Words) : Words(Words) {}

  /// Takes note that what \p Made makes, which may be a response, is kept in
  /// \p Holder.
  void keep(const clang::Expr &Made, const clang::ValueDecl &Holder);

  /// What holds the result of \p Maker, which may be a response.
  ResponseObject made(const clang::Expr &Maker) const;

  /// The response to which \p Call writes.
  ResponseObject writtenBy(const clang::CallExpr &Call,
                           const ResponsePlace &Place) const;

  /// The connection to which \p Call writes a text: the parameter that leads to
  /// it, if one does.
  ResponseObject connectionOf(const clang::CallExpr &Call,
                              const ResponsePlace &Place) const;

  /// The response that \p Object is, or is a part of; null if it is neither.
  ResponseObject behind(const clang::Expr &Object) const;

  /// The response that \p Argument passes on without naming it; null if it does
  /// name it, or passes none.
  ResponseObject given(const clang::Expr &Argument) const;

  /// True if \p Object is a part of a response, as a model says.
  bool isPart(const clang::Expr &Object) const {
    InitialValues Values;
    return wholeOf(Object, Values) != nullptr;
  }

private:
  ResponseObject writtenBy(const clang::CallExpr &Call,
                           const ResponsePlace &Place,
                           InitialValues &Values) const;
  ResponseObject behind(const clang::Expr &Object, InitialValues &Values) const;
  const clang::Expr *wholeOf(const clang::Expr &Part,
                             InitialValues &Values) const;

  ResponseObject elementOf(const clang::Expr &Object) const;

  const Vocabulary &Words;
  llvm::DenseMap<const clang::Expr *, const clang::ValueDecl *> Holders;
  /// The elements of local containers, by these and their keys: where each of
  /// them is first mentioned.
  mutable std::map<std::pair<const clang::ValueDecl *, std::string>,
                   const clang::Expr *>
      Elements;
};

/// What stands for `*this` in the members of \p Class: its first member
/// function, which is no response otherwise; null if it has none.
const clang::ValueDecl *ownObject(const clang::CXXRecordDecl &Class);

/// True if \p Object is that of the class of which \p Function is a member.
bool isOwnObject(const clang::ValueDecl *Object,
                 const clang::FunctionDecl &Function);

/// The argument of \p Call at \p Index, without the object of an overloaded
/// operator; null if there are fewer.
const clang::Expr *argumentAt(const clang::Expr &Call, unsigned Index);

/// The class of which `std::make_shared<Response>(302)` makes an object; null
/// if \p Call does something else.
const clang::RecordDecl *recordMadeBy(const clang::CallExpr &Call);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_RESPONSES_H
