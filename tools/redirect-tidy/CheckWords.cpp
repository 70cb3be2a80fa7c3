//===- CheckWords.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CheckWords.h"
#include "EmbeddedPages.h"
#include "ProjectOptions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;

namespace redirect {

StringRef nameOf(Severity S) {
  switch (S) {
  case Severity::Note:
    return "note";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  llvm_unreachable("all severities are handled");
}

Severity severityOf(StringRef Check) {
  return llvm::StringSwitch<Severity>(Check)
#define SERVER_CHECK(KIND, NAME, STATUSES, SEVERITY, TITLE, SENTENCE)          \
  .Case(NAME, Severity::SEVERITY)
#define CLIENT_CHECK(KIND, NAME, SEVERITY, TITLE, SENTENCE)                    \
  .Case(NAME, Severity::SEVERITY)
#include "Checks.def"
      .Default(Severity::Warning);
}

Severity severityOf(const Report &R) {
  if (R.IsWarningAsError || R.DiagLevel == Report::Error)
    return Severity::Error;
  return R.Says.IsHint ? Severity::Note : severityOf(R.DiagnosticName);
}

StringRef titleOf(StringRef Check) {
  return llvm::StringSwitch<StringRef>(Check)
#define SERVER_CHECK(KIND, NAME, STATUSES, SEVERITY, TITLE, SENTENCE)          \
  .Case(NAME, TITLE)
#define CLIENT_CHECK(KIND, NAME, SEVERITY, TITLE, SENTENCE) .Case(NAME, TITLE)
#include "Checks.def"
      .Default(Check);
}

static constexpr StringRef Home = REDIRECT_TIDY_HOMEPAGE;

/// What the link \p Target of a page in docs/checks leads to.
static std::string withHome(StringRef Target) {
  if (Target.contains("://") || Target.starts_with("#"))
    return Target.str();
  llvm::SmallString<128> Path("/docs/checks");
  llvm::sys::path::append(Path, Target);
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return (Home + Path).str();
}

/// \p Text, whose links say "](../frameworks.md)".
static std::string withLinks(StringRef Text) {
  std::string Result;
  while (!Text.empty()) {
    const auto [Before, Link] = Text.split("](");
    Result += Before;
    if (Before.size() == Text.size())
      break;
    const auto [Target, After] = Link.split(')');
    Result += "](" + withHome(Target) + ")";
    Text = After;
  }
  return Result;
}

std::string pageOf(StringRef Check) {
  const auto Pages = embeddedPages();
  const auto *Page = llvm::find_if(
      Pages, [&](const EmbeddedPage &P) { return P.Name == Check; });
  if (Page == Pages.end())
    return "";
  std::string Result;
  // Between these, "](" is a lambda.
  constexpr StringRef Fence = "\n```";
  bool IsCode = false;
  for (StringRef Part : llvm::split(Page->Text, Fence)) {
    Result += Result.empty() ? "" : Fence.str();
    Result += IsCode ? Part.str() : withLinks(Part);
    IsCode = !IsCode;
  }
  return Result;
}

std::string addressOf(StringRef Check) {
  return (Home + "/docs/checks/" + Check + ".md").str();
}

} // namespace redirect
