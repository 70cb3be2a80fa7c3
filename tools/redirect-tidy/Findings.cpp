//===- Findings.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings.h"
#include "ProjectOptions.h"
#include "clang-tidy/ClangTidy.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace clang::tidy;
using clang::tooling::DiagnosticMessage;
using llvm::StringRef;

namespace redirect {

StringRef LineNumbers::text(StringRef File) {
  const auto [Known, IsNew] = Buffers.try_emplace(File);
  if (IsNew)
    if (auto Buffer = llvm::MemoryBuffer::getFile(File))
      Known->second = std::move(*Buffer);
  return Known->second ? Known->second->getBuffer() : StringRef();
}

LineNumbers::Place LineNumbers::at(StringRef File, unsigned Offset) {
  const StringRef Before = text(File).take_front(Offset);
  if (File.empty() || Before.size() != Offset)
    return {};
  const size_t Line = Before.rfind('\n') + 1; // npos + 1 is 0.
  return {static_cast<unsigned>(Before.count('\n') + 1),
          static_cast<unsigned>(Offset - Line + 1)};
}

void keepChanged(std::vector<Report> &Reports, const ProjectChange &Change,
                 LineNumbers &Lines) {
  const auto IsAdded = [&](const DiagnosticMessage &Message) {
    const LineNumbers::Place At =
        Lines.at(Message.FilePath, Message.FileOffset);
    return At.Line && Change.contains(Message.FilePath, At.Line);
  };
  llvm::erase_if(Reports, [&](const Report &R) {
    return !isAboutConfiguration(R) && !IsAdded(R.Message) &&
           llvm::none_of(R.Notes, IsAdded);
  });
}

bool standsIn(const DiagnosticMessage &Message,
              llvm::ArrayRef<std::string> Files) {
  return llvm::any_of(Files, [&](StringRef File) {
    return Message.FilePath == File ||
           llvm::sys::fs::equivalent(Message.FilePath, File);
  });
}

void keepFiles(std::vector<Report> &Reports,
               llvm::ArrayRef<std::string> Files) {
  const auto IsThere = [&](const DiagnosticMessage &Message) {
    return standsIn(Message, Files);
  };
  llvm::erase_if(Reports, [&](const Report &R) {
    return !isAboutConfiguration(R) && !IsThere(R.Message) &&
           llvm::none_of(R.Notes, IsThere);
  });
}

void print(llvm::ArrayRef<Report> Reports, std::optional<bool> UsesColor) {
  CheckSettings Settings;
  Settings.Config.emplace();
  Settings.Config->InheritParentConfig = true;
  Settings.Config->UseColor = UsesColor;
  ClangTidyContext Context(
      std::make_unique<ProjectOptions>(std::move(Settings)));
  unsigned Errors = 0;
  const std::vector<ClangTidyError> Printed(Reports.begin(), Reports.end());
  handleErrors(Printed, Context, FB_NoFix, Errors,
               llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(
                   llvm::vfs::createPhysicalFileSystem()));
}

} // namespace redirect
