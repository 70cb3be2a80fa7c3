//===- Status.cpp ---------------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Http/Status.h"
#include "llvm/ADT/Twine.h"

namespace redirect {

llvm::StringRef reasonPhrase(int Code) {
  switch (static_cast<Status>(Code)) {
  case Status::MovedPermanently:
    return "Moved Permanently";
  case Status::Found:
    return "Found";
  case Status::SeeOther:
    return "See Other";
  case Status::TemporaryRedirect:
    return "Temporary Redirect";
  case Status::PermanentRedirect:
    return "Permanent Redirect";
  }
  return "";
}

std::string statusName(int Code) {
  const llvm::StringRef Phrase = reasonPhrase(Code);
  if (Phrase.empty())
    return std::to_string(Code);
  return (llvm::Twine(Code) + " " + Phrase).str();
}

} // namespace redirect
