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

/// The hash that stands for the contents of a file, or of any text.
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
/// or not at all: several runs may use one folder. What can't be read or was
/// written by somebody else counts as not there.
class ResultCache {
public:
  /// No folder, no cache.
  explicit ResultCache(std::string Folder) : Folder(std::move(Folder)) {}

  /// What was stored under \p Key, the hash of all that the result depends on.
  std::optional<llvm::json::Object> find(llvm::StringRef Key) const;

  /// Failing to store is no error: the next run takes longer.
  void store(llvm::StringRef Key, llvm::json::Object Result) const;

  /// Removes what wasn't used for long, if there is much of it.
  void prune() const;

  /// Where results are kept by default: in the user's own cache folder.
  static std::string defaultFolder();

private:
  std::string fileFor(llvm::StringRef Key) const;

  const std::string Folder;
};

llvm::json::Array asJson(llvm::ArrayRef<FileRead> Files);
std::vector<FileRead> filesFromJson(const llvm::json::Array *From);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_RESULTCACHE_H
