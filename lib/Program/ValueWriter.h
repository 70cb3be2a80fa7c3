//===- ValueWriter.h - Writes values for other units ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_VALUEWRITER_H
#define REDIRECT_TIDY_PROGRAM_VALUEWRITER_H

#include "Program/SummaryJson.h"

namespace redirect {

/// Writes what values a unit's functions have to do with, for what methods and
/// callers these hold, and what was done: in terms that other units know. What
/// they can't name is unknown to them.
class ValueWriter {
public:
  using PlaceOf = llvm::function_ref<PlaceElsewhere(const clang::Expr &)>;

  /// \p Where tells where expressions of the unit stand, and must outlive the
  /// writer; where there are none, it may be null.
  explicit ValueWriter(PlaceOf Where) : Where(Where) {}

  /// What was done, in terms of the parameters of \p Function.
  llvm::json::Object evidence(const Evidence &Done,
                              const clang::FunctionDecl &Function) const;
  /// What was done, for who has nothing to say of what was given: by keys and
  /// values in alphabetical order.
  void evidence(
      const Evidence &Done,
      llvm::function_ref<void(llvm::StringRef, llvm::StringRef)> Add) const;

  /// What \p Reached asks of the parameters of \p Function; empty if nothing.
  llvm::json::Array under(const FunctionReach &Reached,
                          const clang::FunctionDecl &Function) const;

  /// An entry for what holds where \p Reached does, as far as others can tell.
  llvm::json::Object reached(const FunctionReach &Reached,
                             const clang::FunctionDecl &Function) const;

  /// What a call in \p Function passes.
  llvm::json::Object passed(const PassedArguments &Passed,
                            const clang::FunctionDecl &Function) const;

protected:
  std::string place(CodePlace At) const;
  /// Where \p Status is written; that is by \p Write, if it is implicit.
  std::string placeOfStatus(const clang::Expr &Status,
                            const clang::Expr *Write) const;
  /// The number of the parameter that \p Variable is, if it is one of \p
  /// Function.
  std::optional<unsigned> parameter(const clang::ValueDecl *Variable,
                                    const clang::FunctionDecl &Function) const;
  llvm::json::Array text(const Text &T,
                         const clang::FunctionDecl &Function) const;
  llvm::json::Array values(const ValueSet &Values,
                           const clang::FunctionDecl &Function) const;

private:
  std::string given(const clang::NamedDecl &On,
                    const clang::FunctionDecl &Function) const;
  llvm::json::Object status(const TextPiece &Piece, const Value &Status,
                            const clang::FunctionDecl &Function) const;
  void addNumber(const Value &V, llvm::json::Object &To) const;

  PlaceOf Where;
};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_VALUEWRITER_H
