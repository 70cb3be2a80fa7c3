//===- Replay.cpp ---------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

// Gives each target the texts of its folder, without a fuzzer:
//
//   fuzz-replay test/fuzz/corpus
//
//===----------------------------------------------------------------------===//

#include "Targets.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

/// Returns how many texts there were.
static unsigned replay(const redirect::fuzz::Target &Target,
                       llvm::StringRef Folder) {
  unsigned Count = 0;
  std::error_code Problem;
  for (llvm::sys::fs::directory_iterator File(Folder, Problem), End;
       !Problem && File != End; File.increment(Problem)) {
    const auto Text = llvm::MemoryBuffer::getFile(File->path());
    if (!Text)
      continue;
    llvm::errs() << File->path() << "\n"; // Stays if this is its end.
    Target.Read((*Text)->getBuffer());
    ++Count;
  }
  return Count;
}

int main(int Argc, const char **Argv) {
  if (Argc != 2) {
    llvm::errs() << "usage: fuzz-replay CORPUS\n";
    return 2;
  }
  bool IsWhole = true;
  for (const redirect::fuzz::Target &Target : redirect::fuzz::targets()) {
    llvm::SmallString<128> Folder(Argv[1]);
    llvm::sys::path::append(Folder, Target.Name);
    const unsigned Count = replay(Target, Folder);
    IsWhole &= Count != 0;
    llvm::outs() << Target.Name << ": " << Count << " texts\n";
  }
  return IsWhole ? 0 : 1;
}
