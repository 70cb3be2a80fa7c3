//===- ResponseFiles.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ResponseFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/CommandLine.h"

using namespace clang::tooling;
using llvm::StringRef;
namespace vfs = llvm::vfs;

namespace redirect {

/// What the response files of one command may hold together, and how many they
/// may be, each counted as often as it is named.
static constexpr uint64_t MaxTextSize = 4 << 20;
static constexpr unsigned MaxFiles = 1000;

namespace {

/// Opens no more files than one command may have.
class FewFiles : public vfs::ProxyFileSystem {
public:
  using ProxyFileSystem::ProxyFileSystem;

  llvm::ErrorOr<std::unique_ptr<vfs::File>>
  openFileForRead(const llvm::Twine &Path) override {
    const llvm::ErrorOr<vfs::Status> Known = status(Path);
    if (!Known)
      return Known.getError();
    if (FilesLeft == 0 || Known->getSize() > TextLeft)
      return std::make_error_code(std::errc::file_too_large);
    --FilesLeft;
    TextLeft -= Known->getSize();
    return ProxyFileSystem::openFileForRead(Path);
  }

private:
  uint64_t TextLeft = MaxTextSize;
  unsigned FilesLeft = MaxFiles;
};

class ExpandedCommands : public CompilationDatabase {
public:
  ExpandedCommands(std::unique_ptr<CompilationDatabase> Base,
                   llvm::IntrusiveRefCntPtr<vfs::FileSystem> Files)
      : Base(std::move(Base)), Files(std::move(Files)) {}

  std::vector<CompileCommand>
  getCompileCommands(StringRef File) const override {
    return expanded(Base->getCompileCommands(File));
  }

  std::vector<CompileCommand> getAllCompileCommands() const override {
    return expanded(Base->getAllCompileCommands());
  }

  std::vector<std::string> getAllFiles() const override {
    return Base->getAllFiles();
  }

private:
  std::vector<CompileCommand>
  expanded(std::vector<CompileCommand> Commands) const {
    for (CompileCommand &Command : Commands)
      Command.CommandLine = withResponseFiles(std::move(Command.CommandLine),
                                              Command.Directory, Files);
    return Commands;
  }

  const std::unique_ptr<CompilationDatabase> Base;
  const llvm::IntrusiveRefCntPtr<vfs::FileSystem> Files;
};

} // namespace

CommandLine withResponseFiles(CommandLine Words, StringRef Folder,
                              llvm::IntrusiveRefCntPtr<vfs::FileSystem> Files) {
  const auto NamesFile = [](const std::string &Word) {
    return StringRef(Word).starts_with("@");
  };
  if (llvm::none_of(Words, NamesFile))
    return Words;
  llvm::SmallVector<const char *, 64> Expanded;
  for (const std::string &Word : Words)
    Expanded.push_back(Word.c_str());
  FewFiles Bounded(std::move(Files));
  llvm::BumpPtrAllocator Memory;
  llvm::cl::ExpansionContext Context(Memory, llvm::cl::TokenizeGNUCommandLine);
  if (llvm::Error Problem =
          Context.setVFS(&Bounded).setCurrentDir(Folder).expandResponseFiles(
              Expanded)) {
    llvm::consumeError(std::move(Problem));
    return Words;
  }
  return {Expanded.begin(), Expanded.end()};
}

std::unique_ptr<CompilationDatabase>
withResponseFiles(std::unique_ptr<CompilationDatabase> Base,
                  llvm::IntrusiveRefCntPtr<vfs::FileSystem> Files) {
  return std::make_unique<ExpandedCommands>(std::move(Base), std::move(Files));
}

} // namespace redirect
