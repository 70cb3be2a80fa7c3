//===- ConfigurationFiles.cpp ---------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConfigurationFiles.h"
#include "Models/InputFile.h"
#include "clang-tidy/ClangTidyOptions.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"

using clang::tidy::ClangTidyOptions;
using llvm::StringRef;

namespace redirect {

/// The options in \p File.
static llvm::Expected<ClangTidyOptions> readConfiguration(StringRef File) {
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> Text = readYamlFile(File);
  if (!Text)
    return Text.takeError();
  if ((*Text)->getBuffer().empty())
    return ClangTidyOptions();
  std::string Problem;
  llvm::ErrorOr<ClangTidyOptions> Result =
      clang::tidy::parseConfigurationWithDiags(
          **Text, [&](const llvm::SMDiagnostic &Said) {
            if (Problem.empty())
              Problem =
                  (Said.getFilename() + ":" + llvm::Twine(Said.getLineNo()) +
                   ":" + llvm::Twine(Said.getColumnNo() + 1) + ": " +
                   Said.getMessage())
                      .str();
          });
  if (Result)
    return std::move(*Result);
  return llvm::createStringError(
      Result.getError(),
      Problem.empty() ? File + ": " + Result.getError().message() : Problem);
}

namespace {

/// Looks at each folder once.
class ConfigurationChecker {
public:
  /// Looks at the nearest file from \p Folder upwards, and at those that it
  /// inherits from.
  llvm::Error check(StringRef Folder) {
    for (; !Folder.empty() && Known.insert(Folder).second;
         Folder = llvm::sys::path::parent_path(Folder)) {
      llvm::SmallString<128> File(Folder);
      llvm::sys::path::append(File, ".clang-tidy");
      if (!llvm::sys::fs::exists(File))
        continue;
      llvm::Expected<ClangTidyOptions> Options = readConfiguration(File);
      if (!Options)
        return Options.takeError();
      if (!Options->InheritParentConfig.value_or(false))
        break;
    }
    return llvm::Error::success();
  }

private:
  llvm::StringSet<> Known;
};

} // namespace

llvm::Error checkConfigurationFiles(llvm::ArrayRef<std::string> Files) {
  ConfigurationChecker Checker;
  for (const StringRef File : Files)
    if (llvm::Error Problem = Checker.check(llvm::sys::path::parent_path(File)))
      return Problem;
  return llvm::Error::success();
}

} // namespace redirect
