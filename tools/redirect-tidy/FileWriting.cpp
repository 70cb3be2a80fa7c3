//===- FileWriting.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "FileWriting.h"
#include "CommandLines.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/Signals.h"
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using llvm::StringRef;
namespace fs = llvm::sys::fs;

namespace redirect {

using Writing = llvm::function_ref<void(llvm::raw_ostream &To)>;

static llvm::Error problemWith(StringRef File, std::error_code Problem) {
  return llvm::createStringError(Problem, File + ": " + Problem.message());
}

static std::error_code lastError() { return {errno, std::generic_category()}; }

llvm::Error flushOutput() {
  llvm::outs().flush();
  const std::error_code Problem = llvm::outs().error();
  if (!Problem)
    return llvm::Error::success();
  // It has been told now, and isn't fatal at the end.
  llvm::outs().clear_error();
  return problemWith("standard output", Problem);
}

namespace {

/// A file under a name that nobody knows, gone at the end unless it was moved.
/// LLVM's own takes each % of a folder's name for a sign to be chosen.
class NewFile {
public:
  ~NewFile() {
    if (Descriptor >= 0)
      close(Descriptor);
    if (!Name.empty())
      remove();
  }

  std::error_code create(StringRef Folder, unsigned Mode) {
    static constexpr unsigned MaxTries = 100;
    std::error_code Problem;
    for (unsigned Try = 0; Try < MaxTries; ++Try) {
      Name = Folder.str() + "/.redirect-tidy-" +
             llvm::utohexstr(llvm::sys::Process::GetRandomNumber()) + ".tmp";
      Problem = fs::openFileForWrite(Name, Descriptor, fs::CD_CreateNew,
                                     fs::OF_None, Mode);
      if (Problem != std::errc::file_exists)
        break;
    }
    if (Problem)
      Name.clear();
    else
      llvm::sys::RemoveFileOnSignal(Name);
    return Problem;
  }

  std::error_code moveTo(StringRef File) {
    const std::error_code Problem = fs::rename(Name, File);
    if (!Problem) {
      llvm::sys::DontRemoveFileOnSignal(Name);
      Name.clear();
    }
    return Problem;
  }

  int descriptor() const { return Descriptor; }

private:
  void remove() {
    unlink(Name.c_str());
    llvm::sys::DontRemoveFileOnSignal(Name);
  }

  std::string Name;
  int Descriptor = -1;
};

} // namespace

/// What may stand where a file is to be written: nothing, or a file. A link may
/// lead anywhere; a device or a pipe would be gone afterwards.
static llvm::Error checkPlace(StringRef File, const fs::file_status &There) {
  switch (There.type()) {
  case fs::file_type::file_not_found:
    return llvm::Error::success();
  case fs::file_type::regular_file:
    if (const std::error_code Problem = fs::access(File, fs::AccessMode::Write))
      return problemWith(File, Problem);
    return llvm::Error::success();
  case fs::file_type::symlink_file:
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   File + ": this is a symbolic link; name the "
                                          "file itself");
  default:
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   File + ": this is no regular file; for "
                                          "standard output, say -");
  }
}

/// Gives the file that is open as \p Descriptor the owner and the permissions
/// of
/// \p Like.
static std::error_code keepOwner(int Descriptor, const fs::file_status &Like) {
  struct stat Now = {};
  if (fstat(Descriptor, &Now) != 0)
    return lastError();
  const bool IsOwned =
      Now.st_uid == Like.getUser() && Now.st_gid == Like.getGroup();
  if (!IsOwned && fchown(Descriptor, Like.getUser(), Like.getGroup()) != 0)
    return lastError();
  return fchmod(Descriptor, static_cast<mode_t>(Like.permissions())) == 0
             ? std::error_code()
             : lastError();
}

/// Brings the file to the disk.
static std::error_code sync(int Descriptor) {
  while (fsync(Descriptor) != 0)
    if (errno != EINTR)
      return lastError();
  return {};
}

/// Brings to the disk what \p Folder has. Not every file system can.
static void syncFolder(const llvm::SmallString<128> &Folder) {
  const int Descriptor =
      open(std::string(Folder).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (Descriptor < 0)
    return;
  fsync(Descriptor);
  close(Descriptor);
}

/// Fills the file that is open as \p Descriptor.
static std::error_code fill(int Descriptor, Writing Write) {
  llvm::raw_fd_ostream Out(Descriptor, /*shouldClose=*/false);
  Write(Out);
  Out.flush();
  const std::error_code Problem = Out.error();
  Out.clear_error();
  return Problem;
}

/// Writes a file beside its place and moves it there.
static llvm::Error replace(StringRef File, Writing Write, bool IsLasting) {
  fs::file_status There;
  if (fs::status(File, There, /*Follow=*/false))
    There = fs::file_status(fs::file_type::file_not_found);
  if (llvm::Error Problem = checkPlace(File, There))
    return Problem;
  llvm::SmallString<128> Folder(absolutePath(File));
  llvm::sys::path::remove_filename(Folder);
  NewFile New;
  std::error_code Problem =
      New.create(Folder, IsLasting ? fs::all_read | fs::all_write
                                   : fs::owner_read | fs::owner_write);
  if (!Problem && There.type() == fs::file_type::regular_file)
    Problem = keepOwner(New.descriptor(), There);
  if (!Problem)
    Problem = fill(New.descriptor(), Write);
  if (!Problem && IsLasting)
    Problem = sync(New.descriptor());
  if (!Problem)
    Problem = New.moveTo(File);
  if (Problem)
    return problemWith(File, Problem);
  if (IsLasting)
    syncFolder(Folder);
  return llvm::Error::success();
}

llvm::Error writeFile(StringRef File, Writing Write) {
  if (File == "/dev/null")
    return llvm::Error::success();
  if (File != "-")
    return replace(File, Write, /*IsLasting=*/true);
  Write(llvm::outs());
  return flushOutput();
}

llvm::Error writeFile(StringRef File, StringRef Text) {
  return writeFile(File, [&](llvm::raw_ostream &To) { To << Text; });
}

llvm::Error writeScratchFile(StringRef File, StringRef Text) {
  return replace(
      File, [&](llvm::raw_ostream &To) { To << Text; },
      /*IsLasting=*/false);
}

} // namespace redirect
