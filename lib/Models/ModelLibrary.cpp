//===- ModelLibrary.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Models/ModelLibrary.h"
#include "Models/BuiltinModels.h"
#include "Models/ModelReader.h"
#include "llvm/ADT/STLExtras.h"

namespace redirect {

ModelLibrary::ModelLibrary() : Read(builtinModels().size()) {}

const Model &ModelLibrary::read(size_t Index) const {
  const std::lock_guard<std::mutex> Lock(Mutex);
  std::unique_ptr<Model> &Known = Read[Index];
  if (!Known) {
    const BuiltinModel &Builtin = builtinModels()[Index];
    llvm::Expected<Model> Parsed =
        readModel(llvm::MemoryBufferRef(Builtin.Text, Builtin.FileName));
    if (!Parsed)
      llvm::report_fatal_error(Parsed.takeError());
    Known = std::make_unique<Model>(std::move(*Parsed));
  }
  return *Known;
}

std::vector<const Model *> ModelLibrary::modelsFor(
    llvm::function_ref<bool(llvm::StringRef)> IsKnown) const {
  std::vector<const Model *> Result;
  for (const auto &[Index, Builtin] : llvm::enumerate(builtinModels()))
    if (*Builtin.Identifier && IsKnown(Builtin.Identifier))
      Result.push_back(&read(Index));
  if (Result.empty())
    return Result;
  for (const auto &[Index, Builtin] : llvm::enumerate(builtinModels()))
    if (!*Builtin.Identifier)
      Result.push_back(&read(Index));
  return Result;
}

} // namespace redirect
