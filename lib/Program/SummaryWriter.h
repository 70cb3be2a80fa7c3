//===- SummaryWriter.h - Writes what functions do ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_PROGRAM_SUMMARYWRITER_H
#define REDIRECT_TIDY_PROGRAM_SUMMARYWRITER_H

#include "Program/ValueWriter.h"

namespace redirect {

/// What \p R says of the parameters of its handlers.
llvm::json::Object passedBy(const Route &R);

/// Writes what a unit's functions do.
class SummaryWriter : public ValueWriter {
public:
  using ValueWriter::ValueWriter;

  /// One of the redirects of \p Function.
  llvm::json::Object redirect(const Redirect &R,
                              const clang::FunctionDecl &Function) const;

  /// What callers in other units have to know of \p Function; empty if that is
  /// nothing.
  llvm::json::Object summary(const FunctionSummary &Summary,
                             const clang::FunctionDecl &Function) const;

private:
  void addStatus(const Redirect &R, const clang::FunctionDecl &Function,
                 llvm::json::Object &To) const;
  llvm::json::Object effect(const Effect &E,
                            const clang::FunctionDecl &Function) const;
  llvm::json::Array effects(const FunctionSummary &Summary,
                            const clang::FunctionDecl &Function) const;
  llvm::json::Object result(const FunctionSummary &OfResult,
                            const clang::FunctionDecl &Maker) const;
  llvm::json::Array registrations(const FunctionSummary &Summary,
                                  const clang::FunctionDecl &Function) const;
  llvm::json::Array callsOfCallables(llvm::ArrayRef<CallFlow> Calls,
                                     const clang::FunctionDecl &Function) const;
  llvm::json::Array redirects(const FunctionSummary &Summary,
                              const clang::FunctionDecl &Function) const;
};

} // namespace redirect

#endif // REDIRECT_TIDY_PROGRAM_SUMMARYWRITER_H
