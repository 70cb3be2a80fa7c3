//===- Model.h - What a web framework looks like ----------------*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The in-memory form of one file of lib/Models/frameworks/. Names are fully
// qualified as people write them ("httplib::Response::status"); arguments are
// counted from 0.
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_MODEL_H
#define REDIRECT_TIDY_MODELS_MODEL_H

#include "Http/Method.h"
#include <optional>
#include <string>
#include <vector>

namespace redirect {

/// `redirects`: a call that gives a response both its status and its Location.
struct RedirectModel {
  std::string Function;
  unsigned Location = 0;
  /// The argument that holds the status; a default argument counts.
  unsigned Status = 0;
};

/// `statuses`: a member of a response that holds its status, and is assigned.
struct StatusModel {
  std::string Field;
};

/// `headers`: a call that gives a response a header.
struct HeaderModel {
  std::string Function;
  unsigned Name = 0;
  unsigned Value = 0;
};

/// The value of `methods`: a list of methods, or the word `any` where the
/// registration doesn't restrict them.
struct MethodList {
  struct AnyMethod {
    bool IsGiven = false;
  };

  AnyMethod Any;
  std::vector<Method> Listed;

  bool isRestricted() const { return !Any.IsGiven; }
  MethodSet methods() const {
    if (!isRestricted())
      return MethodSet::all();
    MethodSet Result;
    for (const Method M : Listed)
      Result |= M;
    return Result;
  }
};

/// `routes`: a call that registers a handler.
struct RouteModel {
  std::string Function;
  std::optional<unsigned> Pattern;
  unsigned Handler = 0;
  MethodList Methods;
};

/// `request`: what handlers read of a request, by fields and functions.
struct RequestModel {
  std::vector<std::string> Method;
  std::vector<std::string> Target;
  std::vector<std::string> RouteParameters;
  std::vector<std::string> Headers;
  std::vector<std::string> Body;
};

/// `comparisons`: a function that compares two texts, given as its first two
/// arguments or as its object and its first argument, and how it tells that
/// they are equal: by returning `true` or by returning `zero`.
struct ComparisonModel {
  enum class Equal { True, Zero };
  std::string Function;
  Equal EqualIs = Equal::True;
};

/// One framework, or one library that web servers use beside a framework.
struct Model {
  std::string Framework;
  std::string Versions;
  std::vector<RedirectModel> Redirects;
  std::vector<StatusModel> Statuses;
  std::vector<HeaderModel> Headers;
  std::vector<RouteModel> Routes;
  RequestModel Request;
  std::vector<ComparisonModel> Comparisons;
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_MODEL_H
