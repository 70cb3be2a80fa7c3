//===- ConfigurationFiles.cpp ---------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ConfigurationFiles.h"
#include "Models/InputFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"

using clang::tidy::ClangTidyOptions;
using llvm::StringRef;

namespace redirect {

/// Each is a regular expression, with which each check is compared.
static constexpr size_t MaxGlobs = 10000;

static bool hasTooManyGlobs(const ClangTidyOptions &Options) {
  const std::string Checks = Options.Checks.value_or("");
  return llvm::count_if(Checks, [](char C) { return C == ',' || C == '\n'; }) >
         static_cast<ptrdiff_t>(MaxGlobs);
}

llvm::Expected<ClangTidyOptions> readConfiguration(llvm::MemoryBufferRef Text) {
  if (llvm::Error Problem = checkYaml(Text))
    return std::move(Problem);
  if (Text.getBuffer().empty())
    return ClangTidyOptions();
  std::string Problem;
  llvm::ErrorOr<ClangTidyOptions> Result =
      clang::tidy::parseConfigurationWithDiags(
          Text, [&](const llvm::SMDiagnostic &Said) {
            if (Problem.empty())
              Problem =
                  (Said.getFilename() + ":" + llvm::Twine(Said.getLineNo()) +
                   ":" + llvm::Twine(Said.getColumnNo() + 1) + ": " +
                   Said.getMessage())
                      .str();
          });
  if (Result && hasTooManyGlobs(*Result))
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Text.getBufferIdentifier() +
                                       ": 'Checks' names more than " +
                                       llvm::Twine(MaxGlobs) + " checks");
  if (Result)
    return std::move(*Result);
  return llvm::createStringError(
      Result.getError(), Problem.empty() ? Text.getBufferIdentifier() + ": " +
                                               Result.getError().message()
                                         : Problem);
}

static llvm::Expected<ClangTidyOptions> readConfigurationFile(StringRef File) {
  llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> Text =
      readInputFile(File, MaxWrittenSize);
  return Text ? readConfiguration(**Text) : Text.takeError();
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
      llvm::Expected<ClangTidyOptions> Options = readConfigurationFile(File);
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
