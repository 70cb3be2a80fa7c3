//===- SinkShapes.h - What may send a text ----------------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_FACTS_SINKSHAPES_H
#define REDIRECT_TIDY_FACTS_SINKSHAPES_H

#include "Models/Vocabulary.h"
#include "clang/AST/Decl.h"

namespace redirect {

/// What a model would say of \p Function if it may send a text to a client, by
/// its name and by what it takes: a connection and a text; none for others.
std::optional<RawResponseModel>
sinkShapeOf(const clang::FunctionDecl &Function);

} // namespace redirect

#endif // REDIRECT_TIDY_FACTS_SINKSHAPES_H
