//===- IndexFile.cpp ------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "IndexFile.h"
#include "Program/RouteIndex.h"
#include "Redirects/WholeProgram.h"
#include "llvm/Support/Path.h"

namespace redirect {

llvm::Expected<IndexFile> IndexFile::write(const WholeProgram &Program) {
  llvm::SmallString<128> Model;
  llvm::sys::path::system_temp_directory(/*ErasedOnReboot=*/true, Model);
  llvm::sys::path::append(Model, "redirect-tidy-%%%%%%%%.index");
  // A signal removes it, too.
  llvm::Expected<llvm::sys::fs::TempFile> File =
      llvm::sys::fs::TempFile::create(Model);
  if (!File)
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   "no temporary file in " +
                                       llvm::sys::path::parent_path(Model) +
                                       ": " + llvm::toString(File.takeError()));
  llvm::raw_fd_ostream Out(File->FD, /*shouldClose=*/false);
  Program.writeIndex(Out);
  Out.flush();
  IndexFile Result(std::move(*File));
  if (const std::error_code Problem = Out.error()) {
    Out.clear_error();
    return llvm::createStringError(Problem,
                                   Result.path() + ": " + Problem.message());
  }
  return Result;
}

llvm::Expected<RouteIndex> indexOf(const WholeProgram &Program) {
  std::string Text;
  llvm::raw_string_ostream To(Text);
  Program.writeIndex(To);
  return RouteIndex::parse(llvm::MemoryBuffer::getMemBufferCopy(Text, "index"));
}

} // namespace redirect
