//===- PathGlobs.h - Files, by patterns of their names ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_CHECKS_PATHGLOBS_H
#define REDIRECT_TIDY_CHECKS_PATHGLOBS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/Regex.h"
#include <string>
#include <vector>

namespace redirect {

/// Patterns such as "third_party", "src/*/generated/*" and "*.pb.cc": each
/// stands for files and folders of that name, wherever they are, and all that
/// is below these folders. A * stays within a name, ** goes over several.
class PathGlobs {
public:
  /// Fails if one of \p Globs is none.
  static llvm::Expected<PathGlobs> create(llvm::ArrayRef<std::string> Globs);

  bool empty() const { return Patterns.empty(); }

  /// \p File is an absolute path.
  bool match(llvm::StringRef File) const;

private:
  std::vector<llvm::Regex> Patterns;
};

} // namespace redirect

#endif // REDIRECT_TIDY_CHECKS_PATHGLOBS_H
