//===- OpenFiles.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "OpenFiles.h"
#include "llvm/ADT/StringExtras.h"
#include <algorithm>

using llvm::StringRef;
namespace json = llvm::json;

namespace redirect {

/// How many bytes the character takes that begins with \p First.
static size_t bytesOf(unsigned char First) {
  if (First < 0x80)
    return 1;
  if (First < 0xE0)
    return 2;
  return First < 0xF0 ? 3 : 4;
}

static unsigned columnsOfCharacter(size_t Bytes, ColumnUnit Unit) {
  if (Unit == ColumnUnit::Utf8)
    return Bytes;
  return Bytes == 4 && Unit == ColumnUnit::Utf16 ? 2 : 1;
}

unsigned columnsOf(StringRef Text, ColumnUnit Unit) {
  unsigned Columns = 0;
  for (size_t At = 0; At < Text.size();) {
    const size_t Bytes = bytesOf(Text[At]);
    Columns += columnsOfCharacter(Bytes, Unit);
    At += Bytes;
  }
  return Columns;
}

/// Where the line begins; the end of the text for one that isn't there.
static size_t beginOfLine(StringRef Text, size_t Number) {
  size_t Begin = 0;
  for (; Number > 0 && Begin < Text.size(); --Number) {
    const size_t End = Text.find('\n', Begin);
    Begin = End == StringRef::npos ? Text.size() : End + 1;
  }
  return Begin;
}

static size_t offsetOf(StringRef Text, const json::Object &Position,
                       ColumnUnit Unit) {
  size_t At = beginOfLine(Text, Position.getInteger("line").value_or(0));
  int64_t Left = Position.getInteger("character").value_or(0);
  while (Left > 0 && At < Text.size() && Text[At] != '\n') {
    const size_t Bytes = bytesOf(Text[At]);
    Left -= columnsOfCharacter(Bytes, Unit);
    At = std::min(At + Bytes, Text.size());
  }
  return At;
}

std::optional<StringRef> OpenFile::line(size_t Number) const {
  const size_t Begin = beginOfLine(Text, Number);
  if (Begin >= Text.size())
    return std::nullopt;
  return StringRef(Text).drop_front(Begin).split('\n').first.rtrim('\r');
}

void OpenFiles::change(OpenFile &File, const json::Object &Change) const {
  const StringRef New = Change.getString("text").value_or("");
  const json::Object *Range = Change.getObject("range");
  const json::Object *Start = Range ? Range->getObject("start") : nullptr;
  const json::Object *End = Range ? Range->getObject("end") : nullptr;
  if (!Start || !End) {
    File.Text = New.str();
    return;
  }
  const size_t Begin = offsetOf(File.Text, *Start, Unit);
  const size_t Past = std::max(Begin, offsetOf(File.Text, *End, Unit));
  File.Text.replace(Begin, Past - Begin, New.str());
}

void OpenFiles::take(StringRef Method, const json::Object &Params) {
  const json::Object *About = Params.getObject("textDocument");
  const std::optional<StringRef> Uri =
      About ? About->getString("uri") : std::nullopt;
  if (!Uri)
    return;
  if (Method == "textDocument/didClose") {
    Files.erase(*Uri);
    return;
  }
  if (Method == "textDocument/didSave") {
    if (const auto Known = Files.find(*Uri); Known != Files.end())
      Known->second.IsSaved = true;
    return;
  }
  const bool IsOpened = Method == "textDocument/didOpen";
  if (!IsOpened && Method != "textDocument/didChange")
    return;
  OpenFile &File = Files[*Uri];
  File.IsSaved = IsOpened;
  if (const json::Value *Version = About->get("version"))
    File.Version = *Version;
  if (IsOpened)
    File.Text = About->getString("text").value_or("").str();
  else if (const json::Array *Changes = Params.getArray("contentChanges"))
    for (const json::Value &Change : *Changes)
      if (const json::Object *What = Change.getAsObject())
        change(File, *What);
}

const OpenFile *OpenFiles::find(StringRef Uri) const {
  const auto Known = Files.find(Uri);
  return Known == Files.end() ? nullptr : &Known->second;
}

} // namespace redirect
