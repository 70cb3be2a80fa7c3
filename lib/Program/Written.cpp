//===- Written.cpp --------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Program/Written.h"
#include "Facts/Expressions.h"
#include "Http/Status.h"

using namespace clang;

namespace redirect {

// response.status = 404
/// True if \p Write gives a status that sends nobody anywhere, and no more.
static bool isOtherStatus(const ResponseWrite &Write,
                          const ASTContext &Context) {
  if (Write.Location || Write.HeaderName || Write.HeaderLines ||
      Write.Headers || Write.StatusIsPermanence || !Write.Status)
    return false;
  const std::optional<int64_t> Code =
      Write.Sends ? *Write.Sends : constantNumber(*Write.Status, Context);
  return Code && reasonPhrase(static_cast<int>(*Code)).empty();
}

static bool isOtherStatus(const ValueSet &Given) {
  return llvm::all_of(Given, [](const ValueSet::Entry &E) {
    return E.Is.Is == Value::Kind::Number &&
           reasonPhrase(static_cast<int>(E.Is.Number)).empty();
  });
}

Written writtenIn(const FunctionSummary &Summary, const ASTContext &Context) {
  Written Result;
  if (!Summary.Redirects.empty())
    Result.add(true);
  for (const Effect &E : Summary.Effects)
    if (!E.Location.isUnknown())
      Result.add(true);
    else if (!E.Status.isUnknown())
      Result.add(!isOtherStatus(E.Status));
  if (Summary.Facts->BeginsAnswer)
    Result.add(true);
  if (!Summary.Facts->WritesResponse)
    return Result;
  for (const auto &[Site, F] : Summary.Facts->BySite) {
    const auto *Write = std::get_if<ResponseWrite>(&F);
    const auto *Raw = std::get_if<RawResponse>(&F);
    if (Write)
      Result.add(!isOtherStatus(*Write, Context));
    // Who only prints may print anything.
    else if (Raw && !Raw->MayBeOtherText)
      Result.add(true);
  }
  return Result;
}

} // namespace redirect
