//===- AddedLines.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "AddedLines.h"
#include "llvm/ADT/StringExtras.h"

using llvm::StringRef;

namespace redirect {

/// "src/a.cpp" of "b/src/a.cpp\t2026-01-01"; empty for /dev/null.
static StringRef fileName(StringRef Text) {
  Text = Text.split('\t').first.rtrim();
  if (Text.size() > 1 && Text.front() == '"' && Text.back() == '"')
    Text = Text.drop_front().drop_back();
  if (Text == "/dev/null")
    return {};
  if (Text.size() > 2 && Text[1] == '/' &&
      StringRef("abciow").contains(Text.front())) // git's prefixes
    Text = Text.drop_front(2);
  Text.consume_front("./");
  return Text;
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
  return readRange(Old, OldBegin, Removed) &&
         readRange(Rest.split(" @@").first, Begin, Added);
}

namespace {

/// Reads a diff line by line.
class DiffReader {
public:
  explicit DiffReader(llvm::StringMap<llvm::DenseSet<unsigned>> &ByFile)
      : ByFile(ByFile) {}

  /// Returns false if \p Text can't stand here.
  bool read(StringRef Text);
  bool isInHunk() const { return Removed || Added; }
  bool hasFile() const { return HasFile; }

private:
  bool readInHunk(StringRef Text);

  llvm::StringMap<llvm::DenseSet<unsigned>> &ByFile;
  StringRef File;
  bool HasFile = false;
  /// What is left of the hunk.
  unsigned Removed = 0;
  unsigned Added = 0;
  unsigned Line = 0;
};

} // namespace

bool DiffReader::readInHunk(StringRef Text) {
  // Some programs take the blank from empty lines.
  const char Kind = Text.empty() ? ' ' : Text.front();
  if (Kind == '\\') // "\ No newline at end of file"
    return true;
  if (!StringRef("+- ").contains(Kind))
    return false;
  if (Kind == '+' && !File.empty())
    ByFile[File].insert(Line);
  if (Kind != '+' && Removed)
    --Removed;
  if (Kind != '-' && Added) {
    --Added;
    ++Line;
  }
  return true;
}

bool DiffReader::read(StringRef Text) {
  Text.consume_back("\r");
  if (isInHunk())
    return readInHunk(Text);
  if (Text.consume_front("+++ ")) {
    File = fileName(Text);
    HasFile = true;
    return true;
  }
  return !Text.starts_with("@@ ") ||
         (HasFile && readHunk(Text, Removed, Line, Added));
}

llvm::Expected<AddedLines> AddedLines::read(StringRef Diff) {
  AddedLines Result;
  DiffReader Reader(Result.ByFile);
  const auto NotADiff = [](size_t Number, StringRef Line) {
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "line " + llvm::Twine(Number) +
                                       " is none of a unified diff: " + Line);
  };
  Diff.consume_back("\n");
  size_t Number = 0;
  for (const StringRef Text : llvm::split(Diff, '\n')) {
    ++Number;
    if (!Reader.read(Text))
      return NotADiff(Number, Text);
  }
  if (Reader.isInHunk())
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "the diff was cut off");
  // A diff of names and modes alone adds nothing.
  if (!Reader.hasFile() && !Diff.trim().empty() && !Diff.contains("diff --git"))
    return NotADiff(1, Diff.split('\n').first);
  return Result;
}

bool AddedLines::contain(StringRef File, unsigned Line) const {
  // "src/a.cpp" of "/home/me/project/src/a.cpp".
  for (StringRef Rest = File; !Rest.empty(); Rest = Rest.split('/').second) {
    const auto Known = ByFile.find(Rest);
    if (Known != ByFile.end() && Known->second.contains(Line))
      return true;
  }
  return false;
}

} // namespace redirect
