//===- RouteJson.h - The routes of a project, for programs ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_ROUTEJSON_H
#define REDIRECT_TIDY_TOOLS_ROUTEJSON_H

#include "Redirects/WholeProgram.h"
#include "llvm/Support/JSON.h"

namespace redirect {

/// The routes, as docs/routes.schema.json describes.
std::string routesAsJson(llvm::ArrayRef<RouteEntry> Routes);

/// ["POST"]; what stands for all but a few are those that have names.
llvm::json::Array methodsAsJson(MethodSet Methods);

/// {"file": "src/routes.cpp", "line": 12, "column": 10}; null if there is none.
llvm::json::Value placeAsJson(const PlaceElsewhere &Place);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_ROUTEJSON_H
