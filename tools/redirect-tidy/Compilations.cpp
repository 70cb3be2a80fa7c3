//===- Compilations.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Compilations.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace clang::tooling;

namespace redirect {

/// The folder of clang's own headers (stddef.h). clang looks for it beside the
/// program that it is part of, which is right where that is installed beside
/// it; empty then.
static std::string resourceFolder() {
  static int InThisProgram;
  llvm::SmallString<128> Beside(
      llvm::sys::fs::getMainExecutable("redirect-tidy", &InThisProgram));
  llvm::sys::path::remove_filename(Beside);
  llvm::sys::path::append(Beside, "..", "lib", "clang",
                          REDIRECT_TIDY_CLANG_VERSION);
  llvm::sys::path::append(Beside, "include");
  return llvm::sys::fs::exists(Beside) ? "" : REDIRECT_TIDY_RESOURCE_DIR;
}

/// The flags, as this program reads them.
static std::vector<std::string> adjust(const std::vector<std::string> &Args,
                                       const std::string &ResourceFolder) {
  std::vector<std::string> Result = Args;
  if (Result.empty())
    return Result;
  const bool IsGiven = llvm::any_of(Args, [](llvm::StringRef Arg) {
    return Arg.starts_with("-resource-dir");
  });
  if (!IsGiven && !ResourceFolder.empty())
    Result.insert(Result.begin() + 1, "-resource-dir=" + ResourceFolder);
  // With carets comes the line "1 warning generated."
  Result.insert(Result.begin() + 1, "-fno-caret-diagnostics");
  return Result;
}

namespace {

/// The compile commands of a project, one for each file: a file that goes into
/// two libraries is read once.
class ProjectCompilations : public CompilationDatabase {
public:
  explicit ProjectCompilations(std::unique_ptr<CompilationDatabase> All)
      : All(std::move(All)), ResourceFolder(resourceFolder()) {}

  std::vector<CompileCommand>
  getCompileCommands(llvm::StringRef File) const override {
    std::vector<CompileCommand> Commands = All->getCompileCommands(File);
    if (Commands.empty())
      return Commands;
    Commands.erase(Commands.begin() + 1, Commands.end());
    Commands.front().CommandLine =
        adjust(Commands.front().CommandLine, ResourceFolder);
    return Commands;
  }

  std::vector<std::string> getAllFiles() const override {
    return All->getAllFiles();
  }

private:
  const std::unique_ptr<CompilationDatabase> All;
  const std::string ResourceFolder;
};

} // namespace

llvm::Expected<std::unique_ptr<Compilations>>
loadCompilations(llvm::StringRef Build, llvm::StringRef File,
                 std::unique_ptr<Compilations> Given) {
  std::string Problem;
  if (!Given)
    Given = Build.empty()
                ? CompilationDatabase::autoDetectFromSource(File, Problem)
                : CompilationDatabase::autoDetectFromDirectory(Build, Problem);
  if (!Given)
    return llvm::createStringError(llvm::inconvertibleErrorCode(), Problem);
  return std::make_unique<ProjectCompilations>(std::move(Given));
}

std::string absolutePath(llvm::StringRef File, llvm::StringRef Folder) {
  llvm::SmallString<128> Path(File);
  if (!Folder.empty() && llvm::sys::path::is_relative(File)) {
    Path = Folder;
    llvm::sys::path::append(Path, File);
  }
  if (llvm::sys::fs::make_absolute(Path))
    return File.str();
  llvm::sys::path::remove_dots(Path, /*remove_dot_dot=*/true);
  return Path.str().str();
}

} // namespace redirect
