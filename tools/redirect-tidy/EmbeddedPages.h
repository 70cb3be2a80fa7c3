//===- EmbeddedPages.h - Pages that are built in ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_EMBEDDEDPAGES_H
#define REDIRECT_TIDY_TOOLS_EMBEDDEDPAGES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace redirect {

/// A file of docs/checks/, as it was when the program was built.
struct EmbeddedPage {
  llvm::StringLiteral Name;
  llvm::StringLiteral Text;
};

/// The pages of all checks. cmake/EmbeddedPages.cmake makes the definition.
llvm::ArrayRef<EmbeddedPage> embeddedPages();

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_EMBEDDEDPAGES_H
