//===- UnifiedDiff.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "UnifiedDiff.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;

namespace redirect {

//===----------------------------------------------------------------------===//
// Names and ranges
//===----------------------------------------------------------------------===//

/// The sign that git writes as \p C behind a backslash; 0 for others.
static char escapedSign(char C) {
  static constexpr StringRef Names = "abtnvfr\"\\";
  static constexpr StringRef Signs = "\a\b\t\n\v\f\r\"\\";
  const size_t At = Names.find(C);
  return At == StringRef::npos ? '\0' : Signs[At];
}

/// Reads `"b/caf\303\251.cpp"`. nullopt if \p Text is no such name.
static std::optional<std::string> unquoted(StringRef Text) {
  std::string Result;
  Text = Text.drop_front();
  while (!Text.empty() && Text.front() != '"') {
    if (!Text.consume_front("\\")) {
      Result += Text.front();
      Text = Text.drop_front();
      continue;
    }
    unsigned Code = 0;
    const StringRef Octal = Text.take_front(3);
    if (Octal.size() == 3 && !Octal.getAsInteger(8, Code) && Code < 256) {
      Result += static_cast<char>(Code);
      Text = Text.drop_front(3);
      continue;
    }
    const char Sign = Text.empty() ? '\0' : escapedSign(Text.front());
    if (!Sign)
      return std::nullopt;
    Result += Sign;
    Text = Text.drop_front();
  }
  const bool IsWhole =
      Text.consume_front("\"") && (Text.empty() || Text.front() == '\t');
  return IsWhole ? std::optional(Result) : std::nullopt;
}

/// "b/src/a.cpp" of "b/src/a.cpp\t2026-01-01"; empty for /dev/null.
static std::optional<std::string> fileName(StringRef Text) {
  if (Text.starts_with("\""))
    return unquoted(Text);
  Text = Text.split('\t').first;
  if (Text == "/dev/null")
    return "";
  Text.consume_front("./");
  return Text.empty() ? std::nullopt : std::optional(Text.str());
}

/// Reads the "12,3" of "@@ -10,2 +12,3 @@"; the count is 1 where there is none.
static bool readRange(StringRef Text, unsigned &Begin, unsigned &Count) {
  const auto [First, Second] = Text.split(',');
  Count = 1;
  return !First.getAsInteger(10, Begin) &&
         (Second.empty() || !Second.getAsInteger(10, Count));
}

static bool readHunk(StringRef Line, unsigned &Removed, unsigned &Begin,
                     unsigned &Added) {
  unsigned OldBegin = 0;
  if (!Line.consume_front("@@ -"))
    return false;
  const auto [Old, Rest] = Line.split(" +");
  const auto [New, Behind] = Rest.split(" @@");
  return New.size() != Rest.size() && readRange(Old, OldBegin, Removed) &&
         readRange(New, Begin, Added) && (Removed || Added) &&
         (Begin || !Added);
}

static bool startsWithAny(StringRef Text,
                          llvm::ArrayRef<llvm::StringLiteral> Beginnings) {
  return llvm::any_of(Beginnings, [&](StringRef Beginning) {
    return Text.starts_with(Beginning);
  });
}

//===----------------------------------------------------------------------===//
// Lines
//===----------------------------------------------------------------------===//

namespace {

/// Reads a diff line by line.
class DiffReader {
public:
  /// Returns what is wrong with \p Text where it stands; empty if nothing is.
  StringRef read(StringRef Text);
  /// The same for the end.
  StringRef finish() const;

  std::vector<DiffedFile> Files;

private:
  bool isInHunk() const { return Removed || Added; }
  StringRef readInHunk(StringRef Text);
  StringRef readNew(StringRef Text);
  StringRef readHeader(StringRef Text);
  StringRef readElsewhere(StringRef Text);
  StringRef leaveUntold(StringRef NamedIn);

  enum class Place {
    /// What people have written: a commit's message.
    Words,
    /// Behind "diff --git".
    Header,
    /// Behind "---".
    Names,
    Hunks,
    Binary
  };
  Place At = Place::Words;
  bool IsDiff = false;
  bool IsByGit = false;
  /// The line that began the file, and its old name.
  std::string Beginning;
  std::string Old;
  /// What is left of the hunk.
  unsigned Removed = 0;
  unsigned Added = 0;
  unsigned Line = 0;
};

} // namespace

static constexpr StringRef NotOfADiff = "is none of a unified diff";
static constexpr StringRef Submodule =
    "is about a submodule, and doesn't tell its files; use --since";

/// Keeps the name that \p Text is.
static StringRef readName(StringRef Text, std::string &Name) {
  std::optional<std::string> Read = fileName(Text);
  if (Read)
    Name = std::move(*Read);
  return Read ? "" : NotOfADiff;
}

StringRef DiffReader::readInHunk(StringRef Text) {
  // Some programs take the blank from empty lines.
  const char Kind = Text.empty() || Text == "\r" ? ' ' : Text.front();
  if (Kind == '\\') // "\ No newline at end of file"
    return "";
  if (!StringRef("+- ").contains(Kind) || (Kind != '+' && !Removed) ||
      (Kind != '-' && !Added))
    return NotOfADiff;
  DiffedFile &File = Files.back();
  if (Kind == '+')
    File.Lines.push_back(Line);
  File.IsUntold |= Text.starts_with("+Subproject commit ");
  Removed -= Kind != '+';
  Added -= Kind != '-';
  Line += Kind != '-';
  return "";
}

StringRef DiffReader::leaveUntold(StringRef NamedIn) {
  DiffedFile &File = Files.emplace_back();
  File.IsUntold = true;
  File.NamedIn = NamedIn.str();
  return "";
}

StringRef DiffReader::readNew(StringRef Text) {
  if (!Text.consume_front("+++ "))
    return NotOfADiff;
  At = Place::Hunks;
  IsDiff = true;
  DiffedFile &File = Files.emplace_back();
  File.Old = Old;
  return readName(Text, File.New);
}

StringRef DiffReader::readHeader(StringRef Text) {
  static constexpr llvm::StringLiteral Known[] = {"index ",
                                                  "old mode ",
                                                  "new mode ",
                                                  "new file mode ",
                                                  "deleted file mode ",
                                                  "similarity index ",
                                                  "dissimilarity index ",
                                                  "copy from ",
                                                  "====="};
  if (Text.consume_front("rename from "))
    return readName(Text, Old);
  const bool IsCopy = Text.consume_front("copy to ");
  if (IsCopy || Text.consume_front("rename to ")) {
    using llvm::sys::path::extension;
    DiffedFile &File = Files.emplace_back();
    File.IsWhole = IsCopy || extension(Text) != extension(Old);
    const StringRef Problem = readName(Text, File.New);
    File.Old = File.New; // They have no prefixes.
    return Problem;
  }
  if (Text == "GIT binary patch") {
    At = Place::Binary;
    return leaveUntold(Beginning);
  }
  return startsWithAny(Text, Known) ? "" : NotOfADiff;
}

/// Reads what belongs to no file and no hunk.
StringRef DiffReader::readElsewhere(StringRef Text) {
  static constexpr llvm::StringLiteral Ends[] = {"-- ", "commit ", "From ",
                                                 "Property changes on: "};
  IsByGit |= startsWithAny(Text, {"diff --git ", "commit ", "From "});
  if (Text.consume_front("diff --git ") || Text.consume_front("Index: ")) {
    Beginning = Text.str();
    At = Place::Header;
    IsDiff = true;
    return "";
  }
  if (startsWithAny(Text, {"diff --cc ", "diff --combined ", "@@@ "}))
    return "is of a combined diff (of a merge), which doesn't tell what it "
           "adds to the branch; use --since";
  if (Text.starts_with("diff ")) {
    At = Place::Words;
    return "";
  }
  if (Text.starts_with("Submodule ") && Text.contains(".."))
    return Submodule;
  if (Text.starts_with("Binary files ") && Text.ends_with(" differ")) {
    IsDiff = true;
    return leaveUntold(Text);
  }
  if (startsWithAny(Text, {"@@ ", "+++ "}))
    return NotOfADiff;
  if (!IsByGit && Text.starts_with("Only in ") && Text.contains(": "))
    return "names what only one side has, and doesn't show it; use diff -N";
  if (Text.empty() || startsWithAny(Text, Ends))
    At = Place::Words;
  if (At == Place::Header)
    return readHeader(Text);
  return At == Place::Words ? "" : NotOfADiff;
}

/// Lines of a patch to binary files are numbers in base 85, without blanks.
static bool isInBinaryPatch(StringRef Text) {
  return Text.empty() || startsWithAny(Text, {"literal ", "delta "}) ||
         (llvm::isAlpha(Text.front()) && !Text.contains(' '));
}

StringRef DiffReader::read(StringRef Text) {
  if (isInHunk())
    return readInHunk(Text);
  Text.consume_back("\r");
  if (Text.contains('\x1b'))
    return "has colours; use git diff --no-color";
  if (Text.contains('\0'))
    return NotOfADiff;
  if (At == Place::Names)
    return readNew(Text);
  if (At == Place::Binary && isInBinaryPatch(Text))
    return "";
  if (At == Place::Hunks && Text.starts_with("\\ "))
    return "";
  if (At == Place::Hunks && Text.starts_with("@@ "))
    return readHunk(Text, Removed, Line, Added) ? "" : NotOfADiff;
  if (!Text.consume_front("--- "))
    return readElsewhere(Text);
  At = Place::Names;
  return readName(Text, Old);
}

StringRef DiffReader::finish() const {
  if (isInHunk() || At == Place::Names)
    return "the diff was cut off";
  return IsDiff ? "" : "this is no unified diff";
}

/// The beginning of \p Line, without what would have an effect on terminals.
static std::string printable(StringRef Line) {
  std::string Result;
  llvm::raw_string_ostream To(Result);
  llvm::printEscapedString(Line.take_front(80).rtrim('\r'), To);
  return Result;
}

llvm::Expected<std::vector<DiffedFile>> readUnifiedDiff(StringRef Text) {
  DiffReader Reader;
  if (Text.trim().empty()) // Nothing was changed.
    return std::move(Reader.Files);
  Text.consume_back("\n");
  size_t Number = 0;
  for (const StringRef Line : llvm::split(Text, '\n')) {
    ++Number;
    if (const StringRef Problem = Reader.read(Line); !Problem.empty())
      return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                     "line " + llvm::Twine(Number) + " " +
                                         Problem + ": " + printable(Line));
  }
  if (const StringRef Problem = Reader.finish(); !Problem.empty())
    return llvm::createStringError(llvm::inconvertibleErrorCode(), Problem);
  return std::move(Reader.Files);
}

} // namespace redirect
