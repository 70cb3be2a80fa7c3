//===- ScratchTexts.h - Texts that carry nothing on -------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_SCRATCHTEXTS_H
#define REDIRECT_TIDY_FACTS_SCRATCHTEXTS_H

namespace redirect {

struct UnitFacts;
struct UnitWalkState;

/// Takes for no work what is done to a text that outlives a request, but
/// carries nothing to the next one: whoever reads it in this unit has filled it
/// before, and no other unit sees it.
///
///     static char url[64];
///     snprintf(url, sizeof url, "/pages/%d", id);
///     res.set_redirect(url, 301);
void linkScratchTexts(const UnitWalkState &Unit, UnitFacts &Facts);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_SCRATCHTEXTS_H
