//===- EditorLink.h - What stands between clangd and the editor -*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_EDITORLINK_H
#define REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_EDITORLINK_H

#include "IndexKeeper.h"
#include "Messages.h"
#include "OpenFiles.h"
#include "llvm/Support/raw_ostream.h"
#include <cstdio>
#include <memory>

namespace redirect {

/// Passes messages from the editor to clangd and back. Where clangd has no
/// place to add to, they say a little more than clangd does: quick fixes that
/// suppress, links to our pages; and clangd looks again at what is open when
/// the rest of the program has changed.
class EditorLink {
public:
  /// The editor is at \p In and \p Out. \p Keeps tells whether the route index
  /// is kept, with \p Flags for redirect-tidy.
  EditorLink(std::FILE *In, llvm::raw_ostream &Out, bool Keeps,
             std::vector<std::string> Flags);
  ~EditorLink();

  /// Ends what is done in the background.
  void stop() { Keeper.reset(); }

  /// What clangd reads, and where it writes.
  std::FILE *input() { return ForClangd; }
  llvm::raw_ostream &output();

  /// Where the compile commands are, by the command line or the editor.
  static std::string &chosenDatabase();

private:
  class ClangdOutput;

  void readEditor();
  /// Takes note of a message from the editor, before clangd gets it.
  void note(const llvm::json::Object &Message);
  void noteRequest(llvm::StringRef Method, const llvm::json::Value &Id,
                   const llvm::json::Object &Params);
  void refreshFor(const llvm::json::Object &Params);
  /// Hands clangd \p Text, one or more framed messages.
  void send(llvm::StringRef Text);
  /// Has clangd look again at what is open, and may have another result.
  void lookAgain(IndexKeeper::HasNews HasNews);
  /// What the editor gets in place of a message of clangd's.
  std::string completed(std::string Message);
  bool complete(llvm::json::Object &Message);

  std::FILE *Editor;
  std::FILE *ForClangd = nullptr;
  int ToClangd = -1;
  std::mutex Sending;
  std::mutex Mutex; // guards what follows
  OpenFiles Files;
  /// The requests that clangd hasn't answered yet, by their ids as text.
  std::map<std::string, llvm::json::Array> Silencing;
  std::string Initializing;
  bool TakesActions = false;
  std::unique_ptr<ClangdOutput> FromClangd;
  std::unique_ptr<IndexKeeper> Keeper;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_EDITORLINK_H
