//===- ClientReport.cpp ---------------------------------------------------===//
//
// Part of redirect-tidy, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ClientReport.h"
#include "Http/Status.h"

namespace redirect {

/// "303, 307 and 308"
static std::string listed(llvm::ArrayRef<int> Codes) {
  std::string Result;
  for (size_t I = 0; I != Codes.size(); ++I) {
    if (I != 0)
      Result += I + 1 == Codes.size() ? " and " : ", ";
    Result += std::to_string(Codes[I]);
  }
  return Result;
}

std::string describeMissed(const MissedStatus &M) {
  if (!M.MadeGet.empty())
    return "this client follows " + listed(M.MadeGet) +
           " with GET, but they ask for the same method and body";
  const bool IsOne = M.Missed.size() == 1;
  const std::string As = M.TakenFor == MissedAs::Error
                             ? (IsOne ? "an error" : "errors")
                             : (IsOne ? "a final answer" : "final answers");
  return "this client follows " + listed(M.Followed) + ", but takes " +
         listed(M.Missed) + " for " + As;
}

/// What \p Code asks of a client.
static std::string askedBy(int Code) {
  const std::string Name = std::to_string(Code);
  switch (static_cast<Status>(Code)) {
  case Status::MovedPermanently:
    return Name + " may be followed with GET after a POST, and be remembered";
  case Status::Found:
    return Name + " may be followed with GET after a POST";
  case Status::SeeOther:
    return Name + " asks for GET, without the body";
  case Status::TemporaryRedirect:
    return Name + " asks for the same method and body";
  case Status::PermanentRedirect:
    return Name +
           " asks for the same method and body, and may be remembered like 301";
  }
  llvm_unreachable("all statuses are handled");
}

std::vector<std::string> adviceFor(const MissedStatus &M) {
  std::vector<std::string> Result;
  if (!M.MadeGet.empty()) {
    for (const int Code : M.MadeGet)
      Result.push_back(askedBy(Code));
    return Result;
  }
  if (M.SendsOnlyGet)
    Result.emplace_back("for a client that only sends GET, 301, 302, 303, 307 "
                        "and 308 mean the same");
  else
    for (const int Code : M.Missed)
      Result.push_back(askedBy(Code));
  if (!M.Setting.empty())
    Result.push_back("or let the library do it: '" + M.Setting + "'");
  return Result;
}

/// What comes of a setting, before what would be instead.
static std::string effectOf(const LibrarySetting &S) {
  switch (S.Is->Then) {
  case LibrarySettingModel::Effect::BecomesGet:
    return "POST is followed with GET on 301 and 302, without its body";
  case LibrarySettingModel::Effect::SentAgain:
    return "POST is sent again on 301 and 302, where most clients send GET";
  case LibrarySettingModel::Effect::SentAlways:
    return "this method is sent again on each redirect, even 303";
  }
  llvm_unreachable("all effects are handled");
}

std::string describeSetting(const LibrarySetting &S) {
  return effectOf(S) + (S.Is->Instead.empty() ? "" : "; " + S.Is->Instead);
}

} // namespace redirect
