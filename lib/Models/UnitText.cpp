//===- UnitText.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/UnitText.h"
#include "clang/AST/ASTContext.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

namespace redirect {

/// True if \p Identifier occurs in the unit, or in what is precompiled of it.
static bool knows(clang::IdentifierTable &Identifiers,
                  llvm::StringRef Identifier) {
  if (Identifiers.find(Identifier) != Identifiers.end())
    return true;
  clang::IdentifierInfoLookup *Precompiled =
      Identifiers.getExternalIdentifierLookup();
  return Precompiled && Precompiled->get(Identifier);
}

static std::vector<llvm::StringRef>
ownFiles(const clang::SourceManager &Sources) {
  std::vector<llvm::StringRef> Result;
  for (unsigned I = 0; I != Sources.local_sloc_entry_size(); ++I) {
    const clang::SrcMgr::SLocEntry &Entry = Sources.getLocalSLocEntry(I);
    if (!Entry.isFile() ||
        clang::SrcMgr::isSystem(Entry.getFile().getFileCharacteristic()))
      continue;
    const std::optional<llvm::StringRef> Text =
        Entry.getFile().getContentCache().getBufferDataIfLoaded();
    if (Text)
      Result.push_back(*Text);
  }
  return Result;
}

UnitText::UnitText(const clang::ASTContext &Context)
    : OwnFiles(ownFiles(Context.getSourceManager())),
      Knows([&Context](llvm::StringRef Identifier) {
        return knows(Context.Idents, Identifier);
      }),
      Mentions([this](llvm::StringRef Text) {
        return llvm::any_of(OwnFiles, [&](llvm::StringRef File) {
          return File.contains(Text);
        });
      }) {}

} // namespace redirect
