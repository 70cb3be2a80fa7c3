//===- SharedAnalysis.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SharedAnalysis.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

namespace redirect {

/// True if \p Identifier occurs in the unit, or in what is precompiled of it.
static bool knows(clang::IdentifierTable &Identifiers,
                  llvm::StringRef Identifier) {
  if (Identifiers.find(Identifier) != Identifiers.end())
    return true;
  clang::IdentifierInfoLookup *Precompiled =
      Identifiers.getExternalIdentifierLookup();
  return Precompiled && Precompiled->get(Identifier);
}

/// The contents of the unit's own files: the main file, and what it includes
/// that is no system header.
static std::vector<llvm::StringRef>
ownFiles(const clang::SourceManager &Sources) {
  std::vector<llvm::StringRef> Result;
  for (unsigned I = 0; I != Sources.local_sloc_entry_size(); ++I) {
    const clang::SrcMgr::SLocEntry &Entry = Sources.getLocalSLocEntry(I);
    if (!Entry.isFile() ||
        clang::SrcMgr::isSystem(Entry.getFile().getFileCharacteristic()))
      continue;
    const std::optional<llvm::StringRef> Text =
        Entry.getFile().getContentCache().getBufferDataIfLoaded();
    if (Text)
      Result.push_back(*Text);
  }
  return Result;
}

SharedAnalysis::Unit &
SharedAnalysis::unitFor(clang::ASTContext &Context,
                        const ModelSelection &Selected,
                        llvm::function_ref<void(const std::string &)> Report) {
  for (const std::unique_ptr<Unit> &Known : Units)
    if (Known->Selected == Selected)
      return *Known;
  const std::vector<llvm::StringRef> Files =
      ownFiles(Context.getSourceManager());
  const auto Knows = [&](llvm::StringRef Identifier) {
    return knows(Context.Idents, Identifier);
  };
  const auto Mentions = [&](llvm::StringRef Text) {
    return llvm::any_of(
        Files, [&](llvm::StringRef File) { return File.contains(Text); });
  };
  const UnitWords Words = {Knows, Mentions};
  ModelSelection Needed = Selected;
  Needed.Heuristics = Selected.Heuristics && mayServeUnmodelled(Words);
  Unmodelled Others;
  Others.IsWanted = Needed.Heuristics;
  if (Others.IsWanted)
    Others.LeftOut = Models.unwantedFor(Words, Needed);
  return *Units.emplace_back(new Unit{
      Selected,
      UnitAnalysis(Context, Models.modelsFor(Words, Needed, Report), Others),
      {}});
}

const std::vector<Finding> &
SharedAnalysis::findings(clang::ASTContext &Context,
                         const ModelSelection &Selected, const Policy &Wanted,
                         llvm::function_ref<void(const std::string &)> Report) {
  Unit &About = unitFor(Context, Selected, Report);
  for (const auto &[Known, Findings] : About.ByPolicy)
    if (Known == Wanted)
      return Findings;
  return About.ByPolicy.emplace_back(Wanted, About.Analysis.findings(Wanted))
      .second;
}

void SharedAnalysis::endUnit() { Units.clear(); }

std::shared_ptr<SharedAnalysis>
AnalysisPool::analysisFor(const clang::tidy::ClangTidyContext *Run) {
  const std::lock_guard<std::mutex> Lock(Mutex);
  std::weak_ptr<SharedAnalysis> &Known = ByRun[Run];
  std::shared_ptr<SharedAnalysis> Analysis = Known.lock();
  if (Analysis)
    return Analysis;
  // What earlier runs left behind, under addresses that are free again.
  for (auto It = ByRun.begin(); It != ByRun.end();)
    It = It->second.expired() && It->first != Run ? ByRun.erase(It)
                                                  : std::next(It);
  Analysis = std::make_shared<SharedAnalysis>(Models);
  Known = Analysis;
  return Analysis;
}

} // namespace redirect
