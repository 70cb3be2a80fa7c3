//===- InputFile.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/InputFile.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/SmallVectorMemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using llvm::StringRef;
namespace json = llvm::json;
namespace fs = llvm::sys::fs;
namespace yaml = llvm::yaml;

namespace redirect {

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

static llvm::Error problemWith(StringRef File, const llvm::Twine &Problem) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 File + ": " + Problem);
}

static llvm::Error tooLarge(StringRef File, uint64_t MaxSize) {
  return problemWith(File, "this file has more than " +
                               llvm::Twine(MaxSize >> 20) + " MB");
}

llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
readInputFile(StringRef File, uint64_t MaxSize) {
  fs::file_status Status;
  if (const std::error_code Problem = fs::status(File, Status))
    return problemWith(File, Problem.message());
  if (Status.type() != fs::file_type::regular_file)
    return problemWith(File, "this is no regular file");
  if (Status.getSize() > MaxSize)
    return tooLarge(File, MaxSize);
  auto Text = llvm::MemoryBuffer::getFile(File);
  if (!Text)
    return problemWith(File, Text.getError().message());
  return std::move(*Text);
}

std::unique_ptr<llvm::MemoryBuffer> contentsOf(StringRef File) {
  auto Text = readInputFile(File, std::numeric_limits<uint64_t>::max());
  if (Text)
    return std::move(*Text);
  llvm::consumeError(Text.takeError());
  return nullptr;
}

llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
readStream(StringRef File, uint64_t MaxSize) {
  llvm::Expected<fs::file_t> Source =
      File == "-" ? fs::getStdinHandle() : fs::openNativeFileForRead(File);
  if (!Source)
    return problemWith(File, llvm::toString(Source.takeError()));
  static constexpr size_t Step = 1 << 16;
  llvm::SmallVector<char, 0> Text;
  std::string Problem;
  for (size_t Size = 0; Problem.empty() && Size <= MaxSize;) {
    Text.resize_for_overwrite(Size + Step);
    llvm::Expected<size_t> Read = fs::readNativeFile(
        *Source, llvm::MutableArrayRef(Text).drop_front(Size));
    if (!Read)
      Problem = llvm::toString(Read.takeError());
    Text.truncate(Size += Read ? *Read : 0);
    if (Read && *Read == 0)
      break;
  }
  if (File != "-")
    // Nothing was written to it.
    llvm::consumeError(llvm::errorCodeToError(fs::closeFile(*Source)));
  if (!Problem.empty())
    return problemWith(File, Problem);
  if (Text.size() > MaxSize)
    return tooLarge(File, MaxSize);
  return std::make_unique<llvm::SmallVectorMemoryBuffer>(std::move(Text), File);
}

llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>>
readYamlFile(StringRef File) {
  auto Text = readInputFile(File, MaxWrittenSize);
  if (!Text)
    return Text;
  if (llvm::Error Problem = checkYaml(**Text))
    return std::move(Problem);
  return Text;
}

//===----------------------------------------------------------------------===//
// YAML
//===----------------------------------------------------------------------===//

namespace {

/// Walks through what a document holds, never deeper than is allowed. Once it
/// has stopped, nothing is asked of the parser: it would read over the rest,
/// as deep as that goes.
class YamlWalk {
public:
  /// Goes no further than \p End, if there is one.
  explicit YamlWalk(const char *End = nullptr) : End(End) {}

  /// Returns false if it has stopped.
  bool walk(yaml::Node &Value, unsigned Depth);

  /// Where it stopped, and why; empty where the text can't be parsed.
  llvm::SMLoc Place;
  std::string Problem;

private:
  const char *const End;

  bool walkMapping(yaml::MappingNode &Mapping, unsigned Depth);
  bool stop(const yaml::Node &At, const llvm::Twine &Why) {
    Place = At.getSourceRange().Start;
    // The parser has a place for what stands behind an alias.
    if (const auto *Alias = llvm::dyn_cast<yaml::AliasNode>(&At))
      Place = llvm::SMLoc::getFromPointer(Alias->getName().data() - 1);
    Problem = Why.str();
    return false;
  }
};

} // namespace

bool YamlWalk::walk(yaml::Node &Value, unsigned Depth) {
  if (Depth > MaxYamlDepth)
    return stop(Value, "lists and mappings stand in one another, more than " +
                           llvm::Twine(MaxYamlDepth) + " deep");
  if (End && Value.getSourceRange().Start.getPointer() > End)
    return stop(Value, "there is too much of it");
  if (llvm::isa<yaml::AliasNode>(Value))
    return stop(Value, "aliases aren't taken here");
  if (auto *Mapping = llvm::dyn_cast<yaml::MappingNode>(&Value))
    return walkMapping(*Mapping, Depth);
  if (auto *List = llvm::dyn_cast<yaml::SequenceNode>(&Value))
    for (yaml::Node &Element : *List)
      if (!walk(Element, Depth + 1))
        return false;
  return !Value.failed();
}

bool YamlWalk::walkMapping(yaml::MappingNode &Mapping, unsigned Depth) {
  llvm::StringSet<> Keys;
  for (yaml::KeyValueNode &Pair : Mapping) {
    yaml::Node *Key = Pair.getKey();
    if (!Key || !walk(*Key, Depth + 1))
      return false;
    llvm::SmallString<64> Storage;
    if (auto *Name = llvm::dyn_cast<yaml::ScalarNode>(Key))
      if (!Keys.insert(Name->getValue(Storage)).second)
        return stop(*Key, "the key '" + Name->getValue(Storage).take_front(80) +
                              "' stands here twice");
    yaml::Node *Value = Pair.getValue();
    if (!Value || !walk(*Value, Depth + 1))
      return false;
  }
  return !Mapping.failed();
}

/// The place in \p Text of what is no text at all.
static std::optional<size_t> findNoText(StringRef Text) {
  size_t At = Text.find('\0');
  if (At != StringRef::npos || !json::isUTF8(Text, &At))
    return At;
  return std::nullopt;
}

size_t findTooManyCommas(StringRef Text) {
  unsigned Count = 0;
  bool IsComment = false;
  for (const auto &[At, C] : llvm::enumerate(Text)) {
    if (C == ',') {
      if (++Count > MaxCommas)
        return At;
    } else if (C == '\n' || C == '\r') {
      IsComment = false;
    } else if (C == '#' && Count) {
      // It may stand in a text, too: what is behind counts.
      IsComment = true;
    } else if (!IsComment && !llvm::isSpace(C)) {
      Count = 0;
    }
  }
  return StringRef::npos;
}

llvm::Error checkYaml(llvm::MemoryBufferRef Text) {
  llvm::SourceMgr Sources;
  // What can't be parsed is told by whoever reads it.
  Sources.setDiagHandler([](const llvm::SMDiagnostic &, void *) {});
  yaml::Stream Stream(Text, Sources);
  const auto Wrong = [&](llvm::SMLoc Place, StringRef Problem) {
    const auto [Line, Column] = Sources.getLineAndColumn(Place);
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   Text.getBufferIdentifier() + ":" +
                                       llvm::Twine(Line) + ":" +
                                       llvm::Twine(Column) + ": " + Problem);
  };
  if (const std::optional<size_t> At = findNoText(Text.getBuffer()))
    return Wrong(llvm::SMLoc::getFromPointer(Text.getBufferStart() + *At),
                 "this is no text in UTF-8");
  if (const size_t At = findTooManyCommas(Text.getBuffer());
      At != StringRef::npos)
    return Wrong(llvm::SMLoc::getFromPointer(Text.getBufferStart() + At),
                 "more than " + std::to_string(MaxCommas) +
                     " commas follow one another");
  yaml::document_iterator Document = Stream.begin();
  yaml::Node *Root = Document == Stream.end() ? nullptr : Document->getRoot();
  YamlWalk Walk;
  if (!Root || Walk.walk(*Root, 0) || Walk.Problem.empty())
    return llvm::Error::success();
  return Wrong(Walk.Place, Walk.Problem);
}

bool skipValue(yaml::Node &Value, const char *End) {
  return YamlWalk(End).walk(Value, 0);
}

//===----------------------------------------------------------------------===//
// JSON
//===----------------------------------------------------------------------===//

/// True if the lists and objects in \p Text stand in one another too deeply.
static bool isTooDeep(StringRef Text) {
  unsigned Depth = 0;
  bool IsInText = false;
  for (size_t At = 0; At < Text.size(); ++At) {
    const char C = Text[At];
    if (IsInText) {
      At += C == '\\';
      IsInText = C != '"';
    } else if (C == '"') {
      IsInText = true;
    } else if (C == '[' || C == '{') {
      if (++Depth > MaxJsonDepth)
        return true;
    } else if (C == ']' || C == '}') {
      Depth -= Depth != 0;
    }
  }
  return false;
}

llvm::Expected<json::Value> parseJson(StringRef Text) {
  if (isTooDeep(Text))
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "lists and objects stand in one another, "
                                   "more than " +
                                       llvm::Twine(MaxJsonDepth) + " deep");
  return json::parse(Text);
}

} // namespace redirect
