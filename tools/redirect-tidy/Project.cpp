//===- Project.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Project.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/ThreadPool.h"

namespace json = llvm::json;

namespace redirect {

std::string ProjectUnit::name() const {
  const llvm::StringRef Line =
      llvm::StringRef(Said.Description).split('\n').first;
  llvm::Expected<json::Value> Parsed = json::parse(Line);
  if (!Parsed) {
    llvm::consumeError(Parsed.takeError());
    return {};
  }
  const json::Object *First = Parsed->getAsObject();
  return First ? First->getString("unit").value_or("").str() : "";
}

bool ProjectUnit::matters() const {
  // The first line names the unit; the others say something of it.
  return llvm::StringRef(Said.Description).count('\n') > 1 ||
         !Said.Problems.empty();
}

void Project::forEach(llvm::StringRef Step, llvm::ArrayRef<ProjectUnit *> Some,
                      llvm::function_ref<void(ProjectUnit &)> Work) {
  Shown.begin(Step, Some.size());
  llvm::CrashRecoveryContext::Enable();
  llvm::DefaultThreadPool Pool(llvm::hardware_concurrency(Jobs));
  for (ProjectUnit *Unit : Some)
    Pool.async([this, Unit, Work] {
      Shown.start(Unit->File);
      // A compiler that crashes on one unit doesn't keep it from the others.
      llvm::CrashRecoveryContext Recovery;
      if (!Recovery.RunSafely([&] { Work(*Unit); })) {
        Unit->Said.Errors = 1;
        Unit->Said.FirstError = "clang crashes on this unit";
      }
      Shown.finish();
    });
  Pool.wait();
  Shown.end();
}

std::string programHash() {
  static int InThisProgram;
  const auto Buffer = llvm::MemoryBuffer::getFile(
      llvm::sys::fs::getMainExecutable("redirect-tidy", &InThisProgram));
  return Buffer ? hashOf((*Buffer)->getBuffer()) : "";
}

} // namespace redirect
