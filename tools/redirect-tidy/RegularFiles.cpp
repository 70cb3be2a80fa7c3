//===- RegularFiles.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RegularFiles.h"

namespace vfs = llvm::vfs;

namespace redirect {

namespace {

class RegularFileSystem : public vfs::ProxyFileSystem {
public:
  using ProxyFileSystem::ProxyFileSystem;

  llvm::ErrorOr<std::unique_ptr<vfs::File>>
  openFileForRead(const llvm::Twine &Path) override {
    const llvm::ErrorOr<vfs::Status> Known = status(Path);
    if (!Known)
      return Known.getError();
    const bool CanBeRead = Known->isRegularFile() || Known->isDirectory() ||
                           Path.str() == "/dev/null";
    if (!CanBeRead)
      return std::make_error_code(std::errc::operation_not_permitted);
    return ProxyFileSystem::openFileForRead(Path);
  }
};

} // namespace

llvm::IntrusiveRefCntPtr<vfs::FileSystem> regularFiles() {
  return llvm::makeIntrusiveRefCnt<RegularFileSystem>(
      llvm::IntrusiveRefCntPtr<vfs::FileSystem>(
          vfs::createPhysicalFileSystem().release()));
}

} // namespace redirect
