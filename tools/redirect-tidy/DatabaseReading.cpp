//===- DatabaseReading.cpp ------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "DatabaseReading.h"
#include "CommandLines.h"
#include "Models/InputFile.h"
#include "clang/Driver/Types.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"

using clang::tooling::CompileCommand;
using llvm::StringRef;
namespace yaml = llvm::yaml;

namespace redirect {

/// No system runs a command that is longer.
static constexpr size_t MaxEntrySize = 2 << 20;

namespace {

/// Reads the entries. JSON is read as YAML, as clang does it: commas too many
/// and comments harm nothing, and every value knows where it stands.
class DatabaseReader {
public:
  DatabaseReader(StringRef Path, StringRef Text)
      : Path(Path), Folder(llvm::sys::path::parent_path(Path)), Text(Text) {
    Sources.setDiagHandler(
        [](const llvm::SMDiagnostic &Problem, void *Reader) {
          static_cast<DatabaseReader *>(Reader)->keep(Problem.getLineNo(),
                                                      Problem.getColumnNo() + 1,
                                                      Problem.getMessage());
        },
        this);
    Stream = std::make_unique<yaml::Stream>(llvm::MemoryBufferRef(Text, Path),
                                            Sources);
  }

  llvm::Expected<std::vector<CompileCommand>> read() {
    if (const size_t At = findTooManyCommas(Text); At != StringRef::npos) {
      const auto [Line, Column] = Sources.getLineAndColumn(
          llvm::SMLoc::getFromPointer(Text.data() + At));
      keep(Line, Column, "expected fewer commas behind one another");
    } else {
      readEntries();
    }
    if (!FirstProblem.empty())
      return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                     FirstProblem);
    return std::move(Commands);
  }

private:
  void readEntries() {
    yaml::document_iterator Document = Stream->begin();
    yaml::Node *Root =
        Document == Stream->end() ? nullptr : Document->getRoot();
    if (auto *Entries = llvm::dyn_cast_or_null<yaml::SequenceNode>(Root)) {
      for (yaml::Node &Entry : *Entries) {
        readEntry(Entry);
        // To go on is to read over what is left, however deep it is.
        if (!FirstProblem.empty())
          break;
      }
    } else if (FirstProblem.empty()) {
      expect("a list of compile commands: [{\"directory\": ...}, ...]", Root);
    }
  }

  void keep(unsigned Line, unsigned Column, const llvm::Twine &Problem) {
    if (FirstProblem.empty())
      FirstProblem = (Path + ":" + llvm::Twine(Line) + ":" +
                      llvm::Twine(Column) + ": " + Problem)
                         .str();
  }

  bool contains(llvm::SMLoc Place) const {
    return Text.begin() <= Place.getPointer() &&
           Place.getPointer() <= Text.end();
  }

  void expect(const llvm::Twine &What, const yaml::Node *At) {
    // Of what the parser has given up it may not know the place.
    if (!FirstProblem.empty())
      return;
    if (!At || !contains(At->getSourceRange().Start))
      return keep(1, 1, "expected " + What);
    const auto [Line, Column] =
        Sources.getLineAndColumn(At->getSourceRange().Start);
    // Lists and objects are said to begin behind their bracket.
    const bool HasBracket =
        Column > 1 && llvm::isa<yaml::SequenceNode, yaml::MappingNode>(At);
    keep(Line, Column - (HasBracket ? 1 : 0), "expected " + What);
  }

  /// True if the entry has more in front of \p Value than one needs; that is
  /// told.
  bool isTooLong(const yaml::Node &Value) {
    const llvm::SMRange Range = Value.getSourceRange();
    if (Range.End.getPointer() <= EndOfEntry)
      return false;
    expect("an entry of at most " + llvm::Twine(MaxEntrySize >> 20) + " MB",
           &Value);
    return true;
  }

  std::optional<std::string> text(yaml::Node *Value, StringRef Key) {
    auto *Scalar = llvm::dyn_cast_or_null<yaml::ScalarNode>(Value);
    if (!Scalar) {
      expect("a text for \"" + Key + "\"", Value);
      return std::nullopt;
    }
    if (isTooLong(*Scalar))
      return std::nullopt;
    llvm::SmallString<128> Storage;
    return Scalar->getValue(Storage).str();
  }

  void readArguments(yaml::Node *Value, std::vector<std::string> &Arguments) {
    auto *List = llvm::dyn_cast_or_null<yaml::SequenceNode>(Value);
    if (!List)
      return expect("a list of texts for \"arguments\"", Value);
    for (yaml::Node &Element : *List) {
      std::optional<std::string> Argument = text(&Element, "arguments");
      if (!Argument)
        return;
      Arguments.push_back(std::move(*Argument));
    }
  }

  void readCommand(yaml::Node *Value, std::vector<std::string> &Arguments) {
    const std::optional<std::string> Line = text(Value, "command");
    if (!Line)
      return;
    llvm::BumpPtrAllocator Memory;
    llvm::StringSaver Saver(Memory);
    llvm::SmallVector<const char *, 64> Words;
    llvm::cl::TokenizeGNUCommandLine(*Line, Saver, Words);
    Arguments.assign(Words.begin(), Words.end());
  }

  void readValue(StringRef Key, yaml::Node *Value, CompileCommand &Command) {
    if (Key == "directory")
      Command.Directory = text(Value, Key).value_or("");
    else if (Key == "file")
      Command.Filename = text(Value, Key).value_or("");
    else if (Key == "output")
      Command.Output = text(Value, Key).value_or("");
    else if (Key == "arguments")
      readArguments(Value, Command.CommandLine);
    // As clang does: "arguments" count, if there are both.
    else if (Key == "command" && Command.CommandLine.empty())
      readCommand(Value, Command.CommandLine);
    else if (Value && !skipValue(*Value, EndOfEntry))
      expect("less text, or less nesting, in \"" + Key.take_front(80) + "\"",
             Value);
  }

  void readEntry(yaml::Node &Entry) {
    auto *Pairs = llvm::dyn_cast<yaml::MappingNode>(&Entry);
    if (!Pairs)
      return expect("an object with \"directory\", \"file\" and \"arguments\" "
                    "or \"command\"",
                    &Entry);
    EndOfEntry = Entry.getSourceRange().Start.getPointer() + MaxEntrySize;
    CompileCommand Command;
    llvm::StringSet<> Keys;
    for (yaml::KeyValueNode &Pair : *Pairs) {
      const std::optional<std::string> Key = text(Pair.getKey(), "a key");
      if (!Key)
        return;
      if (!Keys.insert(*Key).second)
        return expect("\"" + llvm::Twine(*Key) + "\" once", Pair.getKey());
      readValue(*Key, Pair.getValue(), Command);
      if (!FirstProblem.empty())
        return;
    }
    if (Command.Filename.empty())
      return expect("\"file\" in this entry", &Entry);
    if (Command.Directory.empty())
      return expect("\"directory\" in this entry", &Entry);
    if (Command.CommandLine.empty())
      return expect("\"arguments\" or \"command\" in this entry", &Entry);
    Command.Directory = absolutePath(Command.Directory, Folder);
    Commands.push_back(std::move(Command));
  }

  const std::string Path;
  const std::string Folder;
  const StringRef Text;
  llvm::SourceMgr Sources;
  std::unique_ptr<yaml::Stream> Stream;
  std::vector<CompileCommand> Commands;
  std::string FirstProblem;
  const char *EndOfEntry = nullptr;
};

} // namespace

llvm::Expected<std::vector<CompileCommand>> readDatabase(StringRef Path) {
  auto Text = readInputFile(Path);
  if (!Text)
    return Text.takeError();
  return readDatabase(Path, (*Text)->getBuffer());
}

llvm::Expected<std::vector<CompileCommand>> readDatabase(StringRef Path,
                                                         StringRef Text) {
  return DatabaseReader(absolutePath(Path), Text).read();
}

bool isSource(StringRef File) {
  namespace types = clang::driver::types;
  const StringRef Extension = llvm::sys::path::extension(File);
  const types::ID Kind =
      types::lookupTypeForExtension(Extension.drop_front(!Extension.empty()));
  return Kind == types::TY_C || Kind == types::TY_CXX;
}

std::vector<std::string> sourcesBelow(StringRef Folder) {
  std::vector<std::string> Result;
  std::error_code Problem;
  llvm::sys::fs::recursive_directory_iterator Entry(Folder, Problem,
                                                    /*follow_symlinks=*/false);
  for (; !Problem && Entry != llvm::sys::fs::recursive_directory_iterator();
       Entry.increment(Problem)) {
    if (llvm::sys::path::filename(Entry->path()).starts_with("."))
      Entry.no_push();
    else if (Entry->type() == llvm::sys::fs::file_type::regular_file &&
             isSource(Entry->path()))
      Result.push_back(Entry->path());
  }
  return Result;
}

} // namespace redirect
