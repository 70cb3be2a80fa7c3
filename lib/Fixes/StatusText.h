//===- StatusText.h - Statuses in texts and names -------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FIXES_STATUSTEXT_H
#define REDIRECT_TIDY_FIXES_STATUSTEXT_H

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace redirect {

/// \p Text, such as `"302 Found"` in its quotes, with the status \p Old
/// replaced by \p New and the reason phrase behind it by that of \p New, in its
/// case; none if \p Old isn't in it, or twice.
std::optional<std::string> respellStatusText(llvm::StringRef Text, int Old,
                                             int New);

/// The reason phrase of \p New in the case of \p Phrase, if \p Phrase is one
/// that people write for \p Old; none if it is another text.
std::optional<std::string> respellPhrase(llvm::StringRef Phrase, int Old,
                                         int New);

/// The names that a list of constants which calls \p Old by \p Name may have
/// for \p New, the likeliest first: MHD_HTTP_SEE_OTHER beside MHD_HTTP_FOUND.
/// None if the name doesn't tell.
llvm::SmallVector<std::string, 3> namesBeside(llvm::StringRef Name, int Old,
                                              int New);

} // namespace redirect

#endif // REDIRECT_TIDY_FIXES_STATUSTEXT_H
