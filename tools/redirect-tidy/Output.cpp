//===- Output.cpp ---------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Output.h"
#include "Baseline.h"
#include "CodeHosts.h"
#include "Commands.h"
#include "FileWriting.h"
#include "OpenApi.h"
#include "Summary.h"
#include "llvm/Support/Path.h"

namespace redirect {

llvm::Error writeAll(const Reporting &Wanted, const Outcome &Found,
                     const SourceRoot &Root) {
  if (!Wanted.OpenApi.empty())
    if (llvm::Error Problem = writeFile(
            Wanted.OpenApi,
            openApi(Found.Routes, llvm::sys::path::filename(Root.path()))))
      return Problem;
  if (!Wanted.GitLab.empty())
    return writeFile(Wanted.GitLab, gitLabReport(Found.Reports, Root));
  return llvm::Error::success();
}

llvm::Error writeNew(const Reporting &Wanted, const Outcome &Found,
                     const SourceRoot &Root) {
  if (Wanted.AnnotatesGitHub)
    llvm::outs() << gitHubAnnotations(Found.Reports, Root);
  if (!Wanted.JUnit.empty())
    return writeFile(Wanted.JUnit, junitReport(Found.Reports, Found.Units, Root,
                                               Wanted.FailsOn));
  return llvm::Error::success();
}

llvm::Error applyBaseline(const Reporting &Wanted, std::vector<Report> &Reports,
                          const SourceRoot &Root, bool IsOfAll,
                          llvm::function_ref<void(const std::string &)> Say) {
  if (Wanted.Baseline.empty())
    return llvm::Error::success();
  LineNumbers Lines;
  if (Wanted.WritesBaseline) {
    if (llvm::Error Problem =
            writeFile(Wanted.Baseline, baselineOf(Reports, Lines, Root)))
      return Problem;
    Say(counted(Reports.size(), "finding") + " in " + Wanted.Baseline);
    llvm::erase_if(Reports,
                   [](const Report &R) { return !isAboutConfiguration(R); });
    return llvm::Error::success();
  }
  llvm::Expected<Baseline> Known = Baseline::read(Wanted.Baseline);
  if (!Known)
    return Known.takeError();
  const size_t Before = Reports.size();
  const size_t Gone = Known->leaveOut(Reports, Lines, Root);
  if (Before != Reports.size())
    Say(counted(Before - Reports.size(), "finding") + " known to " +
        Wanted.Baseline);
  if (Gone && IsOfAll)
    Say(counted(Gone, "line") + " of " + Wanted.Baseline +
        " can go: nothing is reported there any more (--write-baseline)");
  return llvm::Error::success();
}

} // namespace redirect
