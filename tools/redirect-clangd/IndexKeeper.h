//===- IndexKeeper.h - Keeps the route index of what is edited --*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_INDEXKEEPER_H
#define REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_INDEXKEEPER_H

#include "EditedProject.h"
#include "llvm/ADT/FunctionExtras.h"
#include "llvm/Support/Program.h"
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace redirect {

/// Has redirect-tidy write the route index of the projects that are edited, one
/// at a time, in the background.
class IndexKeeper {
public:
  /// Tells whether an index may say something else of a file than before.
  using HasNews = llvm::function_ref<bool(llvm::StringRef File)>;

  /// \p Flags go to each run; \p OnChange is called, on another thread, when an
  /// index isn't what it was.
  IndexKeeper(std::vector<std::string> Flags,
              llvm::unique_function<void(HasNews)> OnChange);
  ~IndexKeeper();
  IndexKeeper(const IndexKeeper &) = delete;
  IndexKeeper &operator=(const IndexKeeper &) = delete;

  /// Has the index of \p Project written soon; several requests are one.
  void refresh(const EditedProject &Project);

private:
  void work();
  void run(const EditedProject &Project);
  bool write(const EditedProject &Project);

  std::string Program;
  std::vector<std::string> Flags;
  llvm::unique_function<void(HasNews)> OnChange;
  std::mutex Mutex;
  std::condition_variable Wake;
  std::map<std::string, EditedProject> Wanted;
  bool IsOver = false;
  llvm::sys::ProcessInfo Running;
  std::thread Worker;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_INDEXKEEPER_H
