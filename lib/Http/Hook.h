//===- Hook.h - When a hook of a server runs --------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_HTTP_HOOK_H
#define REDIRECT_TIDY_HTTP_HOOK_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/ErrorHandling.h"
#include <optional>

namespace redirect {

/// When a hook runs: before or after the handler of a route, around it, where
/// no route answers, or where one has failed.
enum class Hook : uint8_t { Before, After, Around, Otherwise, Errors };

/// "before"
inline llvm::StringRef hookName(Hook When) {
  switch (When) {
  case Hook::Before:
    return "before";
  case Hook::After:
    return "after";
  case Hook::Around:
    return "around";
  case Hook::Otherwise:
    return "otherwise";
  case Hook::Errors:
    return "errors";
  }
  llvm_unreachable("all hooks are handled");
}

/// The hook of that name; none if there is none.
inline std::optional<Hook> parseHook(llvm::StringRef Name) {
  return llvm::StringSwitch<std::optional<Hook>>(Name)
      .Case("before", Hook::Before)
      .Case("after", Hook::After)
      .Case("around", Hook::Around)
      .Case("otherwise", Hook::Otherwise)
      .Case("errors", Hook::Errors)
      .Default(std::nullopt);
}

} // namespace redirect

#endif // REDIRECT_TIDY_HTTP_HOOK_H
