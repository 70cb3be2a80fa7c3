//===- SilenceWords.h - Why nothing is reported, in words -------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_SILENCEWORDS_H
#define REDIRECT_TIDY_TOOLS_SILENCEWORDS_H

#include "Redirects/Redirects.h"
#include "Redirects/Silence.h"
#include <string>

namespace redirect {

/// Why nothing is said of a response with the status \p Code, as the end of a
/// sentence that begins with "silent: ".
std::string describeSilence(Silence Because, int Code, const Policy &Wanted);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_SILENCEWORDS_H
