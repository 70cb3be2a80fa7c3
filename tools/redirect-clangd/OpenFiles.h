//===- OpenFiles.h - What an editor has open --------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_OPENFILES_H
#define REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_OPENFILES_H

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/JSON.h"
#include <optional>
#include <string>

namespace redirect {

/// How the columns of a conversation are counted.
enum class ColumnUnit { Utf8, Utf16, Utf32 };

/// How far \p Text reaches, in columns.
unsigned columnsOf(llvm::StringRef Text, ColumnUnit Unit);

/// A file as the editor shows it, saved or not.
struct OpenFile {
  llvm::json::Value Version = nullptr;
  std::string Text;
  bool IsSaved = true;

  /// Without its end; nothing for a line that isn't there.
  std::optional<llvm::StringRef> line(size_t Number) const;
};

/// The files that are open, by their URI.
class OpenFiles {
public:
  /// Takes up what a message of the editor says of them.
  void take(llvm::StringRef Method, const llvm::json::Object &Params);

  const OpenFile *find(llvm::StringRef Uri) const;
  const llvm::StringMap<OpenFile> &all() const { return Files; }

  ColumnUnit Unit = ColumnUnit::Utf16;

private:
  void change(OpenFile &File, const llvm::json::Object &Change) const;

  llvm::StringMap<OpenFile> Files;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_OPENFILES_H
