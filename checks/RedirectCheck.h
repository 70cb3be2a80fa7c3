//===- RedirectCheck.h - What all checks have in common -------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_REDIRECTCHECK_H
#define REDIRECT_TIDY_CHECKS_REDIRECTCHECK_H

#include "Http/Status.h"
#include "UnitCheck.h"

namespace redirect {

/// Reports the findings of one problem.
class RedirectCheck : public UnitCheck {
public:
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Options) override;

protected:
  RedirectCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context,
                std::shared_ptr<SharedAnalysis> Analysis, Problem Reported);

  /// Words the finding.
  virtual void report(const Finding &F, const clang::ASTContext &Context) = 0;

  /// Says \p Message with a fix that makes the status \p New, and why.
  void reportWithFix(const Finding &F, llvm::StringRef Message, Status New,
                     const clang::ASTContext &Context);

  /// Tells the way from the registration to the redirect, and why it is judged
  /// as it is.
  void explain(const Finding &F, const clang::ASTContext &Context);

  /// A note with a fix that makes the status \p New. Editors show its text as
  /// the title of the quick fix.
  void offerFix(const Finding &F, Status New, const clang::ASTContext &Context);

private:
  void checkUnit(clang::ASTContext &Context) override;
  bool isWanted(const Finding &F, const clang::SourceManager &Sources) const;
  void readStatuses(llvm::StringRef Supported);
  void readFrameworks();
  Selection selected() const;

  const Problem Reported;
  const Policy Wanted;
  const std::string Statuses;
  const std::string Frameworks;
  const std::string Models;
  const bool Heuristics;
  const redirect::OwnServers OwnServers;
  const std::string RouteIndex;
  const bool FixesOnNotes;
  /// The last note of each report is its data.
  const bool DataNotes;
  llvm::SmallVector<int, 2> Codes;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_REDIRECTCHECK_H
