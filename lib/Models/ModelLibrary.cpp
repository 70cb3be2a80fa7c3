//===- ModelLibrary.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ModelLibrary.h"
#include "Models/BuiltinModels.h"
#include "Models/ModelReader.h"
#include "llvm/ADT/STLExtras.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

namespace redirect {

struct ModelLibrary::File {
  std::string Text;
  Model Content;
  /// What is wrong with it; empty if nothing is.
  std::string Problem;
};

ModelLibrary::ModelLibrary() : Read(builtinModels().size()) {}
ModelLibrary::~ModelLibrary() = default;

const Model &ModelLibrary::read(size_t Index) const {
  const std::lock_guard<std::mutex> Lock(Mutex);
  std::unique_ptr<Model> &Known = Read[Index];
  if (!Known) {
    const BuiltinModel &Builtin = builtinModels()[Index];
    llvm::Expected<Model> Parsed =
        readModel(llvm::MemoryBufferRef(Builtin.Text, Builtin.FileName));
    if (!Parsed)
      llvm::report_fatal_error(Parsed.takeError());
    Known = std::make_unique<Model>(std::move(*Parsed));
  }
  return *Known;
}

const ModelLibrary::File &ModelLibrary::read(const std::string &Path) const {
  const auto Buffer = llvm::MemoryBuffer::getFile(Path);
  const llvm::StringRef Text = Buffer ? (*Buffer)->getBuffer() : "";
  const std::lock_guard<std::mutex> Lock(Mutex);
  // A language server lives longer than a file stays as it is.
  std::vector<std::unique_ptr<File>> &Known = Files[Path];
  if (!Known.empty() && Known.back()->Text == Text && Buffer)
    return *Known.back();
  auto Made = std::make_unique<File>();
  Made->Text = Text.str();
  if (!Buffer)
    Made->Problem = Path + ": " + Buffer.getError().message();
  else if (llvm::Expected<Model> Parsed =
               readModel(llvm::MemoryBufferRef(Text, Path)))
    Made->Content = std::move(*Parsed);
  else
    Made->Problem = llvm::toString(Parsed.takeError());
  return *Known.emplace_back(std::move(Made));
}

/// "crow" for "crow.yaml".
static llvm::StringRef nameOf(const BuiltinModel &Builtin) {
  return llvm::StringRef(Builtin.FileName).split('.').first;
}

std::vector<llvm::StringRef> ModelLibrary::names() {
  std::vector<llvm::StringRef> Names;
  for (const BuiltinModel &Builtin : builtinModels())
    Names.push_back(nameOf(Builtin));
  return Names;
}

/// True for models that go beside all others.
static bool goesBeside(const BuiltinModel &Builtin) {
  return !*Builtin.Identifier && Builtin.Mentions.empty();
}

static bool isWanted(const BuiltinModel &Builtin,
                     const ModelSelection &Wanted) {
  return Wanted.Frameworks.empty() ||
         llvm::is_contained(Wanted.Frameworks, nameOf(Builtin));
}

static bool matters(const BuiltinModel &Builtin, const UnitWords &Unit) {
  return (*Builtin.Identifier && Unit.Knows(Builtin.Identifier)) ||
         llvm::any_of(Builtin.Mentions, Unit.Mentions);
}

/// True if a unit may send redirects from handlers that it registers, by any
/// framework, or may show how they are sent: its own files speak of redirects,
/// and write a path or name a header.
static bool mayServeUnmodelled(const UnitWords &Unit) {
  static constexpr llvm::StringLiteral Redirecting[] = {"edirect", "ocation\""};
  static constexpr llvm::StringLiteral Serving[] = {"\"/", "\"POST",
                                                    "ocation\"", "\"Location"};
  return llvm::any_of(Redirecting, Unit.Mentions) &&
         llvm::any_of(Serving, Unit.Mentions);
}

UnitModels ModelLibrary::modelsFor(
    const UnitWords &Unit, const ModelSelection &Wanted,
    llvm::function_ref<void(const std::string &)> Report) const {
  UnitModels Result;
  for (const auto &[Index, Builtin] : llvm::enumerate(builtinModels()))
    if (!goesBeside(Builtin) && isWanted(Builtin, Wanted) &&
        matters(Builtin, Unit))
      Result.Named.push_back(&read(Index));
  for (const std::string &Path : Wanted.Files) {
    const File &Own = read(Path);
    if (!Own.Problem.empty())
      Report(Own.Problem);
    else if (Own.Content.Identifier.empty() ||
             Unit.Knows(Own.Content.Identifier))
      Result.Named.push_back(&Own.Content);
  }
  Result.FindsOthers = Wanted.Heuristics && mayServeUnmodelled(Unit);
  if (Result.Named.empty() && !Result.FindsOthers)
    return Result;
  for (const auto &[Index, Builtin] : llvm::enumerate(builtinModels())) {
    if (goesBeside(Builtin))
      Result.Named.push_back(&read(Index));
    else if (Result.FindsOthers && !isWanted(Builtin, Wanted) &&
             matters(Builtin, Unit))
      Result.LeftOut.push_back(&read(Index));
  }
  return Result;
}

} // namespace redirect
