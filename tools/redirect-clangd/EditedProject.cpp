//===- EditedProject.cpp --------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "EditedProject.h"
#include "Models/InputFile.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/YAMLParser.h"

using llvm::StringRef;
namespace path = llvm::sys::path;
namespace yaml = llvm::yaml;

namespace redirect {

static std::string in(StringRef Folder, const llvm::Twine &Name) {
  llvm::SmallString<128> Result(Folder);
  path::append(Result, Name);
  return std::string(Result);
}

std::string EditedProject::indexFolder() const {
  return in(Root, ".cache/redirect-tidy");
}

std::string EditedProject::indexFile() const {
  return in(indexFolder(), "routes.index");
}

std::string EditedProject::answersFile() const {
  return in(indexFolder(), "routes.answers");
}

/// The value of \p Key, if \p Node is a mapping that has it.
static yaml::Node *valueOf(yaml::Node *Node, StringRef Key) {
  auto *Mapping = llvm::dyn_cast_or_null<yaml::MappingNode>(Node);
  if (!Mapping)
    return nullptr;
  for (yaml::KeyValueNode &Each : *Mapping) {
    auto *Name = llvm::dyn_cast_or_null<yaml::ScalarNode>(Each.getKey());
    llvm::SmallString<32> Storage;
    if (Name && Name->getValue(Storage) == Key)
      return Each.getValue();
    Each.skip();
  }
  return nullptr;
}

/// What a .clangd in \p Folder says of the database.
static std::optional<std::string> configured(StringRef Folder) {
  auto File = readYamlFile(in(Folder, ".clangd"));
  if (!File) {
    llvm::consumeError(File.takeError()); // There needn't be one.
    return std::nullopt;
  }
  llvm::SourceMgr Sources;
  Sources.setDiagHandler([](const llvm::SMDiagnostic &, void *) {});
  yaml::Stream Stream((*File)->getBuffer(), Sources);
  auto First = Stream.begin();
  if (First == Stream.end())
    return std::nullopt;
  auto *Value = llvm::dyn_cast_or_null<yaml::ScalarNode>(valueOf(
      valueOf(First->getRoot(), "CompileFlags"), "CompilationDatabase"));
  if (!Value)
    return std::nullopt;
  llvm::SmallString<64> Storage;
  return Value->getValue(Storage).str();
}

static std::optional<EditedProject> at(StringRef Root, StringRef Folder) {
  for (const StringRef Name : {"compile_commands.json", "compile_flags.txt"})
    if (std::string File = in(Folder, Name); llvm::sys::fs::exists(File))
      return EditedProject{std::move(File), Root.str()};
  return std::nullopt;
}

static std::optional<EditedProject> nearest(StringRef File) {
  for (StringRef Folder = path::parent_path(File); !Folder.empty();
       Folder = path::parent_path(Folder)) {
    if (auto Found = at(Folder, Folder))
      return Found;
    if (auto Found = at(Folder, in(Folder, "build")))
      return Found;
  }
  return std::nullopt;
}

std::optional<EditedProject> projectOf(StringRef File, StringRef Chosen) {
  if (!Chosen.empty())
    return at(Chosen, Chosen);
  for (StringRef Folder = path::parent_path(File); !Folder.empty();
       Folder = path::parent_path(Folder)) {
    const std::optional<std::string> Said = configured(Folder);
    if (!Said)
      continue;
    if (*Said == "None")
      return std::nullopt;
    if (*Said == "Ancestors")
      break;
    const std::string Named =
        path::is_absolute(*Said) ? *Said : in(Folder, *Said);
    return at(Named, Named);
  }
  return nearest(File);
}

} // namespace redirect
