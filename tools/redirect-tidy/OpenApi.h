//===- OpenApi.h - The routes of a project, as OpenAPI ----------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_OPENAPI_H
#define REDIRECT_TIDY_TOOLS_OPENAPI_H

#include "Redirects/WholeProgram.h"

namespace redirect {

/// The routes as OpenAPI 3.1: paths, methods, parameters of paths, and the
/// redirects that answer. What has no path is beside, as `x-any-path`.
std::string openApi(llvm::ArrayRef<RouteEntry> Routes, llvm::StringRef Title);

/// A pattern as OpenAPI writes it: "/orders/{id}/{p2}" for
/// "/orders/:id/(\\d+)".
struct PathTemplate {
  std::string Text;
  std::vector<std::string> Parameters;
};
PathTemplate pathTemplateOf(llvm::StringRef Pattern);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_OPENAPI_H
