//===- Project.h - All units of a project -----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_PROJECT_H
#define REDIRECT_TIDY_TOOLS_PROJECT_H

#include "Compilations.h"
#include "Progress.h"
#include "ResultCache.h"
#include "UnitMap.h"
#include "llvm/ADT/FunctionExtras.h"

namespace redirect {

/// A translation unit of a project.
struct ProjectUnit {
  /// An absolute path.
  std::string File;
  /// How it is compiled.
  clang::tooling::CompileCommand Command;
  /// "#2" for the second of several commands; empty if the file has one.
  std::string Variant;
  ModelSelection Models;
  /// What it takes to read it, as a hash: its flags, its models, the program.
  std::string Key;
  DescribedUnit Said;
  /// The part of the index with which it was described; empty if none of it
  /// matters to the unit's description.
  std::string Told;
  /// How often that has changed.
  unsigned TimesTold = 0;
  /// True if it wasn't described again with all that others gave it.
  bool MayLearnMore = false;
  /// True if all that is known of it was known before this run.
  bool IsUnchanged = true;

  /// The name by which descriptions and indexes know it.
  std::string name() const;
  /// True if the unit shows by itself that it may have redirects.
  bool mattersAlone() const;
  /// True if something in it redirects, by itself or by what others give it.
  bool redirects() const;
};

/// A project, and what runs on all of it.
class Project {
public:
  /// No folder for \p Cache is no cache.
  Project(std::string Root, unsigned Jobs, ResultCache Cache,
          bool ShowsProgress)
      : Root(std::move(Root)), Jobs(Jobs), Cache(std::move(Cache)),
        Shown(ShowsProgress) {}

  std::vector<ProjectUnit> Units;

  const std::string Root;
  const unsigned Jobs;
  const ResultCache Cache;
  FileHashes Hashes;
  const ModelLibrary Library;
  Progress Shown;

  /// Does \p Work on \p Some of the units, several at a time. The order in
  /// which that is done doesn't matter.
  void forEach(llvm::StringRef Step, llvm::ArrayRef<ProjectUnit *> Some,
               llvm::function_ref<void(ProjectUnit &)> Work);

  /// Keeps \p Result for the next run. Several threads may do so at once.
  void keep(llvm::StringRef Key, llvm::json::Object Result);
  /// Why not all of that could be kept; empty if it was.
  std::string whyNotKept() const { return NotKept; }

private:
  std::mutex Keeping;
  std::string NotKept;
};

/// What the run of this very program depends on beside its input.
std::string programHash();

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_PROJECT_H
