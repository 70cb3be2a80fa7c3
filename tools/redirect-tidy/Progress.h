//===- Progress.h - How far a run has come ----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_PROGRESS_H
#define REDIRECT_TIDY_TOOLS_PROGRESS_H

#include "llvm/ADT/StringRef.h"
#include <chrono>
#include <mutex>
#include <string>

namespace redirect {

/// True where someone looks on: standard error is a terminal, and not in CI.
bool isInteractive();

/// One line on a terminal that tells how far a step has come:
///
///     pass 1, reading 12/80, 0:41 left: src/orders.cpp
///
/// How many passes it takes isn't known before: what some files say of others
/// may have these read again.
///
/// Several threads may tell what they do.
class Progress {
public:
  /// Nothing is written unless \p IsShown.
  explicit Progress(bool IsShown) : IsShown(IsShown) {}
  ~Progress() { end(); }

  void begin(llvm::StringRef Step, size_t Count);
  /// A unit's turn has come.
  void start(llvm::StringRef File);
  void finish();
  /// Removes the line.
  void end();

private:
  void show(llvm::StringRef File);

  const bool IsShown;
  std::mutex Mutex;
  std::string Step;
  std::string Current;
  unsigned Pass = 0;
  size_t Count = 0;
  size_t Done = 0;
  std::chrono::steady_clock::time_point Begin;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_PROGRESS_H
