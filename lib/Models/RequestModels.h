//===- RequestModels.h - What handlers read, and ask ------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_REQUESTMODELS_H
#define REDIRECT_TIDY_MODELS_REQUESTMODELS_H

#include "Http/Method.h"
#include "Models/ModelNames.h"

namespace redirect {

/// `request: variables`: a function that reads a part of the request which is
/// told by a text: getenv("REQUEST_METHOD").
struct RequestVariableModel {
  QualifiedName Function;
  unsigned Name = 0;
  std::vector<std::string> Method;
  std::vector<std::string> Target;
  std::vector<std::string> Body;
};

/// `request`: `lines`: a function that cuts up a request line, so that the
/// program itself finds the method and the target in it. `strchr(line, ' ')`
/// leads to the target; `strtok(line, " ")` gives the method, and the target
/// when it goes on with null; `sscanf(line, "%s %s", method, target)` gives
/// both.
struct RequestLineModel {
  QualifiedName Function;
  /// The argument that has to be a space.
  std::optional<unsigned> Separator;
  /// The argument that is a scanf format, which those behind it receive.
  std::optional<unsigned> Format;
  /// True if it returns what stands before the space, and goes on where it has
  /// ended if its first argument is null.
  bool GoesOn = false;
};

/// `request`: what handlers read of a request, by fields and functions.
struct RequestModel {
  NameList Method;
  /// True where nothing gives the method: what the program compares with the
  /// name of a method, spelled out, is the method.
  bool MethodIsCompared = false;
  NameList Target;
  NameList RouteParameters;
  NameList Headers;
  NameList Body;
  std::vector<RequestVariableModel> Variables;
  std::vector<RequestLineModel> Lines;
};

/// `predicates`: a function that tells whether the request's method is one of
/// those that it, or an argument, names.
struct PredicateModel {
  QualifiedName Function;
  std::optional<MethodList> Methods;
  std::optional<unsigned> MethodsArgument;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_REQUESTMODELS_H
