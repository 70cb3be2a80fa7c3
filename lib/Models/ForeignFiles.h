//===- ForeignFiles.h - The files that the project didn't write -*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_FOREIGNFILES_H
#define REDIRECT_TIDY_MODELS_FOREIGNFILES_H

#include "Models/FrameworkPlaces.h"
#include "Models/Inclusions.h"
#include "llvm/ADT/StringSet.h"
#include <optional>
#include <vector>

namespace redirect {

/// Tells the files of frameworks, libraries and the system from those of the
/// project, whichever flag named the folders that they were found in. See
/// "Whose code it is" in docs/how-it-works.md.
class ForeignFiles {
public:
  ForeignFiles(const clang::SourceManager &Sources,
               const FrameworkPlaces &Frameworks);

  bool contains(clang::FileID File);

private:
  bool isForeign(clang::FileID File);
  bool isInstalled(const Inclusion &I);
  bool isFrameworks(clang::FileID File, const Inclusion &I) const;
  bool isBesideItsHeader(const Inclusion &I) const;
  bool isOfNamespace(clang::FileID File, const Inclusion &I) const;
  bool isQuotedByProject(clang::FileID File);
  const std::vector<std::string> &trees();
  std::vector<std::string> projectFiles();

  const clang::SourceManager &Sources;
  const FrameworkPlaces &Frameworks;
  Inclusions Included;
  llvm::DenseMap<clang::FileID, bool> Known;
  /// The framework's headers, without their extensions.
  llvm::StringSet<> Stems;
  std::optional<std::vector<std::string>> Trees;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_FOREIGNFILES_H
