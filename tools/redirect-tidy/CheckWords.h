//===- CheckWords.h - What code hosts call a check's findings ---*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_CHECKWORDS_H
#define REDIRECT_TIDY_TOOLS_CHECKWORDS_H

#include "Checking.h"

namespace redirect {

/// How much a finding matters.
enum class Severity : uint8_t {
  /// It works today, by what clients are used to.
  Note,
  /// A request, or its body, gets lost or is carried out twice.
  Warning,
  /// What `WarningsAsErrors` says of it.
  Error
};

/// "note", "warning", "error"
llvm::StringRef nameOf(Severity S);

Severity severityOf(const Report &R);
/// That of all of its findings for which nothing else is configured.
Severity severityOf(llvm::StringRef Check);

/// A few words for the head of a list: "Redirect loses the method and body".
llvm::StringRef titleOf(llvm::StringRef Check);

/// The check's page of the documentation, with links that lead there from
/// anywhere; empty if it has none.
std::string pageOf(llvm::StringRef Check);

/// Where that page can be read.
std::string addressOf(llvm::StringRef Check);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_CHECKWORDS_H
