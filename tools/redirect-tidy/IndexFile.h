//===- IndexFile.h - The index, for as long as checks run -*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_INDEXFILE_H
#define REDIRECT_TIDY_TOOLS_INDEXFILE_H

#include "llvm/Support/Error.h"
#include "llvm/Support/FileSystem.h"

namespace redirect {

class RouteIndex;
class WholeProgram;

/// The route index in a file that the checks can read, for as long as they run.
class IndexFile {
public:
  static llvm::Expected<IndexFile> write(const WholeProgram &Program);
  IndexFile(IndexFile &&) = default;
  ~IndexFile() { llvm::consumeError(File.discard()); }

  llvm::StringRef path() const { return File.TmpName; }

private:
  explicit IndexFile(llvm::sys::fs::TempFile File) : File(std::move(File)) {}

  llvm::sys::fs::TempFile File;
};

/// The index of \p Program, as units read it.
llvm::Expected<RouteIndex> indexOf(const WholeProgram &Program);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_INDEXFILE_H
