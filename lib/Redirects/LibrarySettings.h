//===- LibrarySettings.h - Libraries told to lose a method ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_LIBRARYSETTINGS_H
#define REDIRECT_TIDY_REDIRECTS_LIBRARYSETTINGS_H

#include "Facts/CompileErrors.h"
#include "Models/ModelLibrary.h"
#include "clang/AST/Expr.h"
#include <vector>

namespace redirect {

/// A client object that is told to follow redirects by itself, and to send what
/// its library then sends as GET, or sends again though GET was asked for.
struct LibrarySetting {
  /// `curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 1L)`
  const clang::CallExpr *Follow = nullptr;
  /// `curl_easy_setopt(handle, CURLOPT_POST, 1L)`: the first of them.
  const clang::CallExpr *Sent = nullptr;
  /// What a model says of it.
  const LibrarySettingModel *Is = nullptr;
};

/// The settings in the unit's own code, in source order. \p Errors says where
/// the unit doesn't compile, and is null if it does. A unit whose \p Words
/// mention none of what makes a library follow is left at once.
std::vector<LibrarySetting> librarySettings(clang::ASTContext &Context,
                                            const UnitWords &Words,
                                            const ClientSelection &Clients,
                                            const CompileErrors *Errors);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_LIBRARYSETTINGS_H
