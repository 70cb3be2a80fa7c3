//===- NamedFiles.h - The files that a command names ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_NAMEDFILES_H
#define REDIRECT_TIDY_TOOLS_NAMEDFILES_H

#include "Project.h"
#include "llvm/Support/Error.h"

namespace redirect {

/// True if \p Unit is made of the file \p Name, among others.
bool isMadeOf(const ProjectUnit &Unit, llvm::StringRef Name);

/// True if one of \p Units is made of \p Name.
bool isKnown(llvm::StringRef Name, llvm::ArrayRef<ProjectUnit> Units);

/// The name by which \p Units know \p File. Fails if it is no part of any:
/// nothing would be said of it, as if all were well.
llvm::Expected<std::string> knownName(llvm::StringRef File,
                                      llvm::ArrayRef<ProjectUnit> Units);

/// \p Names as \p Units know them; in the place of a folder, those below it.
/// Fails if there is nothing of one.
llvm::Expected<std::vector<std::string>>
knownFiles(llvm::ArrayRef<std::string> Names,
           llvm::ArrayRef<ProjectUnit> Units);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_NAMEDFILES_H
