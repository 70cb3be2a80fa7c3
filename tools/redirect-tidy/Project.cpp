//===- Project.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Project.h"
#include "Program/DescriptionLine.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/ThreadPool.h"

namespace redirect {

std::string ProjectUnit::name() const {
  return describedUnit(Said.Description);
}

bool ProjectUnit::mattersAlone() const {
  const std::string Line = "\n" + DescriptionOfOneAlone.str() + "\n";
  return llvm::StringRef(Said.Description).contains(Line) ||
         !Said.Problems.empty();
}

bool ProjectUnit::redirects() const {
  const std::string Line = "\n" + DescriptionOfRedirect.str() + "\t";
  return MayLearnMore || llvm::StringRef(Said.Description).contains(Line);
}

void Project::forEach(llvm::StringRef Step, llvm::ArrayRef<ProjectUnit *> Some,
                      llvm::function_ref<void(ProjectUnit &)> Work) {
  Shown.begin(Step, Some.size());
  llvm::CrashRecoveryContext::Enable();
  llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Jobs));
  for (ProjectUnit *Unit : Some)
    Pool.async([this, Step, Unit, Work] {
      Shown.start(Unit->File);
      // A crash on one unit doesn't keep it from the others.
      llvm::CrashRecoveryContext Recovery;
      if (!Recovery.RunSafely([&] { Work(*Unit); })) {
        // However much of it could be looked at before.
        Unit->Said.Functions = {};
        Unit->Said.HasErrorsInFile = true;
        Unit->Said.Errors = 1;
        Unit->Said.FirstError = ("redirect-tidy crashed on this file while " +
                                 Step + "; please report it")
                                    .str();
      }
      Shown.finish();
    });
  Pool.wait();
  Shown.end();
}

void Project::keep(llvm::StringRef Key, llvm::json::Object Result) {
  llvm::Error Problem = Cache.store(Key, std::move(Result));
  if (!Problem)
    return;
  std::string Text = llvm::toString(std::move(Problem));
  const std::lock_guard<std::mutex> Lock(Keeping);
  if (NotKept.empty())
    NotKept = std::move(Text);
}

std::string programHash() {
  static int InThisProgram;
  const auto Buffer = llvm::MemoryBuffer::getFile(
      llvm::sys::fs::getMainExecutable("redirect-tidy", &InThisProgram));
  return Buffer ? hashOf((*Buffer)->getBuffer()) : "";
}

} // namespace redirect
