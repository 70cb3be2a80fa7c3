//===- ModelEntries.h - The declarations that a model names -----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_MODELENTRIES_H
#define REDIRECT_TIDY_MODELS_MODELENTRIES_H

#include "Models/Model.h"
#include "llvm/ADT/StringRef.h"

namespace redirect {

/// What an entry of a model takes a declaration to be.
enum class NamedKind : uint8_t { Any, Function, Class, Field };

/// A name in a model, and what its entry says of the declaration.
struct ModelEntry {
  const QualifiedName *Name = nullptr;
  NamedKind Is = NamedKind::Any;
  /// The last of the arguments that the entry speaks of.
  std::optional<unsigned> LastArgument;
  /// True if the object of a call counts as the first of them.
  bool CountsObject = false;
  /// The members of the record that the entry speaks of.
  std::vector<llvm::StringRef> Fields;
};

/// What \p M, which must outlive the result, names, in the order of its text.
/// Names of virtual functions that stand without a class are left out.
std::vector<ModelEntry> entriesOf(const Model &M);

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_MODELENTRIES_H
