//===- Comparison.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Flow/Comparison.h"

namespace redirect {

std::optional<Method> namedMethod(const Value &V) {
  if (V.Is == Value::Kind::MethodName)
    return V.Named;
  if (V.Is != Value::Kind::Text || !V.Text.isLiteral())
    return std::nullopt;
  return parseMethod(V.Text.literal());
}

/// The same where \p Right is what a request line begins with: "GET " as "GET
/// /", but not "GET /orders", tells all requests with the method.
static std::optional<std::pair<MethodSet, MethodSet>>
comparedWithLine(const Value &Right) {
  if (Right.Is != Value::Kind::Text || !Right.Text.isLiteral())
    return std::nullopt;
  const std::string Line = Right.Text.literal();
  const auto [Word, Rest] = llvm::StringRef(Line).split(' ');
  const std::optional<Method> Named = parseMethod(Word);
  if (!Named || *Named == Method::Other)
    return std::nullopt;
  const bool IsAll = Rest.empty() || Rest == "/";
  return std::pair(MethodSet(*Named),
                   IsAll ? ~MethodSet(*Named) : MethodSet::all());
}

/// The methods for which \p Left and \p Right are equal, and for which they
/// differ; nothing if that can't be told.
static std::optional<std::pair<MethodSet, MethodSet>>
compareValues(const Value &Left, const Value &Right) {
  using Kind = Value::Kind;
  if (Right.Is == Kind::RequestMethod && Left.Is != Kind::RequestMethod)
    return compareValues(Right, Left);
  if (Left.Is == Kind::RequestMethod) {
    const std::optional<Method> Named = namedMethod(Right);
    if (!Named)
      return comparedWithLine(Right);
    // That the method isn't PROPFIND leaves the other extensions.
    if (*Named == Method::Other)
      return std::pair(MethodSet(*Named), MethodSet::all());
    return std::pair(MethodSet(*Named), ~MethodSet(*Named));
  }
  if (Left.Is == Kind::Number && Right.Is == Kind::Number)
    return Left.Number == Right.Number
               ? std::pair(MethodSet::all(), MethodSet::none())
               : std::pair(MethodSet::none(), MethodSet::all());
  const bool NonZeroAndZero = (Left.Is == Kind::NonZero &&
                               Right.Is == Kind::Number && Right.Number == 0) ||
                              (Right.Is == Kind::NonZero &&
                               Left.Is == Kind::Number && Left.Number == 0);
  if (NonZeroAndZero)
    return std::pair(MethodSet::none(), MethodSet::all());
  return std::nullopt;
}

ValueSet compareSets(const ValueSet &Left, const ValueSet &Right,
                     const Value &IfEqual, const Value &IfDifferent) {
  ValueSet Result;
  for (const ValueSet::Entry &L : Left)
    for (const ValueSet::Entry &R : Right) {
      const MethodSet For = L.For & R.For;
      if (const auto Compared = compareValues(L.Is, R.Is)) {
        Result.add(IfEqual, For & Compared->first);
        Result.add(IfDifferent, For & Compared->second);
      } else {
        Result.add(L.Is.isMadeOfMethod() || R.Is.isMadeOfMethod()
                       ? Value::madeOfMethod()
                       : Value::unknown(),
                   For);
      }
    }
  return Result;
}

} // namespace redirect
