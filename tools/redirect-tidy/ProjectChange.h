//===- ProjectChange.h - Looking at what has changed ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_PROJECTCHANGE_H
#define REDIRECT_TIDY_TOOLS_PROJECTCHANGE_H

#include "AddedLines.h"
#include "Commands.h"
#include "Project.h"
#include "ProjectOptions.h"

namespace redirect {

/// The change of a project that a run is about.
class ProjectChange {
public:
  /// As the command's options --since and --diff have it, both if there are
  /// both. nullopt if there is neither: then it is all about the whole project.
  static llvm::Expected<std::optional<ProjectChange>>
  find(const ChangeQuestion &Asked, const Project &All);

  bool contains(llvm::StringRef File, unsigned Line) const;

  /// Says what of the change may keep the checks from reporting anything: other
  /// settings, other models, another \p Baseline (a file, or nothing), comments
  /// that suppress reports.
  void tell(const Project &All, llvm::StringRef Baseline,
            llvm::raw_ostream &To) const;

  /// The sources with changes that are no part of the project, sorted: nothing
  /// can be said of them.
  std::vector<std::string> unseen() const;

  /// The contents of files without the comments in changed lines that suppress
  /// reports, by their real paths: what stands in for such a comment has as
  /// many signs.
  TextsInstead textsWithoutNewNolints() const;

private:
  explicit ProjectChange(std::vector<std::string> Files)
      : Files(std::move(Files)) {}

  /// A comment that suppresses some of our checks in a changed line.
  struct Nolint {
    std::string File;
    unsigned Line = 0;
    size_t Offset = 0;
  };
  std::vector<Nolint> newNolints() const;

  /// The real paths of what the project is made of, sorted.
  std::vector<std::string> Files;
  std::vector<AddedLines> Added;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_PROJECTCHANGE_H
