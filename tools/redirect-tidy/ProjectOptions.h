//===- ProjectOptions.h - clang-tidy's configuration, for us ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_PROJECTOPTIONS_H
#define REDIRECT_TIDY_TOOLS_PROJECTOPTIONS_H

#include "CommandReader.h"
#include "Models/ModelLibrary.h"
#include "Redirects/Redirects.h"
#include "clang-tidy/ClangTidyOptions.h"
#include <map>

namespace redirect {

/// A check, as others are told of it.
struct CheckName {
  llvm::StringLiteral Name;
  /// The sentence with which its page begins.
  llvm::StringLiteral Description;
  /// The statuses that it reports where nothing else is said; empty if it is
  /// about clients.
  llvm::StringLiteral Statuses;

  /// True if it reads routes, and the options that say which.
  bool isAboutServers() const { return !Statuses.empty(); }
};

/// The checks of the module.
llvm::ArrayRef<CheckName> checkNames();

/// Contents that are read in place of those of files, by the files' real paths.
using TextsInstead = std::map<std::string, std::string>;

/// What the checks are run with, but for the unit.
struct CheckSettings {
  /// As clang-tidy's option of that name.
  std::string Checks;
  /// The file with the route index.
  std::string Index;
  /// What is said in place of .clang-tidy files; beside them where it inherits.
  std::optional<clang::tidy::ClangTidyOptions> Config;
  /// What is changed in commands, beside what the files say.
  ArgumentChanges Arguments = {};
  TextsInstead Texts = {};
};

/// Reads what clang-tidy's option --config takes.
llvm::Expected<clang::tidy::ClangTidyOptions> parseConfig(llvm::StringRef Text);

/// What the .clang-tidy files of a project say, as far as it is about our
/// checks: others are clang-tidy's business. All of them run where the
/// configuration enables none.
class ProjectOptions : public clang::tidy::FileOptionsProvider {
public:
  /// Relative names of files are looked up in \p Files, where the working
  /// folder may be another than this process's; null for that.
  explicit ProjectOptions(
      CheckSettings Settings,
      llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Files = nullptr);

  /// The changes of compile commands are left out: they are made when a command
  /// is read, so that a unit is described as it is checked.
  std::vector<OptionsSource> getRawOptions(llvm::StringRef File) override;

  /// What is to be changed in the commands that compile \p File.
  ArgumentChanges argumentChanges(llvm::StringRef File);

private:
  const CheckSettings Settings;
};

/// What one of the checks is told for a file.
struct CheckSetting {
  llvm::StringRef Name;
  bool IsEnabled = false;
  /// The statuses that it reports.
  std::vector<int> Statuses;
};
std::vector<CheckSetting>
settingsFrom(const clang::tidy::ClangTidyOptions &Options);

/// What the project wants to hear of, as http-redirect-loses-method has it.
Policy policyFrom(const clang::tidy::ClangTidyOptions &Options);

/// The models that the checks use for \p File.
ModelSelection modelsFor(const clang::tidy::ClangTidyOptions &Options,
                         llvm::StringRef File);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_PROJECTOPTIONS_H
