//===- ModelCheck.h - What of a model the code has --------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_MODELCHECK_H
#define REDIRECT_TIDY_TOOLS_MODELCHECK_H

#include "Models/ModelMatch.h"
#include "Project.h"
#include "SourceRoot.h"

namespace redirect {

/// `redirect-tidy --check-model FILE`: which entries of a user's model match
/// nothing in a project.
class ModelCheck {
public:
  /// Fails as reading the model for the checks does.
  static llvm::Expected<ModelCheck> read(const std::string &File);

  /// Reads those units of \p All that weren't read yet, and looks for what the
  /// model names.
  void lookIn(Project &All);

  /// Puts together what the units have that are made of one of \p Files, or all
  /// of them if there are none.
  void sumUp(const Project &All, llvm::ArrayRef<std::string> Files);

  /// True if there is a unit that the model is about.
  bool isConcerned() const { return Concerned != 0; }

  /// True if so, and all of its entries match.
  bool matches() const;

  /// Prints a warning for each entry that matches nothing.
  void print(const SourceRoot &Root, std::optional<bool> UsesColor,
             llvm::raw_ostream &Out) const;

  /// "31 of 33 entries match in 14 files; 2 don't".
  std::string summary() const;

private:
  /// What one unit has.
  struct InUnit {
    bool KnowsIdentifier = false;
    std::optional<NearName> NearIdentifier;
    std::vector<EntryMatch> Entries;
  };

  InUnit lookIn(clang::ASTContext &Context) const;

  std::unique_ptr<llvm::MemoryBuffer> Text;
  std::unique_ptr<const Model> Is;
  std::vector<ModelEntry> Entries;
  /// By the name of a unit.
  std::map<std::string, InUnit> ByUnit;
  InUnit Whole;
  /// How many units were read, and how many of them the model is about.
  size_t Read = 0;
  size_t Concerned = 0;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_MODELCHECK_H
