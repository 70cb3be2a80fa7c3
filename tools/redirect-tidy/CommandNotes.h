//===- CommandNotes.h - What was left out of commands -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_COMMANDNOTES_H
#define REDIRECT_TIDY_TOOLS_COMMANDNOTES_H

#include "llvm/ADT/StringRef.h"
#include "llvm/ADT/Twine.h"
#include "llvm/Support/raw_ostream.h"
#include <map>
#include <set>
#include <string>
#include <vector>

namespace redirect {

/// What the user is to know of compile commands that weren't taken as they
/// stand. Each thing is told once a run, however many commands it concerns.
class CommandNotes {
public:
  /// A flag that clang doesn't take.
  void dropFlag(llvm::StringRef Flag) { Flags.insert(Flag.str()); }
  /// A flag that is about files which another compiler has made.
  void dropBuiltFile(llvm::StringRef Flag) { BuiltFiles.insert(Flag.str()); }
  void missResponseFile(llvm::StringRef Name) {
    ResponseFiles.insert(Name.str());
  }
  /// A file of the database that isn't there.
  void missFile(llvm::StringRef File) { MissingFiles.insert(File.str()); }
  /// A folder where files were compiled that isn't there.
  void missFolder(llvm::StringRef Folder) {
    MissingFolders.insert(Folder.str());
  }
  /// A file in another \p Language than C and C++.
  void passOver(llvm::StringRef Language) { ++OtherLanguages[Language.str()]; }
  /// Anything else, as a sentence of its own.
  void say(const llvm::Twine &Sentence) { Sentences.insert(Sentence.str()); }

  /// All of it, in the user's words.
  std::vector<std::string> texts() const;
  void print(llvm::raw_ostream &To) const;

private:
  std::set<std::string> Flags;
  std::set<std::string> BuiltFiles;
  std::set<std::string> ResponseFiles;
  std::set<std::string> MissingFiles;
  std::set<std::string> MissingFolders;
  std::map<std::string, unsigned> OtherLanguages;
  std::set<std::string> Sentences;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_COMMANDNOTES_H
