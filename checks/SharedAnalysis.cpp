//===- SharedAnalysis.cpp -------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "SharedAnalysis.h"
#include "Program/UnitDescription.h"
#include "clang/AST/ASTContext.h"

namespace redirect {

const UnitText &SharedAnalysis::textOf(clang::ASTContext &Context) {
  if (!Text)
    Text = std::make_unique<const UnitText>(Context);
  return *Text;
}

/// \p Known, if there is anything in it.
static const CompileErrors *
errorsIn(const std::shared_ptr<const CompileErrors> &Known) {
  return Known && !Known->empty() ? Known.get() : nullptr;
}

void SharedAnalysis::tellOnce(
    const std::string &Problem,
    llvm::function_ref<void(const std::string &)> Report) {
  if (Told.insert(Problem).second)
    Report("option 'Models': " + Problem);
}

SharedAnalysis::Unit &
SharedAnalysis::unitFor(clang::ASTContext &Context, const Selection &Selected,
                        llvm::function_ref<void(const std::string &)> Report) {
  for (const std::unique_ptr<Unit> &Known : Units)
    if (Known->Selected == Selected)
      return *Known;
  std::shared_ptr<const RouteIndex> Index;
  if (!Selected.RouteIndex.empty()) {
    llvm::Expected<std::shared_ptr<const RouteIndex>> Read =
        Indexes.read(Selected.RouteIndex);
    if (Read)
      Index = std::move(*Read);
    else
      Report("option 'RouteIndex': " + llvm::toString(Read.takeError()));
  }
  const auto ReportModel = [&](const std::string &Problem) {
    tellOnce(Problem, Report);
  };
  const std::optional<UnitInProgram> Part =
      Index ? Index->findUnit(mainFileOf(Context)) : std::nullopt;
  const UnitModels Wanted =
      Models.modelsFor(textOf(Context).words(), Selected.Models, ReportModel,
                       Part ? &*Part : nullptr);
  return *Units.emplace_back(
      new Unit{Selected,
               Index,
               UnitAnalysis(Context, Wanted, Index.get(), errorsIn(Errors)),
               {}});
}

const std::vector<Finding> &
SharedAnalysis::findings(clang::ASTContext &Context, const Selection &Selected,
                         const Policy &Wanted,
                         llvm::function_ref<void(const std::string &)> Report) {
  Unit &About = unitFor(Context, Selected, Report);
  for (const auto &[Known, Findings] : About.ByPolicy)
    if (Known == Wanted)
      return Findings;
  return About.ByPolicy.emplace_back(Wanted, About.Analysis.findings(Wanted))
      .second;
}

std::vector<MissedStatus> SharedAnalysis::missedStatuses(
    clang::ASTContext &Context, llvm::ArrayRef<std::string> Files,
    llvm::function_ref<void(const std::string &)> Report) {
  const auto Tell = [&](const std::string &Problem) {
    tellOnce(Problem, Report);
  };
  return redirect::missedStatuses(Context, textOf(Context).words(),
                                  {Models, Files, Tell}, errorsIn(Errors));
}

std::vector<LibrarySetting> SharedAnalysis::librarySettings(
    clang::ASTContext &Context, llvm::ArrayRef<std::string> Files,
    llvm::function_ref<void(const std::string &)> Report) {
  const auto Tell = [&](const std::string &Problem) {
    tellOnce(Problem, Report);
  };
  return redirect::librarySettings(Context, textOf(Context).words(),
                                   {Models, Files, Tell}, errorsIn(Errors));
}

void SharedAnalysis::watch(clang::DiagnosticsEngine &Diagnostics) {
  if (!Errors)
    Errors = watchErrors(Diagnostics);
}

void SharedAnalysis::endUnit() {
  ChecksToCome = 0;
  Units.clear();
  Told.clear();
  Text.reset();
  Errors.reset();
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
  Analysis = std::make_shared<SharedAnalysis>(Models, Indexes);
  Known = Analysis;
  return Analysis;
}

} // namespace redirect
