//===- SharedAnalysis.h - One analysis for all checks ---------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_SHAREDANALYSIS_H
#define REDIRECT_TIDY_CHECKS_SHAREDANALYSIS_H

#include "Models/ModelLibrary.h"
#include "Redirects/Redirects.h"
#include "clang-tidy/ClangTidyDiagnosticConsumer.h"
#include <map>
#include <memory>
#include <mutex>

namespace redirect {

/// The analysis of the unit that the checks of one run are looking at. The
/// first check that asks pays for it.
class SharedAnalysis {
public:
  /// \p Models must outlive the result.
  explicit SharedAnalysis(const ModelLibrary &Models) : Models(Models) {}

  /// \p Report gets what is wrong with the models wanted: once, whoever asks.
  const std::vector<Finding> &
  findings(clang::ASTContext &Context, const ModelSelection &Selected,
           const Policy &Wanted,
           llvm::function_ref<void(const std::string &)> Report);

  /// Frees what is known of the unit, before its AST goes.
  void endUnit();

private:
  struct Unit {
    ModelSelection Selected;
    UnitAnalysis Analysis;
    /// One for each policy that some check has; mostly there is one.
    std::vector<std::pair<Policy, std::vector<Finding>>> ByPolicy;
  };

  Unit &unitFor(clang::ASTContext &Context, const ModelSelection &Selected,
                llvm::function_ref<void(const std::string &)> Report);

  const ModelLibrary &Models;
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
  std::mutex Mutex;
  std::map<const clang::tidy::ClangTidyContext *, std::weak_ptr<SharedAnalysis>>
      ByRun;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_SHAREDANALYSIS_H
