//===- Diagnostics.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Diagnostics.h"

using llvm::StringRef;
namespace json = llvm::json;

namespace redirect {

std::optional<StringRef> checkOf(const json::Object &Diagnostic) {
  const std::optional<StringRef> Code = Diagnostic.getString("code");
  return Code && Code->starts_with("http-") ? Code : std::nullopt;
}

size_t lineOf(const json::Object &Diagnostic) {
  const json::Object *Range = Diagnostic.getObject("range");
  const json::Object *Start = Range ? Range->getObject("start") : nullptr;
  return Start ? Start->getInteger("line").value_or(0) : 0;
}

void putRight(json::Array &Diagnostics) {
  constexpr int64_t Warning = 2;
  constexpr int64_t Hint = 4;
  for (json::Value &Each : Diagnostics) {
    json::Object *Diagnostic = Each.getAsObject();
    const std::optional<StringRef> Check =
        Diagnostic ? checkOf(*Diagnostic) : std::nullopt;
    if (!Check)
      continue;
    const std::string Page =
        (REDIRECT_TIDY_HOMEPAGE "/docs/checks/" + *Check + ".md").str();
    // Clients do what is meant by custom.
    const bool IsNote = *Check == "http-redirect-implicit-see-other";
    if (json::Object *Description = Diagnostic->getObject("codeDescription"))
      (*Description)["href"] = Page;
    if (IsNote && Diagnostic->getInteger("severity") == Warning)
      (*Diagnostic)["severity"] = Hint;
  }
}

} // namespace redirect
