//===- RouteTable.h - The routes of a project, for reading ------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_TOOLS_ROUTETABLE_H
#define REDIRECT_TIDY_TOOLS_ROUTETABLE_H

#include "Redirects/WholeProgram.h"

namespace redirect {

/// "POST and PUT", "any", "any but GET and HEAD"
std::string methodsOf(const RouteEntry &Route);

/// "/orders/:id", "(any path)"; of a hook, when it runs: "before every route"
std::string patternOf(const RouteEntry &Route);

/// "302 Found to /v2{request's path}, the same request there"; and the methods
/// that get to the redirect, if they are some of those that \p Route serves:
/// "302 Found, for POST".
std::string describe(const RoutedRedirect &R, const RouteEntry &Route);

/// "src/routes.cpp:12"
std::string lineOf(const PlaceElsewhere &Place);

/// Prints a table, one line for each route and each redirect.
void printRoutes(llvm::ArrayRef<RouteEntry> Routes, llvm::raw_ostream &Out);

} // namespace redirect

#endif // REDIRECT_TIDY_TOOLS_ROUTETABLE_H
