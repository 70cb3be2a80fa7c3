//===- RouteIndex.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/RouteIndex.h"
#include "Models/InputFile.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using llvm::StringRef;
namespace json = llvm::json;

namespace redirect {

static constexpr llvm::StringLiteral Header = "redirect-tidy route index ";
static constexpr llvm::StringLiteral End = "end ";

static llvm::Error error(StringRef File, const llvm::Twine &Problem) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                 File + ": " + Problem);
}

llvm::Expected<RouteIndex> RouteIndex::read(StringRef File) {
  if (const std::error_code Problem =
          llvm::sys::fs::access(File, llvm::sys::fs::AccessMode::Exist))
    return error(File, "no such route index (" + Problem.message() +
                           "); redirect-tidy --index writes one");
  auto Buffer = readInputFile(File);
  if (!Buffer)
    return Buffer.takeError();
  return parse(std::move(*Buffer));
}

llvm::Expected<RouteIndex>
RouteIndex::parse(std::unique_ptr<llvm::MemoryBuffer> Buffer) {
  const StringRef File = Buffer->getBufferIdentifier();
  auto [First, Lines] = Buffer->getBuffer().split('\n');
  if (!First.consume_front(Header))
    return error(File, "this is no route index; redirect-tidy --index writes "
                       "one");
  unsigned Found = 0;
  if (First.getAsInteger(10, Found) || Found != Version)
    return error(File, "this route index is of version " + First +
                           ", and version " + llvm::Twine(Version) +
                           " is wanted; write it anew with redirect-tidy "
                           "--index");
  size_t Count = 0;
  StringRef Ended = Lines;
  Ended.consume_back("\n");
  const size_t LastLine = Ended.rfind('\n') + 1; // npos + 1 is 0.
  StringRef Last = Lines.drop_front(LastLine);
  if (!Last.consume_front(End) || !Last.consume_back("\n") ||
      Last.getAsInteger(10, Count))
    return error(File, "this route index was cut off; write it anew with "
                       "redirect-tidy --index");
  return RouteIndex(std::move(Buffer), Lines.take_front(LastLine));
}

RouteIndexWriter::RouteIndexWriter(llvm::raw_ostream &To) : To(To) {
  To << Header << RouteIndex::Version << '\n';
}

RouteIndexWriter::~RouteIndexWriter() { To << End << Count << '\n'; }

void RouteIndexWriter::add(StringRef Usr, StringRef Known) {
  To << Usr << '\t' << Known << '\n';
  ++Count;
}

std::optional<json::Value> RouteIndex::find(StringRef Usr) const {
  StringRef Left = Lines;
  while (!Left.empty()) {
    // The line around the middle.
    const size_t Newline = Left.rfind('\n', Left.size() / 2);
    const size_t Begin = Newline == StringRef::npos ? 0 : Newline + 1;
    const StringRef Line = Left.drop_front(Begin).split('\n').first;
    const auto [Name, Known] = Line.split('\t');
    if (Name == Usr) {
      llvm::Expected<json::Value> Parsed = parseJson(Known);
      if (Parsed)
        return std::move(*Parsed);
      llvm::consumeError(Parsed.takeError());
      return std::nullopt;
    }
    Left =
        Usr < Name
            ? Left.take_front(Begin)
            : Left.drop_front(std::min(Left.size(), Begin + Line.size() + 1));
  }
  return std::nullopt;
}

std::string RouteIndex::unitKey(StringRef Unit) {
  // A file that is compiled in several ways is one file to whoever reads it.
  const auto [File, Variant] = Unit.rsplit('#');
  const bool HasVariant =
      !Variant.empty() && llvm::all_of(Variant, llvm::isDigit);
  return ("*" + (HasVariant ? File : Unit)).str();
}

std::optional<UnitInProgram> RouteIndex::findUnit(StringRef MainFile) const {
  // Who wrote the index knows from which folder on it names files.
  for (StringRef Name = MainFile; !Name.empty();) {
    if (const std::optional<json::Value> Found = find(unitKey(Name))) {
      UnitInProgram Result;
      const json::Object *Line = Found->getAsObject();
      if (const json::Array *Speaks = Line ? Line->getArray("speaks") : nullptr)
        for (const json::Value &Model : *Speaks)
          Result.Speaks.push_back(Model.getAsString().value_or("").str());
      return Result;
    }
    const size_t End =
        Name.find_if([](char C) { return llvm::sys::path::is_separator(C); });
    Name = End == StringRef::npos ? "" : Name.drop_front(End + 1);
  }
  return std::nullopt;
}

llvm::Expected<std::shared_ptr<const RouteIndex>>
RouteIndexFiles::read(StringRef File) {
  llvm::sys::fs::file_status Status;
  // What is wrong with a file that isn't there is told by reading it.
  if (llvm::sys::fs::status(File, Status))
    Status = llvm::sys::fs::file_status();
  const std::lock_guard<std::mutex> Lock(Mutex);
  Known &Before = ByFile[File.str()];
  if (Before.Index && Before.Size == Status.getSize() &&
      Before.Changed == Status.getLastModificationTime())
    return Before.Index;
  llvm::Expected<RouteIndex> Read = RouteIndex::read(File);
  if (!Read)
    return Read.takeError();
  Before = {std::make_shared<const RouteIndex>(std::move(*Read)),
            Status.getLastModificationTime(), Status.getSize()};
  return Before.Index;
}

} // namespace redirect
