//===- SharedAnalysis.h - One analysis for all checks ---------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_SHAREDANALYSIS_H
#define REDIRECT_TIDY_CHECKS_SHAREDANALYSIS_H

#include "Models/UnitText.h"
#include "Redirects/LibrarySettings.h"
#include "Redirects/MissedStatuses.h"
#include "Redirects/Redirects.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include <map>
#include <memory>
#include <mutex>
#include <set>

namespace redirect {

/// What a check wants to be used.
struct Selection {
  ModelSelection Models;
  /// The file with the route index; empty if there is none.
  std::string RouteIndex;

  bool operator==(const Selection &RHS) const {
    return Models == RHS.Models && RouteIndex == RHS.RouteIndex;
  }
};

/// The analysis of the unit that the checks of one run are looking at. The
/// first check that asks pays for it.
class SharedAnalysis {
public:
  /// \p Models and \p Indexes must outlive the result.
  SharedAnalysis(const ModelLibrary &Models, RouteIndexFiles &Indexes)
      : Models(Models), Indexes(Indexes) {}

  /// \p Report gets what is wrong with what is selected: once, whoever asks.
  const std::vector<Finding> &
  findings(clang::ASTContext &Context, const Selection &Selected,
           const Policy &Wanted,
           llvm::function_ref<void(const std::string &)> Report);

  /// What client code in the unit misses; \p Files are users' models, and \p
  /// Report gets what is wrong with them, unless somebody was told.
  std::vector<MissedStatus>
  missedStatuses(clang::ASTContext &Context, llvm::ArrayRef<std::string> Files,
                 llvm::function_ref<void(const std::string &)> Report);

  /// How client code in the unit sets its libraries so that a method is lost.
  std::vector<LibrarySetting>
  librarySettings(clang::ASTContext &Context, llvm::ArrayRef<std::string> Files,
                  llvm::function_ref<void(const std::string &)> Report);

  /// A check more will look at the unit.
  void addCheck() { ++ChecksToCome; }
  /// A check has looked at the unit. True if no other will.
  bool endCheck() { return --ChecksToCome == 0; }

  /// Notes from now on where the unit doesn't compile.
  void watch(clang::DiagnosticsEngine &Diagnostics);

  /// Frees what is known of the unit, before its AST goes.
  void endUnit();

private:
  struct Unit {
    Selection Selected;
    /// What the analysis refers to; null if there is none.
    std::shared_ptr<const RouteIndex> Index;
    UnitAnalysis Analysis;
    /// One for each policy that some check has; mostly there is one.
    std::vector<std::pair<Policy, std::vector<Finding>>> ByPolicy;
  };

  /// What the unit knows and mentions.
  const UnitText &textOf(clang::ASTContext &Context);
  void tellOnce(const std::string &Problem,
                llvm::function_ref<void(const std::string &)> Report);
  Unit &unitFor(clang::ASTContext &Context, const Selection &Selected,
                llvm::function_ref<void(const std::string &)> Report);

  const ModelLibrary &Models;
  RouteIndexFiles &Indexes;
  unsigned ChecksToCome = 0;
  /// Null if nobody watches.
  std::shared_ptr<const CompileErrors> Errors;
  /// Null until somebody asks.
  std::unique_ptr<const UnitText> Text;
  /// What was said of users' models.
  std::set<std::string> Told;
  /// One for each selection of models that some check has; mostly there is one.
  std::vector<std::unique_ptr<Unit>> Units;
};

/// Gives the checks of one run the analysis that they share. clang-tidy makes
/// the checks anew for every unit, and a language server for several units at
/// once.
class AnalysisPool {
public:
  std::shared_ptr<SharedAnalysis>
  analysisFor(const clang::tidy::ClangTidyContext *Run);

private:
  const ModelLibrary Models;
  RouteIndexFiles Indexes;
  std::mutex Mutex;
  std::map<const clang::tidy::ClangTidyContext *, std::weak_ptr<SharedAnalysis>>
      ByRun;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_SHAREDANALYSIS_H
