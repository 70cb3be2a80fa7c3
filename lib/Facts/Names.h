//===- Names.h - What the names of functions tell ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_NAMES_H
#define REDIRECT_TIDY_FACTS_NAMES_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace redirect {

/// What the name of a function or class says of it, as people name things.
/// Names only ever decide what can't be seen: functions without a body.
struct NameTraits {
  /// "logAccess", "Logger", "fprintf"; but not "logIn" and "blog".
  bool IsLogging = false;
  /// "saveEntry", "insert", "log_in": it changes something.
  bool IsChange = false;
  /// "renewSession", "touch": it may change something, also where its result is
  /// asked for.
  bool IsRenewal = false;
  /// "setScheme", "append": it changes what it fills, and nothing else.
  bool IsFilling = false;
  /// "requestCount", "hits": it counts what comes.
  bool IsCounting = false;
  /// "findUser", "is_known": it only looks.
  bool IsLook = false;
  /// "checkToken", "wait": a look that has its use though nobody uses what it
  /// says: it throws, or lets time pass.
  bool IsGuard = false;
  /// "makeOrder", "parse_form", "curl_easy_init": what it gives is new.
  bool IsMaking = false;
  /// "swap", "merge": what changes an object of the standard library, too.
  bool IsExchange = false;
  /// "redis_set", "queue_push": a library's own word stands before what it
  /// does.
  bool HoldsChange = false;
};

NameTraits traitsOfName(llvm::StringRef Identifier);

/// The words of an identifier in lower case: "save" and "entry" for
/// "saveEntry", "save_entry" and "SaveEntry".
llvm::SmallVector<std::string, 4> wordsOf(llvm::StringRef Identifier);

/// True if \p Word is one of \p Known.
inline bool isOneOf(llvm::StringRef Word,
                    llvm::ArrayRef<llvm::StringLiteral> Known) {
  return llvm::is_contained(Known, Word);
}

/// True if one of the words of \p Identifier is among \p Known.
bool hasWord(llvm::StringRef Identifier,
             llvm::ArrayRef<llvm::StringLiteral> Known);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_NAMES_H
