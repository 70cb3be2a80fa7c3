//===- ModelNames.h - Names in a model, and places in calls -----*- C++ -*-===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef REDIRECT_TIDY_MODELS_MODELNAMES_H
#define REDIRECT_TIDY_MODELS_MODELNAMES_H

#include "Http/Method.h"
#include <iterator>
#include <optional>
#include <string>
#include <vector>

namespace redirect {

/// A declaration's name as people write it, without template arguments:
/// "httplib::Response::status".
struct QualifiedName {
  std::string Text;
  /// Where it stands in the model's text; 0 for what no text has.
  size_t Offset = 0;

  bool empty() const { return Text.empty(); }
};

using NameList = std::vector<QualifiedName>;

/// `response`: where a call has the response that it writes to: an argument, or
/// the call's `result`. If nothing is said, it is the object of a member call,
/// else the result.
struct ResponsePlace {
  std::optional<unsigned> Argument;
  bool IsResult = false;
};

/// The value of `methods`: a list of methods, the word `any` where the
/// registration doesn't restrict them, or `template-arguments` where those name
/// them.
struct MethodList {
  enum class Word : uint8_t { None, Any, TemplateArguments };

  Word Given = Word::None;
  std::vector<Method> Listed;

  bool isRestricted() const { return Given != Word::Any; }
  MethodSet methods() const {
    if (!isRestricted())
      return MethodSet::all();
    MethodSet Result;
    for (const Method M : Listed)
      Result |= M;
    return Result;
  }
};

} // namespace redirect

#endif // REDIRECT_TIDY_MODELS_MODELNAMES_H
