//===- TargetText.cpp -----------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Redirects/TargetText.h"

namespace redirect {

static std::string describe(const TextPiece &Piece) {
  using Source = TextPiece::Source;
  switch (Piece.From) {
  case Source::Literal:
    return Piece.Characters.str();
  case Source::RequestTarget:
    return Piece.IsEdited ? "{part of the request's path}" : "{request's path}";
  case Source::RouteParameter:
    return "{parameter of the path}";
  case Source::RequestBody:
    return "{from the request}";
  case Source::RequestMethod:
    return "{request's method}";
  case Source::OtherNode:
    return "{another node}";
  case Source::RefusalPage:
  case Source::ToldRefusal:
    return "{page for those who are refused}";
  case Source::OtherAnswer:
    return "{what another server has answered}";
  case Source::ToldForward:
    return "{where the request belongs}";
  case Source::Parameter:
  case Source::Unknown:
    return "{?}";
  }
  llvm_unreachable("all sources are handled");
}

std::string targetAsText(const Text &Target) {
  std::string Result;
  std::string Last;
  for (const TextPiece &Piece : Target.Pieces) {
    std::string Next = describe(Piece);
    // Two things that nobody knows are no more than one.
    if (Next != "{?}" || Last != "{?}")
      Result += Next;
    Last = std::move(Next);
  }
  return Result;
}

} // namespace redirect
