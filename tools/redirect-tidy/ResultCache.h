//===- ResultCache.h - What is known from earlier runs ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_RESULTCACHE_H
#define REDIRECT_TIDY_TOOLS_RESULTCACHE_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/JSON.h"
#include <mutex>
#include <optional>
#include <string>

namespace redirect {

/// A file that a result depends on, as it was read.
struct FileRead {
  /// An absolute path.
  std::string Path;
  std::string Hash;
};

/// The hash that stands for the contents of a file, or of any text. Nobody
/// finds another text with the same.
std::string hashOf(llvm::StringRef Contents);

/// The hashes of files as they are now. Each file is read once, however many
/// units include it. Several threads may ask at once.
class FileHashes {
public:
  /// Empty if the file can't be read.
  std::string of(llvm::StringRef Path);
  bool areCurrent(llvm::ArrayRef<FileRead> Files);

private:
  std::mutex Mutex;
  llvm::StringMap<std::string> Known;
};

/// Results of earlier runs, each in a file of its own, which is written whole
/// or not at all: several runs may use one folder. The folder is the user's
/// alone. What can't be read or was written by another user counts as not
/// there.
class ResultCache {
public:
  /// No folder, no cache; nor in a folder that belongs to others.
  explicit ResultCache(std::string Folder);

  /// Why the folder isn't used; empty if it is.
  llvm::StringRef problem() const { return Problem; }

  /// What was stored under \p Key, the hash of all that the result depends on.
  std::optional<llvm::json::Object> find(llvm::StringRef Key) const;

  /// Failing to store is no reason to end: the next run takes longer.
  llvm::Error store(llvm::StringRef Key, llvm::json::Object Result) const;

  /// Removes what wasn't used for long, and what is too much.
  void prune() const;

  /// Where results are kept by default: in the user's own cache folder.
  static std::string defaultFolder();

private:
  std::string fileFor(llvm::StringRef Key) const;

  std::string Folder;
  std::string Problem;
};

/// What \p Entry, the contents of a file of the cache, holds for \p Key;
/// nothing unless it is whole.
std::optional<llvm::json::Object> storedFor(llvm::StringRef Key,
                                            llvm::StringRef Entry);

llvm::json::Array asJson(llvm::ArrayRef<FileRead> Files);
std::vector<FileRead> filesFromJson(const llvm::json::Array *From);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_RESULTCACHE_H
