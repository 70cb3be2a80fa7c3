//===- StatusSpelling.h - How a status is respelled -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FIXES_STATUSSPELLING_H
#define REDIRECT_TIDY_FIXES_STATUSSPELLING_H

#include "Http/Status.h"
#include "Redirects/Redirects.h"
#include "clang/Basic/SourceLocation.h"

namespace redirect {

/// An edit of the source: the range is replaced; an empty one is inserted at.
struct Edit {
  clang::CharSourceRange Range;
  std::string Text;
};

/// The edits that give the redirect of \p F the status \p New, spelled as its
/// author spells statuses. None where no edit is right: the status stands in a
/// macro's definition, other redirects share it, or this version of the
/// framework has no name for \p New.
llvm::SmallVector<Edit, 1> respellStatus(const Finding &F, Status New,
                                         const clang::ASTContext &Context);

} // namespace redirect

#endif // REDIRECT_TIDY_FIXES_STATUSSPELLING_H
