//===- GitChanges.h - What has changed since a commit -----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_GITCHANGES_H
#define REDIRECT_TIDY_TOOLS_GITCHANGES_H

#include "AddedLines.h"

namespace redirect {

/// What the repository around \p Folder has, in its working tree, that it
/// hadn't where its branch left \p Revision: committed or not, added to git or
/// not, in submodules, too. Names and contents come from git's plumbing, so
/// that neither attributes nor settings nor odd names hide anything. Lines are
/// told of \p Names, the real paths of what a project is made of; an error if
/// none of them is in that repository. What else there is in \p Builds, real
/// paths of folders below the repository's, and isn't added to git, the build
/// has made.
llvm::Expected<AddedLines> linesSince(llvm::StringRef Revision,
                                      llvm::StringRef Folder,
                                      llvm::ArrayRef<std::string> Names,
                                      llvm::ArrayRef<std::string> Builds);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_GITCHANGES_H
