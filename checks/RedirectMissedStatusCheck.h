//===- RedirectMissedStatusCheck.h ----------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_REDIRECTMISSEDSTATUSCHECK_H
#define REDIRECT_TIDY_CHECKS_REDIRECTMISSEDSTATUSCHECK_H

#include "UnitCheck.h"

namespace redirect {

/// Finds client code that follows redirects by hand and knows only some of 301,
/// 302, 303, 307 and 308.
class RedirectMissedStatusCheck : public UnitCheck {
public:
  RedirectMissedStatusCheck(llvm::StringRef Name,
                            clang::tidy::ClangTidyContext *Context,
                            std::shared_ptr<SharedAnalysis> Analysis);

private:
  void storeOptions(clang::tidy::ClangTidyOptions::OptionMap &Options) override;
  void checkUnit(clang::ASTContext &Context) override;
  void report(const MissedStatus &M);
  void report(const LibrarySetting &S, const clang::SourceManager &Sources);

  /// Files with users' models.
  const std::string Models;
  /// Whether to report libraries that follow by themselves, too.
  const bool LibrarySettings;
  const bool DataNotes;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_REDIRECTMISSEDSTATUSCHECK_H
