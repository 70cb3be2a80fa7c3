//===- ModelFiles.h - The shipped models as they are written ----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TEST_UNIT_MODELFILES_H
#define REDIRECT_TIDY_TEST_UNIT_MODELFILES_H

#include "Models/BuiltinModels.h"
#include <string>

namespace redirect {

/// The text of the file that \p Builtin was made of; empty if it can't be read.
std::string textOf(const BuiltinModel &Builtin);

} // namespace redirect

#endif // REDIRECT_TIDY_TEST_UNIT_MODELFILES_H
