//===- Reporting.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Reporting.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/WithColor.h"

namespace redirect {

llvm::Error Reporting::check(bool IsOfAll) const {
  const auto Fail = [](const char *Problem) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(), Problem);
  };
  if (WritesBaseline && Baseline.empty())
    return Fail("--write-baseline needs --baseline FILE");
  if (WritesBaseline && !IsOfAll)
    return Fail("a baseline is of the whole project: no FILE, "
                "no --since, no --diff");
  return llvm::Error::success();
}

static std::string fromEnvironment(llvm::StringRef Name) {
  return llvm::sys::Process::GetEnv(Name).value_or("");
}

std::optional<bool> colorFromEnvironment() {
  if (!fromEnvironment("NO_COLOR").empty())
    return false;
  const std::string Forced = fromEnvironment("CLICOLOR_FORCE");
  if (!Forced.empty() && Forced != "0")
    return true;
  return std::nullopt;
}

void useColorForErrors(std::optional<bool> UsesColor) {
  if (!UsesColor)
    return;
  llvm::errs().enable_colors(*UsesColor);
  llvm::WithColor::setAutoDetectFunction(
      *UsesColor ? [](const llvm::raw_ostream &) { return true; }
                 : [](const llvm::raw_ostream &) { return false; });
}

} // namespace redirect
