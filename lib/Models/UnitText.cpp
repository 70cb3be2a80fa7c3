//===- UnitText.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/UnitText.h"
#include "Models/DeclarationNames.h"
#include "Models/ForeignFiles.h"
#include "Models/Vocabulary.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

namespace redirect {

struct UnitText::Frameworks {
  Frameworks(llvm::ArrayRef<const Model *> Models, clang::ASTContext &Context)
      : Words(Models, Context),
        Files(Context.getSourceManager(), Words.frameworkPlaces()) {}

  Vocabulary Words;
  ForeignFiles Files;
};

std::vector<UnitText::OwnFile>
UnitText::readFiles(const clang::SourceManager &Sources) {
  std::vector<OwnFile> Result;
  for (unsigned I = 0; I != Sources.local_sloc_entry_size(); ++I) {
    const clang::SrcMgr::SLocEntry &Entry = Sources.getLocalSLocEntry(I);
    if (!Entry.isFile() ||
        clang::SrcMgr::isSystem(Entry.getFile().getFileCharacteristic()))
      continue;
    // The compiler's own macros are no file, and longer than many are.
    const clang::SrcMgr::ContentCache &Content =
        Entry.getFile().getContentCache();
    const std::optional<llvm::StringRef> Text = Content.getBufferDataIfLoaded();
    if (Content.OrigEntry && Text)
      Result.push_back(
          {Sources.getFileID(
               clang::SourceLocation::getFromRawEncoding(Entry.getOffset())),
           *Text});
  }
  return Result;
}

/// Most texts are asked for in vain, so that nobody needs to know.
bool UnitText::isForeign(clang::FileID File) {
  if (!LeftOut)
    LeftOut = std::make_unique<Frameworks>(Models, Context);
  return LeftOut->Files.contains(File);
}

UnitText::UnitText(clang::ASTContext &Context)
    : Context(Context), Files(readFiles(Context.getSourceManager())),
      Knows([&Context](llvm::StringRef Identifier) {
        return findIdentifier(Context, Identifier) != nullptr;
      }),
      Mentions([this](llvm::StringRef Text) {
        return llvm::any_of(Files, [&](const OwnFile &Own) {
          return Own.Text.contains(Text) && !isForeign(Own.File);
        });
      }),
      LeaveOut([this](std::vector<const Model *> Frameworks) {
        Models = std::move(Frameworks);
      }) {}

UnitText::~UnitText() = default;

} // namespace redirect
