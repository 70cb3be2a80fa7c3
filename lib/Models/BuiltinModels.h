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
#include <cstdint>

namespace redirect {

/// A value of a model as YAML has it. Its kind is that of YAML I/O.
struct ModelNode {
  enum class Kind : uint8_t { Scalar, Sequence, Mapping };
  Kind Is;
  /// The key that has the value, in a mapping: its length, and where it begins
  /// among the texts of all models.
  uint8_t KeySize;
  uint16_t Key;
  /// Where the value stands in the model's file.
  uint16_t Offset;
  /// The length of a scalar, or how many values a sequence or a mapping has.
  uint16_t Size;
  /// Where a scalar begins among the texts of all models; or the number of the
  /// first value of a sequence or a mapping, which the others follow.
  uint32_t Begin;
};

/// One file of lib/Models/frameworks/, libraries/ or clients/, as it was when
/// the plugin was built: no unit pays for parsing it.
struct BuiltinModel {
  const char *FileName;
  /// The model's own `identifier`, which can be had without reading it.
  const char *Identifier;
  /// The model's own `mentions` and `unless-mentions`.
  llvm::ArrayRef<llvm::StringRef> Mentions;
  llvm::ArrayRef<llvm::StringRef> UnlessMentions;
  /// True for those of clients/, of which servers know nothing.
  bool IsClient;
  /// All values of the model, the model itself first.
  llvm::ArrayRef<ModelNode> Nodes;
  /// The texts of all models.
  const char *Texts;
};

/// Every shipped model. tools/embed-models writes the definition.
llvm::ArrayRef<BuiltinModel> builtinModels();

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_BUILTINMODELS_H
