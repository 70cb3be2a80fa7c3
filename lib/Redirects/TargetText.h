//===- TargetText.h - A target as people read it ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_REDIRECTS_TARGETTEXT_H
#define REDIRECT_TIDY_REDIRECTS_TARGETTEXT_H

#include "Flow/Value.h"

namespace redirect {

/// "/v2{request path}", "/orders/{from the request}": what is spelled out, and
/// in braces what is known of the rest.
std::string targetAsText(const Text &Target);

} // namespace redirect

#endif // REDIRECT_TIDY_REDIRECTS_TARGETTEXT_H
