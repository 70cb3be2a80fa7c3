//===- BuiltinModels.h - The models shipped with the plugin -----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_BUILTINMODELS_H
#define REDIRECT_TIDY_MODELS_BUILTINMODELS_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace redirect {

/// One file of lib/Models/frameworks/, libraries/ or clients/, as it was when
/// the plugin was built.
struct BuiltinModel {
  const char *FileName;
  /// The model's own `identifier`, which can be had without reading it.
  const char *Identifier;
  /// The model's own `mentions` and `unless-mentions`.
  llvm::ArrayRef<llvm::StringRef> Mentions;
  llvm::ArrayRef<llvm::StringRef> UnlessMentions;
  /// True for those of clients/, of which servers know nothing.
  bool IsClient;
  const char *Text;
};

/// Every shipped model. The build generates the definition from the files.
llvm::ArrayRef<BuiltinModel> builtinModels();

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_BUILTINMODELS_H
