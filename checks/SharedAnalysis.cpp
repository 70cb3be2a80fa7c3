//===- SharedAnalysis.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SharedAnalysis.h"
#include "clang/AST/ASTContext.h"

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

const std::vector<Finding> &SharedAnalysis::findings(clang::ASTContext &Context,
                                                     const Policy &Wanted) {
  if (!Unit)
    Unit = std::make_unique<UnitAnalysis>(
        Context, Models.modelsFor([&](llvm::StringRef Identifier) {
          return knows(Context.Idents, Identifier);
        }));
  for (const auto &[Known, Findings] : ByPolicy)
    if (Known == Wanted)
      return Findings;
  return ByPolicy.emplace_back(Wanted, Unit->findings(Wanted)).second;
}

void SharedAnalysis::endUnit() {
  ByPolicy.clear();
  Unit.reset();
}

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
