//===- ForeignFiles.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ForeignFiles.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/Path.h"

using namespace clang;
namespace path = llvm::sys::path;

namespace redirect {

static bool isSystem(FileID File, const SourceManager &Sources) {
  bool IsInvalid = false;
  const SrcMgr::SLocEntry &Entry = Sources.getSLocEntry(File, &IsInvalid);
  return !IsInvalid && Entry.isFile() &&
         SrcMgr::isSystem(Entry.getFile().getFileCharacteristic());
}

/// Where packages are installed, of a system and of those beside it.
static constexpr llvm::StringLiteral SystemPrefixes[] = {
    "/usr/local",
    "/usr",
    "/opt/homebrew",
    "/opt/local",
    "/opt",
    "/snap",
    "/nix/store",
    "/gnu/store",
    "/Library",
    "/System",
    "/Applications",
    "/home/linuxbrew",
    "C:/Program Files",
    "C:/Program Files (x86)"};

/// The folder right below a system's prefix that \p Path lies in: `/opt/boost`;
/// empty if it lies below none.
static StringRef packageOf(StringRef Path) {
  for (const StringRef Prefix : SystemPrefixes)
    if (Path.size() > Prefix.size() && isBelow(Path, Prefix))
      return Path.take_front(Path.find('/', Prefix.size() + 1));
  return "";
}

/// \p Path without its extension.
static StringRef stemOf(StringRef Path) {
  return Path.drop_back(path::extension(Path).size());
}

/// The folder right below \p Folder on the way to \p Path; \p Folder itself if
/// the file stands in it.
static StringRef folderBelow(StringRef Folder, StringRef Path) {
  const size_t End = Path.find('/', Folder.size() + 1);
  return End == StringRef::npos ? Folder : Path.take_front(End);
}

/// `vendor/oatpp` for vendor/oatpp/web/Server.hpp, found in `vendor`; that one
/// itself for vendor/httplib.h.
static StringRef firstFolder(const Inclusion &I) {
  return folderBelow(I.SearchFolder, I.Path);
}

ForeignFiles::ForeignFiles(const SourceManager &Sources,
                           const FrameworkPlaces &Frameworks)
    : Sources(Sources), Frameworks(Frameworks), Included(Sources) {
  for (const FileID Header : Frameworks.Headers)
    if (const StringRef Stem = stemOf(Included.of(Header).Path); !Stem.empty())
      Stems.insert(Stem);
}

bool ForeignFiles::contains(FileID File) {
  if (const auto Found = Known.find(File); Found != Known.end())
    return Found->second;
  const bool Result = isForeign(File);
  return Known[File] = Result;
}

/// True below `/usr` and the like, unless the project is there, too: it may be
/// built in /usr/src/app.
bool ForeignFiles::isInstalled(const Inclusion &I) {
  const StringRef Package = packageOf(I.Path);
  return !Package.empty() &&
         Package != packageOf(Included.of(Sources.getMainFileID()).Path);
}

/// True for mongoose.c beside mongoose.h.
bool ForeignFiles::isBesideItsHeader(const Inclusion &I) const {
  return !Stems.empty() && Stems.contains(stemOf(I.Path));
}

bool ForeignFiles::isForeign(FileID File) {
  if (isSystem(File, Sources))
    return true;
  const Inclusion &I = Included.of(File);
  if (I.Path.empty())
    return false;
  if (File == Sources.getMainFileID())
    return Frameworks.IsDefinedInMainFile;
  // What a framework is the first to include is its own, or a library's.
  if (isInstalled(I) || isFrameworks(File, I) ||
      (I.By.isValid() && contains(I.By)))
    return true;
  return !I.IsQuoted && llvm::any_of(trees(), [&](StringRef Tree) {
    return isBelow(I.Path, Tree);
  });
}

bool ForeignFiles::isFrameworks(FileID File, const Inclusion &I) const {
  return Frameworks.Headers.contains(File) || isBesideItsHeader(I) ||
         isOfNamespace(File, I);
}

/// True for `namespace Poco {`, but not for `using namespace Poco;`.
static bool opensNamespace(StringRef Text, StringRef Name) {
  const std::string Opening = ("namespace " + Name).str();
  for (size_t At = Text.find(Opening); At != StringRef::npos;
       At = Text.find(Opening, At + 1)) {
    const StringRef After = Text.substr(At + Opening.size());
    const bool IsWhole =
        After.empty() || (!llvm::isAlnum(After[0]) && After[0] != '_');
    if (IsWhole && !Text.take_front(At).rtrim().ends_with("using"))
      return true;
  }
  return false;
}

/// True for Poco/Util/Application.h, which has nothing that a model names, but
/// opens the framework's namespace in a folder that is called so.
bool ForeignFiles::isOfNamespace(FileID File, const Inclusion &I) const {
  if (Frameworks.Namespaces.empty())
    return false;
  const StringRef Folder = path::filename(firstFolder(I));
  return llvm::any_of(Frameworks.Namespaces.keys(), [&](StringRef Namespace) {
    return Folder.equals_insensitive(Namespace) &&
           opensNamespace(Sources.getBufferData(File), Namespace);
  });
}

/// True for the main file, what it includes by quotes, what that includes so,
/// and so on.
bool ForeignFiles::isQuotedByProject(FileID File) {
  while (File.isValid() && File != Sources.getMainFileID()) {
    const Inclusion &I = Included.of(File);
    if (!I.IsQuoted || isSystem(File, Sources) || isInstalled(I) ||
        isFrameworks(File, I))
      return false;
    File = I.By;
  }
  return true;
}

/// The files that are the project's wherever they lie.
std::vector<std::string> ForeignFiles::projectFiles() {
  std::vector<std::string> Result;
  const auto Add = [&](const SrcMgr::SLocEntry &Entry) {
    if (!Entry.isFile())
      return;
    const FileID File = Sources.getFileID(
        SourceLocation::getFromRawEncoding(Entry.getOffset()));
    if (const Inclusion &I = Included.of(File);
        !I.Path.empty() && isQuotedByProject(File))
      Result.push_back(I.Path);
  };
  for (unsigned I = 0; I != Sources.local_sloc_entry_size(); ++I)
    Add(Sources.getLocalSLocEntry(I));
  // What is precompiled: a few of its entries are files.
  for (unsigned I = 0; I != Sources.loaded_sloc_entry_size(); ++I)
    Add(Sources.getLoadedSLocEntry(I));
  return Result;
}

/// The folders that hold a framework's header and no file of the project.
const std::vector<std::string> &ForeignFiles::trees() {
  if (Trees)
    return *Trees;
  std::vector<std::string> &Result = Trees.emplace();
  std::optional<std::vector<std::string>> Own;
  const auto HasOwn = [&](StringRef Folder) {
    return llvm::any_of(*Own,
                        [&](StringRef Path) { return isBelow(Path, Folder); });
  };
  for (const FileID Header : Frameworks.Headers) {
    const Inclusion &I = Included.of(Header);
    if (I.Path.empty() || isSystem(Header, Sources) || isInstalled(I))
      continue;
    if (!Own)
      Own = projectFiles();
    // vendor/web is the framework's though vendor be not: it has own.h, too.
    StringRef Folder = firstFolder(I);
    while (HasOwn(Folder) && Folder != path::parent_path(I.Path))
      Folder = folderBelow(Folder, I.Path);
    if (!HasOwn(Folder) && !llvm::is_contained(Result, Folder))
      Result.push_back(Folder.str());
  }
  return Result;
}

} // namespace redirect
