//===- Method.cpp ---------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Http/Method.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace redirect {

static constexpr StringLiteral Names[NumMethods] = {
    "GET",    "HEAD",    "POST",  "PUT",     "PATCH",
    "DELETE", "OPTIONS", "TRACE", "CONNECT", "other"};

StringRef methodName(Method M) { return Names[static_cast<unsigned>(M)]; }

std::optional<Method> parseMethod(StringRef Token) {
  if (Token.empty() ||
      !all_of(Token, [](char C) { return isAlpha(C) || C == '-'; }))
    return std::nullopt;
  for (unsigned I = 0; I != NumMethods; ++I)
    if (Token.equals_insensitive(Names[I]))
      return static_cast<Method>(I);
  return Method::Other;
}

std::string MethodSet::str(StringRef Conjunction) const {
  SmallVector<StringRef, NumMethods> Parts;
  for (unsigned I = 0; I != NumMethods; ++I)
    if (const auto M = static_cast<Method>(I);
        M != Method::Other && contains(M))
      Parts.push_back(methodName(M));
  if (Parts.size() < 2)
    return join(Parts, "");
  const StringRef Last = Parts.pop_back_val();
  return (join(Parts, ", ") + " " + Conjunction + " " + Last).str();
}

} // namespace redirect
