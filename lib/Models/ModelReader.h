//===- ModelReader.h - Reads models from YAML -------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_MODELREADER_H
#define REDIRECT_TIDY_MODELS_MODELREADER_H

#include "Models/BuiltinModels.h"
#include "Models/Model.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBufferRef.h"

namespace redirect {

/// Reads one model. Fails with "FILE:LINE:COLUMN: what is wrong" where the text
/// is not YAML, has an unknown or a missing key, or a value of the wrong form.
llvm::Expected<Model> readModel(llvm::MemoryBufferRef Text);

/// The same for one that a user wrote, who may be a stranger.
llvm::Expected<Model> readUsersModel(llvm::MemoryBufferRef Text);

/// The model that was built in.
Model readModel(const BuiltinModel &Builtin);

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_MODELREADER_H
