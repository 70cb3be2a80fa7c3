//===- ResultCache.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ResultCache.h"
#include "FileWriting.h"
#include "Models/InputFile.h"
#include "Program/SummaryJson.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace json = llvm::json;
using llvm::StringRef;

namespace redirect {

/// What all results may take on the disk.
static constexpr uint64_t MaxSize = 1 << 30;

std::string hashOf(StringRef Contents) {
  return llvm::toHex(llvm::BLAKE3::hash(llvm::arrayRefFromStringRef(Contents)),
                     /*LowerCase=*/true);
}

std::string FileHashes::of(StringRef Path) {
  {
    const std::lock_guard<std::mutex> Lock(Mutex);
    const auto It = Known.find(Path);
    if (It != Known.end())
      return It->second;
  }
  const auto Buffer = contentsOf(Path);
  std::string Hash = Buffer ? hashOf(Buffer->getBuffer()) : "";
  const std::lock_guard<std::mutex> Lock(Mutex);
  return Known.try_emplace(Path, std::move(Hash)).first->second;
}

bool FileHashes::areCurrent(llvm::ArrayRef<FileRead> Files) {
  return llvm::all_of(Files, [this](const FileRead &File) {
    return of(File.Path) == File.Hash;
  });
}

/// Makes \p Folder if it isn't there. Returns what is wrong with it.
static std::string takeFolder(const std::string &Folder) {
  namespace fs = llvm::sys::fs;
  if (const std::error_code Problem = fs::create_directories(
          Folder, /*IgnoreExisting=*/true, fs::owner_all))
    return Problem.message();
  struct stat There = {};
  if (lstat(Folder.c_str(), &There) != 0 || !S_ISDIR(There.st_mode))
    return "this is no folder";
  if (There.st_uid != geteuid())
    return "this folder belongs to somebody else";
  if (There.st_mode & (S_IWGRP | S_IWOTH))
    return "others may write here; chmod go-w makes it yours";
  return "";
}

ResultCache::ResultCache(std::string Path) : Folder(std::move(Path)) {
  if (Folder.empty())
    return;
  Problem = takeFolder(Folder);
  if (!Problem.empty())
    Problem = std::exchange(Folder, "") + ": nothing is kept: " + Problem;
}

/// What stands in \p File, if it is the user's own; null if not. A link leads
/// nowhere.
static std::unique_ptr<llvm::MemoryBuffer> ownFile(const std::string &File) {
  const int Descriptor =
      open(File.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (Descriptor < 0)
    return nullptr;
  struct stat There = {};
  const bool IsOwn = fstat(Descriptor, &There) == 0 && S_ISREG(There.st_mode) &&
                     There.st_uid == geteuid() &&
                     !(There.st_mode & (S_IWGRP | S_IWOTH));
  std::unique_ptr<llvm::MemoryBuffer> Result;
  if (IsOwn)
    if (auto Text = llvm::MemoryBuffer::getOpenFile(
            Descriptor, File, static_cast<uint64_t>(There.st_size)))
      Result = std::move(*Text);
  close(Descriptor);
  return Result;
}

/// LLVM's pruning looks at files that are called like this.
std::string ResultCache::fileFor(StringRef Key) const {
  llvm::SmallString<128> File(Folder);
  llvm::sys::path::append(File, "llvmcache-redirect-tidy-" + Key);
  return File.str().str();
}

std::optional<json::Object> ResultCache::find(StringRef Key) const {
  if (Folder.empty())
    return std::nullopt;
  const std::unique_ptr<llvm::MemoryBuffer> Buffer = ownFile(fileFor(Key));
  return Buffer ? storedFor(Key, Buffer->getBuffer()) : std::nullopt;
}

std::optional<json::Object> storedFor(StringRef Key, StringRef Entry) {
  // A line with the hash of the rest tells what is whole.
  const auto [Hash, Text] = Entry.split('\n');
  if (Hash != hashOf((Key + Text).str()))
    return std::nullopt;
  llvm::Expected<json::Value> Parsed = parseJson(Text);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return std::nullopt;
  }
  json::Object *Result = Parsed->getAsObject();
  return Result ? std::optional(std::move(*Result)) : std::nullopt;
}

llvm::Error ResultCache::store(StringRef Key, json::Object Result) const {
  if (Folder.empty())
    return llvm::Error::success();
  std::string Text;
  llvm::raw_string_ostream(Text) << json::Value(std::move(Result));
  return writeScratchFile(fileFor(Key),
                          hashOf((Key + Text).str()) + "\n" + Text);
}

void ResultCache::prune() const {
  if (Folder.empty())
    return;
  llvm::CachePruningPolicy Policy;
  Policy.MaxSizeBytes = MaxSize;
  llvm::pruneCache(Folder, Policy);
}

std::string ResultCache::defaultFolder() {
  llvm::SmallString<128> Folder;
  if (!llvm::sys::path::cache_directory(Folder))
    return {};
  llvm::sys::path::append(Folder, "redirect-tidy");
  return Folder.str().str();
}

json::Array asJson(llvm::ArrayRef<FileRead> Files) {
  json::Array Result;
  for (const FileRead &File : Files)
    Result.push_back(json::Array{fileAsText(File.Path), File.Hash});
  return Result;
}

std::vector<FileRead> filesFromJson(const json::Array *From) {
  std::vector<FileRead> Result;
  if (!From)
    return Result;
  for (const json::Value &Element : *From)
    if (const json::Array *Pair = Element.getAsArray();
        Pair && Pair->size() == 2)
      Result.push_back({fileFromText((*Pair)[0].getAsString().value_or("")),
                        (*Pair)[1].getAsString().value_or("").str()});
  return Result;
}

} // namespace redirect
