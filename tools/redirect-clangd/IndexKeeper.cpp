//===- IndexKeeper.cpp ----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "IndexKeeper.h"
#include "Models/InputFile.h"
#include "Program/UnitAnswers.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <chrono>
#include <csignal>
#include <sys/resource.h>

using llvm::StringRef;

namespace redirect {

/// redirect-tidy is installed with this program.
static std::string besideThisProgram() {
  static int InThisProgram;
  llvm::SmallString<128> Path(
      llvm::sys::fs::getMainExecutable("redirect-clangd", &InThisProgram));
  llvm::sys::path::remove_filename(Path);
  llvm::sys::path::append(Path, "redirect-tidy");
  return llvm::sys::fs::can_execute(Path) ? std::string(Path) : "";
}

IndexKeeper::IndexKeeper(std::vector<std::string> Flags,
                         llvm::unique_function<void(HasNews)> OnChange)
    : Program(besideThisProgram()), Flags(std::move(Flags)),
      OnChange(std::move(OnChange)) {
  if (!Program.empty())
    Worker = std::thread([this] { work(); });
}

IndexKeeper::~IndexKeeper() {
  {
    const std::lock_guard<std::mutex> Lock(Mutex);
    IsOver = true;
    if (Running.Pid > 0)
      ::kill(Running.Pid, SIGTERM);
  }
  Wake.notify_all();
  if (Worker.joinable())
    Worker.join();
}

void IndexKeeper::refresh(const EditedProject &Project) {
  {
    const std::lock_guard<std::mutex> Lock(Mutex);
    Wanted[Project.indexFile()] = Project;
  }
  Wake.notify_all();
}

void IndexKeeper::work() {
  std::unique_lock<std::mutex> Lock(Mutex);
  while (!IsOver) {
    if (Wanted.empty()) {
      Wake.wait(Lock);
      continue;
    }
    // Editors save several files at once.
    Wake.wait_for(Lock, std::chrono::milliseconds(200), [&] { return IsOver; });
    if (IsOver)
      return;
    const EditedProject Project = Wanted.begin()->second;
    Wanted.erase(Wanted.begin());
    Lock.unlock();
    run(Project);
    Lock.lock();
  }
}

/// That of nice(1). With less, a build that takes all cores would stop it.
static constexpr int Niceness = 10;

/// Half of the cores: who edits doesn't wait.
static std::string jobs() {
  return std::to_string(std::max(1U, std::thread::hardware_concurrency() / 2));
}

/// Has redirect-tidy write the index. Returns false if it couldn't, or if all
/// is over.
bool IndexKeeper::write(const EditedProject &Project) {
  const std::string Index = Project.indexFile();
  const std::string Answers = Project.answersFile();
  const std::string Database =
      llvm::sys::path::parent_path(Project.Database).str();
  const std::string Jobs = jobs();
  std::vector<StringRef> Arguments = {Program,
                                      "-p",
                                      Database,
                                      "--root",
                                      Project.Root,
                                      "--index",
                                      Index,
                                      "--jobs",
                                      Jobs,
                                      "--quiet",
                                      "--unit-answers",
                                      Answers,
                                      "--routes",
                                      "--progress=never"};
  Arguments.insert(Arguments.end(), Flags.begin(), Flags.end());
  llvm::sys::ProcessInfo Started;
  {
    const std::lock_guard<std::mutex> Lock(Mutex);
    if (IsOver)
      return false;
    constexpr StringRef Nowhere = "";
    Running = llvm::sys::ExecuteNoWait(Program, Arguments, std::nullopt,
                                       {Nowhere, Nowhere, Nowhere});
    Started = Running;
    if (Started.Pid > 0)
      ::setpriority(PRIO_PROCESS, Started.Pid, Niceness);
  }
  if (Started.Pid <= 0)
    return false;
  llvm::sys::Wait(Started, std::nullopt);
  const std::lock_guard<std::mutex> Lock(Mutex);
  Running = {};
  return !IsOver;
}

void IndexKeeper::run(const EditedProject &Project) {
  // A folder that can't be written has no index.
  if (llvm::sys::fs::create_directories(Project.indexFolder()))
    return;
  const auto Answers = [&] {
    const auto Text = contentsOf(Project.answersFile());
    return UnitAnswers::read(Text ? Text->getBuffer() : "");
  };
  const UnitAnswers Before = Answers();
  if (!write(Project))
    return;
  const UnitAnswers After = Answers();
  if (!(Before == After))
    OnChange([&](StringRef File) { return Before.differFor(File, After); });
}

} // namespace redirect
