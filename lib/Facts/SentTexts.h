//===- SentTexts.h - What holds the texts that are sent ---------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Many servers put an answer into a buffer, which another function sends when
// the socket is ready for it. What is put there is as good as sent.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_SENTTEXTS_H
#define REDIRECT_TIDY_FACTS_SENTTEXTS_H

#include "Facts/CodeElsewhere.h"

namespace redirect {

/// The variable, parameter or member that holds the text of which \p E is all
/// or a part: `out` in `conn->out + sent` and `conn.out.data()`; null if there
/// is none.
const clang::ValueDecl *holderOf(const clang::Expr &E);

/// True if \p D may keep a text from one function to another: a member, or a
/// variable that outlives them.
bool mayHoldText(const clang::ValueDecl &D);

/// Finds the members and global variables whose text is sent, by the function
/// that has them, by one that it passes them to, or by another unit; \p
/// Elsewhere, which knows of those, may be null.
void linkSentTexts(UnitFacts &Facts, const CodeElsewhere *Elsewhere);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_SENTTEXTS_H
