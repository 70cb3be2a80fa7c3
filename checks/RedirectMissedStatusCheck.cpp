//===- RedirectMissedStatusCheck.cpp --------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RedirectMissedStatusCheck.h"
#include "ClientReport.h"
#include "ConfiguredFiles.h"
#include "ReportData.h"
#include "clang/AST/ASTContext.h"

using namespace clang;

namespace redirect {

RedirectMissedStatusCheck::RedirectMissedStatusCheck(
    StringRef Name, tidy::ClangTidyContext *Context,
    std::shared_ptr<SharedAnalysis> Analysis)
    : UnitCheck(Name, Context, std::move(Analysis)),
      Models(Options.getLocalOrGlobal("Models", "")),
      LibrarySettings(Options.getLocalOrGlobal("LibrarySettings", false)),
      DataNotes(Options.getLocalOrGlobal("DataNotes", false)) {}

void RedirectMissedStatusCheck::storeOptions(
    tidy::ClangTidyOptions::OptionMap &Opts) {
  UnitCheck::storeOptions(Opts);
  Options.store(Opts, "Models", Models);
  Options.store(Opts, "LibrarySettings", LibrarySettings);
  Options.store(Opts, "DataNotes", DataNotes);
}

void RedirectMissedStatusCheck::checkUnit(ASTContext &Context) {
  std::vector<std::string> Files;
  for (const std::string &Name : listed(Models))
    Files.push_back(findFile(Name, getCurrentMainFile()));
  const auto Report = [this](const std::string &Problem) {
    configurationDiag("%0") << Problem;
  };
  const SourceManager &Sources = Context.getSourceManager();
  for (const MissedStatus &M :
       analysis().missedStatuses(Context, Files, Report))
    if (!isExcluded(M.Where->getExprLoc(), Sources))
      report(M);
  if (!LibrarySettings)
    return;
  for (const LibrarySetting &S :
       analysis().librarySettings(Context, Files, Report))
    if (!isExcluded(S.Follow->getExprLoc(), Sources))
      report(S, Sources);
}

void RedirectMissedStatusCheck::report(const MissedStatus &M) {
  const SourceLocation Where = M.Where->getExprLoc();
  diag(Where, "%0") << describeMissed(M);
  for (const std::string &Advice : adviceFor(M))
    diag(Where, "%0", DiagnosticIDs::Note) << Advice;
}

void RedirectMissedStatusCheck::report(const LibrarySetting &S,
                                       const SourceManager &Sources) {
  // The library's header may have a macro around the call.
  const auto PlaceOf = [&](const CallExpr &Call) {
    return Sources.getFileLoc(Call.getExprLoc());
  };
  const SourceLocation Where = PlaceOf(*S.Follow);
  diag(Where, "%0") << describeSetting(S);
  diag(PlaceOf(*S.Sent), "sent by this client here", DiagnosticIDs::Note);
  if (DataNotes)
    diag(Where, "%0", DiagnosticIDs::Note) << HintAsJsonText;
}

} // namespace redirect
