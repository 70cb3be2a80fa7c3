//===- ModelLibrary.h - The models that a unit needs ----------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_MODELLIBRARY_H
#define REDIRECT_TIDY_MODELS_MODELLIBRARY_H

#include "Models/Model.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <mutex>

namespace redirect {

/// The models that are built in. Each is read when the first unit needs it, so
/// that a unit without a web framework pays for none of them. Several threads
/// may ask at once.
class ModelLibrary {
public:
  ModelLibrary();

  /// The models of which \p IsKnown says that the unit knows the identifier,
  /// and those that go beside all others; none if there is nothing to go
  /// beside.
  std::vector<const Model *>
  modelsFor(llvm::function_ref<bool(llvm::StringRef)> IsKnown) const;

private:
  const Model &read(size_t Index) const;

  mutable std::mutex Mutex;
  mutable std::vector<std::unique_ptr<Model>> Read;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_MODELLIBRARY_H
