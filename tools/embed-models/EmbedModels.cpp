//===- EmbedModels.cpp - Puts the models into the plugin ------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A part of the build:
//
//   embed-models OUT.cpp MODEL.yaml...
//
// parses the models and defines builtinModels() with their values as constants.
// The plugin reads these: parsing YAML took more than all else that it does.
//
//===----------------------------------------------------------------------===//

#include "Models/BuiltinModels.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include "llvm/Support/raw_ostream.h"
#include <limits>

using llvm::StringRef;
using namespace redirect;
namespace yaml = llvm::yaml;

namespace {

/// A value as YAML has it, with the key that has it.
struct Value {
  std::string Key;
  ModelNode::Kind Is = ModelNode::Kind::Scalar;
  std::string Text;
  size_t Offset = 0;
  std::vector<Value> Below;
};

struct File {
  std::string Path;
  Value Content;
};

/// The texts of all models in one, each once.
class Texts {
public:
  size_t find(StringRef Text) {
    const auto [Known, IsNew] = Places.try_emplace(Text, All.size());
    if (IsNew)
      All += Text;
    return Known->second;
  }
  void write(llvm::raw_ostream &Out) const;

private:
  std::string All;
  llvm::StringMap<size_t> Places;
};

} // namespace

/// What is wrong with a model ends the build.
[[noreturn]] static void fail(const llvm::Twine &Why) {
  llvm::errs() << "embed-models: " << Why << "\n";
  std::exit(1);
}

namespace {

class Parser {
public:
  explicit Parser(llvm::MemoryBufferRef Text)
      : Begin(Text.getBufferStart()), Stream(Text, Sources) {}

  Value parse();

private:
  Value valueOf(yaml::Node *Node, StringRef Key);
  void addBelow(yaml::MappingNode &Mapping, Value &To);
  [[noreturn]] void fail(yaml::Node *At, StringRef Why);

  const char *Begin;
  llvm::SourceMgr Sources;
  yaml::Stream Stream;
};

} // namespace

void Parser::fail(yaml::Node *At, StringRef Why) {
  if (!Stream.failed() && At)
    Stream.printError(At, Why);
  std::exit(1);
}

void Parser::addBelow(yaml::MappingNode &Mapping, Value &To) {
  llvm::SmallString<32> Storage;
  for (yaml::KeyValueNode &Each : Mapping) {
    const auto *Name = llvm::dyn_cast_or_null<yaml::ScalarNode>(Each.getKey());
    if (!Name)
      fail(&Each, "expected the name of a key");
    const std::string Key = Name->getValue(Storage).str();
    To.Below.push_back(valueOf(Each.getValue(), Key));
  }
}

Value Parser::valueOf(yaml::Node *Node, StringRef Key) {
  if (!Node || Stream.failed())
    fail(Node, "");
  Value Result;
  Result.Key = Key;
  Result.Offset = Node->getSourceRange().Start.getPointer() - Begin;
  if (auto *Mapping = llvm::dyn_cast<yaml::MappingNode>(Node)) {
    Result.Is = ModelNode::Kind::Mapping;
    addBelow(*Mapping, Result);
  } else if (auto *Sequence = llvm::dyn_cast<yaml::SequenceNode>(Node)) {
    Result.Is = ModelNode::Kind::Sequence;
    for (yaml::Node &Each : *Sequence)
      Result.Below.push_back(valueOf(&Each, ""));
  } else if (const auto *Scalar = llvm::dyn_cast<yaml::ScalarNode>(Node)) {
    llvm::SmallString<64> Storage;
    Result.Text = Scalar->getValue(Storage);
  } else {
    fail(Node, "expected a text, a list, or keys and values");
  }
  return Result;
}

Value Parser::parse() {
  yaml::Node *Root = Stream.begin()->getRoot();
  Value Result = valueOf(Root, "");
  if (Stream.failed() || Result.Is != ModelNode::Kind::Mapping)
    fail(Root, "expected a model");
  return Result;
}

static File read(StringRef Path) {
  const auto Buffer = llvm::MemoryBuffer::getFile(Path);
  if (!Buffer)
    fail(Path + ": " + Buffer.getError().message());
  return {Path.str(), Parser((*Buffer)->getMemBufferRef()).parse()};
}

static void addKeys(const Value &Of, Texts &All) {
  for (const Value &Each : Of.Below) {
    All.find(Each.Key);
    addKeys(Each, All);
  }
}

template <typename T> static T fitting(size_t Number) {
  if (Number > std::numeric_limits<T>::max())
    fail("a model is too long");
  return static_cast<T>(Number);
}

void Texts::write(llvm::raw_ostream &Out) const {
  constexpr size_t Line = 60;
  Out << "static constexpr char Texts[] =";
  for (size_t At = 0; At < All.size(); At += Line) {
    Out << "\n    \"";
    Out.write_escaped(StringRef(All).substr(At, Line));
    Out << '"';
  }
  Out << ";\n";
}

/// Breadth first, so that the values of a mapping stand side by side.
static void writeNodes(const File &Model, size_t Number, Texts &All,
                       llvm::raw_ostream &Out) {
  Out << "\nstatic constexpr redirect::ModelNode Nodes" << Number << "[] = {\n";
  std::vector<const Value *> Order = {&Model.Content};
  for (size_t At = 0; At != Order.size(); ++At) {
    const Value &Each = *Order[At];
    const bool IsScalar = Each.Is == ModelNode::Kind::Scalar;
    const size_t Size = IsScalar ? Each.Text.size() : Each.Below.size();
    const size_t Begin = IsScalar ? All.find(Each.Text) : Order.size();
    for (const Value &Below : Each.Below)
      Order.push_back(&Below);
    static constexpr StringRef Kinds[] = {"Scalar", "Sequence", "Mapping"};
    Out << llvm::formatv(
        "    {{redirect::ModelNode::Kind::{0}, {1}, {2}, {3}, {4}, {5}},\n",
        Kinds[static_cast<size_t>(Each.Is)], fitting<uint8_t>(Each.Key.size()),
        fitting<uint16_t>(All.find(Each.Key)), fitting<uint16_t>(Each.Offset),
        fitting<uint16_t>(Size), fitting<uint32_t>(Begin));
  }
  Out << "};\n";
}

static const Value *find(const File &Model, StringRef Key) {
  for (const Value &Each : Model.Content.Below)
    if (Each.Key == Key)
      return &Each;
  return nullptr;
}

/// The texts of \p Key, as an array; the name of it, or what makes an empty
/// one.
static std::string writeTexts(const File &Model, size_t Number, StringRef Key,
                              StringRef Name, llvm::raw_ostream &Out) {
  const Value *Listed = find(Model, Key);
  if (!Listed)
    return "{}";
  std::string Array = (Name + llvm::Twine(Number)).str();
  Out << "static constexpr llvm::StringRef " << Array << "[] = {";
  for (const Value &Each : Listed->Below) {
    Out << '"';
    Out.write_escaped(Each.Text) << "\", ";
  }
  Out << "};\n";
  return Array;
}

static std::string entryOf(const File &Model, size_t Number,
                           llvm::raw_ostream &Out) {
  const std::string Mentions =
      writeTexts(Model, Number, "mentions", "Mentions", Out);
  const std::string Unless =
      writeTexts(Model, Number, "unless-mentions", "Unless", Out);
  const Value *Identifier = find(Model, "identifier");
  const bool IsClient =
      llvm::sys::path::filename(llvm::sys::path::parent_path(Model.Path)) ==
      "clients";
  return llvm::formatv("    {{\"{0}\", \"{1}\", {2}, {3}, {4}, Nodes{5}, "
                       "Texts},\n",
                       llvm::sys::path::filename(Model.Path),
                       Identifier ? Identifier->Text : "", Mentions, Unless,
                       IsClient ? "true" : "false", Number);
}

static void write(llvm::ArrayRef<File> Models, llvm::raw_ostream &Out) {
  Texts All;
  // First, where a few bits say where.
  All.find("");
  for (const File &Model : Models)
    addKeys(Model.Content, All);
  std::string Arrays;
  std::string Entries;
  llvm::raw_string_ostream Before(Arrays);
  for (const auto &[Number, Model] : llvm::enumerate(Models)) {
    writeNodes(Model, Number, All, Before);
    Entries += entryOf(Model, Number, Before);
  }
  Out << "// Made by embed-models of the models: edit those.\n\n"
      << "#include \"Models/BuiltinModels.h\"\n\n";
  All.write(Out);
  Out << Arrays << "\nstatic const redirect::BuiltinModel Models[] = {\n"
      << Entries
      << "};\n\nllvm::ArrayRef<redirect::BuiltinModel> "
         "redirect::builtinModels() {\n  return Models;\n}\n";
}

int main(int Count, char **Words) {
  const llvm::ArrayRef<char *> Arguments(Words, Count);
  if (Count < 3)
    fail("usage: embed-models OUT.cpp MODEL.yaml...");
  std::vector<File> Models;
  for (const char *Path : Arguments.drop_front(2))
    Models.push_back(read(Path));
  std::error_code Failed;
  llvm::raw_fd_ostream Out(Words[1], Failed);
  if (Failed)
    fail(llvm::Twine(Words[1]) + ": " + Failed.message());
  write(Models, Out);
}
