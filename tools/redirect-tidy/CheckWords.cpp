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
  return Check == "http-redirect-implicit-see-other" ? Severity::Note
                                                     : Severity::Warning;
}

Severity severityOf(const Report &R) {
  return R.IsWarningAsError || R.DiagLevel == Report::Error
             ? Severity::Error
             : severityOf(R.DiagnosticName);
}

StringRef titleOf(StringRef Check) {
  const StringRef Known =
      llvm::StringSwitch<StringRef>(Check)
          .Case("http-redirect-loses-method",
                "Redirect loses the request's method and body")
          .Case("http-redirect-implicit-see-other",
                "Redirect to a page leaves the method to the client")
          .Case("http-redirect-missed-status",
                "Client knows only some of the redirects")
          .Case("http-redirect-permanent-answer",
                "Permanent redirect for what may be otherwise next time")
          .Case("http-redirect-repeats-request",
                "Redirect has finished work submitted again")
          .Default("");
  if (!Known.empty())
    return Known;
  const auto *Described = llvm::find_if(
      checkNames(), [&](const CheckName &C) { return C.Name == Check; });
  return Described == checkNames().end() ? Check
                                         : StringRef(Described->Description);
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

std::string pageOf(StringRef Check) {
  const auto Pages = embeddedPages();
  const auto *Page = llvm::find_if(
      Pages, [&](const EmbeddedPage &P) { return P.Name == Check; });
  if (Page == Pages.end())
    return "";
  std::string Result;
  // "](../frameworks.md)": nothing else in the pages has these two signs.
  for (StringRef Rest = Page->Text; !Rest.empty();) {
    const auto [Before, Link] = Rest.split("](");
    Result += Before;
    if (Before.size() == Rest.size())
      break;
    const auto [Target, After] = Link.split(')');
    Result += "](" + withHome(Target) + ")";
    Rest = After;
  }
  return Result;
}

std::string addressOf(StringRef Check) {
  return (Home + "/docs/checks/" + Check + ".md").str();
}

} // namespace redirect
