//===- EditedProject.h - Where the rest of an edited program is -*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_EDITEDPROJECT_H
#define REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_EDITEDPROJECT_H

#include "llvm/ADT/StringRef.h"
#include <optional>
#include <string>

namespace redirect {

/// The project of a file, as clangd sees it.
struct EditedProject {
  /// compile_commands.json or compile_flags.txt.
  std::string Database;
  /// The folder in which clangd keeps its own index, too.
  std::string Root;

  std::string indexFolder() const;
  std::string indexFile() const;
  /// Tells for which units the index says the same as before.
  std::string answersFile() const;
};

/// The project of \p File: \p Chosen is the folder of its compile commands if
/// the editor or the command line names one; or else a .clangd around the file
/// does, or it is the nearest around the file, or in a folder build there.
std::optional<EditedProject> projectOf(llvm::StringRef File,
                                       llvm::StringRef Chosen);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_REDIRECT_CLANGD_EDITEDPROJECT_H
