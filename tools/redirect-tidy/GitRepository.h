//===- GitRepository.h - Questions to git -----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_GITREPOSITORY_H
#define REDIRECT_TIDY_TOOLS_GITREPOSITORY_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace redirect {

/// A repository with its working tree.
class GitRepository {
public:
  /// The one that \p Folder is in.
  static llvm::Expected<GitRepository> around(llvm::StringRef Folder);
  /// The one whose working tree is \p Folder itself.
  static llvm::Expected<GitRepository> at(llvm::StringRef Folder);

  /// What git prints; an error with its own words if it fails. \p Input is a
  /// file.
  llvm::Expected<std::string> run(llvm::ArrayRef<llvm::StringRef> Arguments,
                                  llvm::StringRef Input = "") const;

  /// The commit where the branch at hand left \p Revision.
  llvm::Expected<std::string> mergeBase(llvm::StringRef Revision) const;

  /// Calls \p Use with the contents of each of \p Blobs, in their order.
  llvm::Error
  readBlobs(llvm::ArrayRef<llvm::StringRef> Blobs,
            llvm::function_ref<llvm::Error(size_t, llvm::StringRef)> Use) const;

  /// The absolute path of what git calls \p Name.
  std::string path(llvm::StringRef Name) const {
    return Root + "/" + Name.str();
  }

private:
  explicit GitRepository(std::string Root) : Root(std::move(Root)) {}

  std::string Root;
};

/// Pairs of contents, old and new, in a folder of their own, under names that
/// mean nothing.
class ContentPairs {
public:
  static llvm::Expected<ContentPairs> create();
  ContentPairs(ContentPairs &&Other) : Folder(std::move(Other.Folder)) {
    Other.Folder.clear();
  }
  ~ContentPairs();

  /// Adds \p Old and what stands in the file \p New.
  llvm::Error add(llvm::StringRef Old, llvm::StringRef New);

  /// The lines that each pair's new side has and its old one hasn't. How lines
  /// end doesn't matter.
  llvm::Expected<std::vector<std::vector<unsigned>>> compare() const;

private:
  explicit ContentPairs(std::string Folder) : Folder(std::move(Folder)) {}

  std::string file(llvm::StringRef Side, size_t Number) const;

  std::string Folder;
  size_t Count = 0;
};

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_GITREPOSITORY_H
