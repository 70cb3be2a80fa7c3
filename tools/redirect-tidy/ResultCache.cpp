//===- ResultCache.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ResultCache.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CachePruning.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"

namespace json = llvm::json;
using llvm::StringRef;

namespace redirect {

std::string hashOf(StringRef Contents) {
  const llvm::XXH128_hash_t Hash =
      llvm::xxh3_128bits(llvm::arrayRefFromStringRef(Contents));
  return llvm::utohexstr(Hash.high64, /*LowerCase=*/true, /*Width=*/16) +
         llvm::utohexstr(Hash.low64, /*LowerCase=*/true, /*Width=*/16);
}

std::string FileHashes::of(StringRef Path) {
  {
    const std::lock_guard<std::mutex> Lock(Mutex);
    const auto It = Known.find(Path);
    if (It != Known.end())
      return It->second;
  }
  const auto Buffer = llvm::MemoryBuffer::getFile(Path);
  std::string Hash = Buffer ? hashOf((*Buffer)->getBuffer()) : "";
  const std::lock_guard<std::mutex> Lock(Mutex);
  return Known.try_emplace(Path, std::move(Hash)).first->second;
}

bool FileHashes::areCurrent(llvm::ArrayRef<FileRead> Files) {
  return llvm::all_of(Files, [this](const FileRead &File) {
    return of(File.Path) == File.Hash;
  });
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
  const auto Buffer = llvm::MemoryBuffer::getFile(fileFor(Key));
  if (!Buffer)
    return std::nullopt;
  // A line with the hash of the rest tells what is whole and ours.
  const auto [Hash, Text] = (*Buffer)->getBuffer().split('\n');
  if (Hash != hashOf((Key + Text).str()))
    return std::nullopt;
  llvm::Expected<json::Value> Parsed = json::parse(Text);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return std::nullopt;
  }
  json::Object *Result = Parsed->getAsObject();
  return Result ? std::optional(std::move(*Result)) : std::nullopt;
}

void ResultCache::store(StringRef Key, json::Object Result) const {
  if (Folder.empty() || llvm::sys::fs::create_directories(Folder))
    return;
  std::string Text;
  llvm::raw_string_ostream(Text) << json::Value(std::move(Result));
  llvm::consumeError(
      llvm::writeToOutput(fileFor(Key), [&](llvm::raw_ostream &Out) {
        Out << hashOf((Key + Text).str()) << '\n' << Text;
        return llvm::Error::success();
      }));
}

void ResultCache::prune() const {
  if (!Folder.empty())
    llvm::pruneCache(Folder, llvm::CachePruningPolicy());
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
    Result.push_back(json::Array{json::fixUTF8(File.Path), File.Hash});
  return Result;
}

std::vector<FileRead> filesFromJson(const json::Array *From) {
  std::vector<FileRead> Result;
  if (!From)
    return Result;
  for (const json::Value &Element : *From)
    if (const json::Array *Pair = Element.getAsArray();
        Pair && Pair->size() == 2)
      Result.push_back({(*Pair)[0].getAsString().value_or("").str(),
                        (*Pair)[1].getAsString().value_or("").str()});
  return Result;
}

} // namespace redirect
