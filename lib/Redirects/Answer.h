//===- Answer.h - What a redirect answers, and what it means ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_ANSWER_H
#define REDIRECT_TIDY_REDIRECTS_ANSWER_H

#include "Program/IndexOfUnit.h"
#include "Redirects/Meaning.h"
#include "Redirects/Silence.h"

namespace redirect {

/// The requests that one redirect answers, on the ways to it that don't leave
/// its status or its target to a caller.
struct Answer {
  /// Those among ChangingMethods.
  MethodSet Methods;
  /// True if the code singles these methods out (design section 2).
  bool IsExplicit = false;
  Judgement Judged;
};

/// Why \p R, which a function sends to which \p Known gets, answers no request
/// whose method a client might change; None if it does.
Silence silenceOf(const Redirect &R, const Service &Known);

/// What \p R answers in a function to which \p Known gets, and which does
/// \p Anywhere, itself or before it is called. Nothing if no request is known
/// to get there whose method a client might change, or if the status is none of
/// 301, 302, 307 and 308.
std::optional<Answer> answerOf(const Redirect &R, const Service &Known,
                               const Evidence &Anywhere);

/// GET and HEAD, as far as \p R answers them with a permanent status though
/// they were carried out, or for a reason that passes, and why. Nothing if the
/// page has moved, or if the response says itself how long it may be kept.
std::optional<Answer> keptAnswerOf(const Redirect &R, const Service &Known);

/// GET and HEAD, as far as \p R tells them that the page has moved for good:
/// its status is permanent, and nothing was done for them.
MethodSet movedFor(const Redirect &R, const Service &Known);

/// What \p R means in answering \p Methods if nobody looks at the callers of
/// its function, which does \p Own.
Meaning meaningAlone(const Redirect &R, const Service &Known,
                     const Evidence &Own, MethodSet Methods);

/// What a redirect answers where another unit calls the function that sends it,
/// and the way of the requests there.
struct AnswerElsewhere {
  /// Where the status is written.
  PlaceElsewhere Status;
  /// Answers no methods if it is only told for MovedFor.
  Answer Answers;
  /// See movedFor.
  MethodSet MovedFor;
  std::vector<StepElsewhere> Way;
};

/// As JSON.
std::string answerAsText(const AnswerElsewhere &Known, llvm::StringRef Unit);

/// What \p Index says that redirects answer whose status stands in the function
/// known as \p Usr, but for what it has from the unit itself. Places refer to
/// \p Reader.
std::vector<AnswerElsewhere> readAnswers(const IndexOfUnit &Index,
                                         llvm::StringRef Usr,
                                         SummaryReader &Reader);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_ANSWER_H
