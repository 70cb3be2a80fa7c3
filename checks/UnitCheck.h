//===- UnitCheck.h - A check of a unit as a whole ---------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_UNITCHECK_H
#define REDIRECT_TIDY_CHECKS_UNITCHECK_H

#include "PathGlobs.h"
#include "SharedAnalysis.h"
#include "clang-tidy/ClangTidyCheck.h"

namespace redirect {

/// Looks at each unit once, by an analysis that checks share.
class UnitCheck : public clang::tidy::ClangTidyCheck {
public:
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Options) override;
  void registerPPCallbacks(const clang::SourceManager &Sources,
                           clang::Preprocessor *PP,
                           clang::Preprocessor *ModuleExpanderPP) override;
  void registerMatchers(clang::ast_matchers::MatchFinder *Finder) override;
  void
  check(const clang::ast_matchers::MatchFinder::MatchResult &Result) override;
  void onEndOfTranslationUnit() override;

protected:
  UnitCheck(llvm::StringRef Name, clang::tidy::ClangTidyContext *Context,
            std::shared_ptr<SharedAnalysis> Analysis);

  /// Reports what there is to say of the unit.
  virtual void checkUnit(clang::ASTContext &Context) = 0;

  SharedAnalysis &analysis() { return *Analysis; }

  /// True if the option Exclude, or the .clang-tidy around it, leaves out the
  /// file in which \p Place stands.
  bool isExcluded(clang::SourceLocation Place,
                  const clang::SourceManager &Sources) const;

private:
  void readExcluded();
  bool isLeftOut(llvm::StringRef File) const;

  const std::string Name;
  const clang::tidy::ClangTidyContext &Settings;
  const std::shared_ptr<SharedAnalysis> Analysis;
  const std::string Exclude;
  const bool KeepGoing;
  /// True if only checks of this module run.
  const bool AreAlone;
  PathGlobs Excluded;
  bool IsDone = false;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_UNITCHECK_H
