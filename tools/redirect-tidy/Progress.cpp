//===- Progress.cpp -------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Progress.h"
#include "llvm/Support/Format.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"

using llvm::StringRef;

namespace redirect {

bool isInteractive() {
  return llvm::sys::Process::StandardErrIsDisplayed() &&
         !llvm::sys::Process::GetEnv("CI");
}

void Progress::begin(StringRef Step, size_t Count) {
  const std::lock_guard<std::mutex> Lock(Mutex);
  this->Step = Step.str();
  Pass += Count != 0;
  this->Count = Count;
  Done = 0;
  Begin = std::chrono::steady_clock::now();
}

void Progress::start(StringRef File) {
  const std::lock_guard<std::mutex> Lock(Mutex);
  Current = File.str();
  show(Current);
}

void Progress::finish() {
  const std::lock_guard<std::mutex> Lock(Mutex);
  ++Done;
  show(Current);
}

void Progress::show(StringRef File) {
  if (!IsShown)
    return;
  llvm::raw_ostream &Out = llvm::errs();
  Out << "\rpass " << Pass << ", " << Step << ' ' << Done << '/' << Count;
  // After a few units the rest can be told.
  if (Done >= 4) {
    const auto Passed = std::chrono::duration_cast<std::chrono::seconds>(
        std::chrono::steady_clock::now() - Begin);
    const size_t Left = Passed.count() * (Count - Done) / Done;
    Out << llvm::format(", %zu:%02zu left", Left / 60, Left % 60);
  }
  // The end of a long path tells more than its beginning.
  static constexpr size_t Columns = 78;
  const size_t Room = Columns - std::min(Columns, Step.size() + 38);
  Out << ": " << (File.size() > Room ? "..." : "") << File.take_back(Room)
      << "\x1b[K";
}

void Progress::end() {
  const std::lock_guard<std::mutex> Lock(Mutex);
  if (IsShown && Count)
    llvm::errs() << "\r\x1b[K";
  Count = 0;
}

} // namespace redirect
