//===- Findings.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Findings.h"
#include "Models/InputFile.h"
#include "ProjectOptions.h"
#include "clang-tidy/ClangTidy.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/WithColor.h"

using namespace clang::tidy;
using clang::tooling::DiagnosticMessage;
using llvm::StringRef;

namespace redirect {

StringRef LineNumbers::text(StringRef File) {
  const auto [Known, IsNew] = Buffers.try_emplace(File);
  if (IsNew)
    Known->second = contentsOf(File);
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

/// True if a note of \p R meets \p IsThere that tells how the redirect comes
/// about. Who counts its status, or tests it, doesn't.
template <typename Predicate>
static bool hasNote(const Report &R, Predicate IsThere) {
  return llvm::any_of(R.Notes, [&](const DiagnosticMessage &Note) {
    return IsThere(Note) &&
           llvm::none_of(R.Says.Expecting, [&](const ExpectingPlace &Place) {
             return Place.Offset == Note.FileOffset &&
                    Place.File == Note.FilePath;
           });
  });
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
           !hasNote(R, IsAdded);
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
           !hasNote(R, IsThere);
  });
}

/// "src/routes.cpp:12:10: note: handler registered for POST here"
static void printNote(const DiagnosticMessage &Note, LineNumbers &Lines) {
  const LineNumbers::Place At = Lines.at(Note.FilePath, Note.FileOffset);
  llvm::WithColor(llvm::outs(), llvm::raw_ostream::SAVEDCOLOR, /*Bold=*/true)
      << Note.FilePath << ':' << At.Line << ':' << At.Column << ": ";
  llvm::WithColor::note(llvm::outs()) << Note.Message << '\n';
}

void print(llvm::ArrayRef<Report> Reports, std::optional<bool> UsesColor,
           NotedCode Noted) {
  CheckSettings Settings;
  Settings.Config.emplace();
  Settings.Config->InheritParentConfig = true;
  Settings.Config->UseColor = UsesColor;
  ClangTidyContext Context(
      std::make_unique<ProjectOptions>(std::move(Settings)));
  const auto Files = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(
      llvm::vfs::createPhysicalFileSystem());
  unsigned Errors = 0;
  LineNumbers Lines;
  for (const Report &R : Reports) {
    std::vector<ClangTidyError> Printed = {R};
    if (Noted == NotedCode::Hidden)
      Printed.front().Notes.clear();
    handleErrors(Printed, Context, FB_NoFix, Errors, Files);
    if (Noted == NotedCode::Hidden)
      for (const DiagnosticMessage &Note : R.Notes)
        printNote(Note, Lines);
  }
}

} // namespace redirect
