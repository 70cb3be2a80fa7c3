//===- Inclusions.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/Inclusions.h"
#include "clang/Basic/FileManager.h"
#include "llvm/Support/Path.h"

using namespace clang;
namespace path = llvm::sys::path;

namespace redirect {

bool isBelow(StringRef Path, StringRef Folder) {
  return Path.consume_front(Folder) &&
         (Path.empty() || Folder.ends_with("/") || Path.starts_with("/"));
}

const Inclusion &Inclusions::of(FileID File) {
  if (const auto Found = Known.find(File); Found != Known.end())
    return *Found->second;
  auto Read = std::make_unique<const Inclusion>(read(File));
  return *(Known[File] = std::move(Read));
}

std::string Inclusions::absolutePathOf(FileID File) const {
  const OptionalFileEntryRef Entry = Sources.getFileEntryRefForID(File);
  if (!Entry)
    return "";
  SmallString<256> Path(Entry->getName());
  Sources.getFileManager().makeAbsolutePath(Path);
  path::remove_dots(Path, /*remove_dot_dot=*/true);
  return path::convert_to_slash(Path);
}

/// The file whose directive included \p File; invalid if a flag did.
FileID Inclusions::includerOf(FileID File) const {
  const FileID Includer = Sources.getFileID(Sources.getIncludeLoc(File));
  if (Includer.isInvalid() || !Sources.getFileEntryRefForID(Includer))
    return {};
  // A precompiled preamble has the start of the main file.
  const FileID Main = Sources.getMainFileID();
  return Sources.getFileEntryForID(Includer) == Sources.getFileEntryForID(Main)
             ? Main
             : Includer;
}

/// The directive from its name on: `"orders.h"`, `<web/server.h>`, or a macro.
static StringRef directiveAt(SourceLocation Name,
                             const SourceManager &Sources) {
  const auto [File, Offset] = Sources.getDecomposedExpansionLoc(Name);
  bool IsInvalid = false;
  const StringRef Text = Sources.getBufferData(File, &IsInvalid);
  return IsInvalid ? "" : Text.substr(Offset);
}

/// What \p Spelled says but for the folders that it goes up.
static std::string downwards(StringRef Spelled) {
  SmallString<128> Name(Spelled);
  path::remove_dots(Name, /*remove_dot_dot=*/true);
  const std::string Slashes = path::convert_to_slash(Name);
  StringRef Rest = Slashes;
  while (Rest.consume_front("../"))
    ;
  return Rest.str();
}

std::string Inclusions::searchFolderOf(const Inclusion &I, StringRef Spelled) {
  StringRef Folder = I.Path;
  const std::string Name = downwards(Spelled);
  if (Name.empty() || !Folder.consume_back(Name) || !Folder.consume_back("/"))
    return path::parent_path(I.Path).str();
  if (!I.IsQuoted || I.By.isInvalid())
    return Folder.str();
  const Inclusion &Includer = of(I.By);
  const bool IsBeside = path::parent_path(Includer.Path) == Folder;
  return IsBeside && isBelow(I.Path, Includer.SearchFolder)
             ? Includer.SearchFolder
             : Folder.str();
}

Inclusion Inclusions::read(FileID File) {
  Inclusion I;
  I.Path = absolutePathOf(File);
  I.SearchFolder = path::parent_path(I.Path).str();
  const SourceLocation Directive = Sources.getIncludeLoc(File);
  if (Directive.isInvalid())
    return I;
  I.By = includerOf(File);
  const StringRef Name = directiveAt(Directive, Sources);
  I.IsQuoted = Name.starts_with("\"");
  if (I.IsQuoted || Name.starts_with("<"))
    I.SearchFolder = searchFolderOf(I, Name.drop_front().take_until([](char C) {
      return C == '"' || C == '>' || C == '\n';
    }));
  return I;
}

} // namespace redirect
